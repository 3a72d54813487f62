"""Issued bulletins on disk or in a commit: ``reports/<期次>/`` with a manifest and the bulletin in every format."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.manifest import Manifest
from luoshi.model.record import Record, fields_of
from luoshi.store.tree import ItemKind
from luoshi.store.yaml.json_data import parse_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.store.tree import Tree

REPORTS = "reports"
MANIFEST = "manifest.json"
FIGURES = "通报.json"
OUTPUTS = MappingProxyType({"html": "通报.html", "markdown": "通报.md", "json": FIGURES, "csv": "通报.csv"})
"""File name by format."""
PAPERS = MappingProxyType({"docx": "通报.docx", "pdf": "通报.pdf"})
"""What is printed, by format: its bytes depend on the packages and fonts of the machine as well."""
TEMPLATE = "红头模板.docx"
"""The office's Word template as it was, where it has one."""

RULER = "口径.yaml"
"""luoshi.yaml as it was: by it the figures of the next bulletin are held against its own."""

ENTRIES = "记录清单.json"
"""The entries up to the cut-off, by task: what is recorded later is told from them (补录)."""

RECORDS = (MANIFEST, FIGURES, RULER, ENTRIES)
"""The files that later bulletins look at."""

LARGEST = 64 << 20
"""A bulletin of ten thousand tasks has some megabytes of JSON."""


class Issued(Frozen):
    """An issued bulletin; ``folder``: its path in the workspace."""

    folder: str
    manifest: Manifest


def find_issued_reports(tree: Tree) -> Iterator[Issued]:
    """Yield the issued bulletins in the order of their folders; a manifest that cannot be read is passed over."""
    for item in tree.items(REPORTS):
        if item.kind is ItemKind.FOLDER and not item.name.startswith("."):
            folder = f"{REPORTS}/{item.name}"
            manifest = read_manifest(tree, folder)
            if manifest is not None:
                yield Issued(folder, manifest)


def read_manifest(tree: Tree, folder: str) -> Manifest | None:
    """Return the manifest of a folder; None where there is none or it is not such."""
    try:
        return validated(Manifest, parse_json(tree.read(f"{folder}/{MANIFEST}", LARGEST)))
    except (OSError, ValueError):
        return None


def build_manifest_text(manifest: Manifest) -> bytes:
    """Return the file's content."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: object) -> object:
    """Return a record as a mapping by the keys of the file, a day as its text."""
    if isinstance(value, Record):
        return {fields_of(value)[name].key: item for name, item in value}
    return str(value)


def read_issued_paper(tree: Tree, issued: Issued) -> Mapping[str, Any] | None:
    """Return the bulletin in its JSON form; None where the file is gone or is not such."""
    data = _read_json(tree, f"{issued.folder}/{FIGURES}")
    return data if data is not None and isinstance(data.get("figures"), dict) else None


def read_issued_entries(tree: Tree, issued: Issued) -> Mapping[str, list[str]] | None:
    """Return the entries that were known, each as ``2026-10-12 签收``, by task; None for an issue that kept none."""
    return _read_json(tree, f"{issued.folder}/{ENTRIES}")


def read_issued_ruler(tree: Tree, issued: Issued) -> bytes | None:
    """Return luoshi.yaml as it was; None for an issue that kept none."""
    try:
        return tree.read(f"{issued.folder}/{RULER}", LARGEST)
    except OSError:
        return None


def _read_json(tree: Tree, path: str) -> dict[str, Any] | None:
    try:
        data = parse_json(tree.read(path, LARGEST))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def read_record_contents(tree: Tree) -> dict[str, bytes]:
    """Return path → content of the manifests and figures of all issued bulletins."""
    found: dict[str, bytes] = {}
    for item in tree.items(REPORTS):
        folder = f"{REPORTS}/{item.name}"
        names = {each.name for each in tree.items(folder)} if item.kind is ItemKind.FOLDER else set()
        found |= {f"{folder}/{name}": tree.read(f"{folder}/{name}", LARGEST) for name in RECORDS if name in names}
    return found
