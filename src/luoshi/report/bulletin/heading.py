"""标题, 期号, 主送, 署名: the words around the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.period_words import name_period
from luoshi.report.wording import quote
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
    words = f"{request.scope.unit or ''}{period.title}{_subject(request)}{_ending(request)}"
    return words.removesuffix("的通报") if request.brief else f"关于{words}"


def _subject(request: ReportRequest) -> str:
    names = [name for name in (request.scope.list_name, request.scope.ledger) if name]
    if request.scope.leader:
        return f"{request.scope.leader}牵头事项"
    if request.supporting:
        return "配合事项"
    return quote("、".join(names)) if names else "重点工作"


def _ending(request: ReportRequest) -> str:
    """Return 落实情况的通报; of a leader, who reports upwards, 的报告; of a unit, which is told, 的通知."""
    period = request.period
    half = period.kind is PeriodKind.HALF and period.number == 1
    words = "中期推进情况的通报" if half else _ENDINGS.get(period.kind, "落实情况的通报")
    if request.brief or request.whole:
        return words
    kind = "报告" if request.scope.leader else "通知" if request.scope.unit else "通报"
    return words.replace("的通报", f"的{kind}")


def addressee(request: ReportRequest, setting: BulletinSetting) -> str:
    """Return 主送 with its full-width colon: the unit that is told, whom a leader reports to, else as configured."""
    to = (setting.report_to or "主要负责同志") if request.scope.leader else request.scope.unit or setting.to
    return f"{to}：".replace("：：", "：")


def choose_sender(request: ReportRequest, body: Body) -> str:
    """Return 署名: the leader who reports upwards, else the office."""
    return request.scope.leader or signature(body)


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
