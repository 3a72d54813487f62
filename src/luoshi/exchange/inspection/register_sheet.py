"""Schools and inspectors from spreadsheets: columns are known by their heads; what is not understood is told.

Nothing is guessed: a value that its field does not take is left out and named with its cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from luoshi.exchange.workbooks.workbook import address, format_value
from luoshi.model.accepting import validated
from luoshi.model.base import Plain, WrongDataError
from luoshi.model.inspection.registers import Inspector, InspectorRegister, School, SchoolRegister

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.exchange.workbooks.grids import Grid
    from luoshi.model.record import Record

_PLAIN = re.compile(r"[\s（()）:：/、*]+")
_NUMBERS = frozenset({"students", "years"})
_DAYS = frozenset({"opened", "closed", "from", "to"})
_LISTS = frozenset({"areas", "schools"})
_LIST_SIGNS = re.compile(r"[、,，;；\s]+")
_DATE = re.compile(r"(?P<year>\d{4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})日?", re.ASCII)

_HEADS: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    School: {
        "code": ("代码", "学校代码", "学校标识码", "标识码", "机构代码", "统一社会信用代码"),
        "name": ("名称", "学校名称", "单位名称", "学校", "督导对象"),
        "kind": ("类别", "对象类别"),
        "stage": ("学段", "办学类型", "办学层次", "学校类别"),
        "ownership": ("办学性质", "举办者类型", "办别", "性质", "公民办"),
        "district": ("区县", "所在区县", "行政区划", "所属区县", "区划"),
        "area": ("责任区", "督学责任区"),
        "students": ("在校生数", "学生数", "在校学生数", "学生人数", "在校生"),
        "opened": ("设立日期", "建校日期"),
        "closed": ("撤并日期", "停办日期"),
    },
    Inspector: {
        "name": ("姓名", "督学", "督学姓名"),
        "kind": ("专兼职", "专职兼职", "类别"),
        "unit": ("单位", "所在单位", "工作单位"),
        "certificate": ("证号", "督学证号", "督学证"),
        "degree": ("学历",),
        "years": ("从教年限", "工作年限", "年限"),
        "areas": ("责任区", "督学责任区"),
        "schools": ("责任学校", "挂牌学校"),
        "from": ("聘任日期", "任期起", "起聘日期"),
        "to": ("任期至", "任期止", "到期日期", "聘期至"),
    },
}
REGISTERS: Mapping[str, tuple[type[Record], type[Record], str]] = {
    "学校": (School, SchoolRegister, "schools"),
    "督学": (Inspector, InspectorRegister, "inspectors"),
}
"""By the word of ``luoshi import --as``: an item, its register, and the key of the list."""


class ReadRegister(NamedTuple):
    """A register as read (None: nothing was found), and what was not understood, a line each."""

    register: Record | None
    size: int
    notes: tuple[str, ...]


def read_register(word: str, grids: Iterable[Grid]) -> ReadRegister:
    """Return the register that the sheets hold; hidden sheets are passed over and told."""
    item, register, key = REGISTERS[word]
    records: list[Record] = []
    notes: list[str] = []
    for grid in grids:
        if grid.hidden:
            notes.append(f"工作表“{grid.name}”是隐藏的，没有读")
            continue
        head = _find_head(item, grid.rows)
        if head is None:
            notes.append(
                f"工作表“{grid.name}”里没有认出列名，至少要有{'、'.join(_HEADS[item]['name'][:2])}一列和另外一列"
            )
            continue
        records += _read_rows(item, grid, head, notes)
    made = register(**{key: tuple(records)}) if records else None
    return ReadRegister(made, len(records), tuple(notes))


class _Head(NamedTuple):
    row: int
    fields: Mapping[int, str]


def _find_head(item: type[Record], rows: Sequence[Sequence[Any]]) -> _Head | None:
    """Return the first row with a column of names and another that is known."""
    known = {head: field for field, heads in _HEADS[item].items() for head in heads}
    for number, row in enumerate(rows):
        fields = {
            column: known[head]
            for column, cell in enumerate(row)
            if (head := _PLAIN.sub("", format_value(cell))) in known
        }
        if "name" in fields.values() and len(fields) > 1:
            return _Head(number, fields)
    return None


def _read_rows(item: type[Record], grid: Grid, head: _Head, notes: list[str]) -> list[Record]:
    unused = [
        format_value(cell) for column, cell in enumerate(grid.rows[head.row]) if column not in head.fields and cell
    ]
    if unused:
        notes.append(f"工作表“{grid.name}”没有用上的列：{'、'.join(unused)}")
    records = []
    for number in range(head.row + 1, len(grid.rows)):
        words = {field: _say(grid.rows[number], column) for column, field in head.fields.items()}
        if not words.get("name"):
            if any(words.values()):
                notes.append(f"{grid.name}!{address(number, 0)}：没有名称，这一行没有读")
            continue
        records.append(_make(item, words, f"{grid.name}!第{number + 1}行", notes))
    return [record for record in records if record is not None]


def _say(row: Sequence[Any], column: int) -> str:
    return format_value(row[column]).strip() if column < len(row) else ""


def _make(item: type[Record], words: Mapping[str, str], place: str, notes: list[str]) -> Record | None:
    """Return the record; a value that cannot be taken is left out and told, a row without what is needed too."""
    data = {field: _parse(field, word) for field, word in words.items() if word}
    if item is School and "kind" not in data and "幼儿园" in words["name"]:
        data["kind"] = "幼儿园"
    if item is Inspector:
        data = _gather_term(data)
    while True:
        try:
            return validated(item, data)
        except WrongDataError as error:
            field = str(error.details[0]["loc"][0])
            if field not in data or field in {"name", "code"}:
                notes.append(f"{place}：“{words['name']}”缺少或写错了{_HEADS[item].get(field, (field,))[0]}，没有读")
                return None
            told = words.get(field) or words.get("from", "")
            notes.append(f"{place}：{_HEADS[item].get(field, ('任期',))[0]}“{told}”不能识别，留空")
            del data[field]


def _parse(field: str, word: str) -> Any:
    if field in _NUMBERS:
        return Plain(word.rstrip("人年"))
    if field in _DAYS:
        found = _DATE.fullmatch(word)
        return f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}" if found else word
    return [each for each in _LIST_SIGNS.split(word) if each] if field in _LISTS else word


def _gather_term(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data with beginning and end of the term where the record has them; half a term is none."""
    kept = {field: value for field, value in data.items() if field not in {"from", "to"}}
    if "from" in data and "to" in data:
        kept["terms"] = [{"from": data["from"], "to": data["to"]}]
    return kept
