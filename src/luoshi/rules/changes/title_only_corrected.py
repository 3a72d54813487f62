"""LS703 事项名称只可订正文字。

为什么：
    名称换了，就可能换了一件事。订正错字可以，改换内容要另立事项或经调整。

合格：
    before: {}
    after: {}

不合格：
    before: {}
    after: {title: 农村学前教育全覆盖工程项目}

改法：
    确是订正文字的，可以保留；改换内容的，恢复名称，用“调整”或另立事项。

依据：
    津教委〔2018〕1号 一（二）；一事一项（domain.md 2.3）
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS703",
    title="事项名称只可订正文字",
    severity=Severity.HINT,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 一（二）",
)


def check(view: ChangesView) -> Findings:
    """Yield a hint for each title that changed."""
    for pair in view.pairs:
        for each in pair.change().head:
            if each.field == "title":
                message = f"事项名称由“{each.before}”改为“{each.after}”"
                yield view.finding(RULE, pair, ("title",), message, "订正文字可以保留；改换内容的，用“调整”或另立事项")
