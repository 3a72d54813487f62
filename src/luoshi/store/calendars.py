"""The calendar of a workspace: its own ``calendar/YEAR.yaml`` first, then the notices that come with luoshi."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.findings import Finding, Severity
from luoshi.frozen import Frozen
from luoshi.model.holidays import HolidayNotice
from luoshi.store.files.files import READING, reason_of
from luoshi.store.workspace import CALENDAR
from luoshi.store.yaml.problems import MISPLACED, NOT_TEXT
from luoshi.store.yaml.reader import Reader, load
from luoshi.workday.bundled import BUNDLED_YEARS, read_bundled_notice
from luoshi.workday.calendar import WorkCalendar, YearNotice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.store.tree import Tree

_YEAR = re.compile(r"(\d{4})\.yaml", re.ASCII)


class OwnNotice(Frozen):
    """A notice that the workspace typed itself, and the file that it stands in."""

    path: str
    record: HolidayNotice


def load_calendar(tree: Tree, reader: Reader = Reader.FAST) -> tuple[WorkCalendar, tuple[Finding, ...]]:
    """Return the calendar and the findings of its files; a year in neither place is computed on weekends only."""
    notices, findings = load_notices(tree, reader)
    return make_calendar(notices), findings


def load_notices(tree: Tree, reader: Reader = Reader.FAST) -> tuple[tuple[OwnNotice, ...], tuple[Finding, ...]]:
    """Return the notices of the workspace's own files, and the findings of those that cannot be taken."""
    notices: list[OwnNotice] = []
    findings: list[Finding] = []
    for year, path in _files(tree):
        record, found = _own(tree, path, year, reader)
        findings += found
        if record is not None:
            notices.append(OwnNotice(path, record))
    return tuple(notices), tuple(findings)


def make_calendar(notices: Iterable[OwnNotice]) -> WorkCalendar:
    """Return the calendar of the workspace's own notices, and of those that come with luoshi for the other years."""
    years = {each.record.year: each.record for each in notices}
    bundled = (load_bundled(year) for year in BUNDLED_YEARS if year not in years)
    return WorkCalendar.of(map(_notice, (*years.values(), *filter(None, bundled))))


def load_bundled(year: int) -> HolidayNotice | None:
    """Return the notice of a year as it comes with luoshi; None where none does."""
    text = read_bundled_notice(year)
    if text is None:
        return None
    record = load(HolidayNotice, text.encode(), f"{year}.yaml").record
    if record is None:
        message = f"bundled notice of {year} does not load"
        raise RuntimeError(message)
    return record


def _files(tree: Tree) -> list[tuple[int, str]]:
    matches = ((_YEAR.fullmatch(item.name), item.name) for item in tree.items(CALENDAR))
    return [(int(match[1]), f"{CALENDAR}/{name}") for match, name in matches if match]


def _own(tree: Tree, path: str, year: int, reader: Reader) -> tuple[HolidayNotice | None, tuple[Finding, ...]]:
    try:
        data = tree.read(path)
    except OSError as error:
        return None, (report_unreadable(path, error),)
    loaded = load(HolidayNotice, data, path, reader)
    if loaded.record is None:
        return None, loaded.findings
    if loaded.record.year != year:
        message = f"文件名是 {year} 年，里面写的是 {loaded.record.year} 年"
        finding = Finding(MISPLACED, Severity.ERROR, path, ("year",), message, "文件名与 year 写成同一年")
        return None, (finding,)
    return loaded.record, ()


def _notice(record: HolidayNotice) -> YearNotice:
    return YearNotice.of(record.year, record.notice, record.number, record.holidays, record.workdays)


def report_unreadable(path: str, error: OSError) -> Finding:
    """Return the finding of a file that cannot be read."""
    message = f"文件读不出来：{reason_of(error, READING)}"
    return Finding(NOT_TEXT, Severity.ERROR, path, (), message, "检查文件权限，或从 git 中取回", None, 1, 1)
