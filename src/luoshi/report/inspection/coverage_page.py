"""Coverage as a page: the matrix of objects and years, what is due, what the plan reaches; and the areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.inspection.grid import GridCell, GridChart
from luoshi.report.inspection.pages import list_facts, make_page, make_rate, make_table, say_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.model.inspection.registers import School
    from luoshi.report.document import Cell, Page, Table
    from luoshi.state.inspection.coverage import CoverageRow, Mark, RoundCoverage

DONE, PLANNED = "●", "○"
_DONE_LEVEL, _PLANNED_LEVEL, _MISSED_LEVEL = 3, 1, 4


def make_coverage_page(coverage: RoundCoverage, what: str) -> Page:
    """Return the coverage of one kind of objects; ``what``: 学校 or 县."""
    matrix, due = _list_matrix(coverage, what), _list_due(coverage)
    facts = {
        "kind": what,
        "years": list(coverage.years),
        "cycle": coverage.cycle,
        "objects_total": len(coverage.rows),
        "covered": len(coverage.covered),
        "uncovered": len(coverage.uncovered),
        "closed": list(coverage.closed),
        "years_left": coverage.years_left,
        "needed_per_year": coverage.needed,
        "planned": len(coverage.planned),
        "missed": [row.school.name for row in coverage.missed],
        "matrix": list_facts(matrix),
        "due": list_facts(due),
    }
    return make_page("", (say_text(describe_coverage(coverage, what)), matrix, due), facts)


def describe_coverage(coverage: RoundCoverage, what: str) -> str:
    """Return the sentence on coverage with its denominators; the parts add up to the whole."""
    first, last = coverage.years[0], coverage.years[-1]
    total, covered = len(coverage.rows), len(coverage.covered)
    rate = make_rate(covered, total)
    share = f"，覆盖率{rate.value}%（分母{total}）" if rate.value is not None else ""
    text = f"{first}–{last}年一轮，{what}{total}个：已督导{covered}个，未督导{len(coverage.uncovered)}个{share}。"
    if coverage.closed:
        text += f"另有{len(coverage.closed)}个已撤并，不计。"
    if coverage.uncovered:
        text += f"还有{coverage.years_left}年，平均每年须督导{coverage.needed}个；已列入计划{len(coverage.planned)}个"
        text += f"，按计划有{len(coverage.missed)}个到不了。" if coverage.missed else "。"
    return text


def _list_matrix(coverage: RoundCoverage, what: str) -> Table:
    columns = ((what, 10), *((str(year), 3) for year in coverage.years), ("到期年", 3))
    rows = [
        (row.school.name, *(_mark(row.marks.get(year)) for year in coverage.years), _due(coverage, row))
        for row in coverage.rows
    ]
    return make_table("matrix", f"覆盖矩阵（{DONE}已督导，{PLANNED}列入计划）", columns, rows)


def _mark(mark: Mark | None) -> Cell:
    if mark is None:
        return None
    return f"{DONE if mark.done else PLANNED}{str(mark.type)[0]}"


def _due(coverage: RoundCoverage, row: CoverageRow) -> int:
    return row.due_year(coverage.cycle, coverage.years[0])


def _list_due(coverage: RoundCoverage) -> Table:
    left = sorted(coverage.uncovered, key=lambda row: (_due(coverage, row), row.school.name))
    missed = set(map(id, coverage.missed))
    rows = [
        (row.school.name, row.school.district, row.last, _due(coverage, row), "到不了" if id(row) in missed else None)
        for row in left
    ]
    columns = (("未督导", 10), ("区划", 5), ("上次", 3), ("到期年", 3), ("按计划", 4))
    return make_table("due", "未督导的对象", columns, rows)


def make_coverage_grid(coverage: RoundCoverage, what: str) -> GridChart:
    """Return the matrix for a drawing."""
    missed = set(map(id, coverage.missed))
    rows = tuple(
        (row.school.name, tuple(_grid_cell(row, year, missed=id(row) in missed) for year in coverage.years))
        for row in coverage.rows
    )
    legend = ((_DONE_LEVEL, "已督导"), (_PLANNED_LEVEL, "列入计划"), (_MISSED_LEVEL, "按计划到不了"))
    years = tuple(map(str, coverage.years))
    return GridChart("coverage", f"{what}督导覆盖", years, rows, legend, describe_coverage(coverage, what))


def _grid_cell(row: CoverageRow, year: int, *, missed: bool) -> GridCell:
    mark = row.marks.get(year)
    if mark is None:
        return GridCell(level=_MISSED_LEVEL if missed else 0, word="×" if missed else "")
    word = "已督导" if mark.done else "列入计划"
    hint = f"{row.school.name} {year}年 {word}（{mark.type}，{mark.name}）"
    return GridCell(str(mark.type)[0], _DONE_LEVEL if mark.done else _PLANNED_LEVEL, hint)


def make_areas_page(schools: Iterable[School], people: Mapping[str, Sequence[str]]) -> Page:
    """Return 责任区: schools by area with their inspectors; those without an inspector say so."""
    ordered = sorted(schools, key=lambda school: (school.area or "\uffff", school.name))
    rows = [
        (school.area or "（未划）", school.name, school.stage, "、".join(people.get(school.name, ())) or "没有责任督学")
        for school in ordered
    ]
    table = make_table("areas", "督学责任区", (("责任区", 6), ("学校", 10), ("学段", 4), ("责任督学", 8)), rows)
    return make_page("", (table,), {"areas": list_facts(table)})
