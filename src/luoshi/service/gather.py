"""Opening and digesting a workspace in one go: the start of ``check``, ``list``, ``show`` and ``report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError
from luoshi.service.digest import Digest, Wanted, scene_of
from luoshi.service.digesting import family_of, with_parents
from luoshi.service.workers import digest_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.service.opened import Opened


def quiet(_done: int, _total: int) -> None:
    """Tell nobody about progress."""


def gather(
    opened: Opened, wanted: Wanted, *, processes: int = 1, progress: Callable[[int, int], None] = quiet
) -> Digest:
    """Digest all task files. Raises NothingToDoError when the workspace has none."""
    if not opened.listing.tasks:
        raise NothingToDoError("工作区里还没有事项", "用 luoshi add 登记第一个事项")
    scene = scene_of(opened, wanted.days[0])
    digests = digest_all(opened, wanted, scene, processes, progress)
    family = family_of(opened, digests)
    return Digest(with_parents(opened, wanted, scene, digests, family), scene, family)
