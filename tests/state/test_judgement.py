"""进度研判、亮灯、四查: their boundaries and their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.state.cases import day, matter, on
from tests.support.builders import config

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState


def at_half(progress: str, settings: str = "") -> TaskState:
    """Judge on 2026-07-04, when half of the time has passed."""
    log = f"date: 2026-01-06, event: 签收\ndate: 2026-06-25, event: 进展, progress: {progress}"
    return on(matter(log), "07-04", config(settings))


# -------------------------------------------------------------------------------------------------------- 进度研判


@pytest.mark.parametrize(
    ("progress", "judgement"),
    [
        ("100", "超前"),
        ("55", "超前"), ("54.99", "正常"), ("50", "正常"), ("45.01", "正常"), ("45", "滞后"), ("0", "滞后"),
    ],
)  # fmt: skip
def test_a_gap_of_exactly_the_bound_is_ahead_or_behind(progress: str, judgement: str) -> None:
    assert at_half(progress).judgement == judgement


@pytest.mark.parametrize(("progress", "judgement"), [("50.01", "超前"), ("50", "正常"), ("49.99", "滞后")])
def test_with_bounds_of_nothing_only_the_exact_plan_is_normal(progress: str, judgement: str) -> None:
    assert at_half(progress, settings="judgement: {ahead: 0, behind: 0}").judgement == judgement


@pytest.mark.parametrize(
    ("when", "judgement", "late"),
    [("12-30", "滞后", 0), ("12-31", "滞后", 0), ("2027-01-01", "逾期", 1), ("2027-02-01", "逾期", 32)],
)
def test_due_today_is_not_late(when: str, judgement: str, late: int) -> None:
    state = on(matter("date: 2026-01-06, event: 签收"), when)
    assert (state.judgement, state.days_late) == (judgement, late)


def test_unsigned_tasks_are_judged_too() -> None:
    assert on(matter(), "2027-01-01").judgement == "逾期"


@pytest.mark.parametrize(
    ("submitted", "judgement", "early", "late"),
    [
        ("12-29", "提前完成", 2, 0),
        ("12-30", "提前完成", 1, 0),
        ("12-31", "按期完成", 0, 0),
        ("2027-01-01", "逾期完成", 0, 1),
    ],
)
def test_the_finished_are_judged_by_the_day_of_submission(
    submitted: str, judgement: str, early: int, late: int
) -> None:
    log = f"date: 2026-01-06, event: 签收\ndate: {day(submitted)}, event: 报结"
    passed = "\ndate: 2027-03-01, event: 核查, result: 通过"
    for more in ("", passed, f"{passed}\ndate: 2027-03-01, event: 销号, approver: 甲"):
        state = on(matter(log + more), "2027-03-02")
        assert (state.judgement, state.days_early, state.days_late) == (judgement, early, late)
        assert state.lamp is None


def test_early_is_as_early_as_the_workspace_says() -> None:
    given = matter("date: 2026-12-29, event: 报结")
    assert on(given, "12-30", config("judgement: {early_days: 3}")).judgement == "按期完成"
    assert on(given, "12-30", config("judgement: {early_days: 2}")).judgement == "提前完成"


def test_a_returned_submission_is_overdue_again() -> None:
    log = "date: 2026-12-29, event: 报结\ndate: 2027-01-05, event: 核查, result: 退回"
    assert on(matter(log), "2027-01-04").judgement == "提前完成"
    assert (on(matter(log), "2027-01-05").judgement, on(matter(log), "2027-01-05").days_late) == ("逾期", 5)


def test_the_suspended_and_the_withdrawn() -> None:
    paused = on(matter("date: 2026-01-06, event: 签收\ndate: 2026-03-01, event: 暂停, approver: 甲"), "2027-06-01")
    assert (paused.judgement, paused.lamp, paused.days_late) == ("暂停", None, 0)
    for event in ("撤销", "退办", "并案, into: [ZD-1]", "拆分, into: [ZD-1, ZD-2]"):
        gone = on(matter(f"date: 2026-03-01, event: {event}, approver: 甲"), "2027-06-01")
        assert (gone.judgement, gone.lamp, gone.question, gone.answered) == (None, None, None, True)


REPORTED = "date: 2026-01-06, event: 签收\ndate: 2026-05-20, event: 进展, note: 甲"


@pytest.mark.parametrize(
    ("when", "judgement"),
    [("05-25", "滞后"), ("05-26", "正常"), ("06-25", "正常"), ("06-26", "滞后"), ("07-25", "滞后")],
)
def test_a_standing_task_lags_when_the_last_report_is_missing(when: str, judgement: str) -> None:
    assert on(matter(REPORTED, "due: 长期"), when).judgement == judgement


@pytest.mark.parametrize(
    ("event", "judgement"), [("报结", "按期完成"), ("暂停, approver: 甲", "暂停"), ("撤销, approver: 甲", None)]
)
def test_a_standing_task_ends_like_others(event: str, judgement: str | None) -> None:
    assert on(matter(f"{REPORTED}\ndate: 2026-06-01, event: {event}", "due: 长期"), "08-01").judgement == judgement


def test_without_any_due_date_there_is_nothing_to_be_late_for() -> None:
    state = on(matter("date: 2026-01-06, event: 签收", "due: null"), "2027-06-01")
    assert (state.judgement, state.standing, state.days_late) == ("正常", False, 0)
    assert on(matter("date: 2026-01-06, event: 报结", "due: null"), "2027-06-01").judgement == "按期完成"


# ------------------------------------------------------------------------------------------------------------ 亮灯

ONLY = "lamps: [{name: 红灯, overdue: true}, {name: 橙灯, %s}, {name: 绿灯}]"


def lamp(condition: str, given: TaskState | None = None, **case: str) -> tuple[str | None, str]:
    state = given or at_half(**case, settings=ONLY % condition)
    return state.lamp, state.lamp_reason


@pytest.mark.parametrize(
    ("progress", "lit"),
    [
        ("39.9", ("橙灯", "落后应达进度10.1个百分点，超过10个百分点")),
        ("39.96", ("橙灯", "落后应达进度10.0个百分点，超过10个百分点")),
        ("40", ("绿灯", "")),
        ("90", ("绿灯", "")),
    ],
)
def test_a_gap_must_be_over_the_bound(progress: str, lit: tuple[str, str]) -> None:
    assert lamp("gap_over: 10", progress=progress) == lit


@pytest.mark.parametrize(
    ("when", "span", "lit"),
    [
        ("12-24", "{days: 7, unit: 自然日}", ("橙灯", "距时限7天")),
        ("12-23", "{days: 7, unit: 自然日}", ("绿灯", "")),
        ("12-31", "{days: 0, unit: 自然日}", ("橙灯", "距时限0天")),
        ("2027-01-01", "{days: 7, unit: 自然日}", ("红灯", "逾期1天")),
        ("12-24", "{days: 5, unit: 工作日}", ("橙灯", "距时限5个工作日")),
        ("12-23", "{days: 5, unit: 工作日}", ("绿灯", "")),
    ],
)
def test_near_the_due_date(when: str, span: str, lit: tuple[str, str]) -> None:
    log = "date: 2026-01-06, event: 签收\ndate: 2026-06-25, event: 进展, progress: 100"
    assert lamp("", on(matter(log), when, config(ONLY % f"due_within: {span}"))) == lit


def test_several_reasons_are_joined_and_the_worst_lamp_wins() -> None:
    settings = "lamps: [{name: 红灯, overdue: true, gap_over: 30}, {name: 黄灯, gap_over: 10}]"
    log = "date: 2026-01-06, event: 签收\ndate: 2026-06-25, event: 进展, progress: 20"
    state = on(matter(log), "2027-01-03", config(settings))
    assert (state.lamp, state.lamp_reason) == ("红灯", "逾期3天；落后应达进度80.0个百分点，超过30个百分点")


def test_without_a_lamp_that_matches_none_is_lit() -> None:
    assert lamp("", at_half("50", settings="lamps: [{name: 红灯, overdue: true}]")) == (None, "")
    assert lamp("", at_half("50", settings="lamps: []")) == (None, "")


def test_a_standing_task_is_never_near_its_due_date() -> None:
    settings = config(ONLY % "due_within: {days: 999, unit: 自然日}")
    assert on(matter(REPORTED, "due: 长期"), "05-25", settings).lamp == "绿灯"


AT_MOST = "indicators: [{id: 数, type: 累计, direction: 不高于, target: 100}]"


@pytest.mark.parametrize(
    ("value", "exceeds", "lit"),
    [
        ("50", "序时", ("绿灯", "")),
        ("51", "序时", ("橙灯", "不高于类指标超过序时")),
        ("51", "总量", ("绿灯", "")),
        ("101", "总量", ("橙灯", "不高于类指标超过总量")),
    ],
)
def test_red_and_yellow_cards(value: str, exceeds: str, lit: tuple[str, str]) -> None:
    log = f"date: 2026-01-06, event: 签收\ndate: 2026-06-25, event: 进展, values: {{数: {value}}}"
    assert lamp("", on(matter(log, AT_MOST), "07-04", config(ONLY % f"exceeds: {exceeds}"))) == lit


@pytest.mark.parametrize(
    ("when", "months"),
    [
        ("01-20", 0),  # 4 points behind
        ("01-31", 1),
        ("02-27", 1),
        ("02-28", 2),
        ("04-15", 3),
        ("12-31", 12),
        ("2027-06-30", 12),
    ],
)
def test_lagging_months_count_month_ends_backwards(when: str, months: int) -> None:
    assert on(matter("date: 2026-01-06, event: 签收"), when).lagging_months == months


def test_a_month_end_in_between_that_was_normal_ends_the_count() -> None:
    log = """date: 2026-01-06, event: 签收
    date: 2026-04-20, event: 进展, progress: 33"""
    given = matter(log)
    assert [on(given, when).lagging_months for when in ("03-31", "04-30", "05-31", "06-30")] == [3, 0, 1, 2]


def test_the_lamp_of_lagging_months_says_how_many() -> None:
    settings = config(ONLY % "lagging_months: 3")
    given = matter("date: 2026-01-06, event: 签收")
    assert lamp("", on(given, "03-30", settings)) == ("绿灯", "")
    assert lamp("", on(given, "03-31", settings)) == ("橙灯", "连续3个月末滞后或逾期")


# ------------------------------------------------------------------------------------------------------------ 四查

DONE = "date: 2026-05-22, event: 报结\ndate: 2026-05-23, event: 核查, result: 通过\ndate: 2026-05-24"
CAUSE = "date: 2026-06-26, event: 进展, progress: 10, cause: 缺地"


@pytest.mark.parametrize(
    ("log", "when", "question", "answered"),
    [
        ("date: 2026-06-24, event: 进展, progress: 50", "07-04", "查进度", True),
        ("date: 2026-05-24, event: 进展, progress: 60", "07-04", "查进度", False),
        ("date: 2026-06-24, event: 进展, progress: 10", "07-04", "查原因", False),
        (CAUSE, "07-04", "查原因", True),
        (f"{CAUSE}\ndate: 2026-06-27, event: 进展, progress: 11", "07-04", "查原因", False),
        ("date: 2026-05-24, event: 进展, progress: 10", "07-04", "查责任", False),
        ("date: 2026-05-24, event: 进展, progress: 10\ndate: 2026-07-01, event: 催办", "07-04", "查责任", False),
        ("date: 2026-05-24, event: 进展, progress: 10\ndate: 2026-07-01, event: 督办", "07-04", "查责任", True),
        ("date: 2026-05-24, event: 进展, progress: 10\ndate: 2026-07-01, event: 通报", "07-04", "查责任", True),
        ("date: 2026-05-24, event: 进展, progress: 10\ndate: 2026-07-01, event: 约谈", "07-04", "查责任", True),
        ("date: 2026-05-24, event: 进展, progress: 10\ndate: 2026-07-01, event: 问责", "07-04", "查责任", True),
        ("date: 2026-05-24, event: 暂停, approver: 甲", "07-04", "查原因", True),
        ("date: 2026-05-24, event: 报结", "07-04", "查效果", False),
        ("date: 2026-05-24, event: 报结\ndate: 2026-06-01, event: 评价, result: 好", "07-04", "查效果", True),
        (f"{DONE}, event: 销号, approver: 甲", "07-04", "查效果", False),
        (f"{DONE}, event: 销号, approver: 甲, effect: 新增学位", "07-04", "查效果", True),
        (f"{DONE}, event: 销号, approver: 甲\ndate: 2026-06-24, event: 回头看, result: 巩固", "07-04", "查效果", True),
        ("", "01-20", "查原因", False),
    ],
)
def test_the_four_questions(log: str, when: str, question: str, answered: bool) -> None:  # noqa: FBT001 -- a table
    state = on(matter(f"date: 2026-01-06, event: 签收\n{log}"), when)
    assert (state.question, state.answered) == (question, answered)


@pytest.mark.parametrize(("when", "question"), [("01-07", "查原因"), ("01-08", "查原因"), ("01-09", "查责任")])
def test_not_signed_in_time_is_a_matter_of_responsibility(when: str, question: str) -> None:
    state = on(matter(), when)
    assert (state.sign_by, state.question) == (day("01-08"), question)


def test_the_limit_for_signing_may_be_in_natural_days_and_may_lie_past_all_days() -> None:
    assert on(matter(), "01-06", config("sign_within: {days: 5, unit: 自然日}")).sign_by == day("01-10")
    assert on(matter(), "01-06", config("sign_within: {days: 9999999, unit: 自然日}")).sign_by is None
    assert on(matter(), "01-06", config("sign_within: {days: 9999999, unit: 工作日}")).sign_by is None


def test_the_last_report_keeps_its_words() -> None:
    log = "date: 2026-02-01, event: 进展, note: 一, problem: 二, cause: 三, request: 四, next: 五, confidence: 低"
    report = on(matter(log), "07-04").report
    assert report is not None
    assert (report.date, report.note, report.problem, report.cause) == (day("02-01"), "一", "二", "三")
    assert (report.request, report.next, report.confidence) == ("四", "五", "低")
    assert on(matter(log), "01-31").report is None
