"""What judging stands on beside the task itself: configuration, names, calendar, and the family of sub-tasks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field
from luoshi.lazy import lazy
from luoshi.state.authority import Authority

if TYPE_CHECKING:
    from luoshi.model.configuration import Configuration
    from luoshi.model.organisation import Organisation
    from luoshi.model.task import Task
    from luoshi.workday.calendar import WorkCalendar

Family = Mapping[str, tuple["Task", ...]]
"""Children by the id of their parent, in the order of their ids."""

Meetings = Mapping[str, Collection[str]]
"""The ids of the tasks that name a meeting as their source, by the meeting without year and number."""


class JudgingContext(Frozen):
    """Configuration and calendar of the workspace, children by parent id (empty where none are known), and names.

    ``organisation``: org.yaml; None: anybody but the performing units may approve. ``meetings``: see ``Authority``.
    """

    config: Configuration
    calendar: WorkCalendar
    family: Family = field(default_factory=dict)
    organisation: Organisation | None = None
    meetings: Meetings | None = None

    @lazy
    def authority(self) -> Authority:
        """Who may approve, report and verify."""
        return Authority(self.config.organisation.office, self.organisation, self.meetings)
