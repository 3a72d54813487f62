"""The descendants of one task: every file that could name a parent is read, for any of them may be a child."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from luoshi.rules.shared.levels import MOST_LEVELS, measure_heights
from luoshi.service.scan.reading import parse_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.model.task import Task
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Family


def read_family(workspace: Workspace) -> Family:
    """Return the children in the workspace by the id of their parent; a file that cannot be read has no parent."""
    return group_children(_read_children(workspace))


def _read_children(workspace: Workspace) -> Iterator[Task]:
    for path in workspace.listing.tasks:
        with suppress(OSError):
            content = workspace.tree.read(path)
            if b"parent" in content or b"\\" in content:  # the key itself, or an escape that could spell it
                task, _ = parse_task(workspace, path, content)
                if task is not None:
                    yield task


def group_children(tasks: Iterable[Task]) -> dict[str, tuple[Task, ...]]:
    """Return the tasks that have a parent by its id, in the order of their own ids.

    A parent with too many levels below it, or in a circle, has no children: it is measured without them.
    """
    family: dict[str, list[Task]] = {}
    children = [task for task in tasks if task.parent]
    heights = measure_heights({task.id: task.parent for task in children if task.parent})
    for task in children:
        if task.parent and heights.get(task.parent, MOST_LEVELS + 1) <= MOST_LEVELS:
            family.setdefault(task.parent, []).append(task)
    return {parent: tuple(sorted(children, key=lambda task: task.id)) for parent, children in family.items()}
