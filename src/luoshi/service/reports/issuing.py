"""``report --issue`` freezes a bulletin; ``report --verify`` makes it again and compares byte for byte.

A bulletin is issued from the commit at HEAD, never from the disk, so that it can be made again anywhere; files that
differ from HEAD are refused, because the bulletin would not say what the office sees.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from luoshi.errors import ChangedError, UnreadableError, UsageError
from luoshi.frozen import Frozen, field
from luoshi.model.manifest import Manifest
from luoshi.render.printers import describe_printer
from luoshi.render.registry import write
from luoshi.report.paper import read_paper
from luoshi.service.reports.issued_opening import open_issued
from luoshi.service.reports.issued_ruler import read_ruler, write_known_entries
from luoshi.service.reports.page_setup import paper_for
from luoshi.service.reports.reporting import configuration_hash, make_report
from luoshi.service.workspace import open_tree
from luoshi.store.files.atomic_folder import create_folder
from luoshi.store.files.files import read_bytes
from luoshi.store.files.issued import (
    ENTRIES,
    LARGEST,
    MANIFEST,
    OUTPUTS,
    PAPERS,
    REPORTS,
    RULER,
    TEMPLATE,
    build_manifest_text,
    read_record_contents,
)
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.revision import read_revision
from luoshi.store.git.task_blobs import list_changed_paths
from luoshi.store.git.versions import list_commit_files, list_disk_files
from luoshi.store.tree import DiskTree
from luoshi.store.yaml.reader import Reader
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luoshi.report.bulletin.selection import ReportRequest
    from luoshi.report.document import Document
    from luoshi.report.paper import Paper
    from luoshi.service.reports.issued_opening import IssuedAgain
    from luoshi.service.workspace import Workspace
    from luoshi.store.git.git import Repository
    from luoshi.store.tree import MemoryTree

_NOT_A_NAME = re.compile(r"[^\w（）()-]+")
_AS_THEY_ARE = {".gitattributes": b"* -text\n"}
"""git must not turn line ends here: the files are compared byte for byte."""

_SHOWN = 5
_SHORT = 12


class Made(Frozen):
    """A bulletin in every form. ``printers``: what each printed file was written with; ``missing``: why one was not."""

    outputs: Mapping[str, bytes]
    document: Document
    printers: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


class Verification(Frozen):
    """What came of comparing an issued bulletin with itself made again.

    ``faults``: (file, what is wrong); ``remarks``: printed files of which only the hash could be compared, and why.
    """

    folder: str
    manifest: Manifest
    faults: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()


def issue_folder(request: ReportRequest) -> str:
    """Return ``reports/2026-10``, or ``reports/2026-10-学前教育处`` for a report narrowed to a unit."""
    parts = [request.period.key, *(_NOT_A_NAME.sub("_", name) for name in request.scope.names() if name)]
    return f"{REPORTS}/{'-'.join(parts)}"


def issue_report(
    root: Path, repository: Repository, request: ReportRequest, reader: Reader = Reader.FAST
) -> tuple[str, tuple[str, ...]]:
    """Issue the bulletin; return its folder, and why a printed form is not in it, if one is not.

    Raises ChangedError when it was issued before or files are not committed, UnreadableError when a task file cannot
    be read (it would be missing from the numbers).
    """
    folder = issue_folder(request)
    if (root / folder).exists():
        hint = f"luoshi report --verify {folder.removeprefix(REPORTS + '/')} 核对；数字有变的在下期通报中更正"
        raise ChangedError(f"这一期已经签发：{folder}", hint)
    with Objects(repository) as objects:
        commit = objects.commit("HEAD")
        tree = read_revision(objects, commit, root, reports=True)
        _refuse_changes(root, objects, commit, tree)
    workspace = open_tree(tree, reader)
    paper = paper_for(workspace)
    made = _make(workspace, request, commit, paper)
    manifest = _manifest(workspace, request, commit, made)
    create_folder(root / folder, {**made.outputs, MANIFEST: build_manifest_text(manifest), **_AS_THEY_ARE})
    return folder, made.missing


def _refuse_changes(root: Path, objects: Objects, commit: str, tree: MemoryTree) -> None:
    committed = list_commit_files(objects, commit)
    disk = list_disk_files(root, committed)
    paths = list_changed_paths(committed.tasks, disk.tasks) + list_changed_paths(committed.settings, disk.settings)
    old, new = read_record_contents(tree), read_record_contents(DiskTree(root))
    paths += sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    if paths:
        more = " 等" if len(paths) > _SHOWN else ""
        message = f"有 {len(paths)} 个文件还没有提交，不能签发：{'、'.join(paths[:_SHOWN])}{more}"
        raise ChangedError(message, "先用 luoshi diff 看清改动，git add、git commit 之后再签发")


def _make(workspace: Workspace, request: ReportRequest, commit: str, paper: Paper) -> Made:
    document, unread = make_report(workspace, request, remarks=(f"依据 git 版本 {commit[:_SHORT]}",))
    if unread:
        first = unread[0]
        message = f"有 {len(unread)} 处文件读不懂，不能签发：{first.path}:{first.line} {first.message}"
        raise UnreadableError(message, "luoshi check --severity error 看原因，改正并提交后再签发")
    papers = {name: write(form, document) for form, name in OUTPUTS.items()}
    kept = {RULER: read_ruler(workspace), ENTRIES: write_known_entries(workspace, request.as_of)}
    template = {} if paper.template is None else {TEMPLATE: paper.template}
    return _print(Made(papers | kept | template, document), paper)


def _print(made: Made, paper: Paper) -> Made:
    """Add what can be printed here; what a machine lacks is said, and the rest is issued all the same."""
    outputs, printers, missing = dict(made.outputs), {}, []
    for form, name in PAPERS.items():
        try:
            outputs[name] = write(form, made.document, paper=paper)
        except UsageError as error:
            missing.append(f"{name}：{error}")
        else:
            printers[name] = describe_printer(form, paper.fonts)
    return Made(outputs, made.document, printers, tuple(missing))


def _manifest(workspace: Workspace, request: ReportRequest, commit: str, made: Made) -> Manifest:
    document = made.document
    return Manifest(
        version=1,
        luoshi=VERSION,
        revision=commit,
        as_of=request.as_of,
        dated=document.masthead.date,
        kind=request.period.kind.value,
        period=request.period.key,
        issue=document.masthead.issue,
        title=document.title,
        request=request.scope,
        calendar=document.origin.calendar,
        configuration=configuration_hash(workspace),
        outputs={name: _hash(content) for name, content in made.outputs.items()},
        printers=dict(made.printers),
    )


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def verify_report(root: Path, repository: Repository, name: str, reader: Reader = Reader.FAST) -> Verification:
    """Make an issued bulletin again from its revision and compare. ``name``: its folder under ``reports/``.

    Raises UsageError when there is no such bulletin, UnreadableError when its revision is not in this clone.
    """
    again = open_issued(root, repository, name, reader)
    folder = root / again.folder
    made = _make(again.workspace, again.request, again.commit, _read_paper(folder, again))
    faults = tuple(_faults(folder, again.manifest, made))
    return Verification(again.folder, again.manifest, faults, tuple(_remarks(again.manifest, made)))


def _read_paper(folder: Path, again: IssuedAgain) -> Paper:
    """Return the paper of that time; the template is the one that was kept."""
    kept = folder / TEMPLATE
    template = read_bytes(str(kept), LARGEST) if TEMPLATE in again.manifest.outputs and kept.exists() else None
    return read_paper(again.workspace.config.bulletin, template)


def _is_elsewhere(name: str, manifest: Manifest, made: Made) -> bool:
    """Whether a printed file was written with other packages or fonts than there are here."""
    return name in PAPERS.values() and manifest.printers.get(name) != made.printers.get(name)


def _remarks(manifest: Manifest, made: Made) -> Iterator[str]:
    for name in PAPERS.values():
        if name in manifest.outputs and _is_elsewhere(name, manifest, made):
            here = made.printers.get(name, "没有装生成它的组件")
            yield f"{name} 只核对了签发时的摘要：签发时用 {manifest.printers.get(name, '')}，本机是 {here}"


def _faults(folder: Path, manifest: Manifest, made: Made) -> Iterator[tuple[str, str]]:
    for name in sorted(manifest.outputs.keys() | made.outputs.keys()):
        if name in PAPERS.values() and name not in manifest.outputs:
            continue  # issued by a version or on a machine that printed none
        content = None if _is_elsewhere(name, manifest, made) else made.outputs.get(name)
        fault = _fault(folder / name, manifest, content, elsewhere=_is_elsewhere(name, manifest, made))
        if fault:
            yield name, fault


def _fault(path: Path, manifest: Manifest, again: bytes | None, *, elsewhere: bool) -> str:
    if path.name not in manifest.outputs or (again is None and not elsewhere):
        return "签发时没有这种格式，或现在不再生成"
    try:
        issued = read_bytes(str(path), LARGEST)
    except OSError:
        return "文件不在了，或读不出来"
    if _hash(issued) != manifest.outputs[path.name]:
        return "签发之后文件被改动（与签发时的摘要不符）"
    if issued == again or elsewhere:
        return ""
    if manifest.luoshi != VERSION:
        return f"重新生成的结果不同：由 luoshi {manifest.luoshi} 签发，现在是 {VERSION}"
    return "同一版本的 luoshi 重新生成的结果不同"
