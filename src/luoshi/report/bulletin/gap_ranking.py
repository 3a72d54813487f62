"""排名 before anything is due: by the mean gap alone, where luoshi.yaml wants it; and why nobody is ranked."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from luoshi.state.sets.ranking import Place, compute_ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.configuration import RankingSetting


def rank_while_nothing_is_due(places: Sequence[Place], setting: RankingSetting) -> tuple[Place, ...]:
    """Return the places, ranked by mean gap where no unit has anything due and the setting allows it."""
    scores = [place.score for place in places]
    if not setting.gap_alone or any(score.on_time.whole for score in scores):
        return tuple(places)
    able = [score for score in scores if score.tasks >= setting.min_tasks and score.gap is not None]
    ranked = sorted(able, key=attrgetter("key"))
    ranks = compute_ranks([score.key for score in ranked])
    rest = [score for score in scores if score not in able]
    return (*map(Place, ranked, ranks), *(Place(score, None) for score in rest))


def is_ranked_by_gap(places: Sequence[Place]) -> bool:
    """Whether the ranks come from the mean gap alone."""
    return any(place.rank is not None for place in places) and not any(place.score.on_time.whole for place in places)


def explain_no_ranks(places: Sequence[Place], setting: RankingSetting) -> str:
    """Say why none of several units is ranked; nothing where one is, or where there is nobody to be set against."""
    if len(places) < 2 or any(place.rank is not None for place in places):  # noqa: PLR2004 -- one unit is not ranked
        return ""
    few = [place for place in places if place.score.tasks < setting.min_tasks]
    if len(few) == len(places):
        return f"本期不排名：各单位事项均不足{setting.min_tasks}项。"
    more = f"，其余{len(few)}个单位事项不足{setting.min_tasks}项" if few else ""
    return f"本期不排名：事项够{setting.min_tasks}项的单位尚无应结事项{more}。"
