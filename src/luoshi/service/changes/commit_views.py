"""Commits as the change rules see them: which tasks each changed, who made it, and what its signature is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import CommitView, Signature, TaskPair, Unjudged
from luoshi.service.changes.pairing import pair_up
from luoshi.store.git.signatures import SignatureReader, SshVerdict, split_key
from luoshi.store.workspace import LEDGER_FILE, LEDGERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from luoshi.model.organisation import Organisation
    from luoshi.model.task import Task
    from luoshi.service.changes.task_reader import TaskReader
    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_commits import Commit
    from luoshi.store.git.git_objects import Objects

SHORT = 8
"""Digits by which a commit is called."""

_DEPTH = 4
"""Parts of a task file's path: ledgers, year, ledger, name."""

_OUTCOMES = {
    SshVerdict.HOLDS: Signature.GOOD,
    SshVerdict.FOREIGN: Signature.UNKNOWN,
    SshVerdict.BROKEN: Signature.BAD,
    SshVerdict.MISSING: Signature.MISSING,
    SshVerdict.NO_TOOL: Signature.UNJUDGED,
}


def is_task_path(path: str) -> bool:
    """Whether a path of the workspace is that of a task file."""
    parts = path.split("/")
    plain = parts[-1].endswith(".yaml") and not parts[-1].startswith(".")
    return len(parts) == _DEPTH and parts[0] == LEDGERS and plain and parts[-1] != LEDGER_FILE


class Signers:
    """The keys of org.yaml, and who has which; nobody looks at signatures where there are none and none are asked."""

    def __init__(self, organisation: Organisation, repository: Repository, *, required: bool) -> None:
        rows = [(*split_key(line), person.name) for person in organisation.people for line in person.keys]
        self._owners = {body: name for body, _, name in rows}
        self._reader = SignatureReader({body: line for body, line, _ in rows}, repository.environment)
        self.looks = required or bool(rows)

    def judge(self, content: bytes) -> tuple[Signature, str | None]:
        """Return what the signature of a commit object is worth, and who made a good one."""
        looked = self._reader.look(content)
        return _OUTCOMES[looked.verdict], self._owners.get(looked.key or "")


class CommitReader:
    """Turns commits into views. ``cut``: commits whose parents a shallow clone does not have."""

    def __init__(self, repository: Repository, objects: Objects, tasks: TaskReader, signers: Signers) -> None:
        self._prefix = repository.prefix
        self._cut = repository.shallow_commits()
        self._objects = objects
        self._tasks = tasks
        self._signers = signers
        self.unjudged: list[Unjudged] = []

    def views(self, commits: Sequence[Commit]) -> tuple[CommitView, ...]:
        """Return the views of the commits that changed something of their own, in the order given."""
        self._tasks.fetch(sha for commit in commits for sha in self._task_blobs(commit))
        return tuple(view for view in map(self._view, commits) if view is not None)

    def _task_blobs(self, commit: Commit) -> Iterator[str]:
        for changes in commit.changes.values():
            for change in changes:
                for place in (change.before, change.after):
                    if place is not None and is_task_path(self._inside(place.path)):
                        yield place.sha

    def _view(self, commit: Commit) -> CommitView | None:
        name = commit.sha[:SHORT]
        if commit.sha in self._cut:
            self._doubt("luoshi.yaml", f"提交 {name} 的上一个版本不在这个浅克隆里，它改了什么无法判断")
            return None
        befores, after = self._sides(commit)
        files = sorted({path for side in befores for path in side} | after.keys())
        if not files:
            return None
        signature, signer = self._signature(commit)
        pairs = self._pairs(name, befores, after)
        day = commit.committer.time.date()
        return CommitView(name, commit.author.email, day, pairs, tuple(files), signature, signer)

    def _sides(self, commit: Commit) -> tuple[list[dict[str, str]], dict[str, str]]:
        """Return (blobs by path in each parent, blobs by path after) of the files changed against all parents."""
        changed = [commit.changes.get(parent, ()) for parent in commit.parents or ("",)]
        befores = [{self._inside(e.before.path): e.before.sha for e in side if e.before} for side in changed]
        afters = [{self._inside(e.after.path): e.after.sha for e in side if e.after} for side in changed]
        common = set.intersection(
            *(before.keys() | after.keys() for before, after in zip(befores, afters, strict=True))
        )
        return [_only(common, before) for before in befores], _only(common, afters[0])

    def _pairs(self, name: str, befores: list[dict[str, str]], after: dict[str, str]) -> tuple[TaskPair, ...]:
        new, *sides = [self._readable(name, blobs) for blobs in (after, *befores)]
        doubtful = {
            path
            for given, known in zip((after, *befores), (new, *sides), strict=True)
            for path in given
            if is_task_path(path) and path not in known
        }
        first = {path: task for side in reversed(sides) for path, task in side.items() if path not in doubtful}
        pairs = pair_up(first, {path: task for path, task in new.items() if path not in doubtful})
        return tuple(_with_sides(pair, sides) for pair in pairs)

    def _readable(self, name: str, blobs: Mapping[str, str]) -> dict[str, Task]:
        wanted = {path: sha for path, sha in blobs.items() if is_task_path(path)}
        found = self._tasks.read_blobs(wanted)
        for path in wanted.keys() - found.keys():
            self._doubt(path, f"提交 {name} 前后的这个文件读不出来，那次改动由谁作出没有判断")
        return found

    def _signature(self, commit: Commit) -> tuple[Signature | None, str | None]:
        if not self._signers.looks:
            return None, None
        return self._signers.judge(next(self._objects.blobs([commit.sha])))

    def _doubt(self, path: str, what: str) -> None:
        doubt = Unjudged(path, what, "取全历史（git fetch --unshallow）或修好文件后，人工核对这次提交")
        if doubt not in self.unjudged:
            self.unjudged.append(doubt)

    def _inside(self, path: str) -> str:
        return path.removeprefix(self._prefix)


def _with_sides(pair: TaskPair, sides: Iterable[Mapping[str, Task]]) -> TaskPair:
    """Return the pair of a merge with what its other parents had."""
    others = [side[pair.old_path] for side in sides if pair.old_path in side]
    rest = tuple(task for task in others if task is not pair.before)
    return TaskPair(pair.path, pair.before, pair.after, pair.old_path, rest)


def _only(paths: Iterable[str], blobs: Mapping[str, str]) -> dict[str, str]:
    return {path: blobs[path] for path in sorted(paths) if path in blobs}
