"""``check --base``: what changed since the base, commit by commit and in all, judged by the rules of change (LS7xx).

git runs a fixed number of times, whatever the number of commits and tasks: for the fork point, the log, the objects;
once more for the ids used before when tasks are new, and once for who reported what is now verified.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.decisions import Submitted, Verified
from luoshi.rules.engine.change_api import Base, ChangesView, CommitView, LostFile, TaskPair, Unjudged, Yardstick
from luoshi.rules.engine.runner import check_change, plan_rules
from luoshi.rules.shared.names import index_names
from luoshi.service.changes.base_state import (
    DEEPEN,
    Ends,
    Policy,
    find_ends,
    find_last_issued_day,
    find_taken_ids,
    map_years,
    read_policy,
)
from luoshi.service.changes.commit_views import CommitReader, Signers
from luoshi.service.changes.hidden_faults import find_hidden
from luoshi.service.changes.pairing import pair_up
from luoshi.service.changes.task_reader import TaskReader, drop_unread
from luoshi.service.inspection.changed_records import pair_records
from luoshi.service.scan.request import build_context
from luoshi.store.files.issued import REPORTS
from luoshi.store.git.commit_range import read_paths, read_range
from luoshi.store.git.git import Repository
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.lost_files import is_still_there, list_blobs_below
from luoshi.store.git.task_blobs import list_changed_paths, stem
from luoshi.store.git.versions import FileNames, list_commit_files, list_disk_files
from luoshi.store.workspace import CONFIGURATION, EVIDENCE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.findings import Finding
    from luoshi.model.task import Task
    from luoshi.rules.engine.context import RuleContext
    from luoshi.service.workspace import Workspace
    from luoshi.store.git.git_commits import FilePlace


class ChangeRequest(Frozen):
    """Against which revision, as of which day, by which rules (all when empty), and what git gets to see."""

    base: str
    as_of: dt.date
    only: tuple[str, ...]
    environment: Mapping[str, str]


class ChangeResult(Frozen):
    """Findings without places, and what could not be judged."""

    findings: tuple[Finding, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()


def judge_change(workspace: Workspace, request: ChangeRequest) -> ChangeResult:
    """Judge the change since the base. Raises NoGitError, UnknownRevisionError, and as ``find_ends``."""
    repository = Repository.around(workspace.root, request.environment)
    with Objects(repository) as objects:
        ends = find_ends(repository, objects, request.base)
        policy = read_policy(objects, ends, workspace)
        plan = plan_rules(policy.config, request.only)
        if not plan.change:
            return ChangeResult()
        view = _Look(workspace, repository, objects, ends, policy).view(request.as_of)
    return ChangeResult(tuple(check_change(view, plan)), view.unjudged)


class _Look:
    """Gathers what the rules of change see."""

    def __init__(
        self, workspace: Workspace, repository: Repository, objects: Objects, ends: Ends, policy: Policy
    ) -> None:
        self._workspace = workspace
        self._repository = repository
        self._objects = objects
        self._ends = ends
        self._policy = policy
        self._tasks = TaskReader(objects, workspace.reader)
        self._unjudged = list(policy.unjudged)

    def view(self, day: dt.date) -> ChangesView:
        """Return the view of the whole change."""
        ends, objects, now_is = self._ends, self._objects, self._workspace
        before = list_commit_files(objects, ends.fork)
        head = before if ends.head == ends.fork else list_commit_files(objects, ends.head)
        now = list_disk_files(self._workspace.root, head)
        pairs = self._pairs(before, now)
        commits = self._commits(day, self._pairs(head, now) if head is not before else pairs)
        records, unread = pair_records(self._workspace, objects, ends.fork)
        self._unjudged += unread
        return ChangesView(
            base=Base(ends.name, find_last_issued_day(objects, ends.fork)),
            pairs=pairs,
            context=self._context(day),
            lost=tuple(self._lost(pairs)),
            commits=commits,
            taken=self._taken(pairs, before) | _list_freed(commits, pairs),
            reporters=self._reporters(commits),
            unjudged=tuple(dict.fromkeys([*self._shallow(), *self._unjudged])),
            measures=(self._policy.measure, Yardstick(now_is.config, now_is.organisation, map_years(now_is.notices))),
            records=records,
            hidden=tuple(find_hidden(now_is.but(config=self._policy.config), pairs, day)),
        )

    def _context(self, day: dt.date) -> RuleContext:
        config, people = self._policy.config, self._policy.organisation
        context = build_context(self._workspace, day)
        return context.but(config=config, organisation=people, names=index_names(people))

    def _pairs(self, before: FileNames, now: FileNames) -> tuple[TaskPair, ...]:
        """Return the tasks that the disk has otherwise than a commit; only those that differ are read."""
        paths = list_changed_paths(before.tasks, now.tasks)
        new, old = self._tasks.read(now, paths), self._tasks.read(before, paths)
        unread = [path for path, task in old.items() if task is None]
        self._unjudged += [
            Unjudged(path, "旧版本的这个文件读不出来，改了什么没有判断", "人工核对这个文件的改动") for path in unread
        ]
        doubtful = {*unread, *(path for path, task in new.items() if task is None)}
        return pair_up(_without(doubtful, old), _without(doubtful, new))

    def _commits(self, day: dt.date, uncommitted: tuple[TaskPair, ...]) -> tuple[CommitView, ...]:
        """Return the commits since the base, and what is not committed yet as the last step."""
        required = self._policy.config.signatures.required
        signers = Signers(self._policy.organisation, self._repository, required=required)
        reader = CommitReader(self._repository, self._objects, self._tasks, signers)
        views = reader.views(read_range(self._repository, self._ends.fork, self._ends.head))
        self._unjudged += reader.unjudged
        return (*views, CommitView("", "", day, uncommitted)) if uncommitted else views

    def _lost(self, pairs: Iterable[TaskPair]) -> Iterator[LostFile]:
        """Yield what the base had of evidence and bulletins, and is gone or otherwise; evidence moves with its task."""
        moved = {stem(pair.old_path): pair.id for pair in pairs if pair.old_path and pair.after}
        for folder in (EVIDENCE, REPORTS):
            for path, blob in list_blobs_below(self._objects, self._ends.fork, folder):
                there = is_still_there(self._objects, self._workspace.root / path, blob)
                if there is None:
                    there = is_still_there(self._objects, self._workspace.root / _moved_to(path, moved), blob)
                if not there:
                    yield LostFile(path, gone=there is None)

    def _taken(self, pairs: Iterable[TaskPair], before: FileNames) -> frozenset[str]:
        if not any(pair.before is None for pair in pairs):
            return frozenset()
        return find_taken_ids(self._repository, self._ends.fork, before.tasks)

    def _reporters(self, commits: Iterable[CommitView]) -> dict[str, str]:
        """Return who committed the 报结 of the base that the change verifies, by task."""
        verified = {pair.old_path: pair for commit in commits for pair in commit.pairs if _verifies(pair)}
        if not verified:
            return {}
        found: dict[str, str] = {}
        for commit in read_paths(self._repository, self._ends.fork, verified):
            for change in (change for changes in commit.changes.values() for change in changes):
                path = change.after.path.removeprefix(self._repository.prefix) if change.after else ""
                if path in verified and change.after and self._reports(change.after.sha, change.before):
                    found[verified[path].id] = commit.author.email
        return found

    def _reports(self, sha: str, before: FilePlace | None) -> bool:
        """Whether a version has a 报结 that the one before it had not."""
        old = self._tasks.task(before.sha) if before else None
        return _submissions(self._tasks.task(sha)) > _submissions(old)

    def _shallow(self) -> list[Unjudged]:
        if not self._repository.shallow_commits():
            return []
        return [Unjudged(CONFIGURATION, "这是浅克隆，历史不全：编号从前是否用过、更早的报结由谁提交，无法判断", DEEPEN)]


def _without(paths: Iterable[str], tasks: Mapping[str, Task | None]) -> dict[str, Task]:
    return drop_unread({path: task for path, task in tasks.items() if path not in paths})


def _moved_to(path: str, moved: Mapping[str, str]) -> str:
    """Return where an evidence file lies now, after its task was renumbered."""
    folder, _, rest = path.partition("/")
    task, _, name = rest.partition("/")
    return f"{folder}/{moved[task]}/{name}" if folder == EVIDENCE and task in moved else path


def _list_freed(commits: Iterable[CommitView], pairs: Iterable[TaskPair]) -> frozenset[str]:
    """Return the ids that a commit of the change took from a task and that another matter has in the end."""
    freed = {
        pair.before.id: pair.before
        for commit in commits
        for pair in commit.pairs
        if pair.before and (pair.after is None or pair.after.id != pair.before.id)
    }
    new = {pair.after.id: pair.after for pair in pairs if pair.before is None and pair.after}
    matters = {name: (old, new[name]) for name, old in freed.items() if name in new}
    return frozenset(
        name for name, (old, now) in matters.items() if (old.title, old.assigned) != (now.title, now.assigned)
    )


def _verifies(pair: TaskPair) -> bool:
    return bool(pair.old_path) and any(isinstance(each.after, Verified) for each in pair.change().added)


def _submissions(task: Task | None) -> int:
    return sum(isinstance(entry, Submitted) for entry in task.log) if task else 0
