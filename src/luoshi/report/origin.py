"""What a report was made from, printed at its foot: version, day, calendar, and what was estimated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.bulletin.selection import ReportRequest
    from luoshi.workday.calendar import WorkCalendar, YearNotice


def origin(material: ReportData, calendar: WorkCalendar, version: str, remarks: tuple[str, ...]) -> Origin:
    """Return the origin; ``calendar`` names the notices of the year of the report and of the day it was made for."""
    request = material.request
    years = {request.period.year, request.as_of.year}
    notices = tuple(_notice(notice) for notice in calendar.notices if notice.year in years)
    return Origin(version, request.as_of, request.period.key, notices, (*_remarks(material, calendar), *remarks))


def _notice(notice: YearNotice) -> str:
    return f"{notice.notice}（{notice.number}）" if notice.number else notice.notice


def _remarks(material: ReportData, calendar: WorkCalendar) -> Iterator[str]:
    yield from _scope(material.request)
    years = find_estimated_years(material, calendar)
    if years:
        yield f"{'、'.join(f'{year}年' for year in years)}放假安排未录入，工作日暂按周末推算"


def _scope(request: ReportRequest) -> Iterator[str]:
    unit = "配合单位" if request.supporting else "牵头单位"
    limits = zip((unit, "牵头领导", "清单", "台账"), request.scope.names(), strict=True)
    chosen = [f"{word}“{name}”" for word, name in limits if name]
    if chosen:
        yield f"范围：{'、'.join(chosen)}"


def find_estimated_years(material: ReportData, calendar: WorkCalendar) -> tuple[int, ...]:
    """Return the years whose working days had to be reckoned by weekends alone, ascending."""
    years = {year for state in material.coverage.present for year in state.estimated}
    if not calendar.has_notice(material.request.as_of.year):
        years.add(material.request.as_of.year)
    return tuple(sorted(years))
