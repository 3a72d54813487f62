"""A returned sheet against the ledger: every cell that says something else, whatever program or person wrote it.

A sheet is known by a row of titles that has 编号 among the first rows; each other title that is a column of the ledger
is compared, whatever the order. Differences of writing are none: 45 and 45.0%, 2026-10-31 and 2026年10月31日, blanks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import normalize

from luoshi.exchange.forms.form_sheet import FORM, HIDDEN, OPEN, REVIEW
from luoshi.frozen import Frozen
from luoshi.report.pages.reconcile_page import CellDifference, ReconciledFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.exchange.workbooks.workbook import Book, Sheet

KEY = "编号"
_SERIAL = "序号"
_HEAD_ROWS = 10
"""The titles stand among the first rows."""
_OPEN = frozenset(column.title for column in OPEN)
_NONE = frozenset({"", "/", "-", "--", "—", "——", "无"})
"""What stands for nothing, with full-width forms made plain."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", re.ASCII)
_TITLE_NOISE = re.compile(r"[\s（(].*$|%$")

Ledger = Mapping[str, Mapping[str, str]]
"""What the ledger says: by the id of the task, then by the title of the column."""


def reconcile(book: Book, ledger: Ledger, aliases: Mapping[str, str]) -> ReconciledFile:
    """Compare all visible tables of a workbook. ``aliases``: titles in use for the ledger's own, such as 应达进度%."""
    # The 自评表 says what the form says, and is signed.
    sheets = (sheet for sheet in book.sheets if not sheet.name.endswith(REVIEW))
    tables = [table for sheet in sheets for table in [_table(sheet, ledger, aliases)] if table]
    found = [difference for table in tables for difference in table.differences(ledger)]
    compared = dict.fromkeys(title for table in tables for title in table.columns.values())
    passed = dict.fromkeys(title for table in tables for title in table.others)
    ids = [task for table in tables for _, task in table.rows()]
    return ReconciledFile(book.name, len(ids), tuple(compared), tuple(passed), frozenset(ids), tuple(found))


class _Table(Frozen):
    """One sheet with the place of its titles. ``columns``: the ledger's titles by place; ``others``: not compared.

    ``optional``: places that say nothing while they are empty, as the open cells of a form.
    """

    sheet: Sheet
    head: int
    key: int
    columns: Mapping[int, str]
    others: Sequence[str]
    optional: frozenset[int]

    def rows(self) -> Iterator[tuple[int, str]]:
        """Yield the rows that name a task."""
        for number in range(self.head + 1, len(self.sheet.rows)):
            task = self.sheet.text(number, self.key)
            if task and not _is_note(self.sheet, number, self.key):
                yield number, task

    def differences(self, ledger: Ledger) -> Iterator[CellDifference]:
        """Yield what differs, row by row."""
        seen: set[str] = set()
        for number, task in self.rows():
            place = self.sheet.place(number, self.key)
            if task in seen:
                yield CellDifference(place, task, "", "出现了两次", "一次")
            elif task not in ledger:
                yield CellDifference(place, task, "", "有这一行", "没有这个事项")
            else:
                yield from self._cells(number, task, ledger[task])
            seen.add(task)

    def _cells(self, number: int, task: str, known: Mapping[str, str]) -> Iterator[CellDifference]:
        for place, title in self.columns.items():
            found = self.sheet.text(number, place)
            if (number, place) in self.sheet.unknown:
                found = "（公式，没有算出值）"
            if place in self.optional and not plain(found):
                continue
            if plain(found) != plain(known.get(title, "")):
                yield CellDifference(self.sheet.place(number, place), task, title, found, known[title])


def _is_note(sheet: Sheet, number: int, key: int) -> bool:
    """Whether the row holds one long text only, as notes below a table do."""
    cells = [place for place in range(len(sheet.rows[number])) if sheet.text(number, place)]
    return cells == [key] and len(sheet.text(number, key)) > 2 * len("ZD-2026-012")


def _table(sheet: Sheet, ledger: Ledger, aliases: Mapping[str, str]) -> _Table | None:
    titles = {title for known in ledger.values() for title in known} | set(aliases.values())
    for head in range(min(_HEAD_ROWS, len(sheet.rows))):
        words = [sheet.text(head, place) for place in range(len(sheet.rows[head]))]
        if KEY in words:
            own = {
                place: aliases.get(word, _title(word))
                for place, word in enumerate(words)
                if word not in {"", KEY, _SERIAL, *HIDDEN}
            }
            columns = {place: title for place, title in own.items() if title in titles}
            others = [words[place] for place in own if place not in columns]
            optional = frozenset(place for place, word in enumerate(words) if word in _OPEN and sheet.name == FORM)
            return _Table(sheet, head, words.index(KEY), columns, others, optional)
    return None


def _title(word: str) -> str:
    """Return a title without its unit or remark: ``应达进度（%）`` is ``应达进度``."""
    return _TITLE_NOISE.sub("", word.replace("\n", ""))


def plain(text: str) -> str:
    """Return what two writings of one value have in common."""
    words = "".join(normalize("NFKC", text).split())
    if words in _NONE:
        return ""
    number = words.removesuffix("%")
    if _NUMBER.fullmatch(number):
        return f"{Decimal(number).normalize():f}"
    return _day(words) or words.replace(",", "、").replace(";", "、")


def _day(words: str) -> str:
    match = _DATE.fullmatch(words)
    try:
        return dt.date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""
