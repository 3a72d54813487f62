"""The rows of a table by what they are: matters, groups, totals, notes; merged cells filled by meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.blank_words import is_blank
from luoshi.exchange.columns import BY_KEY
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from luoshi.exchange.reading.table_heads import TableHead
    from luoshi.exchange.workbooks.grids import Grid

_TOTAL = re.compile(r"(?:合|总|小|共|累)\s*计.{0,8}|总分|汇\s*总|平均(?:值|分)?")
_NOTE = re.compile(
    r"(?:备\s*注|注|说\s*明|填表说明|填报说明|填报|填表|制表|审核|审签|签发|联系|负责人签|单位（?盖章|填报人|附[件：:])[^，。]{0,12}?[:：]|注[:：]|备注$|说明$"
)
_GROUP_NUMBER = re.compile(r"(?:[一二三四五六七八九十]{1,3}[、.．]?|[（(][一二三四五六七八九十]{1,3}[）)])")
_NUMERIC = re.compile(r"[\d.,%％+\-]*")
_SHARE = 2
"""A merged range over this part (a half) of the columns says something of the whole row."""


class TableRow(Frozen):
    """A row below the head. ``kind``: 事项 分组 合计 说明 表头 空行; ``cells``: its words, merged ones filled in.

    ``own``: columns with words of its own; ``shared``: the matter is that of the row above.
    """

    at: int
    kind: str
    cells: tuple[str, ...]
    own: tuple[int, ...]
    shared: bool = False


def read_rows(grid: Grid, texts: Sequence[Sequence[str]], head: TableHead) -> Iterator[TableRow]:
    """Yield the rows below the head in their order."""
    down, across = _merges(grid, head, texts)
    hidden = _covered(grid, head, len(texts))
    for at in range(head.last + 1, len(texts)):
        row = _under_heads(_padded(texts[at], len(head.names)), head, hidden.get(at, frozenset()))
        own = tuple(column for column, text in enumerate(row) if text)
        filled = tuple(text or down.get((at, column), "") for column, text in enumerate(row))
        shared = any((at, column) in down and not row[column] for column in _titles(head)) and bool(own)
        kind = "事项" if shared else _kind(at, row, head, across)
        yield TableRow(at, kind, filled if kind == "事项" else tuple(row), own, shared)


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _covered(grid: Grid, head: TableHead, rows: int) -> dict[int, set[int]]:
    """Return by row the columns over which a cell reaches that begins further left."""
    covered: dict[int, set[int]] = {}
    for (top, left), (bottom, right) in grid.merges:
        columns = range(left + 1, min(right + 1, len(head.names)))
        for at in range(max(top, head.last + 1), min(bottom + 1, rows) if columns else 0):
            covered.setdefault(at, set()).update(columns)
    return covered


def _under_heads(row: list[str], head: TableHead, covered: Collection[int]) -> list[str]:
    """Return the row with each cell under the head it stands under, where a cell before it reaches in there too.

    Somebody dragged the line between two cells of this row alone: the head has one column there, the grid has two.
    """
    for at in range(1, len(row)):
        same = head.names[at] != "" and head.names[at] == head.names[at - 1]
        if row[at] and same and head.keys[at] is None and at - 1 in covered and not row[at - 1]:
            row[at - 1], row[at] = row[at], ""
    return row


def _titles(head: TableHead) -> list[int]:
    return [at for key in ("title", "content") if (at := head.column(key)) is not None]


def _merges(
    grid: Grid, head: TableHead, texts: Sequence[Sequence[str]]
) -> tuple[dict[tuple[int, int], str], dict[int, int]]:
    """Return the words that merged cells give to the rows below, and how many columns a row's widest range covers."""
    down: dict[tuple[int, int], str] = {}
    across: dict[int, int] = {}
    for (top, left), (bottom, right) in grid.merges:
        if top <= head.last or top >= len(texts):
            continue
        across[top] = max(across.get(top, 1), right - left + 1)
        key = head.keys[left] if left < len(head.keys) else None
        if left == right and (key is None or BY_KEY[key].down) and left < len(texts[top]):
            down |= {(row, left): texts[top][left] for row in range(top + 1, bottom + 1)}
    return down, across


def _kind(at: int, row: Sequence[str], head: TableHead, across: dict[int, int]) -> str:
    said = [text for text in row if text]
    if not said:
        return "空行"
    if head.repeated(row) or _is_counting(row):
        return "表头"
    if any(_TOTAL.fullmatch(text) for text in said[:2]):
        return "合计"
    if _NOTE.match(said[0]) and len(said) <= _SHARE:
        return "说明"
    wide = across.get(at, 1) * _SHARE > len([name for name in head.names if name]) and across.get(at, 1) > 1
    return "分组" if wide or _is_group(row, head) else "事项"


def _is_counting(row: Sequence[str]) -> bool:
    """Whether the row counts the columns: 1 2 3 4."""
    said = [text for text in row if text]
    return len(said) > _SHARE and said == [str(at) for at in range(1, len(said) + 1)]


def _is_group(row: Sequence[str], head: TableHead) -> bool:
    """Whether the row names a group: one cell alone, or a number such as 一、 with a title and figures at most."""
    number, titles = head.column("number"), _titles(head)
    said = [at for at, text in enumerate(row) if not is_blank(text)]
    if len(said) == 1:
        return said[0] not in titles or _GROUP_NUMBER.match(row[said[0]]) is not None
    if number is None or not _GROUP_NUMBER.fullmatch(row[number]):
        return False
    rest = [row[at] for at in said if at != number and at not in titles[:1]]
    return all(_NUMERIC.fullmatch(text) for text in rest)
