"""The sheet that a unit fills in: which columns it has, which cells are open, and the marks by which it is known again.

Beside each row stand, hidden, the id of its task, a digest of every locked cell, and a digest of the reports that the
ledger had when the form was made. They catch slips, not malice: the sheet has no password.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.state.period import PeriodKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from luoshi.state.period import Period

SCHEMA = "1"
KIND = "form"
FORM = "填报表"
META = "luoshi"
REVIEW = "自查自评表"
REVIEWS = MappingProxyType(
    {
        PeriodKind.WEEK: f"每周{REVIEW}",
        PeriodKind.MONTH: f"月度{REVIEW}",
        PeriodKind.QUARTER: f"季度{REVIEW}",
        PeriodKind.HALF: f"半年{REVIEW}",
        PeriodKind.YEAR: f"年度{REVIEW}",
    }
)
"""The name of the sheet by which a unit judges itself, after 月度自查自评表 (津教委〔2018〕1号 二（四）)."""

HEAD_ROW = 3
"""The row of column titles, from 0: above stand the title, what it is about, and the two groups of columns."""
FIRST_ROW = 4
CLOSED = "／"
"""Stands in a cell that this task does not ask for, as offices write 无."""


class Meta(StrEnum):
    """The rows of the hidden sheet, in order."""

    KIND = "kind"
    SCHEMA = "schema"
    WORKSPACE = "workspace"
    UNIT = "unit"
    PERIOD = "period"
    AS_OF = "as_of"
    COMMIT = "commit"


class FormColumn(Frozen):
    """A column of the sheet. ``field``: the field of 进展 that it fills, empty where it only tells what is known."""

    title: str
    width: int
    field: str = ""


KNOWN = (
    FormColumn("编号", 12),
    FormColumn("事项", 15),
    FormColumn("目标任务", 15),
    FormColumn("完成时限", 11),
    FormColumn("应达进度%", 6),
    FormColumn("实际进度%", 6),
    FormColumn("上期进展", 19),
    FormColumn("指标（目标；上期值）", 13),
)
OPEN = (
    FormColumn("完成进度%", 6, "progress"),
    FormColumn("指标值", 11, "values"),
    FormColumn("本期进展", 21, "note"),
    FormColumn("存在问题", 14, "problem"),
    FormColumn("原因", 12, "cause"),
    FormColumn("需协调事项", 12, "request"),
    FormColumn("下一步", 14, "next"),
    FormColumn("完成把握", 6, "confidence"),
)
COLUMNS = (*KNOWN, *OPEN)
PROGRESS, VALUES = len(KNOWN), len(KNOWN) + 1
ID, MARKS, REPORTS = (len(COLUMNS) + place for place in range(3))
"""The hidden columns."""
HIDDEN = ("id", "marks", "reports")
MARKED = len(KNOWN) + 2
"""The columns that have a mark: what is known, and the two cells that may be closed."""
UNMARKED = "-"


class FormRow(Frozen):
    """One task. ``known``: the cells of ``KNOWN``; ``progress``: whether its percentage is asked for.

    ``indicators``: ids whose values are asked for; ``reports``: the digest of the unit's reports in the period;
    ``judged``: 进度研判 as printed in the 自评表.
    """

    id: str
    known: tuple[str | Decimal | None, ...]
    progress: bool
    indicators: tuple[str, ...]
    reports: str
    judged: str


class FormHead(Frozen):
    """What a form is about. ``period``: its key, such as ``2026-10``, ``2026-Q3``; ``commit`` is empty outside git."""

    workspace: str
    unit: str
    period: str
    as_of: dt.date
    commit: str

    def cells(self) -> tuple[tuple[Meta, str], ...]:
        """Return the rows of the hidden sheet."""
        words = (KIND, SCHEMA, self.workspace, self.unit, self.period, self.as_of.isoformat(), self.commit)
        return tuple(zip(Meta, words, strict=True))


class UnitForm(Frozen):
    """One unit's form: ``period``: whose key the head has; ``report_by``: when it is wanted back."""

    head: FormHead
    period: Period
    report_by: dt.date
    rows: tuple[FormRow, ...]


def kept(word: str) -> str:
    """Return a name so that its cell gives it back: blanks around it, and what is not seen, only survive as JSON."""
    return word if word.isprintable() and word.strip() == word and not word.startswith('"') else json.dumps(word)


def restored(text: str) -> str:
    """Return the name that was kept."""
    try:
        word = json.loads(text) if text.startswith('"') else text
    except ValueError:
        return text
    return word if isinstance(word, str) else text


def make_mark(head: FormHead, task: str, column: int, text: str) -> str:
    """Return the mark of a locked cell; blanks and line breaks do not count, for programs keep them differently."""
    words = (_seed(head), task, str(column), "".join(text.split()))
    return hashlib.sha256("\x1f".join(words).encode(errors="surrogatepass")).hexdigest()[:8]


@lru_cache(maxsize=8)
def _seed(head: FormHead) -> str:
    """Return what ties a mark to its form: a row pasted from another form has none that fits."""
    return "\x1f".join(word for _, word in head.cells())


def make_marks(head: FormHead, task: str, texts: Sequence[str]) -> str:
    """Return the marks of a row. ``texts``: of the ``MARKED`` columns; an open one has no mark."""
    closed = (text == CLOSED or column < len(KNOWN) for column, text in enumerate(texts))
    marks = (
        make_mark(head, task, column, text) if fixed else UNMARKED
        for column, (text, fixed) in enumerate(zip(texts, closed, strict=True))
    )
    return ".".join(marks)


def digest_reports(reports: Sequence[str]) -> str:
    """Return the digest of the reports, each as one text."""
    return hashlib.sha256("\x1e".join(reports).encode(errors="surrogatepass")).hexdigest()[:16]
