"""LS706 编号不得挪用。

为什么：
    编号是事项的身份证。挪给另一件事，从前的通报、文书里的编号就指错了地方。

合格：
    before: {}
    after: {}

不合格：
    before: {}
    after: {title: 义务教育学校食堂改造, assigned: 2026-10-20, objective: 改造30所学校食堂, log: []}
    ---
    taken: [ZD-2026-001]
    before: null
    after: {}

改法：
    给新事项另取编号（luoshi add 自动取下一号），原事项照旧恢复。

依据：
    编号唯一、永不重复使用（domain.md 2.3、8 C1）
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS706",
    title="编号不得挪用",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="一事一号，永不重复（domain.md 2.3）",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for an id that now stands for another matter: title and day changed, or it was used before."""
    for pair in view.pairs:
        before, after = pair.before, pair.after
        if (
            before
            and after
            and before.id == after.id
            and before.title != after.title
            and before.assigned != after.assigned
        ):
            message = f"编号 {after.id} 原是“{before.title}”，现在成了“{after.title}”"
            yield view.finding(RULE, pair, ("id",), message, "新事项另取编号（luoshi add），原事项照旧恢复")
        elif before is None and after is not None and after.id in view.taken:
            message = f"编号 {after.id} 从前用过，那个事项已不在台账中"
            yield view.finding(RULE, pair, ("id",), message, "另取编号：luoshi renumber")
