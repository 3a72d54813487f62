"""节点、指标和项目情况: what tasks are made of; in the short bulletin these sentences stand among the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Extent
from luoshi.report.bulletin.part_counts import count_parts
from luoshi.report.bulletin.report_data import PartContent, ReportPart
from luoshi.report.wording import paragraph

if TYPE_CHECKING:
    from luoshi.report.bulletin.report_data import ReportData


def write_parts(material: ReportData) -> PartContent:
    """Return a sentence for each of the three; nothing of those that no task has."""
    return PartContent("parts_of_tasks", "节点、指标和项目情况", tuple(map(paragraph, count_parts(material))))


PART = ReportPart(25, write_parts, weekly=False, extent=Extent.FULL)
