"""What is kept of tasks as JSON: the card of each, and notes of the few that have something to note."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.findings import Finding, Severity
from luoshi.model.vocabulary import Lifecycle
from luoshi.rules.shared.paper_numbers import PaperMark
from luoshi.state.task_state import restore_state

if TYPE_CHECKING:
    from collections.abc import Collection

    from luoshi.service.scan.request import TaskScan
    from luoshi.state.location import Location
    from luoshi.state.task_state import TaskState

    Row = list[Any]

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class TaskNotes:
    """By path: rows of findings, codes that the task excepts, names, ids of parents; and the rows of ``across``.

    ``names``: ids that are not those of the file names; None for a file that cannot be read. ``named`` and ``relied``:
    the meetings that a task names as its source, and those on which its approvals rest; ``papers``: numbered ones.
    """

    def __init__(self, *, across: list[Row]) -> None:
        self.found: dict[str, list[Row]] = {}
        self.excepted: dict[str, list[str]] = {}
        self.names: dict[str, str | None] = {}
        self.parents: dict[str, str] = {}
        self.named: dict[str, list[str]] = {}
        self.relied: dict[str, list[str]] = {}
        self.papers: dict[str, list[Row]] = {}
        self.across = across

    @classmethod
    def parse(cls, content: bytes) -> TaskNotes:
        """Return the notes that ``content`` gave."""
        notes = cls(across=[])
        values = json.loads(content.decode("utf-8", "surrogatepass"))
        notes.found, notes.excepted, notes.names, notes.parents, *rest = values
        notes.named, notes.relied, notes.papers, notes.across = rest
        return notes

    def content(self) -> bytes:
        """Return the notes as bytes."""
        return _to_json([*self._noted(), self.across])

    def forget(self, path: str) -> None:
        """Forget a task."""
        for noted in self._noted():
            noted.pop(path, None)

    def _noted(self) -> tuple[dict[str, Any], ...]:
        return self.found, self.excepted, self.names, self.parents, self.named, self.relied, self.papers

    def add(self, digest: TaskScan) -> None:
        """Note what there is of a task."""
        path, card = digest.path, digest.card
        if digest.findings:
            self.found[path] = [finding_row(each) for each in digest.findings]
        if digest.excepted:
            self.excepted[path] = sorted(digest.excepted)
        if digest.papers:
            self.papers[path] = [[*each] for each in digest.papers]
        if card is None or card.id != _stem(path):
            self.names[path] = card.id if card else None
        if card:
            self._add_card(path, card)

    def _add_card(self, path: str, card: TaskState) -> None:
        if card.parent:
            self.parents[path] = card.parent
        if card.named_meetings:
            self.named[path] = [*card.named_meetings]
        if card.relied_meetings:
            self.relied[path] = [*card.relied_meetings]

    def name_meetings(self, beside: Collection[str]) -> dict[str, list[str]]:
        """Return the ids of the tasks by the meeting that they name, without the tasks at these paths."""
        found: dict[str, list[str]] = {}
        for path, names in self.named.items():
            for name in names if path not in beside else ():
                found.setdefault(name, []).append(self.name(path) or "")
        return found

    def name(self, path: str) -> str | None:
        """Return the id of a task; None for a file that cannot be read."""
        return self.names[path] if path in self.names else _stem(path)

    def unread(self) -> int:
        """Return how many files cannot be read."""
        return sum(name is None for name in self.names.values())

    def exceptions(self) -> dict[str, frozenset[str]]:
        """Return the codes that tasks except."""
        return {path: frozenset(codes) for path, codes in self.excepted.items()}

    def list_papers(self) -> dict[str, tuple[PaperMark, ...]]:
        """Return the entries that name a numbered paper."""
        return {path: tuple(PaperMark(*row) for row in rows) for path, rows in self.papers.items()}

    def findings(self) -> list[Finding]:
        """Return the findings of the task files, in the order of their paths."""
        return [parse_finding(row) for path in sorted(self.found) for row in self.found[path]]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")


def finding_row(finding: Finding) -> Row:
    """Return a finding as a row."""
    place = finding.line, finding.column, finding.excerpt
    return [finding.code, finding.severity.value, finding.path, list(finding.keys), finding.message, finding.hint,
            finding.task, *place]  # fmt: skip


def parse_finding(row: Row) -> Finding:
    """Return the finding of a row."""
    code, severity, path, keys, message, hint, task, line, column, excerpt = row
    return Finding(code, Severity(severity), path, tuple(keys), message, hint, task, line, column, excerpt)


def card_line(card: TaskState | None) -> bytes:
    """Return a card as a line; ``null`` for a file that could not be read. The location follows from the path."""
    return _to_json(_card_row(card) if card else None)


def _card_row(card: TaskState) -> Row:
    due = card.due.isoformat() if card.due else None
    texts = card.id, card.title, card.lead, card.document, card.parent
    return [*texts, str(card.weight), card.assigned.isoformat(), due, card.lifecycle.value, card.continued_in]


def parse_card(line: bytes, location: Location) -> TaskState:
    """Return the card of a line that holds one."""
    name, title, lead, document, parent, weight, assigned, due, lifecycle, continued = json.loads(line)
    day = dt.date.fromisoformat
    return restore_state(
        {
            "location": location,
            "id": name,
            "title": title,
            "lead": lead,
            "document": document,
            "parent": parent,
            "weight": Decimal(weight),
            "assigned": day(assigned),
            "due": day(due) if due else None,
            "lifecycle": Lifecycle(lifecycle),
            "continued_in": tuple(continued),
        }
    )


def _to_json(value: object) -> bytes:
    """Return a value as one line; file names that are no text keep their bytes."""
    return _dumps(value).encode("utf-8", "surrogatepass")
