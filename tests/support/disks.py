"""Disks that are full."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Without root, a user namespace in which we are root; the mount goes away with the process.
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NAMESPACE = ("unshare", "--mount") if _IS_ROOT else ("unshare", "--mount", "--user", "--map-root-user")


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Let no file of this process grow beyond ``room`` bytes: the system refuses as on a full disk."""
    import resource  # noqa: PLC0415 -- there is none on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
