"""The Document: what a report says, free of any format. Every renderer shows the same numbers from here."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


class Rate(Frozen):
    """A share: ``value`` in percent as rounded (None when ``whole`` is 0), always shown with its denominator."""

    value: Decimal | None
    part: int
    whole: int


class Percent(Frozen):
    """A progress in percent with one decimal."""

    value: Decimal


class Points(Frozen):
    """A gap in 百分点 with one decimal; below zero is behind."""

    value: Decimal


class LampMark(Frozen):
    """A lamp. ``rank`` 0 is the worst of ``count`` configured; colour and shape follow rank, the word is shown."""

    name: str
    rank: int
    count: int


class TaskRef(Frozen):
    """The id of a task, with the path of its file in the workspace."""

    id: str
    path: str


Cell = str | int | dt.date | Rate | Percent | Points | LampMark | TaskRef | None


class Align(StrEnum):
    """Where a column's cells stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Column(Frozen):
    """A column; ``width`` is its share of the page's width in full-width characters, a hint for paper."""

    title: str
    align: Align = Align.LEFT
    width: int = 6


class Table(Frozen):
    """A table. ``id`` is stable across versions (csv file names, anchors); rows have as many cells as columns.

    ``total``: the last row is a total and stays last when sorted. ``empty``: what is said when there is no row.
    ``form``: labels and what is filled in by turns; headless on paper, with room to write. ``small``: small type.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    empty: str = "无"
    note: str = ""
    form: bool = False
    small: bool = False


class FigureRef(Frozen):
    """A number inside a sentence, tied to a figure of the document so that it can be opened."""

    text: str
    figure: str


Run = str | FigureRef


class Paragraph(Frozen):
    """A paragraph of plain text and figures."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words without the ties."""
        return "".join(run if isinstance(run, str) else run.text for run in self.runs)


class Items(Frozen):
    """A list of short paragraphs, numbered 1. 2. 3. when ``numbered``."""

    items: tuple[Paragraph, ...]
    numbered: bool = False


class MatrixRow(Frozen):
    """One unit of the lamp matrix: its lit tasks with title and lamp, worst lamp first."""

    unit: str
    lamps: tuple[tuple[TaskRef, str, LampMark], ...]


class LampMatrix(Frozen):
    """亮灯矩阵: units against their tasks' lamps; ``summary`` is what those are told who cannot see it."""

    id: str
    caption: str
    rows: tuple[MatrixRow, ...]
    summary: str


class ChartStone(Frozen):
    """A milestone on the chart; ``reached`` None while it is not; ``late`` when it is due and was not reached."""

    title: str
    due: dt.date
    reached: dt.date | None
    late: bool


class ChartBar(Frozen):
    """One task on the milestone chart, from its assignment to its present due date (None: 长期)."""

    task: TaskRef
    title: str
    start: dt.date
    due: dt.date | None
    done: dt.date | None
    stones: tuple[ChartStone, ...]
    state: str


class MilestoneChart(Frozen):
    """时间表: bars and milestones between two dates, with the report's day; ``summary`` is its text alternative."""

    id: str
    caption: str
    start: dt.date
    end: dt.date
    today: dt.date
    bars: tuple[ChartBar, ...]
    summary: str


class SharePart(Frozen):
    """One class of a whole, such as 滞后 5; ``rank`` 0 is the worst."""

    name: str
    count: int
    rank: int


class ShareBar(Frozen):
    """A whole split into its classes, drawn as one bar."""

    id: str
    caption: str
    parts: tuple[SharePart, ...]
    summary: str


Block = Paragraph | Items | Table | LampMatrix | MilestoneChart | ShareBar


class Section(Frozen):
    """A part with a heading such as ``一、总体情况``; ``id`` is stable.

    ``title`` is empty for the opening paragraph: it stands under the title of the document without a heading.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]


class Figure(Frozen):
    """A number of the report: ``of`` is its denominator (None for a count), ``tasks`` the ids it is made of, sorted."""

    label: str
    value: int | Decimal | None
    of: int | None
    tasks: tuple[str, ...]


class Masthead(Frozen):
    """报头: name, issue number (``第10期``; the kind of report where it is of no series), issuing office and date."""

    name: str
    issue: str
    office: str
    date: dt.date


class Origin(Frozen):
    """What the report was made from; printed at its foot so that it can be made again, byte for byte."""

    version: str
    as_of: dt.date
    period: str
    calendar: tuple[str, ...]
    remarks: tuple[str, ...] = ()


class Document(Frozen):
    """A whole report. ``kind`` is week, month, quarter, half or year; ``attachments`` follow the signature.

    ``to`` ends with its full-width colon; titles of attachments begin with ``附件1``; ``issued_by``: 印发机关 if other.
    """

    kind: str
    title: str
    masthead: Masthead
    to: str
    sections: tuple[Section, ...]
    attachments: tuple[Section, ...]
    signature: str
    copies: tuple[str, ...]
    origin: Origin
    figures: Mapping[str, Figure] = field(default_factory=dict)
    issued_by: str = ""

    def tables(self) -> tuple[Table, ...]:
        """Return all tables in order."""
        return Page((*self.sections, *self.attachments), {}).tables()


class Page(Frozen):
    """Parts without a masthead: what ``list`` and ``show`` print. ``facts`` is its machine form, ready for JSON."""

    sections: tuple[Section, ...]
    facts: Mapping[str, object]

    def tables(self) -> tuple[Table, ...]:
        """Return all tables in order."""
        return tuple(block for part in self.sections for block in part.blocks if isinstance(block, Table))
