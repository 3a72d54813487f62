"""LS705 事项不得删除，只能撤销。

为什么：
    删去文件，事项就从总数里消失，期初加新增减销号不再等于期末。

合格：
    before: {}
    after: {}

不合格：
    before: {}
    after: null

改法：
    恢复该文件；不再办理的，添一条“撤销”，写明批准人和理由。换编号用 luoshi renumber。

依据：
    津教委〔2018〕1号 二（六）一事一档；台账只销号、不抹除
"""

from __future__ import annotations

import shlex

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS705",
    title="事项不得删除，只能撤销",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 二（六）",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each task whose file was removed."""
    for pair in view.pairs:
        if pair.before is not None and pair.after is None:
            message = f"事项 {pair.before.id}“{pair.before.title}”的文件被删除（对比 {view.base.name}）"
            hint = f"用 git checkout {view.base.name} -- {shlex.quote(pair.path)} 取回；不再办理的记一条“撤销”"
            yield view.about_file(RULE, pair.path, message, hint)
