"""The descendants of one task, found by bytes: a file is parsed only where it could name one of them as its parent.

Every file is read, for any of them may be a child; few are parsed, which is what takes the time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.service.scan.reading import read_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from luoshi.model.task import Task
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Family

_KEY = b"parent"
_ESCAPE = re.compile(rb"\\[xuU\r\n]")
"""What can spell a letter of a key or an id otherwise than by itself; ids have no blanks, so folding cannot."""


def family_below(workspace: Workspace, path: str, task: Task) -> Family:
    """Return the children of the task of a file, theirs, and so on, by the id of their parent, in the order of ids.

    A file that cannot be read has no parent. No file is parsed twice.
    """
    known: dict[str, Task | None] = {path: task}
    family: dict[str, tuple[Task, ...]] = {}
    paths: Sequence[str] = workspace.listing.tasks
    wanted = {task.id}
    while wanted:
        named, paths = _naming(workspace, paths, wanted)
        known |= {each: read_task(workspace, each)[0] for each in named if each not in known}
        found = [known[each] for each in named]
        children = [child for child in found if child is not None and child.parent in wanted]
        family |= {name: tuple(sorted(_of(name, children), key=lambda child: child.id)) for name in wanted}
        wanted = {child.id for child in children} - family.keys()
    return {name: tasks for name, tasks in family.items() if tasks}


def _naming(workspace: Workspace, paths: Iterable[str], names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the files that may name one of these as parent, and all that may have a parent, in the order given."""
    words = [name.encode() for name in names]
    naming, having = [], []
    for path, data in _contents(workspace, paths):
        escaped = _ESCAPE.search(data) is not None
        if escaped or _KEY in data:
            having.append(path)
            if escaped or any(word in data for word in words):
                naming.append(path)
    return naming, having


def _contents(workspace: Workspace, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        try:
            yield path, workspace.tree.read(path)
        except OSError:
            continue


def _of(parent: str, children: Iterable[Task]) -> list[Task]:
    return [child for child in children if child.parent == parent]
