"""Pages of inspectors: the register, and what is wrong or due with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.inspection.pages import list_facts, make_page, make_table, say_text
from luoshi.state.inspection.inspecting import count_hours, count_terms_in_row, is_serving

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.findings import Finding
    from luoshi.model.inspection.registers import Inspector
    from luoshi.report.document import Cell, Page

_COLUMNS = (
    ("督学", 5), ("专兼职", 3), ("单位", 7), ("证号", 5), ("责任区", 6), ("学校数", 3), ("届数", 2), ("任期至", 5),
    ("本年学时", 3), ("在任", 2),
)  # fmt: skip


def make_inspectors_page(people: Iterable[Inspector], schools: Mapping[str, Sequence[str]], day: dt.date) -> Page:
    """Return the register as it stands on a day."""
    rows = [_make_row(person, len(schools.get(person.name, ())), day) for person in people]
    table = make_table("inspectors", "督学名录", _COLUMNS, rows)
    serving = sum(row[-1] == "是" for row in rows)
    text = say_text(f"共 {len(rows)} 人，在任 {serving} 人。")
    return make_page("", (table, text), {"as_of": day.isoformat(), "inspectors": list_facts(table)})


def _make_row(person: Inspector, schools: int, day: dt.date) -> tuple[Cell, ...]:
    hours = count_hours(person, day.year, day)
    return (
        person.name,
        person.kind,
        person.unit,
        person.certificate,
        "、".join(person.areas) or None,
        schools,
        count_terms_in_row(person, day),
        max((term.end for term in person.terms), default=None),
        f"{hours.normalize():f}",
        "是" if is_serving(person, day) else "否",
    )


def make_findings_page(found: Sequence[Finding], day: dt.date) -> Page:
    """Return what ``inspector check`` found, in the order of the rules."""
    rows = [(each.code, each.message, each.hint) for each in found]
    table = make_table("findings", "督学检查", (("规则", 3), ("问题", 16), ("办法", 12)), rows)
    text = say_text(f"有 {len(rows)} 处。" if rows else "没有问题。")
    return make_page("", (table, text) if rows else (text,), {"as_of": day.isoformat(), "findings": list_facts(table)})
