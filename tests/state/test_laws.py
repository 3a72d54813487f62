"""Laws of the fold on random logs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from luoshi.model.vocabulary import Judgement, Lifecycle
from luoshi.state.lifecycle import FINISHED, OPEN, OUTSIDE
from luoshi.store.edit.task_text import record_data
from tests.support.builders import state, task, values_of

if TYPE_CHECKING:
    from luoshi.model.task import Task

YEAR = st.dates(dt.date(2026, 1, 1), dt.date(2027, 3, 31))
EXTRA: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "签收": st.just({}),
    "暂停": st.just({"approver": "甲"}),
    "恢复": st.just({}),
    "报结": st.just({}),
    "撤销": st.just({"approver": "甲"}),
    "退办": st.just({"approver": "甲"}),
    "销号": st.just({"effect": "好", "approver": "甲"}),
    "督办": st.just({}),
    "进展": st.fixed_dictionaries(
        {},
        optional={
            "progress": st.integers(0, 100),
            "cause": st.just("缺地"),
            "values": st.fixed_dictionaries({"数": st.integers(0, 200)}),
        },
    ),
    "更正": st.fixed_dictionaries({"of": YEAR.map(str), "progress": st.integers(0, 100)}),
    "节点": st.fixed_dictionaries({"milestone": st.sampled_from(["甲", "乙"])}),
    "延期": st.fixed_dictionaries(
        {"due": YEAR.map(str)}, optional={"requested": YEAR.map(str), "approver": st.just("甲")}
    ),
    "调整": st.fixed_dictionaries(
        {"field": st.sampled_from(["lead", "milestones.甲.due"]), "to": YEAR.map(str), "approver": st.just("甲")}
    ),
    "核查": st.fixed_dictionaries({"result": st.sampled_from(["通过", "退回"])}),
    "回头看": st.fixed_dictionaries({"result": st.sampled_from(["巩固", "反弹"])}, optional={"due": YEAR.map(str)}),
}
ENTRY = st.sampled_from(sorted(EXTRA)).flatmap(
    lambda event: st.builds(lambda date, extra: {"date": str(date), "event": event, **extra}, YEAR, EXTRA[event])
)
LOG = st.lists(ENTRY, max_size=12)
DUE = st.one_of(
    st.just("长期"), YEAR.map(str), st.builds(lambda days: {"within": days, "unit": "工作日"}, st.integers(0, 300))
)
STONES = [
    {"id": "甲", "title": "一", "due": "2026-06-30", "weight": 30},
    {"id": "乙", "title": "二", "due": "2026-12-31", "weight": 70},
]
FIGURES = [{"id": "数", "type": "累计", "direction": "不高于", "target": 100}]
SHAPES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {"milestones": STONES}, {"indicators": FIGURES}, {"milestones": STONES, "indicators": FIGURES}]
)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    return task(assigned=str(draw(YEAR)), due=draw(DUE), log=draw(LOG), **draw(SHAPES))


@given(tasks(), YEAR, ENTRY)
def test_an_entry_dated_later_never_changes_an_earlier_day(before: Task, day: dt.date, entry: dict[str, Any]) -> None:
    later = {**entry, "date": str(day + dt.timedelta(days=1))}
    data = record_data(before)
    after = task(assigned=data["assigned"], due=data["due"], log=[*raw(before), later], **shape(before))
    assert values_of(state(after, day)) == values_of(state(before, day))


@given(tasks(), YEAR, st.randoms(use_true_random=False))
def test_the_order_of_days_in_the_file_does_not_matter(given_task: Task, day: dt.date, chance: Any) -> None:
    """Entries of one day keep their order; whole days may stand in any order."""
    dates = sorted({entry.date for entry in given_task.log})
    chance.shuffle(dates)
    shuffled = tuple(entry for date in dates for entry in given_task.log if entry.date == date)
    assert values_of(state(given_task.but(log=shuffled), day)) == values_of(state(given_task, day))


@given(tasks(), YEAR)
def test_a_state_agrees_with_itself(given_task: Task, day: dt.date) -> None:
    judged = state(given_task, day)
    assert values_of(judged) == values_of(state(given_task, day))
    assert (judged.judgement is None) == (judged.lifecycle in OUTSIDE)
    assert (judged.judgement is Judgement.PAUSED) == (judged.lifecycle is Lifecycle.SUSPENDED)
    finished = {Judgement.FINISHED_EARLY, Judgement.FINISHED_ON_TIME, Judgement.FINISHED_LATE}
    assert (judged.judgement in finished) == (judged.lifecycle in FINISHED)
    assert (judged.days_late > 0) == (judged.judgement in {Judgement.OVERDUE, Judgement.FINISHED_LATE})
    assert (judged.days_early > 0) == (judged.judgement is Judgement.FINISHED_EARLY)
    assert (judged.lamp is None) == (judged.lifecycle not in OPEN - {Lifecycle.SUSPENDED})
    assert judged.finished is None or judged.finished == judged.submitted
    assert [each.by for each in judged.owed] == sorted({each.by for each in judged.owed})


def raw(of: Task) -> list[dict[str, Any]]:
    """Return the log as the builder takes it."""
    entries = [record_data(entry) for entry in of.log]
    return [plain(entry) for entry in entries]


def plain(entry: dict[str, Any]) -> dict[str, Any]:
    """Turn the decimals, which JSON writes as texts, into numbers."""
    numbers = {key: float(entry[key]) for key in ("progress",) if key in entry}
    values = {"values": {name: float(value) for name, value in entry["values"].items()}} if "values" in entry else {}
    return {**entry, **numbers, **values}


def shape(of: Task) -> dict[str, Any]:
    return {"milestones": STONES if of.milestones else [], "indicators": FIGURES if of.indicators else []}
