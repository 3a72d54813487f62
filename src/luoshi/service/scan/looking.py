"""How ``check`` looks at the tasks and over them, and what it saw."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from luoshi.store.yaml.locate import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from luoshi.findings import Finding
    from luoshi.rules.shared.paper_numbers import PaperMark
    from luoshi.service.scan.request import Scan
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Meetings
    from luoshi.state.task_state import TaskState


class CheckSeen(NamedTuple):
    """How many tasks could be read, the findings of the task files, and those of the rules over the workspace."""

    tasks: int
    found: list[Finding]
    across: list[Finding]


class Across(NamedTuple):
    """What the rules over the workspace see: the cards; and by path the codes excepted, and the papers named."""

    cards: tuple[TaskState, ...] = ()
    excepted: Mapping[str, frozenset[str]] = MappingProxyType({})
    papers: Mapping[str, tuple[PaperMark, ...]] = MappingProxyType({})


class Looking(NamedTuple):
    """How to look: at the tasks listed, with the meetings that others name; and over all states.

    Over the states it looks with what else ``Across`` holds.
    """

    scan_workspace: Callable[[Workspace, Meetings], Scan]
    across: Callable[[Across], list[Finding]]


def look(workspace: Workspace, looking: Looking) -> CheckSeen:
    """Look at everything."""
    return seen_of(workspace, looking.scan_workspace(workspace, {}), looking)


def seen_of(workspace: Workspace, scan: Scan, looking: Looking) -> CheckSeen:
    """Return what was seen in the scan of all tasks."""
    excepted = {each.path: each.excepted for each in scan.tasks if each.excepted}
    papers = {each.path: each.papers for each in scan.tasks if each.papers}
    cards = scan.states()
    across = looking.across(Across(cards, excepted, papers))
    return CheckSeen(len(cards), scan.findings(), locate(workspace.root, across))
