"""Where the files of inspection lie, what each is, and those that do not belong there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from luoshi.findings import Finding, Severity
from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.clue import Clue
from luoshi.model.inspection.draw import Draw
from luoshi.model.inspection.plan import ActivityBook, InspectionPlan
from luoshi.model.inspection.registers import InspectorRegister, MatterRegister, SchoolRegister
from luoshi.model.inspection.visits import VisitBook
from luoshi.store.tree import ItemKind
from luoshi.store.workspace import INSPECTION_FOLDERS
from luoshi.store.yaml.problems import MISPLACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.model.record import Record
    from luoshi.store.tree import Tree

_DEEPEST = 3
_HINT = "移到该放的文件夹，见 docs/reference/files.zh-CN.md，或移出这里"

KINDS: Mapping[str, type[Record]] = {
    r"registers/matters\.yaml": MatterRegister,
    r"registers/inspectors\.yaml": InspectorRegister,
    r"registers/schools/[^/]+\.yaml": SchoolRegister,
    r"inspections/[0-9]{4}/plan\.yaml": InspectionPlan,
    r"inspections/[0-9]{4}/activities\.yaml": ActivityBook,
    r"inspections/[0-9]{4}/visits/[^/]+\.yaml": VisitBook,
    r"inspections/[0-9]{4}/draws/[^/]+\.yaml": Draw,
    r"inspections/[0-9]{4}/[^/]+\.yaml": Inspection,
    r"clues/(?:[0-9]{4}/)?[^/]+\.yaml": Clue,
}
"""What each file is, by its path; the first pattern that fits decides."""
_PATTERNS = tuple((re.compile(pattern), kind) for pattern, kind in KINDS.items())


class InspectionFiles(NamedTuple):
    """The files by path, sorted, each with the record that it holds; and what does not belong there."""

    kinds: Mapping[str, type[Record]]
    findings: tuple[Finding, ...]

    def of(self, kind: type[Record]) -> tuple[str, ...]:
        """Return the paths of one kind."""
        return tuple(path for path, each in self.kinds.items() if each is kind)


def find_kind(path: str) -> type[Record] | None:
    """Return what the file at a path of the workspace is; None where it belongs to no inspection."""
    return next((kind for pattern, kind in _PATTERNS if pattern.fullmatch(path)), None)


def list_inspection_files(tree: Tree) -> InspectionFiles:
    """List the files of inspection; hidden files and Markdown notes are passed over, links are not followed."""
    kinds: dict[str, type[Record]] = {}
    findings: list[Finding] = []
    for folder in INSPECTION_FOLDERS:
        for path, kind in _walk(tree, folder, 1):
            found = find_kind(path) if kind is ItemKind.FILE else None
            if found is not None:
                kinds[path] = found
            else:
                findings.append(_misplaced(path, kind))
    return InspectionFiles(dict(sorted(kinds.items())), tuple(findings))


def _walk(tree: Tree, folder: str, depth: int) -> Iterator[tuple[str, ItemKind]]:
    for item in tree.items(folder):
        path = f"{folder}/{item.name}"
        if item.name.startswith(".") or item.name.endswith(".md"):
            continue
        if item.kind is ItemKind.FOLDER and depth <= _DEEPEST:
            yield from _walk(tree, path, depth + 1)
        else:
            yield path, item.kind


def _misplaced(path: str, kind: ItemKind) -> Finding:
    """Tell of what is not read; what looks like a file of ours and is none is worse than one in the wrong place."""
    plain = kind is ItemKind.FILE
    message = "督导的文件不放在这里，没有读取" if plain else "这里不是普通文件（链接、文件夹或设备），没有读取"
    return Finding(MISPLACED, Severity.WARNING if plain else Severity.ERROR, path, (), message, _HINT, None, 1, 1)
