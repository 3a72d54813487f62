"""Laws of every report, tried on random ledgers: it reconciles, and the order of the input never matters."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from luoshi.errors import NothingToDoError
from luoshi.report.bulletin.bulletin import build_report
from luoshi.report.bulletin.figures import JUDGEMENTS, LIFECYCLES
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.bulletin.totals import identities
from luoshi.report.document import FigureRef, Paragraph
from luoshi.state.period import PeriodKind, find_period
from tests.support.builders import CALENDAR, config
from tests.support.reports import report, snapshot, value
from tests.support.strategies import days, ledgers

if TYPE_CHECKING:
    from luoshi.model.task import Task
    from luoshi.report.document import Document

IN_2026 = days(dt.date(2026, 1, 5))
KINDS = st.sampled_from(list(PeriodKind))


def written(tasks: list[Task], kind: PeriodKind, day: dt.date) -> Document:
    """Write the report of a kind as of a day; a ledger with nothing in it is another test."""
    try:
        return report(tasks, find_period(kind, day), as_of=day)
    except NothingToDoError:
        assume(False)  # noqa: FBT003 -- the signature of hypothesis
        raise


def reconciles(document: Document) -> None:
    """Fail unless both sides of every identity are the same."""
    checked = list(identities(document))
    assert [each for each in checked if each.left != each.right] == []
    assert len(checked) > 50


def sums_and_rolls_forward(document: Document) -> None:
    """Fail unless the classes sum to the total and the stock follows from what came and went."""
    figures = {name: figure.value or 0 for name, figure in document.figures.items()}
    assert sum(figures[name] for name in LIFECYCLES) == figures["total"]
    assert sum(figures[name] for name in JUDGEMENTS) == figures["total"]
    left = figures["closed_in_period"] + figures["cancelled_in_period"] + figures["declined_in_period"]
    left += figures["regrouped_in_period"]
    assert figures["opening"] + figures["added"] - left == figures["closing"]


def is_left_blank_of_nothing(document: Document) -> None:
    """Fail where a sentence or a section stands for what is not there."""
    paragraphs = [block for part in document.sections for block in part.blocks if isinstance(block, Paragraph)]
    numbers = {run.figure for each in paragraphs for run in each.runs if isinstance(run, FigureRef) and run.text == "0"}
    assert numbers <= {"total", "opening", "closing", "on_time", "directives_on_time"}
    assert all(each.text.endswith(("。", "：")) for each in paragraphs)
    assert not [part for part in document.sections if not part.blocks]


@given(ledgers(), KINDS, IN_2026)
def test_every_report_reconciles_sums_up_and_is_left_blank_of_nothing(
    tasks: list[Task], kind: PeriodKind, day: dt.date
) -> None:
    """One report serves all three laws: it costs far more than they do."""
    document = written(tasks, kind, day)
    reconciles(document)
    sums_and_rolls_forward(document)
    is_left_blank_of_nothing(document)


@given(ledgers(), KINDS, IN_2026, st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(
    tasks: list[Task], kind: PeriodKind, day: dt.date, shuffle: st.DataObject
) -> None:
    request, settings = ReportRequest(find_period(kind, day), day), config()
    given_states = snapshot(tasks, request, settings)
    mixed = list(given_states.now)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    other = given_states.but(now=tuple(mixed), opening=given_states.opening[::-1])
    try:
        first = build_report(request, given_states, settings, CALENDAR, "0.1.0")
    except NothingToDoError:
        with pytest.raises(NothingToDoError):
            build_report(request, other, settings, CALENDAR, "0.1.0")
        return
    assert build_report(request, other, settings, CALENDAR, "0.1.0") == first


@given(ledgers(), IN_2026)
def test_the_units_split_the_whole(tasks: list[Task], day: dt.date) -> None:
    whole = written(tasks, PeriodKind.MONTH, day)
    units = {task.lead for task in tasks if task.lead and task.assigned <= day}
    parts = []
    for unit in units:
        try:
            parts.append(report(tasks, find_period(PeriodKind.MONTH, day), as_of=day, unit=unit))
        except NothingToDoError:
            continue
    for name in ("total", "overdue", "closed", "added", "closing", "reports_missing"):
        nobody = sum(_is_nobodys(tasks, each) for each in whole.figures[name].tasks)
        assert sum(int(str(value(part, name))) for part in parts) + nobody == value(whole, name)


def _is_nobodys(tasks: list[Task], number: str) -> bool:
    return next(task.lead for task in tasks if task.id == number) is None
