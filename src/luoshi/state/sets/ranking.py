"""Ranking of units: competition ranking with ties 1-2-2-4 (椒江, domain.md part 4); small numbers are not ranked.

By 按期办结率, then by the mean 序时进度差值 of what is still open (domain.md 2.5 no. 4, part 4). Both are compared as
they are printed, so units with the same numbers on paper have the same rank. 滥用排名 is a named abuse: switchable.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import count, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.state.sets.rates import Ratio, compute_mean_gap, find_on_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.state.task_state import TaskState

_ZERO = Decimal(0)


class UnitScore(Frozen):
    """What a unit is ranked by; ``gap`` in percentage points, None where nothing open can be compared."""

    unit: str
    tasks: int
    on_time: Ratio
    gap: Decimal | None

    @property
    def key(self) -> tuple[Decimal, Decimal]:
        """Sorts the better first; a unit with no open gap stands as if on plan."""
        return -(self.on_time.value() or _ZERO), -(self.gap or _ZERO)

    def rankable(self, min_tasks: int) -> bool:
        """Whether the unit has enough tasks, and anything due by which it could be judged."""
        return self.tasks >= min_tasks and bool(self.on_time.whole)


class Place(Frozen):
    """A unit and its rank; None for a unit that is listed without rank."""

    score: UnitScore
    rank: int | None


def score_units(groups: Mapping[str, Sequence[TaskState]]) -> tuple[UnitScore, ...]:
    """Score each unit of ``groups`` (states by unit), in their order; tasks without a unit are nobody's."""
    return tuple(
        UnitScore(unit, len(states), find_on_time(states), compute_mean_gap(states))
        for unit, states in groups.items()
        if unit
    )


def rank_units(scores: Iterable[UnitScore], min_tasks: int) -> tuple[Place, ...]:
    """Rank the units, best first, those without rank last; ties keep the order given."""
    given = tuple(scores)
    ranked = sorted((score for score in given if score.rankable(min_tasks)), key=attrgetter("key"))
    ranks = compute_ranks([score.key for score in ranked])
    places = [Place(score, rank) for score, rank in zip(ranked, ranks, strict=True)]
    return (*places, *(Place(score, None) for score in given if not score.rankable(min_tasks)))


def compute_ranks(keys: Sequence[object]) -> tuple[int, ...]:
    """Return 1-2-2-4 for keys sorted best first: one more than the number of strictly better ones."""
    first: dict[int, int] = {}
    position = count()
    for _, group in groupby(keys):
        members = [next(position) for _ in group]
        first.update(dict.fromkeys(members, members[0] + 1))
    return tuple(first[index] for index in range(len(keys)))
