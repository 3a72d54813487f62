"""``history``: the versions of one task file, each compared with the one before; two git processes in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.report.pages.history_page import HistoryStep, TaskHistory
from luoshi.service.changes.task_reader import TaskReader
from luoshi.service.task_file import only_path
from luoshi.state.changes import TaskChange, compare, compare_merged, find_dropped_changes
from luoshi.store.git.file_history import Version, find_departure, follow
from luoshi.store.git.git_commits import FilePlace
from luoshi.store.git.git_log import read_log
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.task_blobs import is_same_content, list_task_blobs, read_disk_tasks, stem
from luoshi.store.workspace import LEDGERS
from luoshi.store.yaml.reader import Reader
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_commits import Commit, FileChange


class _Found(Frozen):
    """Where the history is followed from. ``gone``: the commit that took the file away, with the change."""

    start: str
    place: FilePlace
    gone: tuple[Commit, FileChange] | None = None


def task_history(
    root: Path, repository: Repository, revision: str | None, name: str, reader: Reader = Reader.FAST
) -> TaskHistory:
    """Return the history of the task ``name`` up to a revision, or up to the working copy without one.

    Raises UsageError for an id that neither the working copy nor any commit knows, or that several files have there.
    """
    with Objects(repository) as objects:
        head = objects.commit(revision or "HEAD")
        blobs = list_task_blobs(objects, head)
        disk = {} if revision else read_disk_tasks(root)
        commits = read_log(repository, head, LEDGERS)
        tracer = _Tracer(objects, repository, reader)
        here = only_path(name, blobs if revision else disk)
        if here in blobs:  # a namesake that was given another id and is not committed yet is another matter
            blobs = {path: sha for path, sha in blobs.items() if path == here or stem(path) != name}
        found = _find(repository, name, head, blobs, commits)
        if found is None and here is None:
            raise _unknown(name, [*blobs, *disk])
        steps = tracer.steps(commits, found) if found else []
        if not revision and not (found and found.gone and here is None):
            steps += tracer.working_copy(disk, name, blobs)
    return _history(name, steps, found, repository)


def _unknown(name: str, paths: Iterable[str]) -> UsageError:
    suggestion = suggest_code(name, map(stem, paths))
    message = f"没有编号为“{name}”的事项，历史中也没有{suggestion}"
    return UsageError(message, "luoshi list 列出全部事项；链接不是事项文件，不跟随")


def _find(
    repository: Repository, name: str, head: str, blobs: Mapping[str, str], commits: tuple[Commit, ...]
) -> _Found | None:
    """Return the file of that id in the revision, else the last commit that had it."""
    path = next((path for path in blobs if stem(path) == name), None)
    if path is not None:
        return _Found(head, FilePlace(f"{repository.prefix}{path}", blobs[path]))
    gone = find_departure(commits, lambda path: path.endswith(".yaml") and stem(path) == name)
    if gone is None or gone[1].before is None:
        return None
    parent = next(parent for parent, changes in gone[0].changes.items() if gone[1] in changes)
    return _Found(parent, gone[1].before, gone)


def _history(name: str, steps: list[HistoryStep], found: _Found | None, repository: Repository) -> TaskHistory:
    last = steps[-1].change if steps else TaskChange(None, None)
    task = last.after or last.before
    renamed = stem(steps[-1].path) if found and found.gone and found.gone[1].after else ""
    shallow = any(step.cut for step in steps) and bool(repository.shallow_commits())
    return TaskHistory(name, task.title if task else "", tuple(steps), shallow, renamed if renamed != name else "")


def _is_plain_merge(step: HistoryStep) -> bool:
    """Whether a merge only put together what its sides had."""
    merge = step.commit is not None and len(step.commit.parents) > 1
    return merge and not (step.change or step.was or step.unread)


class _Tracer:
    """Reads versions, each content parsed once, and makes the steps."""

    def __init__(self, objects: Objects, repository: Repository, reader: Reader) -> None:
        self.repository = repository
        self.tasks = TaskReader(objects, reader)

    def steps(self, commits: tuple[Commit, ...], found: _Found) -> list[HistoryStep]:
        """Return the steps, oldest first."""
        versions = follow(commits, found.start, found.place, self.same)
        self.tasks.fetch([place.sha for version in versions for place in (*version.befores, version.after)])
        shallow = self.repository.shallow_commits()
        steps = [self._step(version, cut=not version.befores and version.commit.sha in shallow) for version in versions]
        told = [step for step in reversed(steps) if not _is_plain_merge(step)]
        return [*told, *([self._gone(*found.gone)] if found.gone else [])]

    def same(self, before: FilePlace, after: FilePlace) -> bool:
        """Whether a renamed file is the same matter: its id or title stayed; unread, whether its name did."""
        old, new = self.tasks.task(before.sha), self.tasks.task(after.sha)
        if old is None or new is None:
            return stem(before.path) == stem(after.path)
        return old.id == new.id or old.title == new.title

    def _step(self, version: Version, *, cut: bool) -> HistoryStep:
        befores = [self.tasks.task(before.sha) for before in version.befores]
        after = self.tasks.task(version.after.sha)
        known = [task for task in befores if task is not None]
        if after is None or len(known) < len(befores):
            change, unread = TaskChange(known[0] if known else None, after), True
        else:
            change = find_dropped_changes(known, after) if version.dropped else compare_merged(known, after)
            unread = False
        path, was = self._inside(version.after), self._was(version)
        return HistoryStep(version.commit, change, path, was, unread, version.dropped, cut)

    def _was(self, version: Version) -> str:
        """Return the path before, where all sides had another."""
        paths = {before.path for before in version.befores}
        if version.dropped or not paths or version.after.path in paths:
            return ""
        return self._inside(version.befores[0])

    def _gone(self, commit: Commit, change: FileChange) -> HistoryStep:
        before, after = change.before, change.after
        assert before is not None  # noqa: S101 -- a departure has a place it left
        if after is not None and self.same(before, after):
            renamed = compare(self.tasks.task(before.sha), self.tasks.task(after.sha))
            return HistoryStep(commit, renamed, self._inside(after), self._inside(before))
        return HistoryStep(commit, TaskChange(self.tasks.task(before.sha), None), self._inside(before))

    def _inside(self, place: FilePlace) -> str:
        return place.path.removeprefix(self.repository.prefix)

    def working_copy(self, disk: Mapping[str, bytes], name: str, blobs: Mapping[str, str]) -> list[HistoryStep]:
        """Return what is not committed: one step, or none where the file is as it was committed."""
        was = next((path for path in blobs if stem(path) == name), None)
        now = was if was in disk else next((path for path in disk if stem(path) == name), None)
        before = self.tasks.task(blobs[was]) if was else None
        after = self.tasks.parse(disk[now]) if now else None
        if was is not None and was == now and is_same_content(disk[now], blobs[was]):
            return []
        unread = (before is None) != (was is None) or (after is None) != (now is None)
        change = TaskChange(before, after) if unread else compare(before, after)
        return [HistoryStep(None, change, now or was or "", was if was and now and was != now else "", unread)]
