"""The arithmetic identities of a report. One that does not hold refuses the report with the difference.

Real bulletins print totals that do not add up (132 tasks in classes of 125; domain.md 3.1); this one cannot.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from luoshi.errors import NotReconciledError
from luoshi.frozen import Frozen
from luoshi.report.bulletin.corrections import add_unsaid, list_tabulated
from luoshi.report.bulletin.figure_book import figure_text
from luoshi.report.bulletin.figures import COMPARED, JUDGEMENTS, LIFECYCLES, QUESTIONS
from luoshi.report.document import FigureRef, Items, Paragraph, Rate
from luoshi.state.rounding import compute_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from luoshi.report.document import Block, Document, Figure, Table


class Identity(Frozen):
    """Two numbers that must be the same, and what they are."""

    name: str
    left: int
    right: int


def reconcile(document: Document) -> None:
    """Assert every identity of the document; raise NotReconciledError for the first that does not hold."""
    for identity in identities(document):
        if identity.left != identity.right:
            raise NotReconciledError(identity.name, identity.left, identity.right)


def identities(document: Document) -> Iterator[Identity]:
    """Yield all identities: within the figures, between tables and figures, between sentences and figures."""
    yield from list_figure_identities(document.figures)
    yield from _tables(document)
    yield from _sentences(document)


def list_figure_identities(figures: Mapping[str, Figure]) -> Iterator[Identity]:
    """Yield the identities that hold among the figures alone."""
    number = _reader(figures)
    total = number("total")
    yield Identity("各办理状态之和＝纳入台账事项", sum(map(number, LIFECYCLES)), total)
    yield Identity("各进度研判之和＝纳入台账事项", sum(map(number, JUDGEMENTS)), total)
    yield Identity("“四查”各项之和＝纳入台账事项", sum(map(number, QUESTIONS)), total)
    yield Identity("已办结＋正在办理＝纳入台账事项", number("finished") + number("unfinished"), total)
    yield _roll_forward(number)
    lamps = sum(number(figure) for figure in figures if figure.startswith("lamp_"))
    yield Identity("各灯之和＋未亮灯＝在办（不含暂停）", lamps + number("unlit"), number("working"))
    for name, figure in figures.items():
        if not name.startswith("change_"):
            yield from _own_tasks(figure, together=name.removeprefix("previous_") in _TOGETHER)
    yield from _whole_shares(figures)
    yield from _changes(figures)


def _reader(figures: Mapping[str, Figure]) -> Callable[[str], int]:
    return lambda name: int(figures[name].value or 0)


def _roll_forward(number: Callable[[str], int]) -> Identity:
    left = sum(map(number, ("closed_in_period", "cancelled_in_period", "declined_in_period", "regrouped_in_period")))
    stock = number("opening") + number("added") - left
    return Identity("期初＋新增－销号－撤销－退办－并案拆分＝期末", stock, number("closing"))


def _own_tasks(figure: Figure, *, together: bool) -> Iterator[Identity]:
    """A count counts its tasks, each once; a share is its tasks ÷ its denominator. Shares compare in hundredths.

    ``together``: it was rounded with others, so it may be one step off in its last place.
    """
    ids = len(set(figure.tasks))
    yield Identity(f"“{figure.label}”的编号各不相同", len(figure.tasks), ids)
    if figure.of is not None:
        places = -int(Decimal(figure.value or 0).as_tuple().exponent)
        exact = _cents(compute_rate(ids, figure.of, places))
        near = together and abs(_cents(figure.value) - exact) <= _cents(Decimal(1).scaleb(-places))
        yield Identity(f"“{figure.label}”＝件数÷分母", _cents(figure.value), _cents(figure.value) if near else exact)
    else:
        yield Identity(f"“{figure.label}”＝所含事项数", int(figure.value or 0), ids)


_GROUPS = (
    tuple(f"{figure}_share" for figure in LIFECYCLES),
    tuple(f"{figure}_share" for figure in JUDGEMENTS),
    ("completion_rate", "unfinished_share"),
)
"""Shares that are printed beside each other."""

_TOGETHER = frozenset(chain.from_iterable(_GROUPS))


def _whole_shares(figures: Mapping[str, Figure]) -> Iterator[Identity]:
    """Shares that are printed beside each other sum to 100 %."""
    for group in _GROUPS:
        found = [figures[name] for name in group if name in figures and figures[name].value is not None]
        if found:
            yield Identity(f"“{found[0].label}”等各项之和＝100%", sum(_cents(each.value) for each in found), 100_00)


def _changes(figures: Mapping[str, Figure]) -> Iterator[Identity]:
    for name in COMPARED:
        change = figures.get(f"change_{name}")
        if change is not None and change.value is not None:
            now, before = figures[name].value, figures[f"previous_{name}"].value
            yield Identity(f"{change.label}＝本期－上期", _cents(change.value), _cents(now) - _cents(before))


def _cents(value: Decimal | int | None) -> int:
    return int((value or 0) * 100)


def _tables(document: Document) -> Iterator[Identity]:
    number = _reader(document.figures)
    lengths = {
        "tasks": number("total"),
        "behind": number("lagging") + number("overdue"),
        "closed": number("closed_in_period"),
    }
    for table in document.tables():
        if table.id in lengths:
            yield Identity(f"“{table.caption}”行数", len(table.rows), lengths[table.id])
        if table.total:
            yield from _column_sums(table)
        if table.id in _COUNTED:
            yield Identity(f"“{table.caption}”合计＝纳入台账事项", _first_count(table), number("total"))


_COUNTED = frozenset({"units", "lifecycle", "judgement"})
"""Tables whose last row begins with the total of the report."""


def _first_count(table: Table) -> int:
    return next((cell for cell in table.rows[-1] if isinstance(cell, int)), 0)


def _column_sums(table: Table) -> Iterator[Identity]:
    """The last row is the sum of the others, in every column of counts and in both parts of every rate."""
    for place, (column, total) in enumerate(zip(table.columns, table.rows[-1], strict=True)):
        cells = [row[place] for row in table.rows[:-1]]
        name = f"“{table.caption}”{column.title}各行之和＝合计"
        if isinstance(total, int):
            yield Identity(name, sum(cell for cell in cells if isinstance(cell, int)), total)
        if isinstance(total, Rate):
            rates = [cell for cell in cells if isinstance(cell, Rate)]
            yield Identity(f"{name}（分子）", sum(cell.part for cell in rates), total.part)
            yield Identity(f"{name}（分母）", sum(cell.whole for cell in rates), total.whole)


def _sentences(document: Document) -> Iterator[Identity]:
    """Every number tied to a figure is printed as that figure."""
    texts = {name: figure_text(figure) for name, figure in document.figures.items()}
    for reference in _references(document):
        same = texts.get(reference.figure) == reference.text
        yield Identity(f"正文中的{reference.text}＝数据{reference.figure}", int(same), 1)


def list_printed(document: Document) -> frozenset[str]:
    """Return the figures that the document shows: those in sentences, and those that stand in its tables."""
    in_tables = (list_tabulated(table.id) for table in document.tables())
    return add_unsaid(frozenset().union(*in_tables, {reference.figure for reference in _references(document)}))


def _references(document: Document) -> Iterator[FigureRef]:
    for section in (*document.sections, *document.attachments):
        for paragraph in _paragraphs(section.blocks):
            yield from (run for run in paragraph.runs if isinstance(run, FigureRef))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        if isinstance(block, Items):
            yield from block.items
