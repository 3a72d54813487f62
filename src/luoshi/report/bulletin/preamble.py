"""开头: 依据, 范围 and 截至日期."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.bulletin.report_data import PartContent
from luoshi.report.wording import long_date, paragraph, quote

if TYPE_CHECKING:
    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.bulletin.selection import ReportRequest
    from luoshi.report.document import Paragraph


def opening(material: ReportData) -> PartContent:
    """Return the opening paragraph; it has no heading."""
    return PartContent("opening", "", (paragraph(_open(material)),))


def _open(material: ReportData) -> str:
    request, office = material.request, material.config.organisation.office
    until = f"数据截至{long_date(request.as_of)}{_opened(request)}"
    if request.scope.leader:
        return f"现将{request.period.title}{_scope(material)}落实情况报告如下，{until}。"
    if request.scope.unit:
        return f"{_basis(material)}现将{request.period.title}{_scope(material)}落实情况通知如下，{until}。"
    return (
        f"{_basis(material)}{office}对{request.period.title}{_scope(material)}落实情况进行了汇总，"
        f"{until}。现将有关情况通报如下。"
    )


def close(material: ReportData) -> Paragraph | None:
    """Return the last sentence: a report upwards asks to be read, a notice asks for work; a bulletin has none."""
    request = material.request
    if request.scope.leader:
        return paragraph("以上报告，请审阅。")
    if request.scope.unit:
        office = material.config.organisation.office
        return paragraph(f"请你单位对照以上情况抓紧落实，按规定时间向{office}报送进展。")
    return None


def _opened(request: ReportRequest) -> str:
    """Say from which day the movements are counted, where the issue before was cut off early."""
    if request.opens is None:
        return ""
    return f"（上期数据截至{long_date(request.opening_day)}，本期变动自次日起统计）"


def _basis(material: ReportData) -> str:
    basis = (material.config.bulletin.basis or "").rstrip("，。,.")
    if not basis:
        return ""
    return f"{basis}，" if basis.startswith(("根据", "按照", "依据", "为")) else f"根据{basis}，"


def _scope(material: ReportData) -> str:
    """Say which tasks of the ledgers are meant."""
    scope = material.request.scope
    words = (
        f"{scope.unit}{'配合' if material.request.supporting else '牵头'}" if scope.unit else "",
        f"{scope.leader}牵头负责" if scope.leader else "",
        f"列入{quote(scope.list_name)}" if scope.list_name else "",
        f"列入台账{quote(scope.ledger)}" if scope.ledger else "",
    )
    limits = "、".join(word for word in words if word)
    return f"{limits}的重点工作" if limits else "纳入台账的重点工作"
