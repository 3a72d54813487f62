"""办理状态: every event in every state, and the dates of the life."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.model.vocabulary import EventKind, Lifecycle
from luoshi.state.lifecycle import FINISHED, LEGAL, OPEN, OUTSIDE, step
from luoshi.state.log_walk import Unfit
from tests.state.cases import day, matter, on

if TYPE_CHECKING:
    from luoshi.model.entries import Entry

L = Lifecycle
CARRIES = {
    "节点": ", milestone: 甲", "延期": ", due: 2026-12-31", "调整": ", field: lead, to: 乙",
    "批示": ", leader: 甲, text: 乙",

    "评价": ", result: 好", "更正": ", of: 2026-01-01", "并案": ", into: [ZD-1]", "拆分": ", into: [ZD-1, ZD-2]",
}  # fmt: skip
EVENTS = [kind.value for kind in EventKind if kind.value not in {"核查", "回头看"}]
EVENTS += ["核查, result: 通过", "核查, result: 退回", "回头看, result: 巩固", "回头看, result: 反弹"]
WORK = {L.NOT_SIGNED, L.IN_PROGRESS}
MOVES = {
    "签收": ({L.NOT_SIGNED}, L.IN_PROGRESS), "暂停": (WORK, L.SUSPENDED), "恢复": ({L.SUSPENDED}, L.IN_PROGRESS),
    "报结": (WORK | {L.SUSPENDED}, L.SUBMITTED), "销号": ({L.COMPLETED}, L.CLOSED),
    "核查, result: 通过": ({L.SUBMITTED}, L.COMPLETED), "核查, result: 退回": ({L.SUBMITTED}, L.IN_PROGRESS),
    "回头看, result: 反弹": ({L.COMPLETED, L.CLOSED}, L.IN_PROGRESS),
    "退办": (set(L) - OUTSIDE, L.DECLINED), "撤销": (set(L) - OUTSIDE, L.CANCELLED),
    "并案": (set(L) - OUTSIDE, L.JOINED), "拆分": (set(L) - OUTSIDE, L.SPLIT),
}  # fmt: skip
"""From which states an event leads, and where to; from all others it has no effect."""


def entry(event: str, date: str = "2026-02-01") -> Entry:
    return matter(f"date: {date}, event: {event}{CARRIES.get(event, '')}").log[0]


@pytest.mark.parametrize("before", list(L))
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_in_every_state(event: str, before: Lifecycle) -> None:
    origins, after = MOVES.get(event, (set(L), before))
    expected = after if before in origins else None
    if before in OUTSIDE:
        expected = None
    elif before is L.NOT_SIGNED and event in {"进展", "节点"}:
        expected = L.IN_PROGRESS
    assert step(before, entry(event)) is expected


@pytest.mark.parametrize(
    ("state", "leads"),
    [
        (L.NOT_SIGNED, {"签收", "退办", "延期", "调整", "撤销", "并案", "拆分"}),
        (L.IN_PROGRESS, {"进展", "节点", "暂停", "退办", "报结", "延期", "调整", "撤销", "并案", "拆分"}),
        (L.SUSPENDED, {"恢复", "进展", "延期", "调整", "撤销", "并案", "拆分"}),
        (L.SUBMITTED, {"核查", "撤销"}),
        (L.COMPLETED, {"销号", "撤销", "回头看"}),
        (L.CLOSED, {"回头看"}),
        (L.DECLINED, set()),
        (L.CANCELLED, set()),
        (L.JOINED, set()),
        (L.SPLIT, set()),
    ],
)
def test_what_is_legal_in_a_state(state: Lifecycle, leads: set[str]) -> None:
    always = {"批示", "提醒", "催办", "督办", "通报", "约谈", "问责", "表扬", "评价", "更正", "佐证", "回复"}
    assert {kind.value for kind in LEGAL[state]} == always | leads


def test_the_classes_of_states_are_all_states_once() -> None:
    assert sorted([*OPEN, *FINISHED, *OUTSIDE]) == sorted(L)


FULL = """
date: 2026-01-06, event: 签收
date: 2026-03-01, event: 暂停, approver: 甲
date: 2026-03-11, event: 恢复
date: 2026-06-01, event: 报结
date: 2026-06-05, event: 核查, result: 退回
date: 2026-07-01, event: 报结
date: 2026-07-03, event: 核查, result: 通过
date: 2026-07-10, event: 销号, approver: 甲
date: 2026-09-01, event: 回头看, result: 反弹
date: 2026-10-01, event: 报结
date: 2026-10-02, event: 撤销, approver: 甲
date: 2026-10-03, event: 签收
"""
LIFE = [
    ("01-05", L.NOT_SIGNED, None, None, None, None),
    ("01-06", L.IN_PROGRESS, "01-06", None, None, None),
    ("03-10", L.SUSPENDED, "03-01", None, None, None),
    ("03-11", L.IN_PROGRESS, "03-11", None, None, None),
    ("06-04", L.SUBMITTED, "06-01", "06-01", None, None),
    ("06-05", L.IN_PROGRESS, "06-05", None, None, None),
    ("07-02", L.SUBMITTED, "07-01", "07-01", None, None),
    ("07-03", L.COMPLETED, "07-03", "07-01", "07-01", None),
    ("07-10", L.CLOSED, "07-10", "07-01", "07-01", "07-10"),
    ("09-01", L.IN_PROGRESS, "09-01", None, None, None),
    ("10-01", L.SUBMITTED, "10-01", "10-01", None, None),
    ("10-02", L.CANCELLED, "10-02", "10-01", None, None),
    ("12-31", L.CANCELLED, "10-02", "10-01", None, None),
]


@pytest.mark.parametrize(("when", "lifecycle", "since", "submitted", "finished", "closed"), LIFE)
def test_the_life_of_a_task_day_by_day(
    when: str, lifecycle: Lifecycle, since: str | None, submitted: str | None, finished: str | None, closed: str | None
) -> None:
    state = on(matter(FULL), when)
    dates = [None if text is None else day(text) for text in (since, submitted, finished, closed)]
    assert state.lifecycle is lifecycle
    assert [state.since, state.submitted, state.finished, state.closed] == dates
    assert state.reopened == (day("09-01") if when >= "09-01" else None)
    assert state.signed == (day("01-06") if when >= "01-06" else None)


@pytest.mark.parametrize("event", ["核查, result: 通过", "销号, approver: 甲", "回头看, result: 反弹", "恢复"])
def test_what_does_not_follow_has_no_effect(event: str) -> None:
    state = on(matter(f"date: 2026-05-01, event: {event}"), "05-02")
    assert (state.lifecycle, state.submitted, state.closed) == (L.NOT_SIGNED, None, None)
    assert [each.refusal for each in state.list_walked()] == [Unfit.ORDER]


def test_the_walk_names_both_states_of_each_entry() -> None:
    steps = [(each.place, str(each.before), str(each.after)) for each in on(matter(FULL), "03-11").list_walked()]
    assert steps == [(0, "待签收", "办理中"), (1, "办理中", "已暂停"), (2, "已暂停", "办理中")]


@pytest.mark.parametrize(
    ("log", "waiting"),
    [
        ("", True),
        ("date: 2026-01-06, event: 签收", True),
        ("date: 2026-01-06, event: 进展, problem: 缺钱", True),
        ("date: 2026-01-06, event: 进展, progress: 0", True),
        ("date: 2026-01-06, event: 进展, progress: 0, note: 已开会", True),
        ("date: 2026-01-06, event: 进展, note: 已开会", False),
        ("date: 2026-01-06, event: 进展, cause: 缺地", True),
        ("date: 2026-01-06, event: 进展, progress: 5", False),
        ("date: 2026-01-06, event: 节点, milestone: 无", False),
        ("date: 2026-01-06, event: 更正, of: 2026-01-06, progress: 3", True),
        ("date: 2026-01-06, event: 暂停, approver: 甲", False),
        ("date: 2026-01-06, event: 报结", False),
    ],
)
def test_not_started_is_open_work_with_nothing_told(log: str, waiting: bool) -> None:  # noqa: FBT001 -- a table
    assert on(matter(log), "02-01").not_started is waiting
