"""LS707 佐证材料不得替换。

为什么：
    佐证材料是报结、核查的凭据，提交之后再换，核查就核不到当时的东西。

合格：
    before: {}
    after: {}

不合格：
    lost: [{path: evidence/ZD-2026-001/验收表.pdf, gone: false}]
    ---
    lost: [{path: evidence/ZD-2026-001/验收表.pdf, gone: true}]

改法：
    恢复原来的文件；有新材料的，另取文件名，随新的记录一起登记。

依据：
    政府督查工作条例 第二十四、二十五条：不得隐瞒、伪造证据；津教委〔2018〕1号 二（六）
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS707",
    title="佐证材料不得替换",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="政府督查工作条例 第二十五条",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each evidence file that was changed or removed."""
    for each in view.lost:
        if each.path.startswith("evidence/"):
            deed = "被删除" if each.gone else "被替换"
            message = f"佐证材料{deed}（对比 {view.base.name}）"
            yield view.about_file(RULE, each.path, message, "恢复原来的文件；新材料另取文件名登记")
