"""LS708 已通报的时期不得悄悄补录。

为什么：
    通报发出之后再补当期的记录，通报里的数就和台账对不上了。补录可以，但要看得见。

合格：
    issued_until: 2026-09-30
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}

不合格：
    issued_until: 2026-10-31
    before: null
    after: {}
    ---
    issued_until: 2026-10-31
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}

改法：
    确系补录的，在说明里写清原因；下期通报会列出更正。

依据：
    津教委〔2018〕1号 二（八）反馈通报；已发通报只更正、不改写
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity, TaskPair

if TYPE_CHECKING:
    import datetime as dt


RULE = Rule(
    code="LS708",
    title="已通报的时期不得悄悄补录",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 二（八）",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each new entry and each new task that is dated in a period whose bulletin has been issued."""
    until = view.base.issued_until
    if until is None:
        return
    for pair in view.pairs:
        yield from _judge_task(view, pair, until) if pair.before is None else _judge_entries(view, pair, until)


def _judge_task(view: ChangesView, pair: TaskPair, until: dt.date) -> Findings:
    task = pair.after
    if task is not None and task.assigned <= until:
        message = f"补登：{task.assigned.isoformat()} 交办的事项是在截至 {until.isoformat()} 的通报发出之后才登记的"
        yield view.finding(RULE, pair, ("assigned",), message, "确系补登的可以保留；下期通报列出更正")


def _judge_entries(view: ChangesView, pair: TaskPair, until: dt.date) -> Findings:
    for each in pair.change().added:
        if each.after is not None and each.after.date <= until:
            day = each.after.date.isoformat()
            message = f"补录：{day} 的“{each.after.event}”是在截至 {until.isoformat()} 的通报发出之后才记的"
            keys = ("log", each.after_index or 0, "date")
            yield view.finding(RULE, pair, keys, message, "写清补录的原因；下期通报列出更正")
