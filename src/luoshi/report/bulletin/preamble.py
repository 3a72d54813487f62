"""开头: 依据, 范围 and 截至日期."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.bulletin.report_data import PartContent
from luoshi.report.wording import long_date, paragraph

if TYPE_CHECKING:
    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.bulletin.selection import ReportRequest


def opening(material: ReportData) -> PartContent:
    """Return the opening paragraph; it has no heading."""
    request, office = material.request, material.config.organisation.office
    text = (
        f"{_basis(material)}{office}对{request.period.title}{_scope(material)}落实情况进行了汇总，"
        f"数据截至{long_date(request.as_of)}{_opened(request)}。现将有关情况通报如下。"
    )
    return PartContent("opening", "", (paragraph(text),))


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
        f"{scope.unit}牵头" if scope.unit else "",
        f"{scope.leader}牵头负责" if scope.leader else "",
        f"列入“{scope.list_name}”" if scope.list_name else "",
        f"列入台账“{scope.ledger}”" if scope.ledger else "",
    )
    limits = "、".join(word for word in words if word)
    return f"{limits}的重点工作" if limits else "纳入台账的重点工作"
