"""``history``: the versions of one task file, each compared with the one before; two git processes in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.model.task import Task
from luoshi.report.pages.history_page import HistoryStep, TaskHistory
from luoshi.rules.shared.names import nearest
from luoshi.service.changes.history_source import HEAD
from luoshi.state.changes import TaskChange, compare, compare_merged, find_dropped_changes
from luoshi.store.git.file_history import Version, departure, follow
from luoshi.store.git.git_commits import Place
from luoshi.store.git.task_blobs import disk_tasks, same_content, stem, task_blobs
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.store.yaml.reader import Reader, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luoshi.service.changes.history_source import HistorySource
    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_commits import Commit, FileChange
    from luoshi.store.git.git_objects import Objects


class _Found(Frozen):
    """Where the history is followed from. ``gone``: the commit that took the file away, with the change."""

    start: str
    place: Place
    gone: tuple[Commit, FileChange] | None = None


def task_history(source: HistorySource, name: str, reader: Reader = Reader.FAST) -> TaskHistory:
    """Return the history of the task ``name`` up to the revision of the source, or up to the working copy without.

    Raises UsageError for an id that neither the working copy nor any commit knows, NoGitError without history.
    """
    repository, revision = source.repository, source.revision
    with source.log as log, repository.objects() as objects:
        head = objects.commit(revision or HEAD)
        blobs = task_blobs(objects, head)
        disk = {} if revision else disk_tasks(source.root)
        commits = log.commits(head)
        tracer = _Tracer(objects, repository, reader)
        found = _find(repository, name, head, blobs, commits)
        if found is None and name not in map(stem, disk):
            raise _unknown(name, [*blobs, *disk])
        steps = tracer.steps(commits, found) if found else []
        if not revision and not (found and found.gone and name not in map(stem, disk)):
            steps += tracer.working_copy(disk, name, blobs)
    return _history(name, steps, found, repository)


def _unknown(name: str, paths: Iterable[str]) -> UsageError:
    near = nearest(name, map(stem, paths))
    suggestion = f"；是否为 {near}？" if near else ""
    message = f"没有编号为“{name}”的事项，历史中也没有{suggestion}"
    return UsageError(message, "luoshi list 列出全部事项；链接不是事项文件，不跟随")


def _find(
    repository: Repository, name: str, head: str, blobs: Mapping[str, str], commits: tuple[Commit, ...]
) -> _Found | None:
    """Return the file of that id in the revision, else the last commit that had it."""
    path = next((path for path in blobs if stem(path) == name), None)
    if path is not None:
        return _Found(head, Place(f"{repository.prefix}{path}", blobs[path]))
    gone = departure(commits, lambda path: path.endswith(".yaml") and stem(path) == name)
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
        self.objects = objects
        self.repository = repository
        self.reader = reader
        self.tasks: dict[str, Task | None] = {}

    def steps(self, commits: tuple[Commit, ...], found: _Found) -> list[HistoryStep]:
        """Return the steps, oldest first."""
        versions = follow(commits, found.start, found.place, self.same)
        self._read([place.sha for version in versions for place in (*version.befores, version.after)])
        shallow = self.repository.shallow_commits()
        steps = [self._step(version, cut=not version.befores and version.commit.sha in shallow) for version in versions]
        told = [step for step in reversed(steps) if not _is_plain_merge(step)]
        return [*told, *([self._gone(*found.gone)] if found.gone else [])]

    def same(self, before: Place, after: Place) -> bool:
        """Whether a renamed file is the same matter: its id or title stayed; unread, whether its name did."""
        old, new = self.task(before.sha), self.task(after.sha)
        if old is None or new is None:
            return stem(before.path) == stem(after.path)
        return old.id == new.id or old.title == new.title

    def task(self, sha: str) -> Task | None:
        """Return the task that a blob holds; None where it cannot be read."""
        self._read([sha])
        return self.tasks[sha]

    def _read(self, shas: Iterable[str]) -> None:
        new = [sha for sha in dict.fromkeys(shas) if sha not in self.tasks]
        for sha, content in zip(new, self.objects.blobs(new, MAX_BYTES + 1), strict=True):
            self.tasks[sha] = self.parse(content)

    def parse(self, content: bytes) -> Task | None:
        """Return the task of a file's content."""
        return load(Task, content, "", self.reader).record

    def _step(self, version: Version, *, cut: bool) -> HistoryStep:
        befores = [self.tasks[before.sha] for before in version.befores]
        after = self.tasks[version.after.sha]
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
            path = self._inside(after)
            return HistoryStep(commit, compare(self.task(before.sha), self.task(after.sha)), path, self._inside(before))
        return HistoryStep(commit, TaskChange(self.task(before.sha), None), self._inside(before))

    def _inside(self, place: Place) -> str:
        return place.path.removeprefix(self.repository.prefix)

    def working_copy(self, disk: Mapping[str, bytes], name: str, blobs: Mapping[str, str]) -> list[HistoryStep]:
        """Return what is not committed: one step, or none where the file is as it was committed."""
        was = next((path for path in blobs if stem(path) == name), None)
        now = was if was in disk else next((path for path in disk if stem(path) == name), None)
        before = self.task(blobs[was]) if was else None
        after = self.parse(disk[now]) if now else None
        if was is not None and was == now and same_content(disk[now], blobs[was]):
            return []
        unread = (before is None) != (was is None) or (after is None) != (now is None)
        change = TaskChange(before, after) if unread else compare(before, after)
        return [HistoryStep(None, change, now or was or "", was if was and now and was != now else "", unread)]
