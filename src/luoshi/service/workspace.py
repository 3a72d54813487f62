"""An opened workspace: its settings, names, calendar and ledgers, with the findings of those files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from luoshi.errors import UnreadableError
from luoshi.frozen import Frozen
from luoshi.model.configuration import Configuration
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.record import Record
from luoshi.store.calendars import OwnNotice, load_notices, make_calendar, report_unreadable
from luoshi.store.files.files import READING, reason_of
from luoshi.store.tree import DiskTree, Tree
from luoshi.store.workspace import CONFIGURATION, ORGANISATION, Listing, ledger_key, list_files
from luoshi.store.yaml.reader import Reader, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luoshi.findings import Finding
    from luoshi.workday.calendar import WorkCalendar

R = TypeVar("R", bound=Record)


class Workspace(Frozen):
    """What every command needs of a workspace.

    ``findings``: of the settings, names, calendars and ledger files; ``notices``: of the calendar files, as typed.
    """

    tree: Tree
    config: Configuration
    organisation: Organisation
    calendar: WorkCalendar
    ledgers: Mapping[str, Ledger]
    listing: Listing
    findings: tuple[Finding, ...]
    reader: Reader = Reader.FAST
    notices: tuple[OwnNotice, ...] = ()

    @property
    def root(self) -> Path:
        """The folder of the workspace."""
        return self.tree.root


def open_workspace(root: Path, reader: Reader = Reader.FAST) -> Workspace:
    """Open the workspace on disk at ``root``."""
    return open_tree(DiskTree(root), reader)


def open_tree(tree: Tree, reader: Reader = Reader.FAST) -> Workspace:
    """Open a workspace.

    Raises UnreadableError when luoshi.yaml or org.yaml is missing or wrong: nothing can be judged without them. A
    wrong calendar or ledger.yaml is a finding.
    """
    config = _needed(tree, CONFIGURATION, Configuration, reader)
    organisation = _needed(tree, ORGANISATION, Organisation, reader)
    notices, findings = load_notices(tree, reader)
    listing = list_files(tree)
    ledgers, found = _ledgers(tree, listing, reader)
    every = (*listing.findings, *findings, *found)
    calendar = make_calendar(notices)
    return Workspace(tree, config, organisation, calendar, ledgers, listing, every, reader, notices)


def _needed(tree: Tree, name: str, model: type[R], reader: Reader) -> R:
    try:
        data = tree.read(name)
    except FileNotFoundError:
        raise UnreadableError(
            f"工作区缺少 {name}", "从 git 中取回，或在新文件夹里用 luoshi init 生成一份参考"
        ) from None
    except OSError as error:
        raise UnreadableError(f"{name} 读不出来：{reason_of(error, READING)}", "检查文件权限") from None
    loaded = load(model, data, name, reader)
    if loaded.record is None:
        first = loaded.findings[0]
        lines = "\n".join(
            f"{each.path}:{each.line}:{each.column}: {each.code} {each.message}" for each in loaded.findings
        )
        raise UnreadableError(f"{name} 有 {len(loaded.findings)} 处错误，改正后才能继续：\n{lines}", first.hint)
    return loaded.record


def _ledgers(tree: Tree, listing: Listing, reader: Reader) -> tuple[dict[str, Ledger], list[Finding]]:
    ledgers: dict[str, Ledger] = {}
    findings: list[Finding] = []
    for path in listing.ledgers:
        try:
            loaded = load(Ledger, tree.read(path), path, reader)
        except OSError as error:
            findings.append(report_unreadable(path, error))
            continue
        findings += loaded.findings
        if loaded.record is not None:
            ledgers[ledger_key(path)] = loaded.record
    return ledgers, findings
