from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from luoshi.state.sets.ranking import compute_ranks, rank_units, score_units
from luoshi.state.sets.rates import Ratio
from luoshi.state.sets.statistics import group_by
from tests.support.builders import state
from tests.support.reports import ended, plain

if TYPE_CHECKING:
    from luoshi.model.task import Task


def test_ties_are_ranked_1_2_2_4() -> None:
    assert compute_ranks([100, 90, 90, 80]) == (1, 2, 2, 4)
    assert compute_ranks([1, 1, 1]) == (1, 1, 1)
    assert compute_ranks([]) == ()


@given(st.lists(st.integers(0, 5)))
def test_a_rank_is_one_more_than_the_number_of_the_better(scores: list[int]) -> None:
    best_first = sorted(scores, reverse=True)
    expected = tuple(1 + sum(other > score for other in scores) for score in best_first)
    assert compute_ranks([-score for score in best_first]) == expected


def _unit(name: str, good: int, bad: int, start: int) -> list[Task]:
    done = [plain(start + n, ended("2026-06-01"), lead=name, due="2026-06-30") for n in range(good)]
    return [*done, *(plain(start + 50 + n, lead=name, due="2026-06-30") for n in range(bad))]


def test_units_are_ranked_by_rate_then_by_gap_and_the_small_are_listed_without_rank() -> None:
    tasks = [*_unit("甲", 3, 0, 1), *_unit("乙", 2, 1, 101), *_unit("丙", 2, 1, 201), *_unit("丁", 2, 0, 301)]
    scores = score_units(group_by([state(each) for each in tasks], lambda each: each.lead))
    places = [(place.score.unit, place.rank) for place in rank_units(scores, 3)]
    assert places == [("甲", 1), ("乙", 2), ("丙", 2), ("丁", None)]


def test_the_same_rate_is_decided_by_the_gap_of_what_is_open() -> None:
    ahead = [{"date": "2026-10-20", "event": "进展", "progress": 90}]
    tasks = [
        plain(1, ended("2026-06-01"), lead="甲"),
        plain(2, lead="甲"),
        plain(3, ended("2026-06-01"), lead="乙"),
        plain(4, ahead, lead="乙"),
    ]
    scores = score_units(group_by([state(each) for each in tasks], lambda each: each.lead))
    assert [place.score.unit for place in rank_units(scores, 2)] == ["乙", "甲"]


def test_a_unit_with_nothing_due_is_not_ranked() -> None:
    scores = score_units({"甲": [state(plain(n)) for n in range(1, 5)]})
    assert [place.rank for place in rank_units(scores, 3)] == [None]
    assert scores[0].on_time == Ratio((), ())


def test_numbers_that_print_the_same_rank_the_same() -> None:
    scores = score_units({"甲": [state(plain(1, ended("2026-06-01")))], "乙": [state(plain(2, ended("2026-05-01")))]})
    assert {score.key for score in scores} == {(Decimal("-100.0"), Decimal(0))}


def test_tasks_of_nobody_are_not_ranked() -> None:
    assert score_units({"": [state(plain(1))]}) == ()
