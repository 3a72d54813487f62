"""现行时限: what moves it, what does not, and in which days a pause is counted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from luoshi.state.deadline import Outcome
from tests.state.cases import day, matter, on

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState

HEAD = "assigned: 2026-01-05\ndue: 2026-06-30"


def extended(entry: str, before: str = "", when: str = "2027-06-01") -> TaskState:
    return on(matter(f"{before}\n{entry}", HEAD), when)


AGREED = "due: 2026-07-31, approver: 主任办公会"


@pytest.mark.parametrize(
    ("entry", "outcome", "due"),
    [
        (f"date: 2026-06-29, event: 延期, {AGREED}", Outcome.GRANTED, "07-31"),
        (f"date: 2026-06-30, event: 延期, {AGREED}", Outcome.GRANTED, "07-31"),
        (f"date: 2026-07-01, event: 延期, {AGREED}", Outcome.LATE, "06-30"),
        (f"date: 2026-07-05, event: 延期, requested: 2026-06-30, {AGREED}", Outcome.GRANTED, "07-31"),
        (f"date: 2026-06-29, event: 延期, requested: 2026-07-01, {AGREED}", Outcome.LATE, "06-30"),
        ("date: 2026-06-01, event: 延期, due: 2026-07-31", Outcome.UNAPPROVED, "06-30"),
        ("date: 2026-06-01, event: 延期, due: 2026-07-31, decision: 同意", Outcome.UNAPPROVED, "06-30"),
        (f"date: 2026-06-01, event: 延期, {AGREED}, decision: 同意", Outcome.GRANTED, "07-31"),
        (f"date: 2026-06-01, event: 延期, {AGREED}, decision: 不同意", Outcome.REFUSED, "06-30"),
        (f"date: 2026-07-05, event: 延期, {AGREED}, decision: 不同意", Outcome.REFUSED, "06-30"),
        ("date: 2026-06-01, event: 延期, due: 2026-06-30, approver: 主任", Outcome.POINTLESS, "06-30"),
        ("date: 2026-06-01, event: 延期, due: 2026-05-31, approver: 主任", Outcome.POINTLESS, "06-30"),
    ],
)
def test_an_extension_moves_the_due_date_when_asked_for_in_time_and_agreed(
    entry: str, outcome: Outcome, due: str
) -> None:
    state = extended(entry)
    (extension,) = state.extensions
    assert (extension.outcome, state.due, state.first_due) == (outcome, day(due), day("06-30"))
    assert extension.before == day("06-30")


def test_the_second_application_is_measured_by_the_due_date_then_in_force() -> None:
    first = "date: 2026-06-30, event: 延期, due: 2026-07-31, approver: 甲, ref: 一号, reason: 汛期"
    state = extended("date: 2026-07-20, event: 延期, due: 2026-08-31, approver: 乙", first)
    assert [each.outcome for each in state.extensions] == [Outcome.GRANTED, Outcome.GRANTED]
    assert (state.extensions[1].before, state.due) == (day("07-31"), day("08-31"))
    told = state.extensions[0]
    assert (told.date, told.requested, told.due) == (day("06-30"), day("06-30"), day("07-31"))
    assert (told.approver, told.ref, told.reason) == ("甲", "一号", "汛期")


def test_granted_later_the_due_date_stood_until_then() -> None:
    log = f"date: 2026-07-05, event: 延期, requested: 2026-06-20, {AGREED}"
    assert extended(log, when="2026-07-04").due == day("06-30")
    assert extended(log, when="2026-07-05").due == day("07-31")


def test_refused_and_asked_again_in_time() -> None:
    refused = "date: 2026-06-01, event: 延期, due: 2026-07-31, approver: 甲, decision: 不同意"
    state = extended("date: 2026-06-15, event: 延期, due: 2026-07-15, approver: 甲", refused)
    assert ([each.outcome for each in state.extensions], state.due) == (
        [Outcome.REFUSED, Outcome.GRANTED],
        day("07-15"),
    )


def test_an_extension_of_a_standing_task_gives_it_an_end() -> None:
    state = on(matter("date: 2026-06-01, event: 延期, due: 2026-07-31, approver: 甲", "due: 长期"), "08-01")
    assert (state.first_due, state.due, state.extensions[0].before) == (None, day("07-31"), None)
    assert state.judgement == "逾期"


PAUSE = "date: 2026-03-02, event: 暂停, approver: 甲\ndate: 2026-03-12, event: 恢复"


@pytest.mark.parametrize(
    ("when", "due", "paused"),
    [
        ("03-01", "06-30", 0),
        ("03-02", "06-30", 0),
        ("03-05", "07-03", 3),
        ("03-12", "07-10", 10),
        ("12-01", "07-10", 10),
    ],
)
def test_a_pause_adds_natural_days_to_a_date(when: str, due: str, paused: int) -> None:
    state = on(matter(PAUSE, HEAD), when)
    assert (state.due, state.paused_days) == (day(due), paused)


@pytest.mark.parametrize(
    ("when", "due", "paused"), [("03-02", "03-31", 0), ("03-09", "04-08", 5), ("03-12", "04-13", 8)]
)
def test_a_pause_adds_working_days_to_a_limit_in_working_days(when: str, due: str, paused: int) -> None:
    # 20 working days from 2026-03-03 is 03-31; the pause 03-02 … 03-12 has 8 working days; 清明 2026-04-06 is off.
    state = on(matter(PAUSE, "due: {within: 20, unit: 工作日, from: 2026-03-03}"), when)
    assert (state.due, state.paused_days) == (day(due), paused)


def test_an_extension_during_a_pause_is_measured_by_the_prolonged_date() -> None:
    log = "date: 2026-06-20, event: 暂停, approver: 甲\ndate: 2026-07-05, event: 延期, due: 2026-09-30, approver: 甲"
    state = on(matter(log, HEAD), "07-05")
    assert (state.extensions[0].before, state.extensions[0].outcome) == (day("07-15"), Outcome.GRANTED)


def test_a_pause_that_begins_after_the_due_date_gives_nothing_back() -> None:
    state = on(matter("date: 2026-07-05, event: 暂停, approver: 甲\ndate: 2026-07-20, event: 恢复", HEAD), "08-01")
    assert (state.due, state.paused_days, state.judgement) == (day("06-30"), 0, "逾期")


def test_pausing_twice_counts_from_the_first_and_resuming_alone_counts_nothing() -> None:
    log = """date: 2026-02-01, event: 恢复
    date: 2026-03-02, event: 暂停, approver: 甲
    date: 2026-03-07, event: 暂停, approver: 甲
    date: 2026-03-12, event: 恢复
    date: 2026-04-12, event: 恢复"""
    state = on(matter(log, HEAD), "05-01")
    assert (state.due, state.paused_days) == (day("07-10"), 10)


def test_a_standing_task_pauses_without_a_due_date() -> None:
    state = on(matter(PAUSE, "due: 长期"), "05-01")
    assert (state.due, state.paused_days) == (None, 10)


def test_a_relapse_may_set_a_new_due_date() -> None:
    done = "date: 2026-06-01, event: 报结\ndate: 2026-06-02, event: 核查, result: 通过\n"
    log = f"{done}date: 2026-09-01, event: 回头看, result: 反弹, due: 2026-10-15, approver: 甲"
    assert on(matter(log, HEAD), "08-31").due == day("06-30")
    assert on(matter(log, HEAD), "09-01").due == day("10-15")
    for without in (", due: 2026-10-15, approver: 甲", ", approver: 甲"):
        relapsed = on(matter(log.replace(without, ""), HEAD), "09-01")
        assert (relapsed.due, relapsed.judgement, relapsed.days_late) == (day("08-31"), "逾期", 1)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (
            "{within: 15, unit: 工作日, from: 2026-09-25}",
            "2026-10-22",
        ),  # 中秋 09-25…27, 国庆 10-01…07; 09-20, 10-10 worked
        ("{within: 15, unit: 自然日, from: 2026-09-25}", "2026-10-10"),
        ("{within: 0, unit: 工作日, from: 2026-10-01}", "2026-10-01"),
        ("{within: 1, unit: 工作日, from: 2026-10-01}", "2026-10-08"),
        ("{within: 3, unit: 工作日}", "2026-01-08"),
        ("{within: 20, unit: 自然日}", "2026-01-25"),
        ("2026-05-04", "2026-05-04"),
    ],
)
def test_the_first_promise_as_a_date(due: str, expected: str) -> None:
    assert on(matter("", f"due: {due}"), "01-05").first_due == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    "due",
    ["长期", "null", "{within: 9, unit: 自然日, from: 9999-12-31}", "{within: 9, unit: 工作日, from: 9999-12-31}"],
)
def test_without_a_last_day_there_is_no_due_date(due: str) -> None:
    state = on(matter("", f"due: {due}"), "01-05")
    assert (state.first_due, state.due) == (None, None)


@pytest.mark.parametrize(
    ("due", "years"),
    [
        ("{within: 15, unit: 工作日, from: 2026-12-25}", (2027,)),
        ("{within: 300, unit: 工作日, from: 2026-12-25}", (2027, 2028)),
        ("{within: 15, unit: 自然日, from: 2026-12-25}", ()),
        ("{within: 2, unit: 工作日, from: 2026-12-25}", ()),
        ("2027-05-05", ()),
        ("长期", ()),
    ],
)
def test_years_without_a_notice_are_named_where_working_days_touch_them(due: str, years: tuple[int, ...]) -> None:
    assert on(matter("", f"due: {due}"), "12-26").estimated == years


def test_a_pause_up_to_the_end_of_time_is_no_crash() -> None:
    given = matter("date: 2026-03-02, event: 暂停, approver: 甲", "due: 9999-12-30")
    assert on(given, "2026-06-01").due == dt.date.max
