"""A few processes over the task files, where there is enough to do; each returns scans, never tasks.

They are forked, so they start with what this process has imported and opened. Each has its share of the work from the
start and a pipe of its own, so it ends by itself when this process is killed, and this process learns when one of them
is: the pools of the standard library do one of these, none both (decision 0014).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.accepting import accept
from luoshi.model.task import Task
from luoshi.service.scan.tasks import scan_paths
from luoshi.system import can_fork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

    from luoshi.rules.engine.context import RuleContext
    from luoshi.service.scan.request import ScanRequest, TaskScan
    from luoshi.service.workspace import Workspace

    Paths = Sequence[str]
    Work = Callable[[Paths], list[TaskScan]]

WORTH_IT = 400
"""Below so many files a second process costs more than it saves (about 1 KB a file; reference/engines.md 6)."""

_CHUNK = 250


def scan_all(
    workspace: Workspace,
    wanted: ScanRequest,
    context: RuleContext,
    processes: int,
    progress: Callable[[int, int], None],
) -> list[TaskScan]:
    """Scan every task file, in the order of the paths."""
    paths = workspace.listing.tasks
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]

    def work(chunk: Paths) -> list[TaskScan]:
        return scan_paths(workspace, wanted, context, chunk)

    together = processes > 1 and len(paths) >= WORTH_IT and can_fork()
    scans: list[TaskScan] = []
    for part in _fork(work, chunks, min(processes, len(chunks))) if together else map(work, chunks):
        scans += part
        progress(len(scans), len(paths))
    return scans


def _fork(work: Work, chunks: Sequence[Paths], processes: int) -> Iterator[list[TaskScan]]:
    """Deal the chunks out in turn and yield what comes back in the same order."""
    accept(Task, None)  # what reads it is made when it is first needed: once here, not in every child
    workers: list[_Worker] = []
    try:
        for index in range(processes):
            workers.append(_start(work, chunks[index::processes]))  # noqa: PERF401 -- those started must be ended
        for index in range(len(chunks)):
            yield workers[index % processes].receive()
    finally:
        for worker in workers:
            worker.pipe.close()
            worker.process.join()


class _Worker(NamedTuple):
    process: ForkProcess
    pipe: Connection

    def receive(self) -> list[TaskScan]:
        try:
            scans: list[TaskScan] = self.pipe.recv()
        except EOFError:
            message = "a worker ended before its work was done"
            raise RuntimeError(message) from None
        return scans


def _start(work: Work, chunks: Sequence[Paths]) -> _Worker:
    from multiprocessing import get_context  # noqa: PLC0415 -- small workspaces need no second process

    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, chunks, ours, theirs))
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _run(work: Work, chunks: Sequence[Paths], ours: Connection, theirs: Connection) -> None:
    """Do the work of a child; it ends without a word when the parent is ending too."""
    ours.close()
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for chunk in chunks:
            theirs.send(work(chunk))
