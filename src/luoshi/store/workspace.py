"""The workspace on disk: where it is, and which files it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import NoWorkspaceError
from luoshi.findings import Finding, Severity
from luoshi.frozen import Frozen
from luoshi.store.tree import ItemKind
from luoshi.store.yaml.problems import MISPLACED
from luoshi.system import paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from luoshi.store.tree import FolderItem, Tree

CONFIGURATION = "luoshi.yaml"
ORGANISATION = "org.yaml"
DUTIES = "duties.yaml"
"""权责清单; a workspace may do without."""
LEDGER_FILE = "ledger.yaml"
LEDGERS = "ledgers"
CALENDAR = "calendar"
EVIDENCE = "evidence"
REGISTERS, INSPECTIONS, CLUES = "registers", "inspections", "clues"
SCHOOLS = f"{REGISTERS}/schools"
INSPECTION_FOLDERS = (REGISTERS, INSPECTIONS, CLUES)


def find_workspace(start: Path) -> Path:
    """Return the nearest folder from ``start`` upward that holds ``luoshi.yaml``; raises NoWorkspaceError."""
    for folder in (start, *start.parents):
        if (folder / CONFIGURATION).is_file():
            return folder
    raise NoWorkspaceError(str(start))


class Listing(Frozen):
    """The files under ``ledgers/`` by what they are; paths relative to the workspace with ``/``, sorted.

    ``ledgers``: ledger.yaml files; ``tasks``: task files; ``findings``: what does not belong there (LS109).
    """

    ledgers: tuple[str, ...]
    tasks: tuple[str, ...]
    findings: tuple[Finding, ...]


def list_files(tree: Tree) -> Listing:
    """List the ledgers of a workspace. Hidden files and Markdown notes are passed over; links are not followed."""
    ledgers: list[str] = []
    tasks: list[str] = []
    findings: list[Finding] = []
    for year in _folders(tree, LEDGERS, findings):
        for folder in _folders(tree, year, findings):
            _list_ledger(tree, folder, (ledgers, tasks), findings)
    findings += _unfit_names(*ledgers, *tasks)
    return Listing(tuple(sorted(ledgers)), tuple(sorted(tasks)), tuple(sorted(findings, key=Finding.order)))


def _folders(tree: Tree, parent: str, findings: list[Finding]) -> Iterator[str]:
    """Yield the sub-folders of ``parent``; files beside them do not belong there."""
    for item in tree.items(parent):
        path = f"{parent}/{item.name}"
        if item.kind is ItemKind.FOLDER:
            yield path
        elif not _passed_over(item.name):
            findings.append(_astray(path, item))


def _astray(path: str, item: FolderItem) -> Finding:
    if item.kind is ItemKind.OTHER:
        return _unread(path, "把文件夹移到这里，不用链接")
    return _misplaced(path, "台账文件要放在 ledgers/年度/台账/ 下", "移到所属台账的文件夹，或移出 ledgers/")


def _list_ledger(tree: Tree, folder: str, found: tuple[list[str], list[str]], findings: list[Finding]) -> None:
    ledgers, tasks = found
    before = len(ledgers)
    for item in tree.items(folder):
        path = f"{folder}/{item.name}"
        if _passed_over(item.name):
            continue
        if item.kind is not ItemKind.FILE:
            findings.append(_unread(path, "台账里只放普通的 .yaml 文件"))
        elif not item.name.endswith(".yaml"):
            findings.append(
                _misplaced(path, "这不是 .yaml 文件，不会被读取", "事项文件以 .yaml 结尾；佐证材料放进 evidence/编号/")
            )
        else:
            (ledgers if item.name == LEDGER_FILE else tasks).append(path)
    if len(ledgers) == before:
        hint = "补上，写明 title、kind、year、prefix、owner"
        findings.append(_misplaced(f"{folder}/{LEDGER_FILE}", "这本台账缺少 ledger.yaml", hint))


def _unfit_names(*found: str) -> Iterator[Finding]:
    """Yield what cannot be checked out on every desk: names that Windows has not, and two that are one file there."""
    hint = "改名再提交；编号和台账文件夹只用汉字、字母、数字、“-”和“_”"
    parts = {part: path for path in reversed(found) for part in path.split("/")[1:]}
    for part, path in parts.items():
        fault = paths.explain(part)
        if fault:
            yield _misplaced(path, f"“{part}”{fault}", hint)
    for path, first in paths.find_twins(found):
        yield _misplaced(
            path, f"和 {first} 只差大小写或写法，在 Windows 和 macOS 上是同一个文件", "改名，两个文件都留下"
        )


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith(".md")


def _unread(path: str, hint: str) -> Finding:
    """Tell of what looks like a task or a ledger and is not read: that is worse than a file in the wrong place."""
    return _misplaced(path, "这里不是普通文件（链接、文件夹或设备），没有读取", hint).but(severity=Severity.ERROR)


def _misplaced(path: str, message: str, hint: str) -> Finding:
    return Finding(MISPLACED, Severity.WARNING, path, (), message, hint, None, 1, 1)


def ledger_key(path: str) -> str:
    """Return the ledger folder under ``ledgers/`` of a file's path, such as ``2026/zonghe``."""
    return path.removeprefix(f"{LEDGERS}/").rpartition("/")[0]
