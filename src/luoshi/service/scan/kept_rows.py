"""Findings and cards as rows of JSON, and back."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.findings import Finding, Severity
from luoshi.model.vocabulary import Lifecycle
from luoshi.state.task_state import restore_state

if TYPE_CHECKING:
    from luoshi.state.location import Location
    from luoshi.state.task_state import TaskState

Row = list[Any]

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def finding_row(finding: Finding) -> Row:
    """Return a finding as a row."""
    place = finding.line, finding.column, finding.excerpt
    return [finding.code, finding.severity.value, finding.path, list(finding.keys), finding.message, finding.hint,
            finding.task, *place]  # fmt: skip


def finding_of(row: Row) -> Finding:
    """Return the finding of a row."""
    code, severity, path, keys, message, hint, task, line, column, excerpt = row
    return Finding(code, Severity(severity), path, tuple(keys), message, hint, task, line, column, excerpt)


def card_line(card: TaskState | None) -> bytes:
    """Return a card as a line; ``null`` for a file that could not be read. The location follows from the path."""
    return to_json(_card_row(card) if card else None)


def _card_row(card: TaskState) -> Row:
    due = card.due.isoformat() if card.due else None
    texts = card.id, card.title, card.lead, card.document, card.parent
    return [*texts, str(card.weight), card.assigned.isoformat(), due, card.lifecycle.value]


def card_of_line(line: bytes, location: Location) -> TaskState:
    """Return the card of a line that holds one."""
    name, title, lead, document, parent, weight, assigned, due, lifecycle = json.loads(line)
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
        }
    )


def to_json(value: object) -> bytes:
    """Return a value as one line; file names that are no text keep their bytes."""
    return _dumps(value).encode("utf-8", "surrogatepass")


def of_json(data: bytes) -> Any:
    """Return the value of ``to_json``."""
    return json.loads(data.decode("utf-8", "surrogatepass"))
