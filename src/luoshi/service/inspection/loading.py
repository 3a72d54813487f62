"""Reads the files of inspection: all of them, or those that a command needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.state.inspection.ground import Ground
from luoshi.store.calendars import report_unreadable
from luoshi.store.inspection import list_inspection_files
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Collection

    from luoshi.findings import Finding
    from luoshi.model.holidays import SchoolTerm
    from luoshi.model.record import Record
    from luoshi.service.workspace import Workspace


class LoadedGround(NamedTuple):
    """The records of inspection, and the findings of files that hold none."""

    ground: Ground
    findings: tuple[Finding, ...]


def load_ground(workspace: Workspace, only: Collection[type[Record]] = ()) -> LoadedGround:
    """Read the files of inspection; ``only``: the kinds wanted, all when empty."""
    listing = list_inspection_files(workspace.tree)
    files: dict[str, Record] = {}
    findings: list[Finding] = [*listing.findings]
    for path, kind in listing.kinds.items():
        if only and kind not in only:
            continue
        try:
            loaded = load(kind, workspace.tree.read(path), path, workspace.reader)
        except OSError as error:
            findings.append(report_unreadable(path, error))
            continue
        findings += loaded.findings
        if loaded.record is not None:
            files[path] = loaded.record
    return LoadedGround(Ground(files, list_terms(workspace)), tuple(findings))


def list_terms(workspace: Workspace) -> tuple[SchoolTerm, ...]:
    """Return the school terms of the workspace's calendars, by their beginning."""
    terms = (term for own in workspace.notices for term in own.record.terms)
    return tuple(sorted(terms, key=lambda term: term.start))
