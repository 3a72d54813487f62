"""Laws of the figures: what no entry, however it is written, may do to them (design-2 parts 8 and 9)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from luoshi.model.vocabulary import Lifecycle
from tests.support.builders import state, values_of
from tests.support.random_ledgers import DAYS, EVENTS, NAMES, SHAPE, make

DECISIONS = ("延期", "调整", "暂停", "退办", "撤销", "销号", "并案", "拆分")
FIGURES = ("lifecycle", "due", "plan", "actual", "gap", "judgement", "lamp", "lead", "support", "paused_days", "lists")
NOBODY = st.sampled_from([None, "保安", "3", "学前教育处", "处长", "财务处"])
"""No approver, and words that name nobody who may approve a task of 学前教育处 with 财务处."""


def figures(shape: dict[str, Any], day: dt.date) -> dict[str, object]:
    now = state(make("ZD-2026-001", shape), day, organisation=NAMES)
    return {name: getattr(now, name) for name in FIGURES}


@given(SHAPE, st.sampled_from(DECISIONS), NOBODY, DAYS, st.data())
def test_a_decision_of_nobody_competent_changes_no_figure(
    shape: dict[str, Any], event: str, approver: str | None, day: dt.date, data: st.DataObject
) -> None:
    leads = [entry for entry in shape["log"] if entry.get("field") in {"lead", "support"}]
    assume(not leads)
    drawn = data.draw(EVENTS[event]).items()
    said = {name: value for name, value in drawn if name != "approver" and value is not None}
    entry = {"date": str(data.draw(DAYS)), "event": event, **said, **({"approver": approver} if approver else {})}
    assert figures({**shape, "log": [*shape["log"], entry]}, day) == figures(shape, day)


@given(SHAPE, DAYS, DAYS, st.integers(0, 100))
def test_a_correction_changes_no_other_entry(shape: dict[str, Any], of: dt.date, day: dt.date, figure: int) -> None:
    others = [entry for entry in shape["log"] if entry["event"] != "更正" and entry["date"] != str(of)]
    target = {"date": str(of), "event": "进展", "progress": 55}
    fix = {"date": "2026-12-31", "event": "更正", "of": str(of), "progress": figure}
    end = dt.date(2026, 12, 31)
    before = make("ZD-2026-001", {**shape, "log": [target, *others]})
    after = make("ZD-2026-001", {**shape, "log": [target, *others, fix]})
    was, now = (state(each, end, organisation=NAMES).list_counted() for each in (before, after))
    assert [pair for pair in was if pair[0]] == [pair for pair in now if pair[0]]
    if day < end:
        assert values_of(state(after, day, organisation=NAMES)) == values_of(state(before, day, organisation=NAMES))


@given(SHAPE, st.dates(dt.date(2027, 1, 1), dt.date(2027, 3, 1)))
def test_a_claim_that_was_sent_back_raises_nothing(shape: dict[str, Any], later: dt.date) -> None:
    claim = [
        {"date": "2027-01-01", "event": "报结"},
        {"date": str(later), "event": "核查", "by": "办公室", "result": "退回"},
    ]
    before = state(make("ZD-2026-001", shape), later, organisation=NAMES)
    assume(before.lifecycle in {Lifecycle.NOT_SIGNED, Lifecycle.IN_PROGRESS})
    after = state(make("ZD-2026-001", {**shape, "log": [*shape["log"], *claim]}), later, organisation=NAMES)
    assert after.lifecycle is Lifecycle.IN_PROGRESS
    assert (after.actual or 0) <= (before.actual or 0)
    assert after.judgement != "超前"


@given(st.lists(SHAPE, min_size=1, max_size=4), DAYS)
def test_the_gap_of_a_parent_lies_between_those_of_its_children(below: list[dict[str, Any]], day: dt.date) -> None:
    children = tuple(make(f"ZD-2026-01{n}", each, parent="ZD-2026-001") for n, each in enumerate(below))
    parent = make("ZD-2026-001", {"due": "2026-12-31", "log": [], "assigned": "2026-01-05"})
    judged = [state(each, day, organisation=NAMES) for each in children if each.assigned <= day]
    shares = [share for each in judged if (share := each.measure_for_parent()) is not None]
    assume(shares)
    gap = state(parent, day, organisation=NAMES, family={"ZD-2026-001": children}).gap
    held = [max(Decimal(-100), min(Decimal(100), share.gap)) if len(shares) > 1 else share.gap for share in shares]
    noise = Decimal("1e-20")
    assert gap is not None
    assert min(held) - noise <= gap <= max(held) + noise


@given(
    st.sampled_from(["水平", "增幅"]), st.integers(-50, 150), st.integers(1, 100), st.sampled_from(["不低于", "不高于"])
)
def test_mirrored_values_in_the_other_direction_give_the_same_gap(kind: str, value: int, target: int, way: str) -> None:
    def gap(direction: str, figure: int, goal: int) -> object:
        log = [{"date": "2026-02-01", "event": "进展", "values": {"数": figure}}]
        indicator = {"id": "数", "type": kind, "direction": direction, "target": goal}
        given_task = make("ZD-2026-001", {"due": "2026-12-31", "log": log, "indicators": [indicator]})
        return state(given_task, dt.date(2026, 6, 1), organisation=NAMES).gap

    other = "不高于" if way == "不低于" else "不低于"
    assert gap(way, value, target) == gap(other, -value, -target)


@given(st.integers(0, 100), st.integers(1, 100), st.integers(1, 364))
def test_counting_up_to_a_ceiling_is_the_mirror_of_a_way_to_a_target(value: int, target: int, passed: int) -> None:
    def gap(direction: str, figure: int) -> Decimal:
        log = [{"date": "2026-01-05", "event": "进展", "values": {"数": figure}}]
        indicator = {"id": "数", "type": "累计", "direction": direction, "target": target}
        head = {"due": "2027-01-05", "log": log, "indicators": [indicator], "assigned": "2026-01-05"}
        day = dt.date(2026, 1, 5) + dt.timedelta(days=passed)
        found = state(make("ZD-2026-001", head), day, organisation=NAMES).gap
        assert found is not None
        return found

    assert gap("不低于", value) == -gap("不高于", value)


@given(SHAPE, DAYS, DAYS, st.sampled_from(["分管副主任", "主任办公会"]))
def test_an_extension_after_the_limit_changes_no_judgement(
    shape: dict[str, Any], day: dt.date, due: dt.date, approver: str
) -> None:
    now = state(make("ZD-2026-001", shape), day, organisation=NAMES)
    assume(now.due is not None and now.due < day)
    entry = {"date": str(day), "event": "延期", "due": str(due), "approver": approver}
    after = {**shape, "log": [*shape["log"], entry]}
    assert figures(after, day) == figures(shape, day)
    for earlier in (day - dt.timedelta(days=1), day - dt.timedelta(days=40)):
        assert figures(after, earlier) == figures(shape, earlier)
