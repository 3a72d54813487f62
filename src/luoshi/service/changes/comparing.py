"""``diff``: two revisions, or a revision and the working copy, task by task; unchanged files are not parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import LuoshiError, UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.configuration import Body, Configuration
from luoshi.report.pages.diff_page import Comparison, Side, TaskDifference
from luoshi.service.changes.setting_differences import compare_settings
from luoshi.service.changes.task_reader import TaskReader
from luoshi.service.judging_ground import build_judging
from luoshi.service.workspace import open_workspace
from luoshi.state.changes import TaskChange, compare
from luoshi.state.judging_context import JudgingContext
from luoshi.state.location import Location
from luoshi.state.task_state import judge
from luoshi.store.calendars import load_calendar
from luoshi.store.git.commit_range import find_fork_point
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.task_blobs import list_changed_paths, stem
from luoshi.store.git.versions import FileNames, list_commit_files, list_disk_files
from luoshi.store.tree import DiskTree
from luoshi.store.yaml.reader import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luoshi.model.task import Task
    from luoshi.store.git.git import Repository


class RevisionRange(Frozen):
    """What to compare. ``new`` None: the working copy; ``fork``: from where the two parted (``A...B``)."""

    old: str
    new: str | None
    fork: bool = False


def parse_range(text: str) -> RevisionRange:
    """Read ``A..B``, ``A...B`` or ``A``; a side left out is HEAD, as in git. Raises UsageError for more than two."""
    for mark in ("...", ".."):
        old, found, new = text.partition(mark)
        if found:
            if ".." in new:
                raise UsageError(f"“{text}”不是两个版本", "写成 main..HEAD；与工作区现状比，只写一个版本")
            return RevisionRange(old or "HEAD", new or "HEAD", fork=mark == "...")
    return RevisionRange(text, None)


def compare_revisions(
    root: Path, repository: Repository, revisions: RevisionRange, day: dt.date, reader: Reader = Reader.FAST
) -> Comparison:
    """Compare; raises UnknownRevisionError. The due dates in force are those of ``day``, by the calendar on disk."""
    with Objects(repository) as objects:
        old, new = _find_sides(repository, objects, revisions)
        before = list_commit_files(objects, old.commit or "")
        after = list_disk_files(root, before) if new.commit is None else list_commit_files(objects, new.commit)
        pairs = tuple(_find_differences(before, after, TaskReader(objects, reader)))
        settings = tuple(compare_settings(objects, before, after))
    judging = _build_ground(root, reader)
    tasks = (_add_dues(each, day, judging) for each in pairs)
    return Comparison(old, new, day, tuple(tasks), settings)


def _find_sides(repository: Repository, objects: Objects, revisions: RevisionRange) -> tuple[Side, Side]:
    old = objects.commit(revisions.old)
    if revisions.new is None:
        return Side(revisions.old, old), Side("", None)
    new = objects.commit(revisions.new)
    if revisions.fork:
        base = find_fork_point(repository, old, new)
        if base is None:
            raise _complain_apart(repository, revisions)
        return Side(f"{revisions.old} 与 {revisions.new} 的分叉点", base), Side(revisions.new, new)
    return Side(revisions.old, old), Side(revisions.new, new)


def _complain_apart(repository: Repository, revisions: RevisionRange) -> LuoshiError:
    old, new = revisions.old, revisions.new
    if repository.shallow_commits():
        return UnreadableError(f"浅克隆里找不到“{old}”与“{new}”的分叉点", "git fetch --unshallow 取全历史")
    return UsageError(f"“{old}”与“{new}”没有共同的来处，没有分叉点", f"直接比较两个版本，写成 {old}..{new}")


def _find_differences(before: FileNames, after: FileNames, reader: TaskReader) -> Iterator[TaskDifference]:
    """Bring the files of the two sides together: by path, then by id, then by title where the number changed."""
    paths = list_changed_paths(before.tasks, after.tasks)
    old, new = reader.read(before, paths), reader.read(after, paths)
    moved = _find_moves(old, new)
    for path in paths:
        if path in moved.values() and path not in new:
            continue  # told where it went
        found = _find_difference(old, new, path, moved.get(path, path))
        if found is not None:
            yield found


def _find_moves(old: Mapping[str, Task | None], new: Mapping[str, Task | None]) -> dict[str, str]:
    """Return new path → old path of the tasks that lie elsewhere now."""
    left = {path: task for path, task in old.items() if path not in new}
    moves: dict[str, str] = {}
    for path, task in new.items():
        if path not in old:
            was = next((each for each in left if stem(each) == stem(path) or _is_same_matter(left[each], task)), None)
            if was is not None:
                moves[path] = was
                del left[was]
    return moves


def _is_same_matter(old: Task | None, new: Task | None) -> bool:
    if old is None or new is None:
        return False
    return (old.title, old.assigned) == (new.title, new.assigned)


def _find_difference(
    old: Mapping[str, Task | None], new: Mapping[str, Task | None], path: str, was: str
) -> TaskDifference | None:
    before, after = old.get(was), new.get(path)
    unread = (before is None and was in old) or (after is None and path in new)
    change = TaskChange(before, after) if unread else compare(before, after)
    if not unread and not change and was == path:
        return None
    return TaskDifference(change, path, "" if was == path else was, unread)


def _build_ground(root: Path, reader: Reader) -> JudgingContext:
    """Return the ground on disk; of settings that cannot be read the defaults, for then it is them that changed."""
    try:
        return build_judging(open_workspace(root, reader))
    except UnreadableError:
        calendar, _ = load_calendar(DiskTree(root), reader)
        return JudgingContext(Configuration(version=1, organisation=Body(name="", office="")), calendar)


def _add_dues(each: TaskDifference, day: dt.date, judging: JudgingContext) -> TaskDifference:
    before, after = each.change.before, each.change.after
    if before is None or after is None:
        return each
    nowhere = Location("", "", "", "", 0)
    dues = tuple(judge(task, nowhere, day, judging).due for task in (before, after))
    if dues[0] == dues[1]:
        return each
    return TaskDifference(each.change, each.path, each.was, each.unread, (dues[0], dues[1]))
