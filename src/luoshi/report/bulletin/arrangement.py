"""周汇总, 月通报, 季评价, 中期, 年底, and the reports for one unit or leader: arrangements of the same parts.

Monthly and quarterly: 津教委〔2018〕1号 二(四)、二(八); 周汇总、月通报、季评价: 城市讲话 四(一); 中期有促进、
期末有预警、年底有考核: 教育部办公厅 三.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.report.bulletin.attachments.changes import change_list
from luoshi.report.bulletin.attachments.tables import behind_list, closed_list, task_list, unit_tables
from luoshi.report.bulletin.parts.lamps import lamps
from luoshi.report.bulletin.parts.overview import overview
from luoshi.report.bulletin.parts.problems import problems
from luoshi.report.bulletin.parts.progress import progress
from luoshi.report.bulletin.parts.requirements import requirements
from luoshi.report.bulletin.report_data import Attachment, PartWriter
from luoshi.report.period_words import period_words
from luoshi.state.period import PeriodKind

if TYPE_CHECKING:
    from luoshi.report.bulletin.selection import ReportRequest


class Arrangement(Frozen):
    """Parts of the body in order, and attachments in order."""

    parts: tuple[PartWriter, ...]
    attachments: tuple[Attachment, ...]


def arrangement_of(request: ReportRequest) -> Arrangement:
    """Return what the report consists of; a week is short, and one unit is not set against others."""
    this = period_words(request.period).this
    tasks = Attachment("tasks", "任务进展一览表", task_list)
    behind = Attachment("behind", "滞后与逾期清单", behind_list)
    units = Attachment("units", "单位情况表", unit_tables)
    closed = Attachment("closed", f"{this}销号清单", closed_list)
    changes = Attachment("changes", "延期与调整清单", change_list)
    if request.scope.unit is not None:
        return Arrangement(_ALL_PARTS, (tasks, behind, closed, changes))
    if request.period.kind is PeriodKind.WEEK:
        return Arrangement((overview, progress, problems, requirements), (behind, closed))
    return Arrangement(_ALL_PARTS, (tasks, behind, units, closed, changes))


_ALL_PARTS: tuple[PartWriter, ...] = (overview, progress, problems, lamps, requirements)
