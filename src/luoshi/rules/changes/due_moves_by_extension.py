"""LS704 时限只能经延期移动。

为什么：
    直接改文件头部的时限，逾期就凭空消失了。时限只有到期前申请、经批准的延期才能移动。

合格：
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 延期, due: 2027-01-15, approver: 主任办公会, ref: 2026年第14次, reason: 汛期停工}

不合格：
    before: {}
    after: {due: 2027-03-31}

改法：
    恢复原来的 due，另添一条“延期”，写明申请日期、新时限、批准人、文号和理由。

依据：
    津教委〔2018〕1号 一（二）；延期须到期前申请并经批准（domain.md 2.8）
"""

from __future__ import annotations

from luoshi.model.task import Within
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS704",
    title="时限只能经延期移动",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 一（二）",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each due date that was changed in the head."""
    for pair in view.pairs:
        for each in pair.change().head:
            if each.field == "due" and each.before is not None:
                moved = f"{_describe_due(each.before)} 改为 {_describe_due(each.after)}"
                message = f"时限在文件头部被改动：{moved}（对比 {view.base.name}）"
                yield view.finding(RULE, pair, ("due",), message, "恢复原来的时限；确需延期的另添一条“延期”记录")


def _describe_due(due: object) -> str:
    if isinstance(due, Within):
        return f"{due.within}个{due.unit}内"
    return "（空）" if due is None else str(due)
