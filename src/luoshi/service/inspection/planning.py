"""Figures of the plan, the burden and the coverage, from the files of a workspace."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError, UsageError
from luoshi.report.inspection.burden_page import BurdenSource
from luoshi.report.inspection.plan_page import PlanFigures
from luoshi.state.inspection.arrivals import list_arrivals
from luoshi.state.inspection.burden import BurdenSpan, weigh_schools
from luoshi.state.inspection.coverage import RoundCoverage, measure_coverage
from luoshi.state.inspection.objects import list_present, select_targets
from luoshi.state.inspection.profiles import find_cycle, find_profile
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from luoshi.model.inspection.plan import InspectionPlan
    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.ground import Ground


def find_plan(ground: Ground, year: int) -> InspectionPlan:
    """Return the plan of a year. Raises NothingToDoError where there is none."""
    plan = next((each.record for each in ground.plans if each.record.year == year), None)
    if plan is None:
        raise NothingToDoError(f"没有 {year} 年的计划", f"写 inspections/{year}/plan.yaml")
    return plan


def count_plan(ground: Ground, plan: InspectionPlan, day: dt.date) -> PlanFigures:
    """Return the figures beside a plan."""
    schools = list_present(ground, day)
    objects = {item.id: count for item in plan.items if (count := len([*select_targets(schools, item.targets)]))}
    begun = Counter(
        placed.record.plan
        for placed in ground.inspections
        if placed.record.plan and any(entry.date <= day for entry in placed.record.log)
    )
    before = next((len(each.record.items) for each in ground.plans if each.record.year == plan.year - 1), None)
    return PlanFigures(objects, {str(name): count for name, count in begun.items()}, before or plan.last_year_total)


def choose_span(ground: Ground, day: dt.date, year: int | None, term: str | None) -> BurdenSpan:
    """Return the period that was asked for: a term, a year, or the year of the day up to it."""
    if term is not None:
        found = ground.find_term(term)
        if found is None:
            names = [each.id for each in ground.terms]
            hint = f"可用：{'、'.join(names)}" if names else "在 calendar/年份.yaml 的 terms 中写明学期"
            raise UsageError(f"没有学期“{term}”{suggest(term, names)}", hint)
        return BurdenSpan(f"{term}学期", found.start, found.end)
    chosen = year or day.year
    return BurdenSpan(f"{chosen}年", dt.date(chosen, 1, 1), dt.date(chosen, 12, 31))


def measure_burden(
    workspace: Workspace, ground: Ground, day: dt.date, span: BurdenSpan, school: str | None
) -> BurdenSource:
    """Return the burdens of a period up to a day and of the same days a year before."""
    config = workspace.config
    arrivals = [each for each in list_arrivals(ground, config, day) if school is None or each.school == school]
    within = config.burden.duplicate_days
    now = weigh_schools(ground, arrivals, span, within)
    if school is not None:
        now = tuple(each for each in now if each.school == school)
    past = BurdenSpan("", _go_back(span.start), _go_back(min(span.end, day)))
    before = weigh_schools(ground, arrivals, past, within)
    return BurdenSource(span, now, {each.school: each.visits for each in before}, config.burden.visit_hours)


def _go_back(day: dt.date) -> dt.date:
    """Return the same day a year before."""
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def measure_rounds(
    workspace: Workspace, ground: Ground, day: dt.date, *, government: bool, until: int | None
) -> RoundCoverage:
    """Return the coverage of schools or governments in the round that the settings name.

    ``until``: the last year of the round instead. Raises UsageError where the profile has no cycle, NothingToDoError
    without objects.
    """
    setting = workspace.config.coverage
    profile = find_profile(workspace.config, setting.profile)
    cycle = find_cycle(profile, government=government) if profile else None
    if cycle is None:
        hint = "在 luoshi.yaml 的 inspection_profiles 写明 cycle_school、cycle_government"
        raise UsageError(f"督导程序“{setting.profile}”没有写周期", hint)
    start = until - cycle + 1 if until else setting.start
    coverage = measure_coverage(ground, day, cycle, start, government=government)
    if not coverage.rows:
        what = "县级政府" if government else "学校"
        raise NothingToDoError(f"名录里没有{what}", "在 registers/schools/ 登记督导对象")
    return coverage
