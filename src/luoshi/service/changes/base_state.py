"""What a base revision says for itself: its settings and people, its issued bulletins, the ids used before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from luoshi.errors import UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.manifest import Manifest
from luoshi.model.record import Record
from luoshi.rules.engine.change_api import Unjudged, Yardstick
from luoshi.rules.shared.identity import is_kept
from luoshi.store.calendars import load_bundled, load_notices
from luoshi.store.files.issued import MANIFEST, REPORTS
from luoshi.store.git.commit_range import find_fork_point, list_removed_paths
from luoshi.store.git.git import UnknownRevisionError
from luoshi.store.git.task_blobs import stem
from luoshi.store.tree import FolderItem, ItemKind, MemoryTree
from luoshi.store.workspace import CALENDAR, CONFIGURATION, LEDGERS, ORGANISATION
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.store.yaml.json_data import parse_json
from luoshi.store.yaml.reader import load
from luoshi.workday.bundled import BUNDLED_YEARS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from luoshi.model.configuration import Configuration
    from luoshi.model.holidays import HolidayNotice
    from luoshi.model.organisation import Organisation
    from luoshi.service.workspace import Workspace
    from luoshi.store.calendars import OwnNotice
    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_objects import Objects

R = TypeVar("R", bound=Record)
SHORT = 8
_STEPS = re.compile("[~^@:]")
DEEPEN = "git fetch --unshallow 取全历史（CI 中把 fetch-depth 设为 0）后再检查"


class Ends(Frozen):
    """The two ends of a change: the commit where it parted from the base, and HEAD.

    ``name``: what to call the base; ``base``: the commit that it is now.
    """

    fork: str
    head: str
    name: str
    base: str


def find_ends(repository: Repository, objects: Objects, revision: str) -> Ends:
    """Return the ends of the change since ``revision``, judged from where the two parted.

    Raises UnknownRevisionError, UsageError for a history of its own, UnreadableError where a shallow clone cannot tell.
    """
    shallow = bool(repository.shallow_commits())
    _refuse_ambiguous(repository, revision)
    try:
        wanted, head = objects.commit(revision), objects.commit("HEAD")
    except UnknownRevisionError as error:
        if not shallow or revision.startswith("-"):
            raise
        raise UnreadableError(f"{error.message}：这是浅克隆，历史不全，没有检查改动", DEEPEN) from None
    fork = find_fork_point(repository, wanted, head)
    if fork is None and shallow:
        raise UnreadableError(f"浅克隆里找不到与“{revision}”的分叉点，没有检查改动", DEEPEN)
    if fork is None:
        raise UsageError(
            f"“{revision}”与现在的历史没有共同的来处，不能比较", "写同一个仓库里的版本，如 origin/main、HEAD~1"
        )
    return Ends(fork, head, revision if fork == wanted else fork[:SHORT], wanted)


def _refuse_ambiguous(repository: Repository, revision: str) -> None:
    """Raise UsageError for a name that is a tag and a branch: whoever may push a tag would choose the base."""
    name = _STEPS.split(revision)[0]
    if not name or name.startswith(("-", "refs/")):
        return
    places = [f"refs/{kind}{name}" for kind in ("", "tags/", "heads/", "remotes/")]
    listed = repository.answer("for-each-ref", "--format=%(refname)", *places) or b""
    found = [each for each in listed.decode(errors="replace").splitlines() if each in places]
    if len(found) > 1:
        raise UsageError(f"“{name}”有几个：{'、'.join(found)}，不知道以哪个为准", f"写全名，如 --base {found[-1]}")


class Policy(Frozen):
    """By what settings and people a change is judged: those of the base, so that nobody changes them for himself.

    ``measure``: where the change parted from the base; ``config`` and ``organisation``: the stricter of then and what
    the base says now, so that a branch from before there were roles does not escape them.
    """

    measure: Yardstick
    config: Configuration
    organisation: Organisation
    unjudged: tuple[Unjudged, ...]


def read_policy(objects: Objects, ends: Ends, workspace: Workspace) -> Policy:
    """Return the settings and people of the base; those of now where it had none yet, or had them unreadable."""
    config, people, doubts = _read_settings(objects, ends.fork, workspace)
    notices, _ = load_notices(_read_calendars(objects, ends.fork, workspace))
    measure = Yardstick(config, people, map_years(notices))
    if ends.base == ends.fork:
        return Policy(measure, config, people, doubts)
    now, people_now, more = _read_settings(objects, ends.base, workspace)
    required = now.signatures.but(required=now.signatures.required or config.signatures.required)
    judges = people_now if is_kept(people_now) or not is_kept(people) else people
    return Policy(measure, now.but(signatures=required), judges, (*doubts, *more))


def _read_settings(
    objects: Objects, commit: str, workspace: Workspace
) -> tuple[Configuration, Organisation, tuple[Unjudged, ...]]:
    config, doubt = _record(objects, commit, CONFIGURATION, workspace.config)
    people, other = _record(objects, commit, ORGANISATION, workspace.organisation)
    return config, people, (*doubt, *other)


def _read_calendars(objects: Objects, commit: str, workspace: Workspace) -> MemoryTree:
    entries = [each for each in objects.folder(commit, CALENDAR) if each.is_file and each.name.endswith(".yaml")]
    contents = objects.blobs((each.sha for each in entries), MAX_BYTES + 1)
    files = {f"{CALENDAR}/{each.name}": content for each, content in zip(entries, contents, strict=True)}
    items = tuple(FolderItem(each.name, ItemKind.FILE) for each in entries)
    return MemoryTree(workspace.root, files, {CALENDAR: items})


def map_years(notices: Iterable[OwnNotice]) -> dict[int, HolidayNotice]:
    """Return the notice of each year: the workspace's own, else the one that comes with luoshi."""
    own = {each.record.year: each.record for each in notices}
    bundled = {year: notice for year in BUNDLED_YEARS if year not in own and (notice := load_bundled(year))}
    return {**bundled, **own}


def _record(objects: Objects, commit: str, path: str, now: R) -> tuple[R, tuple[Unjudged, ...]]:
    content = objects.file(commit, path)
    if content is None:
        return now, ()
    record = load(type(now), content, path).record
    if record is None:
        return now, (Unjudged(path, f"基准版本的 {path} 读不出来，改按现在的判断", "核对这次改动有没有改权限和设置"),)
    return record, ()


def find_last_issued_day(objects: Objects, commit: str) -> dt.date | None:
    """Return the last day that an issued bulletin speaks of; None when none was issued."""
    folders = (entry.name for entry in objects.folder(commit, REPORTS) if entry.is_folder)
    days = (_as_of(objects.file(commit, f"{REPORTS}/{name}/{MANIFEST}")) for name in folders)
    return max((day for day in days if day is not None), default=None)


def _as_of(content: bytes | None) -> dt.date | None:
    try:
        return validated(Manifest, parse_json(content)).as_of if content is not None else None
    except ValueError:
        return None


def find_taken_ids(repository: Repository, commit: str, present: Iterable[str]) -> frozenset[str]:
    """Return the ids of task files that some commit up to this one removed for good."""
    removed = {stem(path) for path in list_removed_paths(repository, commit, LEDGERS) if path.endswith(".yaml")}
    return frozenset(removed - set(map(stem, present)))
