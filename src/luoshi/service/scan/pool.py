"""Two or more processes over the task files, where there is enough to do; each returns digests, never records.

Workers are forked, so they start with what this process has imported and opened, and each writes its digests into a
pipe of its own. That is less than ``multiprocessing`` does, and starts in a tenth of its time. What is unpickled comes
from our own processes; nothing pickled is ever read from disk.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.accepting import accept
from luoshi.model.task import Task
from luoshi.service.scan.tasks import scan_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from luoshi.rules.engine.context import RuleContext
    from luoshi.service.scan.request import ScanRequest, TaskScan
    from luoshi.service.workspace import Workspace

WORTH_IT = 400
"""Below so many files a second process costs more than it saves (about 1 KB a file; reference/engines.md 6)."""

_CHUNK = 250


class _Worker(NamedTuple):
    process: int
    pipe: BinaryIO


def scan_all(
    workspace: Workspace,
    wanted: ScanRequest,
    context: RuleContext,
    processes: int,
    progress: Callable[[int, int], None],
) -> list[TaskScan]:
    """Scan every task file, in the order of the paths."""
    paths = workspace.listing.tasks
    digests: list[TaskScan] = []
    for part in _parts(workspace, wanted, context, processes):
        digests += part
        progress(len(digests), len(paths))
    return digests


def _parts(workspace: Workspace, wanted: ScanRequest, context: RuleContext, processes: int) -> Iterator[list[TaskScan]]:
    paths = workspace.listing.tasks
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]

    def work(chunk: Sequence[str]) -> list[TaskScan]:
        return scan_paths(workspace, wanted, context, chunk)

    if processes > 1 and len(paths) >= WORTH_IT and hasattr(os, "fork"):
        yield from _forked(work, chunks, min(processes, len(chunks)))
    else:
        yield from map(work, chunks)


def _forked(
    work: Callable[[Sequence[str]], list[TaskScan]], chunks: Sequence[Sequence[str]], processes: int
) -> Iterator[list[TaskScan]]:
    """Deal the chunks out in turn and yield what comes back in the same order."""
    accept(Task, None)  # what reads it is made when it is first needed: once here, not in every child
    workers: list[_Worker] = []
    try:
        for index in range(processes):
            workers.append(_start(work, chunks[index::processes]))  # noqa: PERF401 -- those started must be ended
        for index in range(len(chunks)):
            yield _received(workers[index % processes])
    finally:
        for worker in workers:
            worker.pipe.close()
            os.waitpid(worker.process, 0)


def _start(work: Callable[[Sequence[str]], list[TaskScan]], chunks: Sequence[Sequence[str]]) -> _Worker:
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _run(work, chunks, writing)
    os.close(writing)
    return _Worker(process, os.fdopen(reading, "rb"))


def _run(work: Callable[[Sequence[str]], list[TaskScan]], chunks: Sequence[Sequence[str]], writing: int) -> None:
    """Do the work of a child and end it; nothing of the parent's that is still to be done may be done here."""
    import pickle  # noqa: PLC0415 -- small workspaces need no second process

    code = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            for chunk in chunks:
                pickle.dump(work(chunk), pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the parent is ending too
    except Exception:  # noqa: BLE001 -- a bug: the parent raises, the traceback tells where
        import traceback  # noqa: PLC0415

        traceback.print_exc()
    finally:
        os._exit(code)


def _received(worker: _Worker) -> list[TaskScan]:
    import pickle  # noqa: PLC0415 -- as above

    try:
        digests: list[TaskScan] = pickle.load(worker.pipe)  # noqa: S301 -- from the child we forked
    except EOFError:
        message = "a worker ended before its work was done"
        raise RuntimeError(message) from None
    return digests
