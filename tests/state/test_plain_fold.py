"""``luoshi.state`` against the slow, plain fold, on random ledgers of every kind of event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from luoshi.model.vocabulary import EventKind
from tests.state.plain_fold import World, fold
from tests.support.builders import CALENDAR, config, state
from tests.support.random_ledgers import DAYS, EVENTS, NAMES, OFFICE, SHAPE, make

if TYPE_CHECKING:
    from luoshi.model.task import Task


def world(children: dict[str, tuple[Task, ...]], *, by_months: bool) -> World:
    allowed = {"分管副主任", "主任办公会2026年第3次", "主任办公会"}
    return World(
        CALENDAR,
        approves=lambda name, _event, _day: name in allowed,
        verifies=lambda by, performers: by == OFFICE and by not in performers,
        children=children,
        by_months=by_months,
    )


@given(SHAPE, st.lists(SHAPE, max_size=3), st.sampled_from(["天数", "月数"]), st.data())
def test_the_state_is_that_of_the_plain_fold(
    shape: dict[str, Any], below: list[dict[str, Any]], by: str, data: st.DataObject
) -> None:
    parent = make("ZD-2026-001", shape)
    children = tuple(make(f"ZD-2026-00{n}", each, parent="ZD-2026-001") for n, each in enumerate(below, 2))
    family = {"ZD-2026-001": children} if children else {}
    day = data.draw(DAYS)
    settings = config(progress={"by": by})
    now = state(parent, day, settings, family=family, organisation=NAMES)
    wanted = fold(parent, day, world(family, by_months=by == "月数"))
    judgement = wanted.pop("judgement")
    stones = wanted.pop("reached"), wanted.pop("stone_dues")
    assert {name: getattr(now, name) for name in wanted} == wanted
    if judgement != "长期":
        assert now.judgement == judgement
    assert {each.id: each.reached for each in now.milestones if each.reached} == stones[0]
    assert {each.id: each.due for each in now.milestones} == {each.id: stones[1][each.id] for each in now.milestones}


def test_the_random_ledgers_have_every_kind_of_event() -> None:
    assert set(EVENTS) == {str(kind) for kind in EventKind}
