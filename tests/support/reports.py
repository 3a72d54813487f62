"""A desk to write reports at: tasks in, judged on the three days, Document out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.model.scope import Scope
from luoshi.report.bulletin.bulletin import Snapshot, build_report
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.document import Document, Items, Paragraph, Section, Table
from luoshi.state.judging_context import JudgingContext
from luoshi.state.location import Location
from luoshi.state.period import Period, PeriodKind, parse_period
from luoshi.state.task_state import TaskState, judge
from tests.support.builders import CALENDAR, config, task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from luoshi.model.configuration import Configuration
    from luoshi.model.task import Task

UNITS = ("办公室", "学前教育处", "财务处", "发展规划处")
SIGNED = {"date": "2026-01-06", "event": "签收"}


def month(key: str = "2026-10") -> Period:
    """Return a month."""
    return parse_period(PeriodKind.MONTH, key)


def plain(number: int, events: Iterable[dict[str, Any]] = (), **overlay: Any) -> Task:
    """Return a signed task of January due at the end of the year, and what happened then."""
    given = {
        "id": f"ZD-2026-{number:03d}",
        "title": f"事项{number}",
        "assigned": "2026-01-05",
        "due": "2026-12-31",
        "log": [SIGNED, *events],
    }
    return task(**{**given, **overlay})


def ended(submitted: str, *, verified: str | None = None, closed: str | None = None) -> list[dict[str, Any]]:
    """Return the entries by which a task ends: 报结, 核查 the same day unless given, 销号 where a day is given."""
    log: list[dict[str, Any]] = [
        {"date": submitted, "event": "报结"},
        {"date": verified or submitted, "event": "核查", "result": "通过"},
    ]
    return [*log, {"date": closed, "event": "销号", "approver": "分管领导", "grade": "全部落实"}] if closed else log


def judged(tasks: Iterable[Task], day: dt.date, settings: Configuration, since: dt.date) -> tuple[TaskState, ...]:
    """Judge the tasks; the year in the id is the year of the ledger."""
    grounds = JudgingContext(settings, CALENDAR)
    return tuple(judge(each, _shelf(each), day, grounds, since=since) for each in tasks)


def _shelf(given: Task) -> Location:
    year = int(given.id.split("-")[1])
    return Location(f"ledgers/{year}/zonghe/{given.id}.yaml", f"{year}/zonghe", f"{year}年重点任务清单", "综合", year)


def snapshot(tasks: Iterable[Task], request: ReportRequest, settings: Configuration) -> Snapshot:
    """Judge the tasks on the three days of a report."""
    given, since = tuple(tasks), request.since
    now = judged(given, request.as_of, settings, since)
    opening = judged(given, request.opening_day, settings, since)
    return Snapshot(now, opening, judged(given, request.year_end_before, settings, since), UNITS)


def report(
    tasks: Iterable[Task],
    period: Period | None = None,
    settings: Configuration | None = None,
    as_of: dt.date | None = None,
    *,
    brief: bool = False,
    **narrowed: Any,
) -> Document:
    """Build the report of a period, of October 2026 where none is given; ``brief``: the one page for the leader."""
    chosen, used = period or month(), settings or config()
    request = ReportRequest(chosen, as_of or chosen.end, Scope(**narrowed), brief=brief)
    return build_report(request, snapshot(tasks, request, used), used, CALENDAR, "0.1.0")


def value(document: Document, figure: str) -> object:
    """Return the value of a figure."""
    return document.figures[figure].value


def section(document: Document, name: str) -> Section:
    """Return a section or attachment by id."""
    return next(each for each in (*document.sections, *document.attachments) if each.id == name)


def words(document: Document, name: str | None = None) -> str:
    """Return the prose of a section, or of the whole body."""
    parts = document.sections if name is None else (section(document, name),)
    return "\n".join(line for part in parts for line in _lines(part))


def _lines(part: Section) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        if isinstance(block, Items):
            yield from (item.text for item in block.items)


def table(document: Document, name: str) -> Table:
    """Return a table by id."""
    return next(each for each in document.tables() if each.id == name)


def column(given: Table, title: str) -> list[object]:
    """Return the cells of a column."""
    place = [each.title for each in given.columns].index(title)
    return [row[place] for row in given.rows]
