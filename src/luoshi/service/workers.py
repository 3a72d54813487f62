"""Two or more processes over the task files, where there is enough to do; each returns digests, never records.

Workers are forked, so they start with what this process has imported and opened. What they send back is pickled by
``multiprocessing`` between our own processes; nothing pickled is ever read from disk.
"""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from luoshi.service.digest import TaskDigest, Wanted, digest_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from luoshi.rules.api import Scene
    from luoshi.service.opened import Opened

WORTH_IT = 400
"""Below so many files a second process costs more than it saves (about 1 KB a file; reference/engines.md 6)."""

_CHUNK = 250


def digest_all(
    opened: Opened, wanted: Wanted, scene: Scene, processes: int, progress: Callable[[int, int], None]
) -> list[TaskDigest]:
    """Digest every task file, in the order of the paths."""
    paths = opened.listing.tasks
    digests: list[TaskDigest] = []
    for part in _parts(opened, wanted, scene, processes):
        digests += part
        progress(len(digests), len(paths))
    return digests


def _parts(opened: Opened, wanted: Wanted, scene: Scene, processes: int) -> Iterator[list[TaskDigest]]:
    paths = opened.listing.tasks
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    if processes < 2 or len(paths) < WORTH_IT or "fork" not in multiprocessing.get_all_start_methods():  # noqa: PLR2004
        yield from (digest_paths(opened, wanted, scene, chunk) for chunk in chunks)
        return
    yield from _forked(opened, wanted, scene, chunks, processes)


def _forked(
    opened: Opened, wanted: Wanted, scene: Scene, chunks: Sequence[Sequence[str]], processes: int
) -> Iterator[list[TaskDigest]]:
    _SHARED.append((opened, wanted, scene))
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            yield from pool.imap(_work, chunks)
    finally:
        _SHARED.pop()


_SHARED: list[tuple[Opened, Wanted, Scene]] = []
"""What forked workers inherit instead of receiving it."""


def _work(paths: Sequence[str]) -> list[TaskDigest]:
    opened, wanted, scene = _SHARED[-1]
    return digest_paths(opened, wanted, scene, paths)
