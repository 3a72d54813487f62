from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from luoshi.state.sets.rollforward import RollForward, roll_forward
from luoshi.state.sets.statistics import ENDED
from tests.support.builders import config, state
from tests.support.reports import ended, judged, plain
from tests.support.strategies import days, ledgers

if TYPE_CHECKING:
    from luoshi.model.task import Task
    from luoshi.state.task_state import TaskState

SEPTEMBER = dt.date(2026, 9, 30)
OCTOBER = dt.date(2026, 10, 31)
RELAPSE = {"date": "2026-10-12", "event": "回头看", "result": "反弹", "due": "2026-12-31"}
CLOSED = ended("2026-09-01", closed="2026-09-10")


def flow(*tasks: Task, start: dt.date = SEPTEMBER, end: dt.date = OCTOBER) -> RollForward:
    def present(day: dt.date) -> list[TaskState]:
        return [each for each in (state(given, day) for given in tasks) if each.assigned <= day]

    return roll_forward(present(start), present(end), start)


def numbers(moved: RollForward) -> dict[str, int]:
    return {name: len(getattr(moved, name)) for name in RollForward.__fields__ if getattr(moved, name)}


def test_a_task_that_stays_open() -> None:
    assert numbers(flow(plain(1))) == {"opening": 1, "closing": 1}


def test_a_new_task() -> None:
    assert numbers(flow(plain(1, assigned="2026-10-09", log=[]))) == {"added": 1, "closing": 1}


def test_a_task_added_and_closed_in_the_period_counts_in_both() -> None:
    log = ended("2026-10-20", closed="2026-10-25")
    assert numbers(flow(plain(1, assigned="2026-10-09", log=log))) == {"added": 1, "closed": 1}


def test_finished_but_not_closed_is_still_stock() -> None:
    assert numbers(flow(plain(1, ended("2026-10-20")))) == {"opening": 1, "closing": 1}


def test_closed_cancelled_declined() -> None:
    gone = [
        plain(1, ended("2026-10-20", closed="2026-10-25")),
        plain(2, [{"date": "2026-10-20", "event": "撤销", "approver": "主任"}]),
        plain(3, [{"date": "2026-10-20", "event": "退办", "approver": "主任"}]),
    ]
    assert numbers(flow(*gone)) == {"opening": 3, "closed": 1, "cancelled": 1, "declined": 1}


def test_what_is_joined_or_split_is_neither_finished_nor_withdrawn() -> None:
    gone = [
        plain(1, [{"date": "2026-10-20", "event": "并案", "into": ["ZD-2026-009"], "approver": "主任"}]),
        plain(2, [{"date": "2026-10-20", "event": "拆分", "into": ["ZD-2026-008", "ZD-2026-009"], "approver": "主任"}]),
    ]
    assert numbers(flow(*gone)) == {"opening": 2, "regrouped": 2}


def test_what_ended_before_the_period_does_not_move() -> None:
    assert numbers(flow(plain(1, CLOSED))) == {}


def test_a_relapse_counts_as_added() -> None:
    assert numbers(flow(plain(1, [*CLOSED, RELAPSE]))) == {"added": 1, "reopened": 1, "closing": 1}


def test_a_relapse_closed_again_counts_as_added_and_closed() -> None:
    again = ended("2026-10-20", closed="2026-10-25")
    assert numbers(flow(plain(1, [*CLOSED, RELAPSE, *again]))) == {"added": 1, "reopened": 1, "closed": 1}


def test_a_closed_task_that_is_cancelled_afterwards_was_no_stock() -> None:
    log = [*CLOSED, {"date": "2026-10-20", "event": "撤销", "approver": "主任"}]
    assert numbers(flow(plain(1, log))) == {}


@given(ledgers(), days(), st.integers(0, 200))
def test_the_identity_holds_for_any_two_days(tasks: list[Task], start: dt.date, length: int) -> None:
    end = start + dt.timedelta(days=length)
    opening, now = (
        [each for each in judged(tasks, day, config(), day) if each.assigned <= day] for day in (start, end)
    )
    moved = roll_forward(opening, now, start)
    left = (*moved.closed, *moved.cancelled, *moved.declined, *moved.regrouped)
    assert len(moved.opening) + len(moved.added) - len(left) == len(moved.closing)
    assert {each.id for each in moved.opening} == {each.id for each in opening if each.lifecycle not in ENDED}
    assert {each.id for each in moved.closing} == {each.id for each in now if each.lifecycle not in ENDED}


@given(ledgers(), days())
def test_nothing_moves_within_one_day(tasks: list[Task], day: dt.date) -> None:
    states = [each for each in judged(tasks, day, config(), day) if each.assigned <= day]
    moved = roll_forward(states, states, day)
    assert moved.added == moved.closed == moved.cancelled == moved.declined == ()
