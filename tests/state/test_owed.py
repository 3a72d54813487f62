"""漏报 and 迟报: which reports are owed, by when, and whether they came."""

from __future__ import annotations

import datetime as dt

import pytest

from luoshi.state.judging_context import JudgingContext
from luoshi.state.owed import find_report_day
from luoshi.state.period import PeriodKind, find_period
from luoshi.state.shortcomings import count_days_overdue
from luoshi.state.task_state import judge
from tests.state.cases import day, matter, on
from tests.support.builders import CALENDAR, SHELF, config

SIGNED = "date: 2026-01-06, event: 签收"
Owed = list[tuple[str, str, str | None, str]]


def owed(log: str, when: str, head: str = "", settings: str = "", since: str | None = None) -> Owed:
    given = matter(f"{SIGNED}\n{log}", head)
    first = day(since) if since else None
    state = judge(given, SHELF, day(when), JudgingContext(config(settings), CALENDAR), since=first)
    return [(each.period, str(each.by), str(each.came) if each.came else None, each.state.value) for each in state.owed]


@pytest.mark.parametrize(
    ("kind", "when", "by"),
    [
        (PeriodKind.WEEK, "10-21", "10-23"), (PeriodKind.MONTH, "10-01", "10-25"),
        (PeriodKind.QUARTER, "10-01", "12-25"),
        (PeriodKind.HALF, "05-01", "06-25"), (PeriodKind.YEAR, "05-01", "12-25"),
    ],
)  # fmt: skip
def test_the_day_of_a_report(kind: PeriodKind, when: str, by: str) -> None:
    assert find_report_day(find_period(kind, day(when)), config().cadence) == day(by)


@pytest.mark.parametrize(
    ("when", "by"), [("2026-02-01", "2026-02-28"), ("2028-02-01", "2028-02-29"), ("2026-04-01", "2026-04-30")]
)
def test_a_report_day_past_the_end_of_the_month_is_its_end(when: str, by: str) -> None:
    setting = config("cadence: {report_by: 31, week_by: 7}").cadence
    assert find_report_day(find_period(PeriodKind.MONTH, day(when)), setting) == dt.date.fromisoformat(by)
    assert find_report_day(find_period(PeriodKind.WEEK, day("10-21")), setting) == day("10-25")


@pytest.mark.parametrize(
    ("came", "state"),
    [
        ("09-30", "漏报"), ("10-01", "按时"), ("10-25", "按时"), ("10-26", "迟报"), ("10-31", "迟报"),
        ("11-01", "漏报"),
    ],
)  # fmt: skip
def test_a_report_counts_in_its_month_and_is_late_after_its_day(came: str, state: str) -> None:
    found = owed(f"date: {day(came)}, event: 进展, note: 甲", "11-20", since="10-01")
    assert found[-1][0] == "2026-10"
    assert (found[-1][1], found[-1][3]) == ("2026-10-25", state)
    assert found[-1][2] == (None if state == "漏报" else str(day(came)))


@pytest.mark.parametrize("event", ["进展", "节点, milestone: 甲", "报结"])
def test_progress_a_milestone_and_a_submission_are_reports(event: str) -> None:
    assert owed(f"date: 2026-10-25, event: {event}", "10-26", since="10-01")[-1][3] == "按时"


@pytest.mark.parametrize("event", ["批示, leader: 甲, text: 乙", "催办", "延期, due: 2027-01-31"])
def test_other_events_are_not(event: str) -> None:
    assert owed(f"date: 2026-10-20, event: {event}", "10-26", since="10-01")[-1][3] == "漏报"


def test_a_report_is_not_missing_before_its_day_is_over() -> None:
    assert [each[0] for each in owed("", "10-25")] == ["2026-09"]
    assert [each[0] for each in owed("", "10-26")] == ["2026-09", "2026-10"]


def test_the_last_one_before_the_period_is_kept() -> None:
    assert [each[0] for each in owed("", "10-31", since="08-01")] == ["2026-07", "2026-08", "2026-09", "2026-10"]


@pytest.mark.parametrize(
    ("cadence", "periods"),
    [
        ("周", ["2026-W39", "2026-W40", "2026-W41", "2026-W42", "2026-W43"]),
        ("月", ["2026-09"]),
        ("季", ["2026-Q3"]),
        ("半年", ["2026-H1"]),
    ],
)
def test_each_cadence_has_its_periods(cadence: str, periods: list[str]) -> None:
    found = owed("", "10-24", f"cadence: {cadence}", since="09-26")
    assert [each[0] for each in found] == periods
    assert [
        each[0] for each in owed("", "10-24", settings=f"cadence: {{default: {cadence}}}", since="09-26")
    ] == periods


def test_by_the_week_a_report_in_the_week_counts() -> None:
    log = "date: 2026-10-19, event: 进展, note: 甲\ndate: 2026-10-17, event: 进展, note: 乙"
    assert owed(log, "10-24", "cadence: 周", since="10-12") == [
        ("2026-W41", "2026-10-09", None, "漏报"),
        ("2026-W42", "2026-10-16", "2026-10-17", "迟报"),
        ("2026-W43", "2026-10-23", "2026-10-19", "按时"),
    ]


@pytest.mark.parametrize(
    ("assigned", "periods"), [("10-24", ["2026-10"]), ("10-25", []), ("10-26", []), ("09-25", ["2026-10"])]
)
def test_assigned_on_or_after_the_report_day_none_is_owed(assigned: str, periods: list[str]) -> None:
    state = on(matter(assigned=str(day(assigned))), "10-31")
    assert [each.period for each in state.owed] == periods


@pytest.mark.parametrize(
    ("log", "periods"),
    [
        ("date: 2026-10-25, event: 暂停, approver: 甲", ["2026-09"]),
        ("date: 2026-10-26, event: 暂停, approver: 甲", ["2026-09", "2026-10"]),
        ("date: 2026-10-20, event: 暂停, approver: 甲\ndate: 2026-10-25, event: 恢复", ["2026-09", "2026-10"]),
        ("date: 2026-10-24, event: 报结", ["2026-09"]),
        ("date: 2026-10-25, event: 报结", ["2026-09", "2026-10"]),
        ("date: 2026-10-24, event: 报结\ndate: 2026-10-25, event: 核查, result: 退回", ["2026-09", "2026-10"]),
        ("date: 2026-10-24, event: 撤销, approver: 甲", ["2026-09"]),
    ],
)
def test_on_the_report_day_the_task_must_be_open(log: str, periods: list[str]) -> None:
    assert [each[0] for each in owed(log, "10-31")] == periods


def test_an_unsigned_task_owes_reports_too() -> None:
    assert [each.period for each in on(matter(), "02-26").owed] == ["2026-01", "2026-02"]


def test_at_the_beginning_of_time_the_count_ends() -> None:
    given = matter(assigned="0001-01-01")
    state = judge(given, SHELF, dt.date(1, 3, 1), JudgingContext(config(), CALENDAR), since=dt.date(1, 1, 1))
    assert state.owed == ()


def test_each_lead_answers_for_its_own_reports_and_days() -> None:
    log = """date: 2026-01-06, event: 签收
    date: 2026-07-05, event: 调整, field: lead, to: 财务处, approver: 甲"""
    given = matter(log, "due: 2026-06-30")
    state = judge(given, SHELF, day("07-26"), JudgingContext(config(), CALENDAR), since=day("06-01"))
    assert [(each.period, each.lead) for each in state.owed][-2:] == [("2026-06", "学前教育处"), ("2026-07", "财务处")]
    assert state.days_late == 26
    assert [count_days_overdue(state, unit) for unit in ("学前教育处", "财务处", "办公室")] == [4, 22, 0]
