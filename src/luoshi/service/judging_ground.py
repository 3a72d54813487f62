"""What the tasks of a workspace are judged on: settings, names and calendar, with family and meetings where known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.state.judging_context import JudgingContext

if TYPE_CHECKING:
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Family, Meetings


def build_judging(
    workspace: Workspace, family: Family | None = None, meetings: Meetings | None = None
) -> JudgingContext:
    """Return the ground of judging; None: no children are known, every meeting is believed."""
    return JudgingContext(workspace.config, workspace.calendar, family or {}, workspace.organisation, meetings)
