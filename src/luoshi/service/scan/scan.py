"""The scan of a whole workspace: the start of ``check``, ``list`` and ``report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError
from luoshi.service.scan.pool import scan_all
from luoshi.service.scan.request import Scan, ScanRequest, build_context
from luoshi.service.scan.tasks import find_family, scan_parents_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.service.workspace import Workspace


def quiet(_done: int, _total: int) -> None:
    """Tell nobody about progress."""


def scan_workspace(
    workspace: Workspace, wanted: ScanRequest, *, processes: int = 1, progress: Callable[[int, int], None] = quiet
) -> Scan:
    """Scan all task files. Raises NothingToDoError when the workspace has none."""
    if not workspace.listing.tasks:
        raise NothingToDoError("工作区里还没有事项", "用 luoshi add 登记第一个事项")
    context = build_context(workspace, wanted.days[0])
    scans = scan_all(workspace, wanted, context, processes, progress)
    family = find_family(workspace, scans)
    return Scan(scan_parents_again(workspace, wanted, context, scans, family))
