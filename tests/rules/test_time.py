"""Edges of the LS3xx rules: the day itself, the limit itself, pauses and holidays."""

from __future__ import annotations

import pytest

from luoshi.rules.engine.registry import BY_CODE
from tests.rules.examples import findings_of

SIGNED = "{date: 2026-10-12, event: 签收, by: 学前教育处}"


def places(code: str, example: str) -> list[tuple[str | int, ...]]:
    return [finding.keys for finding in findings_of(BY_CODE[code], example)]


def messages(code: str, example: str) -> str:
    return "\n".join(finding.message for finding in findings_of(BY_CODE[code], example))


def test_a_limit_of_no_days_ends_on_the_day_of_assignment() -> None:
    assert places("LS301", "due: {within: 0, unit: 自然日}") == []


def test_a_remark_may_come_before_the_assignment_and_nothing_else() -> None:
    log = "[{date: 2026-10-08, event: 批示, leader: 市长, text: 抓紧}, {date: 2026-10-08, event: 催办, by: 办公室}]"
    assert places("LS302", f"log: {log}") == [("log", 1, "date")]


def test_a_granted_extension_makes_room_for_milestones() -> None:
    stones = "milestones: [{id: 竣工, title: 竣工, due: 2026-12-31, weight: 100}]"
    moved = "{date: 2026-10-21, event: 调整, field: milestones.竣工.due, to: 2027-01-29, approver: 主任办公会}"
    granted = "{date: 2026-10-20, event: 延期, due: 2027-01-29, approver: 主任办公会}"
    assert places("LS303", f"{stones}\nlog: [{SIGNED}, {granted}, {moved}]") == []
    assert places("LS303", f"{stones}\nlog: [{SIGNED}, {moved}]") == [("log", 1, "to")]


def test_a_standing_task_has_no_last_day_for_milestones() -> None:
    stones = "milestones: [{id: 甲, title: 甲, due: 2030-12-31, weight: 100}]"
    assert places("LS303", f"due: 长期\n{stones}") == []
    assert places("LS303", "due: 长期") == []


def test_order_is_judged_by_the_latest_entry_above() -> None:
    days = ["2026-10-20", "2026-10-12", "2026-10-12", "2026-10-20"]
    log = "[" + ", ".join(f"{{date: {day}, event: 催办, by: 办公室}}" for day in days) + "]"
    assert places("LS304", f"log: {log}") == [("log", 1, "date"), ("log", 2, "date")]
    assert places("LS304", "log: []") == []


def test_entries_after_the_day_are_counted_in_one_finding() -> None:
    (found,) = findings_of(BY_CODE["LS305"], "as_of: 2026-10-11")
    assert found.keys == ("log", 0, "date")
    assert "共2条" in found.message


def test_holidays_do_not_count_for_signing() -> None:
    # 2026-10-01 to 10-07 are off: the third working day after 09-30 is 10-10, a Saturday that is worked.
    given = "assigned: 2026-09-30\nlog: []"
    assert places("LS306", f"as_of: 2026-10-10\n{given}") == []
    assert places("LS306", f"as_of: 2026-10-11\n{given}") == [("assigned",)]


def test_signing_may_be_limited_in_natural_days() -> None:
    setting = "luoshi: {sign_within: {days: 2, unit: 自然日}}\nlog: []"
    assert "限2个自然日内签收（至 2026-10-11），已超过20天仍未签收" in messages("LS306", setting)


def test_late_signing_is_no_more_told_once_it_is_signed() -> None:
    assert places("LS306", "log: []") == [("assigned",)]
    assert places("LS306", "log: [{date: 2026-10-20, event: 签收}]") == []


def test_a_late_report_is_told_until_its_period_is_over() -> None:
    late = f"log: [{SIGNED}, {{date: 2026-10-28, event: 进展, note: 甲}}]"
    assert places("LS308", f"as_of: 2026-10-31\n{late}") == [("log", 1, "date")]
    assert places("LS308", f"as_of: 2026-11-01\n{late}") == []


def test_no_report_is_owed_while_suspended_or_before_the_assignment() -> None:
    paused = "{date: 2026-10-20, event: 暂停, reason: 听证, approver: 主任}"
    assert places("LS307", f"log: [{SIGNED}, {paused}]") == []
    assert places("LS307", "assigned: 2026-10-25\nlog: []") == []


def test_a_missing_report_is_shown_at_the_last_entry_seen() -> None:
    later = "{date: 2026-11-05, event: 进展, by: 学前教育处, progress: 40}"
    assert places("LS307", f"log: [{SIGNED}, {later}]") == [("log", 0, "date")]
    assert places("LS307", "log: []") == [("assigned",)]


def test_a_late_report_is_shown_at_the_report() -> None:
    urged = "{date: 2026-10-27, event: 催办, by: 办公室}"
    came = "{date: 2026-10-27, event: 进展, by: 学前教育处, progress: 30}"
    assert places("LS308", f"log: [{SIGNED}, {urged}, {came}]") == [("log", 2, "date")]


def test_a_late_extension_is_shown_at_the_day_that_was_late() -> None:
    asked = "{date: 2027-01-06, event: 延期, requested: 2027-01-04, due: 2027-01-29, approver: 主任}"
    assert places("LS309", f"as_of: 2027-01-06\nlog: [{SIGNED}, {asked}]") == [("log", 1, "requested")]


def test_a_pause_before_the_due_date_keeps_the_extension_in_time() -> None:
    pause = "{date: 2026-12-21, event: 暂停, approver: 主任}, {date: 2026-12-31, event: 恢复, approver: 主任}"
    asked = "{date: 2027-01-10, event: 延期, due: 2027-01-29, approver: 主任}"
    assert places("LS309", f"as_of: 2027-01-10\nlog: [{SIGNED}, {pause}, {asked}]") == []


def test_after_the_close_extensions_are_history() -> None:
    asked = "{date: 2027-01-04, event: 延期, due: 2027-01-29, approver: 主任}"
    unapproved = "{date: 2026-10-20, event: 延期, due: 2027-01-29}"
    end = (
        "{date: 2027-01-08, event: 报结}, {date: 2027-01-11, event: 核查, result: 通过}, "
        "{date: 2027-01-12, event: 销号, approver: 主任}"
    )
    example = f"as_of: 2027-01-12\nlog: [{SIGNED}, {unapproved}, {asked}"
    assert (places("LS309", f"{example}]"), places("LS310", f"{example}]")) == (
        [("log", 2, "date")],
        [("log", 1, "due")],
    )
    assert (places("LS309", f"{example}, {end}]"), places("LS310", f"{example}, {end}]")) == ([], [])


def test_of_two_equal_days_the_right_application_is_shown() -> None:
    refused = "{date: 2026-10-20, event: 延期, due: 2027-01-15, decision: 不同意}"
    open_one = "{date: 2026-10-20, event: 延期, due: 2027-01-29}"
    assert places("LS310", f"log: [{SIGNED}, {refused}, {open_one}]") == [("log", 2, "due")]


def test_a_saturday_that_is_worked_is_a_working_day() -> None:
    assert places("LS311", "as_of: 2026-10-09\ndue: 2026-10-10") == []


def test_a_day_off_matters_until_it_is_past() -> None:
    assert places("LS311", "as_of: 2026-10-31\ndue: 2026-10-31") == [("due",)]
    assert places("LS311", "as_of: 2026-11-01\ndue: 2026-10-31") == []


def test_the_days_around_are_given_only_where_holidays_are_announced() -> None:
    hints = [findings_of(BY_CODE["LS311"], f"due: {day}")[0].hint for day in ("2026-12-27", "2027-01-02")]
    assert hints == [
        "宜定为前一个工作日 2026-12-25；后一个工作日是 2026-12-28",
        "放假安排印发后登记 calendar/2027.yaml，再核定时限",
    ]


@pytest.mark.parametrize(("due", "found"), [("2026-11-08", []), ("2026-11-09", [("due",)])])
def test_a_limit_in_natural_days_holds_to_the_day(due: str, found: list[tuple[str, ...]]) -> None:
    setting = "luoshi: {limits: [{kind: 建议提案, within: 30, unit: 自然日}]}"
    assert places("LS312", f"kind: 建议提案\ndue: {due}\n{setting}") == found


def test_a_limit_past_the_end_of_the_calendar_limits_nothing() -> None:
    assert places("LS312", "kind: 批示件\nassigned: 9999-12-30\ndue: 9999-12-31\nlog: []") == []


def test_the_present_due_dates_are_compared_and_only_open_children() -> None:
    granted = "log: [{date: 2026-10-20, event: 延期, due: 2027-01-29, approver: 主任}]"
    ended = "log: [{date: 2026-10-20, event: 签收}, {date: 2026-10-21, event: 报结}]"
    parent = "{id: ZD-1, due: 2026-12-31}"
    assert places("LS313", f"tasks: [{parent}, {{id: ZD-2, parent: ZD-1, {granted}}}]") == [("due",)]
    assert places("LS313", f"tasks: [{{id: ZD-1, {granted}}}, {{id: ZD-2, parent: ZD-1, due: 2027-01-29}}]") == []
    assert places("LS313", f"tasks: [{parent}, {{id: ZD-2, parent: ZD-1, due: 2027-01-29, {ended}}}]") == []


def test_the_last_report_must_give_the_cause() -> None:
    early = "{date: 2026-10-20, event: 进展, progress: 10, cause: 招标流标}"
    last = "{date: 2026-10-27, event: 进展, progress: 20}"
    after = "{date: 2026-11-02, event: 进展, progress: 30, cause: 天气}"
    assert places("LS315", f"due: 2026-10-28\nlog: [{SIGNED}, {early}]") == []
    assert places("LS315", f"due: 2026-10-28\nlog: [{SIGNED}, {early}, {last}, {after}]") == [("log", 2, "event")]
    assert places("LS315", f"due: 2026-10-28\nlog: [{SIGNED}]") == [("due",)]


def test_lagging_begins_at_the_configured_gap() -> None:
    # On the tenth of a hundred days, with 5 percent reported, the gap is exactly 5 points.
    example = (
        "assigned: 2026-10-09\ndue: 2027-01-17\nas_of: 2026-10-19\nlog: [{date: 2026-10-19, event: 进展, progress: 5}]"
    )
    assert messages("LS316", example).startswith("应达10.0%，实际5.0%，落后5.0个百分点")
    assert messages("LS316", f"{example}\nluoshi: {{judgement: {{behind: 5.1}}}}") == ""


def test_a_standing_task_lags_by_its_reports_not_by_percent() -> None:
    assert places("LS316", f"due: 长期\nlog: [{SIGNED}]") == []


@pytest.mark.parametrize(("over", "count"), [(26, 1), (27, 0)])
def test_the_plan_at_which_a_start_is_expected_is_a_parameter(over: int, count: int) -> None:
    setting = f"luoshi: {{rules: {{LS317: {{reason: 本委约定, parameters: {{plan_over: {over}}}}}}}}}"
    assert len(places("LS317", f"log: [{SIGNED}]\n{setting}")) == count


def test_what_is_unsigned_or_overdue_is_told_elsewhere() -> None:
    assert places("LS317", "log: []") == []
    assert places("LS317", f"due: 2026-10-30\nlog: [{SIGNED}]") == []
    assert places("LS315", f"due: 2026-10-30\nlog: [{SIGNED}]") == [("due",)]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("3月底前", "2027-03-31"),
        ("11月20日前", "2026-11-20"),
        ("3个月内", "2030-01-01"),
        ("9月、11月底前", "2026-12-31"),
        ("次年1月底前", "2028-01-31"),
        ("13月底前", "2026-12-31"),
        ("11月31日前", "2026-12-31"),
        ("每年11月底前", "2027-11-30"),
        ("11月底前", "长期"),
    ],
)
def test_words_that_agree_or_are_not_understood_say_nothing(words: str, due: str) -> None:
    assert places("LS318", f"due: {due}\ndue_text: {words}") == []


@pytest.mark.parametrize(
    ("words", "due"), [("3月底前", "2027-04-01"), ("10月底前", "2026-11-01"), ("2月底前", "2027-03-01")]
)
def test_a_due_date_later_than_the_words_is_told(words: str, due: str) -> None:
    assert places("LS318", f"due: {due}\ndue_text: {words}") == [("due",)]


def test_findings_stand_at_the_entries_that_count() -> None:
    """A corrected date, or a report that was withdrawn, is no entry to point at."""
    fix = "{date: 2026-10-30, event: 更正, of: 2026-10-28, to: {date: 2026-10-27}, approver: 主任, reason: 笔误}"
    late = f"{{date: 2026-10-28, event: 进展, note: 甲}}, {fix}"
    assert places("LS308", f"log: [{SIGNED}, {late}]") == [("log", 1, "date")]
    asked = "{date: 2026-10-20, event: 延期, due: 2027-01-29, reason: 汛期}"
    moved = "{date: 2026-10-30, event: 更正, of: 2026-10-20, to: {date: 2026-10-21}, approver: 主任, reason: 笔误}"
    assert places("LS310", f"log: [{SIGNED}, {asked}, {moved}]") == [("log", 1, "due")]
    void = "{date: 2026-10-30, event: 更正, of: 2026-10-25, void: true, approver: 主任, reason: 笔误}"
    reports = "{date: 2026-10-20, event: 进展, progress: 1, note: 甲}, {date: 2026-10-25, event: 进展, progress: 9}"
    assert places("LS316", f"due: 2026-11-30\nlog: [{SIGNED}, {reports}, {void}]") == [("log", 1, "event")]
