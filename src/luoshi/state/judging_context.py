"""What judging stands on beside the task itself: configuration, calendar, and the family of sub-tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field

if TYPE_CHECKING:
    from luoshi.model.configuration import Configuration
    from luoshi.model.task import Task
    from luoshi.workday.calendar import WorkCalendar

Family = Mapping[str, tuple["Task", ...]]
"""Children by the id of their parent, in the order of their ids."""


class JudgingContext(Frozen):
    """Configuration and calendar of the workspace, and children by parent id (empty where none are known)."""

    config: Configuration
    calendar: WorkCalendar
    family: Family = field(default_factory=dict)
