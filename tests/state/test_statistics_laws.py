"""Laws of judging and counting, tried on random logs that are mostly legal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from luoshi.state.judging_context import JudgingContext
from luoshi.state.lifecycle import OUTSIDE
from luoshi.state.sets.rates import find_on_time
from luoshi.state.sets.statistics import AXES, count_by
from luoshi.state.task_state import judge
from tests.support.builders import CALENDAR, SHELF, config, values_of
from tests.support.reports import judged
from tests.support.strategies import days, ledgers, tasks

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.task import Task

_GROUNDS = JudgingContext(config(), CALENDAR)


@given(tasks(), days())
def test_an_entry_dated_later_never_changes_an_earlier_day(given_task: Task, day: dt.date) -> None:
    known = tuple(entry for entry in given_task.log if entry.date <= day)
    then = given_task.but(log=known)
    earlier, later = (judge(each, SHELF, day, _GROUNDS) for each in (then, given_task))
    assert values_of(earlier) == values_of(later)


@given(ledgers(), days())
def test_every_task_has_one_class_on_every_axis_but_the_lists(given_tasks: list[Task], day: dt.date) -> None:
    states = judged(given_tasks, day, config(), day)
    for axis in AXES:
        if axis.id != "list":
            assert sum(count_by(states, axis.key).values()) == len(states)


@given(ledgers(), days())
def test_only_the_withdrawn_have_no_judgement_and_no_question(given_tasks: list[Task], day: dt.date) -> None:
    for each in judged(given_tasks, day, config(), day):
        assert (each.judgement is None) == (each.lifecycle in OUTSIDE) == (each.question is None)


@given(ledgers(), days())
def test_a_part_lies_in_its_whole(given_tasks: list[Task], day: dt.date) -> None:
    ratio = find_on_time(judged(given_tasks, day, config(), day))
    assert {each.id for each in ratio.part} <= {each.id for each in ratio.whole}
    rate = ratio.value()
    assert rate is None if not ratio.whole else rate is not None and 0 <= rate <= 100
