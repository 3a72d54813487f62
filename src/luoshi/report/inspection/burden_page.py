"""The burden on schools as a page: the heaviest first, by body, with last year's figures beside; and as a heat map."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from luoshi.report.inspection.grid import GridCell, GridChart
from luoshi.report.inspection.pages import list_facts, make_page, make_table, say_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from luoshi.report.document import Page, Table
    from luoshi.state.inspection.burden import BurdenSpan, Duplicate, SchoolBurden

_COLUMNS = (
    ("学校", 9), ("到校次数", 3), ("天数", 3), ("单位数", 3), ("人天", 3), ("计划项数", 3), ("社会事务", 3),
    ("综合督导", 3), ("计划外", 3), ("表格", 3), ("格数", 3), ("时数", 3), ("上期次数", 3),
)  # fmt: skip
_LEVELS = (0, 1, 2, 4)
"""Arrivals in a month from which the next level begins."""


class BurdenSource(NamedTuple):
    """The burdens of a period, and the arrivals of the one before by school.

    ``otherwise``: hours of an arrival that says none.
    """

    span: BurdenSpan
    now: tuple[SchoolBurden, ...]
    before: Mapping[str, int]
    otherwise: Decimal | None = None


def make_burden_page(source: BurdenSource, top: int | None) -> Page:
    """Return the page; ``top``: how many schools are shown, all when None."""
    shown = source.now[:top] if top else source.now
    schools, bodies = _list_schools(source, shown), _list_bodies(source)
    duplicates = _list_duplicates([pair for each in source.now for pair in each.duplicates])
    total, before = sum(each.visits for each in source.now), sum(source.before.values())
    told = f"{source.span.name}，{len(source.now)}所学校共接待{total}次"
    text = f"{told}，上期{before}次，{_compare(total, before)}。" if before else f"{told}。"
    facts = {
        "period": source.span.name,
        "visits": total,
        "visits_before": before,
        "schools": list_facts(schools),
        "bodies": list_facts(bodies),
        "duplicates": list_facts(duplicates),
    }
    shown_tables = [table for table in (schools, bodies, duplicates) if table.rows]
    return make_page("", (say_text(text), *shown_tables), facts)


def _compare(now: int, before: int) -> str:
    if now == before:
        return "持平"
    return f"{'增加' if now > before else '减少'}{abs(now - before)}次"


def _list_schools(source: BurdenSource, shown: Iterable[SchoolBurden]) -> Table:
    rows = []
    for each in shown:
        hours = each.count_hours(source.otherwise)
        rows.append(
            (
                each.school, each.visits, each.visit_days, each.bodies, each.person_days, each.items, each.social,
                each.general, each.off_plan, len(each.forms), each.form_fields,
                f"{hours.normalize():f}" if hours is not None else None, source.before.get(each.school, 0),
            )
        )  # fmt: skip
    return make_table("schools", f"各校负担（{source.span.name}）", _COLUMNS, rows)


def _list_bodies(source: BurdenSource) -> Table:
    counts = Counter(arrival.body for each in source.now for arrival in each.arrivals)
    rows = [(body or "（没有写明）", count) for body, count in counts.most_common()]
    return make_table("bodies", "各单位到校次数", (("单位", 10), ("次数", 3)), rows)


def _list_duplicates(pairs: Iterable[Duplicate]) -> Table:
    rows = [
        (pair.first.school, pair.matter, pair.first.body, pair.first.end, pair.second.body, pair.second.start)
        for pair in pairs
    ]
    columns = (("学校", 8), ("事项", 6), ("先到", 6), ("日期", 5), ("后到", 6), ("日期", 5))
    return make_table("duplicates", "可以合并的检查", columns, rows)


def make_burden_grid(source: BurdenSource) -> GridChart:
    """Return schools against months, each field with the number of arrivals."""
    months = _list_months(source.span)
    rows = tuple((each.school, tuple(_grid_cell(each, month) for month in months)) for each in source.now)
    legend = ((1, "1次"), (2, "2–3次"), (3, "4次以上"))
    total = sum(each.visits for each in source.now)
    summary = f"{source.span.name}各校各月到校次数，共{total}次；最多的是" + (
        f"{source.now[0].school}{source.now[0].visits}次" if source.now else "无"
    )
    names = tuple(f"{month}月" for _, month in months)
    return GridChart("burden", f"到校次数（{source.span.name}）", names, rows, legend, summary)


def _list_months(span: BurdenSpan) -> list[tuple[int, int]]:
    first, last = span.start.year * 12 + span.start.month - 1, span.end.year * 12 + span.end.month - 1
    return [(count // 12, count % 12 + 1) for count in range(first, last + 1)]


def _grid_cell(burden: SchoolBurden, month: tuple[int, int]) -> GridCell:
    count = sum((each.start.year, each.start.month) == month for each in burden.arrivals)
    level = sum(count >= least for least in _LEVELS[1:])
    return GridCell(str(count) if count else "", level, f"{burden.school} {month[0]}年{month[1]}月 {count}次")
