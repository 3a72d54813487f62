"""LS312 完成时限须在该类事项的办理时限之内。

为什么：
    批示件、建议提案等各有办理时限。定时限时就超过规定，按自己定的时限办结了也还是超期。
    期限由 luoshi.yaml 的 limits 按类型规定，自交办次日起算；这里看最初定的时限，延期另按程序。

合格：
    kind: 批示件
    due: 2026-10-29
    ---
    due: 2027-12-31

不合格：
    kind: 批示件
    due: 2026-10-30
    ---
    kind: 批示件
    due: 长期

改法：
    把时限改到规定之内；情况复杂、经批准可以更长的，在本文件 suppress 中写明批准的依据。

依据：
    教育部办公厅：实现批示件百分之百按期办复
    实务：地方规定批示件非急件15日、会议决策30个工作日，代表建议3个月；以 luoshi.yaml 中的 basis 为准
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import DayUnit
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.workday.deadline import deadline

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.configuration import Limit

RULE = Rule(
    code="LS312",
    title="完成时限须在该类事项的办理时限之内",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教育部办公厅行政效能做法；luoshi.yaml limits",
)


def check(view: TaskView) -> Findings:
    """Yield a finding when the first promise is later than the limit for the kind allows, or when the task is 长期."""
    limit = view.context.limits.get(view.task.kind)
    if limit is None:
        return
    first, standing = view.state.first_due, view.task.standing
    latest = _find_latest(view, limit)
    if latest is None or not (standing or (first is not None and first > latest)):
        return
    basis = f"，依据“{limit.basis}”" if limit.basis else ""
    given = "长期" if standing else f"{first}"
    message = f"“{limit.kind}”限{limit.within}个{limit.unit}办结（至 {latest}）{basis}，完成时限却是“{given}”"
    hint = f"改到 {latest} 或之前；经批准可以更长的，在 suppress 中写明 {RULE.code} 和批准的依据"
    yield view.finding(RULE, ("due",), message, hint)


def _find_latest(view: TaskView, limit: Limit) -> dt.date | None:
    working = limit.unit is DayUnit.WORKING
    try:
        return deadline(view.context.calendar, view.task.assigned, limit.within, working=working)
    except OverflowError:
        return None
