"""配合任务: a supporting unit signs, reports and is judged on its own part."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from luoshi.state.duties.backward import Stone, plan_backward
from tests.support.builders import CALENDAR, state, task

DUTY = {"unit": "财务处", "part": "资金下达", "due": "2026-09-30"}
SIGNED = {"date": "2026-02-10", "event": "签收", "by": "学前教育处"}
DAY = dt.date(2026, 10, 31)


def _part(*log: dict[str, Any]) -> Any:
    return state(task(support=[DUTY, "发展规划处"], log=[SIGNED, *log]), DAY).parts[0]


def test_a_part_that_nobody_finished_is_late_by_its_own_limit() -> None:
    part = _part()
    assert (part.unit, part.part, str(part.judgement), part.days_late) == ("财务处", "资金下达", "逾期", 31)


def test_what_the_unit_does_for_its_part_moves_the_part_and_not_the_task() -> None:
    log = [
        {"date": "2026-02-12", "event": "签收", "by": "财务处"},
        {"date": "2026-08-20", "event": "进展", "by": "财务处", "note": "已批复"},
        {"date": "2026-09-28", "event": "报结", "by": "财务处"},
    ]
    part = _part(*log)
    assert (part.signed, part.reported, part.done) == (
        dt.date(2026, 2, 12),
        dt.date(2026, 8, 20),
        dt.date(2026, 9, 28),
    )
    assert str(part.judgement) == "提前完成"
    whole = state(task(support=[DUTY], log=[SIGNED, *log]), DAY)
    assert (str(whole.lifecycle), whole.signed) == ("办理中", dt.date(2026, 2, 10))


def test_the_office_records_for_the_unit_and_the_task_stays_where_it_is() -> None:
    done = {"date": "2026-10-09", "event": "报结", "by": "办公室", "for": "财务处"}
    assert _part(done).done == dt.date(2026, 10, 9)
    assert str(_part(done).judgement) == "逾期完成"
    assert str(state(task(support=[DUTY], log=[SIGNED, done]), DAY).lifecycle) == "办理中"


def test_a_plain_name_has_no_part() -> None:
    assert state(task(support=["财务处"]), DAY).parts == ()


def test_names_of_both_forms_are_supporting_units() -> None:
    assert state(task(support=[DUTY, "发展规划处"]), DAY).support == ("财务处", "发展规划处")


def test_milestones_are_placed_back_by_weight_on_working_days() -> None:
    stages = [Stone(name, name, Decimal(weight)) for name, weight in (("方案", 20), ("开工", 30), ("竣工", 50))]
    start, limit = dt.date(2026, 3, 2), dt.date(2026, 3, 16)
    placed = plan_backward(stages, start, limit, CALENDAR)
    assert [each.proposed for each in placed] == [dt.date(2026, 3, 4), dt.date(2026, 3, 9), limit]
    assert [each.days for each in placed] == [2, 3, 5]


def test_the_last_milestone_stands_on_the_limit_whatever_day_that_is() -> None:
    (only,) = plan_backward([Stone("竣工", "竣工", Decimal(1))], dt.date(2026, 3, 2), dt.date(2026, 3, 15), CALENDAR)
    assert only.proposed == dt.date(2026, 3, 15)
