"""A form that came back: what the unit filled in, row by row; what is not as it was sent is named by its cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.blank_words import is_blank
from luoshi.errors import ExitCode, LuoshiError
from luoshi.exchange.forms.form_cells import FormCellError, read_cell
from luoshi.exchange.forms.form_review import REVIEW_COLUMNS, REVIEW_FIRST, REVIEW_OPEN
from luoshi.exchange.forms.form_sheet import (
    COLUMNS,
    FIRST_ROW,
    FORM,
    HEAD_ROW,
    HIDDEN,
    ID,
    KIND,
    KNOWN,
    MARKED,
    MARKS,
    META,
    OPEN,
    REPORTS,
    REVIEW,
    SCHEMA,
    UNMARKED,
    FormHead,
    Meta,
    make_mark,
    restored,
)
from luoshi.exchange.workbooks.workbook import read_book
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from luoshi.exchange.workbooks.workbook import Book, Sheet


class Fault(Frozen):
    """What is wrong with one cell of a form."""

    place: str
    message: str


class FormRefusedError(LuoshiError):
    """A form that cannot be taken as it is; nothing of it was written."""

    code = ExitCode.FINDINGS

    def __init__(self, name: str, faults: Sequence[Fault], hint: str = "") -> None:
        lines = "\n".join(f"  {fault.place} {fault.message}" for fault in faults)
        super().__init__(
            f"“{name}”有 {len(faults)} 处收不了，整份没有记入：\n{lines}",
            hint or "请填报单位改正后重报；锁定的格子要改的，由督查机构改台账后重发一份（luoshi form send）",
        )
        self.faults = tuple(faults)


class FilledRow(Frozen):
    """One row with something filled in. ``words``: by the fields of 进展; ``reports``: see ``FormRow``."""

    place: str
    id: str
    words: Mapping[str, str | tuple[str, ...]]
    reports: str


class Returned(Frozen):
    """A form as it came back. ``tasks``: the ids of all its rows; ``review``: filled cells of the 自评表."""

    name: str
    head: FormHead
    tasks: tuple[str, ...]
    filled: tuple[FilledRow, ...]
    review: int


def read_form(data: bytes, name: str) -> Returned:
    """Return what the form says. Raises UnreadableError, and FormRefusedError where it is not as it was sent."""
    book = read_book(data, name)
    head = _head(book)
    sheet = _sheet(book)
    faults: list[Fault] = []
    tasks: list[str] = []
    filled: list[FilledRow] = []
    for number in range(FIRST_ROW, len(sheet.rows)):
        row = _Row(sheet, number, head)
        if row.empty():
            continue
        faults += row.faults(tasks)
        tasks.append(row.id)
        filled += row.filled(faults)
    if faults:
        raise FormRefusedError(name, faults)
    return Returned(name, head, tuple(tasks), tuple(filled), _review(book))


def _head(book: Book) -> FormHead:
    """Read the hidden sheet."""
    meta = book.sheet(META)
    words = {meta.text(row, 0): meta.text(row, 1) for row in range(len(meta.rows))} if meta else {}
    place = f"{META}!A1"
    if words.get(Meta.KIND) != KIND:
        fault = Fault(place, "没有 luoshi 的标记：不是 luoshi form send 发出的表，或标记被删去了")
        raise FormRefusedError(book.name, (fault,), "要收别的表，用 luoshi reconcile 对账，或用 luoshi import 导入")
    if words.get(Meta.SCHEMA) != SCHEMA:
        fault = Fault(f"{META}!B2", f"表的版本是“{words.get(Meta.SCHEMA, '')}”，这里只认 {SCHEMA}")
        raise FormRefusedError(book.name, (fault,), "用发出这份表的 luoshi 版本来收，或重发一份")
    return FormHead(
        restored(words.get(Meta.WORKSPACE, "")),
        restored(words.get(Meta.UNIT, "")),
        words.get(Meta.PERIOD, ""),
        _day(book.name, words.get(Meta.AS_OF, "")),
        words.get(Meta.COMMIT, ""),
    )


def _day(name: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise FormRefusedError(name, (Fault(f"{META}!B6", f"“{text}”不是日期"),)) from None


def _sheet(book: Book) -> Sheet:
    """Return the sheet of the form, its columns being those that were sent."""
    sheet = book.sheet(FORM)
    if sheet is None:
        raise FormRefusedError(book.name, (Fault(FORM, "没有这张工作表，可能改了名称或被删去"),))
    titles = (*(column.title for column in COLUMNS), *HIDDEN)
    faults = [
        Fault(sheet.place(HEAD_ROW, place), f"列名应为“{title}”，表中是“{found}”")
        for place, title in enumerate(titles)
        for found in [sheet.text(HEAD_ROW, place)]
        if found != title
    ]
    if faults:
        raise FormRefusedError(book.name, faults[:3], "不要增删、移动列；请填在原来发出的表上")
    return sheet


class _Row(Frozen):
    """One row of the sheet."""

    sheet: Sheet
    number: int
    head: FormHead

    @property
    def id(self) -> str:
        return self.sheet.text(self.number, ID)

    def empty(self) -> bool:
        """Whether nothing at all stands in the row."""
        return not any(self.sheet.text(self.number, place) for place in range(REPORTS + 1))

    def faults(self, before: Sequence[str]) -> Iterator[Fault]:
        """Yield what is not as it was sent."""
        place = self._place(0)
        if not self.id:
            yield Fault(place, f"这一行不是表中原有的：“{self._first_words()}”")
        elif self.id in before:
            yield Fault(place, f"{self.id} 出现了两次")
        else:
            yield from self._changed()

    def _first_words(self) -> str:
        words = (self.sheet.text(self.number, place) for place in range(len(COLUMNS)))
        return next((word for word in words if word), "")[:20]

    def _changed(self) -> Iterator[Fault]:
        marks = self.sheet.text(self.number, MARKS).split(".")
        texts = [self.sheet.text(self.number, place) for place in range(MARKED)]
        if len(marks) != MARKED:
            yield Fault(self._place(MARKS), "校验标记被改动")
            return
        wrong = [
            place
            for place, (mark, text) in enumerate(zip(marks, texts, strict=True))
            if mark != UNMARKED and mark != make_mark(self.head, self.id, place, text)
        ]
        if len(wrong) == sum(mark != UNMARKED for mark in marks):
            yield Fault(self._place(0), f"{self.id} 这一行来自别的表，或整行被改过")
            return
        for place in wrong:
            word = texts[place] or "空"
            yield Fault(self._place(place), f"“{COLUMNS[place].title}”是锁定的，被改成了“{word[:30]}”")

    def filled(self, faults: list[Fault]) -> Iterator[FilledRow]:
        """Yield the row when something is filled in; what cannot be taken is added to ``faults``."""
        words: dict[str, str | tuple[str, ...]] = {}
        for place, column in enumerate(OPEN, len(KNOWN)):
            if (self.number, place) in self.sheet.unknown:
                faults.append(Fault(self._place(place), f"“{column.title}”是公式，没有算出值；请写成文字"))
            if is_blank(self.sheet.text(self.number, place)):  # among them the sign for a closed cell
                continue
            try:
                words[column.field] = read_cell(column.field, self.sheet.value(self.number, place))
            except FormCellError as error:
                faults.append(Fault(self._place(place), f"“{column.title}”{error}"))
        if words:
            yield FilledRow(self._place(len(KNOWN)), self.id, words, self.sheet.text(self.number, REPORTS))

    def _place(self, column: int) -> str:
        return self.sheet.place(self.number, column)


def _review(book: Book) -> int:
    """Count what is filled in on the 自评表: it is kept as paper, and nobody shall think that it was recorded."""
    sheet = next((sheet for sheet in book.sheets if sheet.name.endswith(REVIEW)), None)
    if sheet is None:
        return 0
    rows = range(REVIEW_FIRST, len(sheet.rows))
    tasks = [(row, place) for row in rows for place in range(REVIEW_OPEN, len(REVIEW_COLUMNS))]
    feet = [(row, 1) for row in rows if sheet.text(row, 0) and not sheet.text(row, 2)]
    return sum(bool(sheet.text(*cell)) for cell in {*tasks, *feet})
