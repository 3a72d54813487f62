"""The scan of a whole workspace: the start of ``check``, ``list`` and ``report``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError
from luoshi.service.judging_ground import build_judging
from luoshi.service.scan.meetings import group_meetings
from luoshi.service.scan.pool import scan_all
from luoshi.service.scan.request import Scan, ScanRequest, build_context
from luoshi.service.scan.tasks import find_family, scan_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Meetings

NO_MEETINGS: Meetings = MappingProxyType({})


def quiet(_done: int, _total: int) -> None:
    """Tell nobody about progress."""


def scan_workspace(
    workspace: Workspace,
    wanted: ScanRequest,
    *,
    vouched: Meetings = NO_MEETINGS,
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
) -> Scan:
    """Scan all task files; ``vouched``: the meetings that tasks beyond these name. Raises NothingToDoError for none."""
    if not workspace.listing.tasks:
        raise NothingToDoError("工作区里还没有事项", "用 luoshi add 登记第一个事项")
    context = build_context(workspace, wanted.days[0])
    scans = scan_all(workspace, wanted, context, processes, progress)
    family, meetings = find_family(workspace, scans), group_meetings(scans, vouched)
    return Scan(scan_again(workspace, wanted, context, scans, build_judging(workspace, family, meetings)))
