"""An opened workspace: its settings, names, calendar and ledgers, with the findings of those files."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from luoshi.errors import UnreadableError
from luoshi.findings import Finding, Severity
from luoshi.frozen import Frozen
from luoshi.lazy import lazy
from luoshi.model.configuration import Configuration
from luoshi.model.duties import DutyList, LegalDuty
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.record import Record
from luoshi.store.calendars import OwnNotice, load_notices, make_calendar, report_unreadable
from luoshi.store.files.files import READING, reason_of
from luoshi.store.tree import DiskTree, ItemKind, Tree
from luoshi.store.workspace import CONFIGURATION, DUTIES, ORGANISATION, SCHOOLS, Listing, ledger_key, list_files
from luoshi.store.yaml.problems import NOT_TEXT
from luoshi.store.yaml.reader import Reader, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luoshi.model.inspection.registers import School
    from luoshi.workday.calendar import WorkCalendar

R = TypeVar("R", bound=Record)


class BrokenSettingsError(UnreadableError):
    """luoshi.yaml or org.yaml is missing or wrong; ``findings`` say where, for formats that carry nothing else."""

    def __init__(self, message: str, hint: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(message, hint)
        self.findings = findings


class Workspace(Frozen):
    """What every command needs of a workspace.

    ``findings``: of the settings, names, calendars and ledger files; ``notices``: of the calendar files, as typed;
    ``duties``: of duties.yaml, which may be missing.
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
    duties: tuple[LegalDuty, ...] = ()

    @property
    def root(self) -> Path:
        """The folder of the workspace."""
        return self.tree.root

    @lazy
    def schools(self) -> tuple[School, ...]:
        """The objects of inspection that are registered; they are units where org.yaml does not name them."""
        return tuple(_read_schools(self.tree, self.reader))


def _read_schools(tree: Tree, reader: Reader) -> Iterator[School]:
    """Yield the registered objects; of a file that cannot be read ``check`` tells."""
    names = [item.name for item in tree.items(SCHOOLS) if item.kind is ItemKind.FILE and item.name.endswith(".yaml")]
    if not names:
        return
    from luoshi.model.inspection.registers import SchoolRegister  # noqa: PLC0415 -- most workspaces have none

    for name in names:
        with suppress(OSError):
            loaded = load(SchoolRegister, tree.read(f"{SCHOOLS}/{name}"), f"{SCHOOLS}/{name}", reader)
            yield from loaded.record.schools if loaded.record else ()


def open_workspace(root: Path, reader: Reader = Reader.FAST) -> Workspace:
    """Open the workspace on disk at ``root``."""
    return open_tree(DiskTree(root), reader)


def open_tree(tree: Tree, reader: Reader = Reader.FAST) -> Workspace:
    """Open a workspace.

    Raises BrokenSettingsError when luoshi.yaml or org.yaml is missing or wrong: nothing can be judged without them. A
    wrong calendar or ledger.yaml is a finding.
    """
    config = _needed(tree, CONFIGURATION, Configuration, reader)
    organisation = _needed(tree, ORGANISATION, Organisation, reader)
    notices, findings = load_notices(tree, reader)
    listing = list_files(tree)
    ledgers, found = _ledgers(tree, listing, reader)
    duties, doubts = _duties(tree, reader)
    every = (*listing.findings, *findings, *found, *doubts)
    calendar = make_calendar(notices)
    return Workspace(tree, config, organisation, calendar, ledgers, listing, every, reader, notices, duties)


def _duties(tree: Tree, reader: Reader) -> tuple[tuple[LegalDuty, ...], tuple[Finding, ...]]:
    """Return the duties of duties.yaml; a workspace without the file has none, and a wrong one is a finding."""
    try:
        data = tree.read(DUTIES)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (report_unreadable(DUTIES, error),)
    loaded = load(DutyList, data, DUTIES, reader)
    return loaded.record.duties if loaded.record else (), tuple(loaded.findings)


def _needed(tree: Tree, name: str, model: type[R], reader: Reader) -> R:
    try:
        data = tree.read(name)
    except FileNotFoundError:
        hint = "从 git 中取回，或在新文件夹里用 luoshi init 生成一份参考"
        raise _complain(name, f"工作区缺少 {name}", hint) from None
    except OSError as error:
        raise _complain(name, f"{name} 读不出来：{reason_of(error, READING)}", "检查文件权限") from None
    loaded = load(model, data, name, reader)
    if loaded.record is None:
        first = loaded.findings[0]
        lines = "\n".join(
            f"{each.path}:{each.line}:{each.column}: {each.code} {each.message}" for each in loaded.findings
        )
        message = f"{name} 有 {len(loaded.findings)} 处错误，改正后才能继续：\n{lines}"
        raise BrokenSettingsError(message, first.hint, loaded.findings)
    return loaded.record


def _complain(name: str, message: str, hint: str) -> BrokenSettingsError:
    """Return the error of a file that is not there or cannot be read as a whole."""
    finding = Finding(NOT_TEXT, Severity.ERROR, name, (), message, hint, None, 1, 1)
    return BrokenSettingsError(message, hint, (finding,))


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
