"""期号: the monthly bulletins of a year are numbered through; the other kinds have series of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.period_words import period_words
from luoshi.state.period import PeriodKind

if TYPE_CHECKING:
    from luoshi.model.configuration import BulletinSetting
    from luoshi.report.bulletin.selection import ReportRequest


def issue_number(request: ReportRequest, setting: BulletinSetting) -> str:
    """Return ``第10期`` for a monthly bulletin, ``周汇总第43期`` for a week, ``年底通报`` for a year.

    A report narrowed to a unit, leader, list or ledger is no issue of the series: ``专报``.
    """
    period = request.period
    if not request.whole:
        return "专报"
    if period.kind is PeriodKind.MONTH:
        return f"第{setting.issues_before + period.number}期"
    series = period_words(period).series
    numbered = period.kind in {PeriodKind.WEEK, PeriodKind.QUARTER}
    return f"{series}第{period.number}期" if numbered else series
