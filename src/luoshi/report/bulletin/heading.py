"""标题, 期号, 主送, 署名: the words around the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.period_words import name_period
from luoshi.state.period import PeriodKind

if TYPE_CHECKING:
    from luoshi.model.configuration import Body
    from luoshi.model.paper import BulletinSetting
    from luoshi.report.bulletin.selection import ReportRequest

_ENDINGS = {
    PeriodKind.WEEK: "落实情况的周汇总",
    PeriodKind.MONTH: "落实情况的通报",
    PeriodKind.QUARTER: "落实评价情况的通报",
    PeriodKind.YEAR: "落实情况的通报",
}


def title(request: ReportRequest) -> str:
    """Return 关于2026年10月重点工作落实情况的通报, with the unit, leader, list or ledger it is narrowed to."""
    period = request.period
    return f"关于{request.scope.unit or ''}{period.title}{_subject(request)}{_ending(request)}"


def _subject(request: ReportRequest) -> str:
    names = [name for name in (request.scope.list_name, request.scope.ledger) if name]
    if request.scope.leader:
        return f"{request.scope.leader}牵头事项"
    return f"“{'、'.join(names)}”" if names else "重点工作"


def _ending(request: ReportRequest) -> str:
    period = request.period
    if period.kind is PeriodKind.HALF:
        return "中期推进情况的通报" if period.number == 1 else "落实情况的通报"
    return _ENDINGS[period.kind]


def addressee(request: ReportRequest, setting: BulletinSetting) -> str:
    """Return 主送 with its full-width colon: the unit or leader of a narrowed report, else as configured."""
    return f"{request.scope.unit or request.scope.leader or setting.to}：".replace("：：", "：")


def signature(body: Body) -> str:
    """Return 署名: the body and its office, the name of the body not said twice."""
    return body.office if body.office.startswith(body.name) else f"{body.name}{body.office}"


def number_issue(request: ReportRequest, setting: BulletinSetting) -> str:
    """Return ``第10期`` for a monthly bulletin, ``周汇总第43期`` for a week, ``年底通报`` for a year.

    A report narrowed to a unit, leader, list or ledger is no issue of the series: ``专报``.
    """
    period = request.period
    if not request.whole:
        return "专报"
    if period.kind is PeriodKind.MONTH:
        return f"第{setting.issues_before + period.number}期"
    series = name_period(period).series
    numbered = period.kind in {PeriodKind.WEEK, PeriodKind.QUARTER}
    return f"{series}第{period.number}期" if numbered else series
