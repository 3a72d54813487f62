"""Who takes part in a draw: objects of a plan item or a list, without those that had enough; people who may be sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.model.inspection.draw import DrawPerson, Excluded
from luoshi.state.inspection.arrivals import list_arrivals
from luoshi.state.inspection.inspecting import list_serving, must_recuse
from luoshi.state.inspection.objects import list_present, select_targets
from luoshi.state.inspection.profiles import find_profile
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.model.inspection.registers import School
    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.ground import Ground

STRATA = ("stage", "district", "area", "ownership")
"""Fields of an object by which a pool may be split."""


def choose_pool(ground: Ground, plan: str | None, names: Sequence[str], day: dt.date) -> tuple[School, ...]:
    """Return the objects: those named, else those of the plan item. Raises UsageError for unknown ones and none."""
    present = {school.name: school for school in list_present(ground, day)}
    if names:
        unknown = [name for name in names if name not in present]
        if unknown:
            raise UsageError(f"名录里没有“{unknown[0]}”{suggest_code(unknown[0], present)}", "写名录中的全称")
        return tuple(present[name] for name in dict.fromkeys(names))
    item = ground.plan_items.get(plan or "")
    if item is None:
        raise UsageError("没有写明从哪些对象里抽", "用 --plan 写计划项目，或用 --pool 文件 列出名单")
    found = tuple(select_targets(present.values(), item.record.targets))
    if not found:
        raise UsageError(f"{plan} 的对象范围里没有一个对象", "在计划里写明 targets，或用 --pool")
    return found


def split_pool(schools: Iterable[School], field: str | None) -> dict[str, tuple[str, ...]]:
    """Return the names by stratum; all under the empty name where there are no strata."""
    pools: dict[str, list[str]] = {}
    for school in schools:
        stratum = str(getattr(school, field) or "未分") if field else ""
        pools.setdefault(stratum, []).append(school.name)
    return {stratum: tuple(names) for stratum, names in sorted(pools.items())}


def split_takes(pools: Mapping[str, Sequence[str]], take: int) -> dict[str, int]:
    """Return how many are drawn of each stratum: by its size, the rest to the largest remainders."""
    total = sum(map(len, pools.values()))
    whole = {stratum: take * len(names) // total for stratum, names in pools.items()}
    order = sorted(pools, key=lambda stratum: (-(take * len(pools[stratum]) % total), stratum))
    for stratum in order[: take - sum(whole.values())]:
        whole[stratum] += 1
    return {stratum: count for stratum, count in whole.items() if count}


def exclude_inspected(
    workspace: Workspace, ground: Ground, schools: Iterable[School], matter: str | None, day: dt.date
) -> list[Excluded]:
    """Return the objects that had the inspections that their matter allows in a year."""
    found = ground.matters.get(matter or "")
    if found is None or found.per_year is None:
        return []
    arrivals = list_arrivals(ground, workspace.config, day)
    counts = Counter(each.school for each in arrivals if each.start.year == day.year and found.name in each.matters)
    return [
        Excluded(name=school.name, reason=f"本年已检查{counts[school.name]}次")
        for school in schools
        if counts[school.name] >= found.per_year
    ]


def choose_people(workspace: Workspace, ground: Ground, objects: Iterable[str], day: dt.date) -> tuple[DrawPerson, ...]:
    """Return the people in office who may be sent, each with the objects from which he must keep away.

    Where the register says who is qualified, only those are taken.
    """
    profile = find_profile(workspace.config, workspace.config.inspection.profile)
    years = profile.recusal_left_years if profile else None
    serving = list_serving(ground, day)
    asked = any(person.qualified for person in serving)
    objects = tuple(objects)
    return tuple(
        DrawPerson(
            name=person.name,
            leads=person.leads,
            away=tuple(each for each in objects if must_recuse(person, each, day, years)),
        )
        for person in serving
        if person.qualified or not asked
    )
