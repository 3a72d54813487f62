"""``diff``: two revisions, or a revision and the working copy, task by task; unchanged files are not parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import LuoshiError, UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.task import Task
from luoshi.report.pages.diff_page import Comparison, Difference, Side
from luoshi.state.changes import TaskChange, compare
from luoshi.state.deadline import find_deadline
from luoshi.state.entries import select_entries
from luoshi.store.calendars import load_calendar
from luoshi.store.git.commit_range import fork_point
from luoshi.store.git.task_blobs import changed_paths, stem
from luoshi.store.git.versions import commit_files, disk_files
from luoshi.store.tree import DiskTree
from luoshi.store.yaml.reader import Reader, load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_objects import Objects
    from luoshi.store.git.versions import FileSet
    from luoshi.workday.calendar import WorkCalendar


class Span(Frozen):
    """What to compare. ``new`` None: the working copy; ``fork``: from where the two parted (``A...B``)."""

    old: str
    new: str | None
    fork: bool = False


def parse_span(text: str) -> Span:
    """Read ``A..B``, ``A...B`` or ``A``; a side left out is HEAD, as in git. Raises UsageError for more than two."""
    for mark in ("...", ".."):
        old, found, new = text.partition(mark)
        if found:
            if ".." in new:
                raise UsageError(f"“{text}”不是两个版本", "写成 main..HEAD；与工作区现状比，只写一个版本")
            return Span(old or "HEAD", new or "HEAD", fork=mark == "...")
    return Span(text, None)


def compare_span(
    root: Path, repository: Repository, span: Span, day: dt.date, reader: Reader = Reader.FAST
) -> Comparison:
    """Compare; raises UnknownRevisionError. The due dates in force are those of ``day``, by the calendar on disk."""
    with repository.objects() as objects:
        old, new = _sides(repository, objects, span)
        before = commit_files(objects, old.commit or "")
        after: FileSet = disk_files(root, before) if new.commit is None else commit_files(objects, new.commit)
        pairs = tuple(_Pairs(before, after, reader).differences())
    calendar, _ = load_calendar(DiskTree(root), reader)
    tasks = (_with_dues(each, day, calendar) for each in pairs)
    return Comparison(old, new, day, tuple(tasks), tuple(_settings(before.settings, after.settings)))


def _sides(repository: Repository, objects: Objects, span: Span) -> tuple[Side, Side]:
    old = objects.commit(span.old)
    if span.new is None:
        return Side(span.old, old), Side("", None)
    new = objects.commit(span.new)
    if span.fork:
        base = fork_point(repository, old, new)
        if base is None:
            raise _apart(repository, span)
        return Side(f"{span.old} 与 {span.new} 的分叉点", base), Side(span.new, new)
    return Side(span.old, old), Side(span.new, new)


def _apart(repository: Repository, span: Span) -> LuoshiError:
    if repository.shallow_commits():
        return UnreadableError(f"浅克隆里找不到“{span.old}”与“{span.new}”的分叉点", "git fetch --unshallow 取全历史")
    return UsageError(
        f"“{span.old}”与“{span.new}”没有共同的来处，没有分叉点", f"直接比较两个版本，写成 {span.old}..{span.new}"
    )


class _Pairs(Frozen):
    """Brings the files of the two sides together: by path, then by id, then by title where the number changed."""

    before: FileSet
    after: FileSet
    reader: Reader

    def differences(self) -> Iterator[Difference]:
        paths = changed_paths(self.before.tasks, self.after.tasks)
        old = self._tasks(self.before, [path for path in paths if path in self.before.tasks])
        new = self._tasks(self.after, [path for path in paths if path in self.after.tasks])
        moved = _moves(old, new)
        for path in paths:
            if path in moved.values() and path not in new:
                continue  # told where it went
            was = moved.get(path, path)
            found = _difference(old, new, path, was)
            if found is not None:
                yield found

    def _tasks(self, side: FileSet, paths: list[str]) -> dict[str, Task | None]:
        contents = side.contents(paths)
        return {path: load(Task, contents[path], path, self.reader).record for path in paths}


def _moves(old: Mapping[str, Task | None], new: Mapping[str, Task | None]) -> dict[str, str]:
    """Return new path → old path of the tasks that lie elsewhere now."""
    left = {path: task for path, task in old.items() if path not in new}
    moves: dict[str, str] = {}
    for path, task in new.items():
        if path not in old:
            was = next((each for each in left if stem(each) == stem(path) or _same_matter(left[each], task)), None)
            if was is not None:
                moves[path] = was
                del left[was]
    return moves


def _same_matter(old: Task | None, new: Task | None) -> bool:
    if old is None or new is None:
        return False
    return (old.title, old.assigned) == (new.title, new.assigned)


def _difference(
    old: Mapping[str, Task | None], new: Mapping[str, Task | None], path: str, was: str
) -> Difference | None:
    before, after = old.get(was), new.get(path)
    unread = (before is None and was in old) or (after is None and path in new)
    change = TaskChange(before, after) if unread else compare(before, after)
    if not unread and not change and was == path:
        return None
    return Difference(change, path, "" if was == path else was, unread)


def _with_dues(each: Difference, day: dt.date, calendar: WorkCalendar) -> Difference:
    before, after = each.change.before, each.change.after
    if before is None or after is None:
        return each
    dues = tuple(find_deadline(task, select_entries(task, day), day, calendar).present for task in (before, after))
    if dues[0] == dues[1]:
        return each
    return Difference(each.change, each.path, each.was, each.unread, (dues[0], dues[1]))


def _settings(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path in changed_paths(before, after):
        yield path, "新增" if path not in before else "删除" if path not in after else "改动"
