"""``build_report``: task states of the workspace → Document. Refused where its numbers do not reconcile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError, UsageError
from luoshi.frozen import Frozen
from luoshi.report.bulletin.arrangement import Arrangement, arrange
from luoshi.report.bulletin.heading import addressee, choose_sender, number_issue, signature, title
from luoshi.report.bulletin.one_page import write_one_page
from luoshi.report.bulletin.preamble import close, opening
from luoshi.report.bulletin.report_data import scan_workspace
from luoshi.report.bulletin.selection import Coverage, ReportRequest, cover
from luoshi.report.bulletin.totals import reconcile
from luoshi.report.document import Document, Masthead, Section
from luoshi.report.origin import origin
from luoshi.report.sheets import BRIEF
from luoshi.report.wording import NUMERALS, long_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from luoshi.model.configuration import Configuration
    from luoshi.report.bulletin.corrections import Corrections
    from luoshi.report.bulletin.report_data import ReportAttachment, ReportData
    from luoshi.report.document import Origin, Table
    from luoshi.state.task_state import TaskState
    from luoshi.workday.calendar import WorkCalendar


class Snapshot(Frozen):
    """Every task of the workspace, judged on three days; tasks assigned later than a day may be among them.

    ``now``: on the as-of day with ``since`` the first day of the period; ``opening``: on the day before the period;
    ``before_year``: on the last day of the year before the period's year. ``units``: the names in the order of
    org.yaml, for sorting. ``remarks``: what else is to be printed at the foot, such as the revision.
    ``corrections``: what of the bulletin issued before would differ today.
    """

    now: tuple[TaskState, ...]
    opening: tuple[TaskState, ...]
    before_year: tuple[TaskState, ...]
    units: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    corrections: Corrections | None = None


def build_report(
    request: ReportRequest, snapshot: Snapshot, config: Configuration, calendar: WorkCalendar, version: str
) -> Document:
    """Build the report that was asked for.

    Raises UsageError for an as-of day before the period, NothingToDoError where no task is covered,
    NotReconciledError with the difference where an arithmetic identity does not hold.
    """
    request, coverage = _coverage(request, snapshot)
    material = scan_workspace(request, coverage, config, snapshot.units)
    if request.brief:
        return _build_one_page(material, origin(material, calendar, version, snapshot.remarks), calendar)
    arrangement = arrange(request, config.bulletin.arrangement)
    annexes = [(item, item.write(material)) for item in arrangement.attachments]
    annexes = [(item, tables) for item, tables in annexes if any(table.rows for table in tables)]
    named = tuple(item.id for item, _ in annexes)
    material = material.but(corrections=snapshot.corrections, attachments=named)
    document = Document(
        kind=request.period.kind.value,
        title=title(request),
        masthead=_masthead(request, config, calendar),
        to=addressee(request, config.bulletin),
        sections=_body(material, arrangement),
        attachments=tuple(_attach(annexes)),
        signature=choose_sender(request, config.organisation),
        copies=config.bulletin.copies if request.whole else (),
        origin=origin(material, calendar, version, snapshot.remarks),
        figures=material.figures.figures,
        issued_by=signature(config.organisation) if request.scope.leader else "",
    )
    reconcile(document)
    return document


def _build_one_page(material: ReportData, source: Origin, calendar: WorkCalendar) -> Document:
    """Return the page for the leader: a letter by its looks, without attachments, signed in its head."""
    request, config = material.request, material.config
    head = _masthead(request, config, calendar)
    document = Document(
        kind=BRIEF,
        title=title(request),
        masthead=head.but(issue=f"{head.issue}　{head.office}　{long_date(head.date)}", office=""),
        to=f"{request.scope.leader}：" if request.scope.leader else "",
        sections=write_one_page(material),
        attachments=(),
        signature="",
        copies=(),
        origin=source,
        figures=material.figures.figures,
    )
    reconcile(document)
    return document


def _coverage(request: ReportRequest, snapshot: Snapshot) -> tuple[ReportRequest, Coverage]:
    """Return what is covered; of a unit that leads nothing, what it supports."""
    if request.as_of < request.period.start:
        day, start = long_date(request.as_of), long_date(request.period.start)
        raise UsageError(f"截至日期{day}早于{request.period.title}的第一天{start}", "把 --as-of 改为这一天或以后")
    coverage = cover(request, snapshot.now, snapshot.opening, snapshot.before_year)
    leads = any(state.lead == request.scope.unit for state in snapshot.now)
    if not coverage.present and request.scope.unit is not None and not leads:
        request = request.but(supporting=True)
        coverage = cover(request, snapshot.now, snapshot.opening, snapshot.before_year)
    if not coverage.present:
        raise NothingToDoError(f"{request.period.title}没有纳入台账的事项", "核对期间、单位、领导、清单的名称")
    return request, coverage


def _masthead(request: ReportRequest, config: Configuration, calendar: WorkCalendar) -> Masthead:
    issue = number_issue(request, config.bulletin)
    dated = request.dated or _find_day_after(request.as_of, calendar)
    return Masthead(config.bulletin.masthead, issue, signature(config.organisation), dated)


def _find_day_after(cut_off: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the next working day after the cut-off; the cut-off itself at the end of time."""
    try:
        return calendar.add_workdays(cut_off, 1)
    except OverflowError:
        return cut_off


def _body(material: ReportData, arrangement: Arrangement) -> tuple[Section, ...]:
    """Number the parts that have something to say; the opening has no heading."""
    first = opening(material)
    written = [part for part in (part.write(material) for part in arrangement.parts) if part.blocks]
    numbered = [Section(p.id, f"{NUMERALS[i]}、{p.heading}", p.blocks) for i, p in enumerate(written)]
    if numbered and (last := close(material)):
        numbered[-1] = numbered[-1].but(blocks=(*numbered[-1].blocks, last))
    return (Section(first.id, first.heading, first.blocks), *numbered)


def _attach(annexes: Sequence[tuple[ReportAttachment, tuple[Table, ...]]]) -> Iterator[Section]:
    """Yield the attachments that have a row, numbered where there are several."""
    for number, (item, tables) in enumerate(annexes, 1):
        mark = f"附件{number}" if len(annexes) > 1 else "附件"
        yield Section(f"attachment_{item.id}", f"{mark} {item.title}", tables)
