"""The year's plan as a page: the calendar of its items, the sum against last year, the burden that it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.report.document import Section
from luoshi.report.inspection.pages import list_facts, make_page, make_table, say_text
from luoshi.report.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.model.inspection.plan import InspectionPlan, PlanItem
    from luoshi.report.document import Block, Cell, Page, Table

_MONTHS = range(1, 13)
_FILING = (
    ("序号", 2), ("项目", 9), ("职能类型", 5), ("事项", 7), ("依据", 8), ("组织单位", 6), ("对象数", 3), ("月份", 4),
    ("方式", 5),
)  # fmt: skip


class PlanFigures(NamedTuple):
    """What is known beside the plan: objects of each item, inspections begun of each, and last year's number."""

    objects: Mapping[str, int]
    begun: Mapping[str, int]
    before: int | None


def make_plan_page(plan: InspectionPlan, figures: PlanFigures) -> Page:
    """Return the calendar of the year with how far each item is."""
    calendar = _list_calendar(plan, figures)
    facts = {
        "year": plan.year,
        "inspections_planned": len(plan.items),
        "last_year": figures.before,
        "added": [item.id for item in plan.items if item.added],
        "filed": plan.filed.date.isoformat() if plan.filed else None,
        "items": list_facts(calendar),
    }
    blocks = (say_text(describe_plan(plan, figures)), calendar, say_text(_count_begun(plan, figures)))
    return make_page(f"{plan.year}年督导检查计划", blocks, facts)


def describe_plan(plan: InspectionPlan, figures: PlanFigures) -> str:
    """Return the sentence on the plan: adopted, filed, how many items, and against last year."""
    filed = f"{long_date(plan.filed.date)}报{plan.filed.to}备案" if plan.filed else "尚未报备"
    added = sum(item.added is not None for item in plan.items)
    text = f"{plan.approver}{long_date(plan.adopted)}批准，{filed}。共{len(plan.items)}项"
    text += f"，其中年内增加{added}项" if added else ""
    if figures.before:
        text += f"，上年{figures.before}项"
    return f"{text}。"


def _count_begun(plan: InspectionPlan, figures: PlanFigures) -> str:
    begun = sum(figures.begun.get(item.id, 0) > 0 for item in plan.items)
    return f"已开展{begun}项，未开展{len(plan.items) - begun}项。"


def _list_calendar(plan: InspectionPlan, figures: PlanFigures) -> Table:
    columns = (
        ("编号", 5),
        ("项目", 9),
        ("组织单位", 5),
        ("对象数", 3),
        *((str(month), 1) for month in _MONTHS),
        ("已开展", 3),
    )
    rows = [
        (
            item.id,
            item.name,
            item.lead,
            figures.objects.get(item.id, item.count),
            *("■" if month in item.months else None for month in _MONTHS),
            figures.begun.get(item.id, 0),
        )
        for item in plan.items
    ]
    return make_table("calendar", "月份安排", columns, rows)


def make_filing_sections(plan: InspectionPlan, figures: PlanFigures) -> tuple[Section, ...]:
    """Return the parts of the filing copy."""
    rows = [_make_filing_row(place, item, figures) for place, item in enumerate(plan.items, 1)]
    table = make_table("filing", f"{plan.year}年督导检查事项清单", _FILING, rows)
    blocks: tuple[Block, ...] = (say_text(describe_plan(plan, figures)), table)
    return (Section("filing", "", blocks),)


def _make_filing_row(place: int, item: PlanItem, figures: PlanFigures) -> tuple[Cell, ...]:
    return (
        place,
        item.name,
        f"{item.function}、{item.type}",
        "；".join(item.matters) or None,
        item.basis,
        "、".join((item.lead, *item.partners)),
        figures.objects.get(item.id, item.count),
        "、".join(f"{month}月" for month in item.months),
        "、".join(map(str, item.methods)) or None,
    )
