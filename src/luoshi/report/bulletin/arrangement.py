"""周汇总, 月通报, 季评价, 中期, 年底, and the reports for one unit or leader: arrangements of the same parts.

Monthly and quarterly: 津教委〔2018〕1号 二(四)、二(八); 周汇总、月通报、季评价: 城市讲话 四(一); 中期有促进、
期末有预警、年底有考核: 教育部办公厅 三.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import Extent
from luoshi.report.bulletin import parts
from luoshi.report.bulletin.attachments.changes import list_changes
from luoshi.report.bulletin.attachments.tables import (
    list_behind,
    list_by_urgency,
    list_closed,
    list_parts,
    tabulate_all_units,
    task_list,
)
from luoshi.report.bulletin.report_data import ReportAttachment, ReportPart
from luoshi.report.period_words import name_period
from luoshi.state.period import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.bulletin.selection import ReportRequest


class Arrangement(Frozen):
    """Parts of the body in order, and attachments in order."""

    parts: tuple[ReportPart, ...]
    attachments: tuple[ReportAttachment, ...]


def arrange(request: ReportRequest, extent: Extent) -> Arrangement:
    """Return what the report consists of; a week is short, and one unit is not set against others."""
    week = request.period.kind is PeriodKind.WEEK
    chosen = (part for part in load_parts() if part.extent in {None, extent} and (part.weekly or not week))
    return Arrangement(tuple(chosen), tuple(_choose_attachments(request, extent, week=week)))


def _choose_attachments(request: ReportRequest, extent: Extent, *, week: bool) -> Iterator[ReportAttachment]:
    """Yield the attachments in order; the short bulletin has one, and none that is empty is printed."""
    if request.supporting:
        yield ReportAttachment("parts", "配合任务清单", list_parts)
        return
    if extent is Extent.SHORT:
        yield ReportAttachment("tasks", "任务进展一览表", list_by_urgency)
        return
    if not week:
        yield ReportAttachment("tasks", "任务进展一览表", task_list)
    yield ReportAttachment("behind", "滞后与逾期清单", list_behind)
    if not week and request.scope.unit is None:
        yield ReportAttachment("units", "单位情况表", tabulate_all_units)
    yield ReportAttachment("closed", f"{name_period(request.period).this}销号清单", list_closed)
    if not week:
        yield ReportAttachment("changes", "延期与调整清单", list_changes)


@cache
def load_parts() -> tuple[ReportPart, ...]:
    """Return the ``PART`` of every module in ``parts/``, in the order of their places."""
    modules = (import_module(f"{parts.__name__}.{found.name}") for found in iter_modules(parts.__path__))
    return tuple(sorted((module.PART for module in modules), key=lambda part: part.place))
