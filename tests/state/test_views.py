"""清单、经过和存在问题: what a state says beside its judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.lazy import lazy
from luoshi.state.rounding import compute_rate, round_to_tenth
from luoshi.state.shortcomings import (
    has_asked_extension,
    has_late_report,
    has_missed_report,
    has_relapsed,
    is_sign_overdue,
    lacks_cause,
    was_returned,
)
from tests.state.cases import day, matter, on
from tests.support.builders import config

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState


@pytest.mark.parametrize(
    ("where", "selected"),
    [
        ("kind: 重点任务", True), ("kind: 批示件", False), ("kind: [批示件, 重点任务]", True),
        ("ledger: 综合", True),
        ("ledger: 2026/zonghe", True), ("ledger: 2026年全委综合重点任务清单", True),
        ("ledger: 专项", False),
        ("category: 市委市政府部署", True), ("category: 建议提案", False),
        ("leader: 分管副主任", True), ("lead: 学前教育处", True), ("lead: 财务处", False),
        ("support: 财务处", True), ("support: 学前教育处", False), ("lists: 民生实事", True), ("lists: 其他", False),
        ("public: true", False), ("public: false", True), ("kind: 重点任务, lead: 财务处", False), ("", True),
    ],
)  # fmt: skip
def test_a_view_selects_what_meets_all_its_conditions(where: str, selected: bool) -> None:  # noqa: FBT001 -- a table
    settings = config(f"views: [{{name: 视图, where: {{{where}}}}}]")
    assert on(matter(head="lists: [民生实事]"), "02-01", settings).lists == (
        ("民生实事", "视图") if selected else ("民生实事",)
    )


def test_a_task_without_source_is_on_no_list_by_category() -> None:
    settings = config("views: [{name: 视图, where: {category: 甲}}, {name: 民生实事, where: {kind: 重点任务}}]")
    state = on(matter(head="source: null\nlists: [民生实事, 乙]"), "02-01", settings)
    assert (state.lists, state.category, state.document, state.item) == (("民生实事", "乙"), "", "", "")


def test_a_view_follows_an_adjusted_lead() -> None:
    settings = config("views: [{name: 视图, where: {lead: 财务处}}]")
    given = matter("date: 2026-03-01, event: 调整, field: lead, to: 财务处, approver: 甲")
    assert [on(given, when, settings).lists for when in ("02-28", "03-01")] == [(), ("视图",)]


@pytest.mark.parametrize(
    ("entry", "who", "detail", "approver", "ref", "reason"),
    [
        ("延期, due: 2027-01-31, by: 甲, approver: 乙, ref: 丙, reason: 丁", "甲", "延至2027-01-31", "乙", "丙", "丁"),
        ("调整, field: lead, to: 财务处, approver: 乙", "", "牵头单位由学前教育处调整为财务处", "乙", "", ""),
        ("调整, field: support, to: [一, 二], approver: 乙", "", "配合单位由财务处调整为一、二", "乙", "", ""),
        ("销号, grade: 全部落实, effect: 好, approver: 乙", "", "全部落实；好", "乙", "", ""),
        ("销号, approver: 乙", "", "", "乙", "", ""),
        ("核查, result: 退回, requirement: 补, by: 甲", "甲", "退回；补", "", "", ""),
        ("核查, result: 通过", "", "通过", "", "", ""),
        ("批示, leader: 主任, text: 抓紧, note: 说明", "", "主任：抓紧", "", "", "说明"),
        ("评价, result: 满意", "", "满意", "", "", ""),
        ("回头看, result: 巩固", "", "巩固", "", "", ""),
        ("催办, by: 办公室, to: 甲, reason: 慢", "甲", "", "", "", "慢"),
        ("催办, by: 办公室", "办公室", "", "", "", ""),
        ("暂停, approver: 乙, reason: 听证", "", "", "乙", "", "听证"),
        ("更正, of: 2026-01-06, void: true, reason: 笔误, approver: 乙", "", "2026-01-06的记录作废", "乙", "", "笔误"),
    ],
)
def test_an_event_in_a_few_words(entry: str, who: str, detail: str, approver: str, ref: str, reason: str) -> None:
    done = "\ndate: 2026-01-07, event: 报结" if entry.startswith(("核查", "销号")) else ""
    done += "\ndate: 2026-01-08, event: 核查, result: 通过" if entry.startswith("销号") else ""
    log = f"date: 2026-01-06, event: 签收{done}\ndate: 2026-02-01, event: {entry}"
    event = on(matter(log), "02-01").events[-1]
    assert (event.date, event.who, event.detail) == (day("02-01"), who, detail)
    assert (event.approver, event.ref, event.reason) == (approver, ref, reason)


def test_routine_is_no_happening() -> None:
    log = "\n".join(f"date: 2026-02-01, event: {event}" for event in ("签收", "进展", "节点, milestone: 甲", "报结"))
    assert on(matter(log), "02-01").events == ()


def shortcomings(log: str, when: str = "10-31") -> TaskState:
    return on(matter(f"date: 2026-01-06, event: 签收\n{log}"), when)


@pytest.mark.parametrize(
    ("log", "missed", "late"),
    [
        ("", True, False),
        ("date: 2026-10-20, event: 进展", False, False),
        ("date: 2026-10-28, event: 进展", False, True),
    ],
)
def test_missed_and_late_reports_of_the_period(log: str, missed: bool, late: bool) -> None:  # noqa: FBT001 -- a table
    state = shortcomings(log)
    assert (has_missed_report(state, day("10-01")), has_late_report(state, day("10-01"))) == (missed, late)
    assert not has_late_report(state, day("10-26"))
    assert not has_missed_report(state, day("10-26"))


def test_events_count_from_the_first_day_on() -> None:
    state = shortcomings("""date: 2026-09-30, event: 延期, due: 2027-01-31
    date: 2026-10-01, event: 催办
    date: 2026-10-01, event: 报结
    date: 2026-10-02, event: 核查, result: 退回
    date: 2026-10-03, event: 报结
    date: 2026-10-03, event: 核查, result: 通过
    date: 2026-10-04, event: 回头看, result: 反弹
    date: 2026-10-05, event: 回头看, result: 巩固""")
    assert (has_asked_extension(state, day("09-30")), has_asked_extension(state, day("10-01"))) == (True, False)
    assert (was_returned(state, day("10-02")), was_returned(state, day("10-03"))) == (True, False)
    assert (has_relapsed(state, day("10-04")), has_relapsed(state, day("10-05"))) == (True, False)


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("", True), ("date: 2026-10-20, event: 进展, progress: 5", True),
        ("date: 2026-10-20, event: 进展, cause: 缺地", False),
        ("date: 2026-10-20, event: 进展, progress: 90", False), ("date: 2026-10-20, event: 暂停, approver: 甲", False),
    ],
)  # fmt: skip
def test_who_is_behind_gives_a_cause(log: str, expected: bool) -> None:  # noqa: FBT001 -- a table
    assert lacks_cause(shortcomings(log)) is expected


def test_unsigned_past_the_limit() -> None:
    assert [is_sign_overdue(on(matter(), when)) for when in ("01-08", "01-09")] == [False, True]
    assert not is_sign_overdue(shortcomings("", "01-09"))
    assert not is_sign_overdue(on(matter(), "01-09", config("sign_within: {days: 9999999, unit: 自然日}")))


def test_rounding_is_half_up_and_never_minus_nothing() -> None:
    from decimal import Decimal  # noqa: PLC0415 -- only here

    assert [str(round_to_tenth(Decimal(text))) for text in ("0.05", "-0.05", "-0.04", "2.25", "2.249")] == [
        "0.1", "-0.1", "0.0", "2.3", "2.2",
    ]  # fmt: skip
    assert [str(compute_rate(part, 8, decimals)) for part, decimals in ((1, 1), (1, 0), (8, 1), (0, 0))] == [
        "12.5",
        "13",
        "100.0",
        "0",
    ]
    assert compute_rate(0, 0) is None


def test_a_lazy_value_is_computed_once() -> None:
    class Counting:
        count = 0

        @lazy
        def value(self) -> int:
            """The value."""
            Counting.count += 1
            return Counting.count

    one = Counting()
    assert [one.value, one.value, Counting.count] == [1, 1, 1]
    assert Counting().value == 2
    assert Counting.__dict__["value"].__doc__ == "The value."
