"""Findings and cards as rows of JSON, and back."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.findings import Finding, Severity
from luoshi.model.vocabulary import Lifecycle
from luoshi.state.task_state import Card

if TYPE_CHECKING:
    from luoshi.state.task_state import Location

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


def card_line(card: Card | None) -> bytes:
    """Return a card as a line; ``null`` for a file that could not be read. The location follows from the path."""
    return to_json(_card_row(card) if card else None)


def _card_row(card: Card) -> Row:
    due = card.due.isoformat() if card.due else None
    texts = card.id, card.title, card.lead, card.document, card.parent
    return [*texts, str(card.weight), card.assigned.isoformat(), due, card.lifecycle.value]


def card_of_line(line: bytes, location: Location) -> Card:
    """Return the card of a line that holds one."""
    name, title, lead, document, parent, weight, assigned, due, lifecycle = json.loads(line)
    day = dt.date.fromisoformat
    times = day(assigned), day(due) if due else None
    return Card(location, name, title, lead, document, parent, Decimal(weight), *times, Lifecycle(lifecycle))


def to_json(value: object) -> bytes:
    """Return a value as one line; file names that are no text keep their bytes."""
    return _dumps(value).encode("utf-8", "surrogatepass")


def of_json(data: bytes) -> Any:
    """Return the value of ``to_json``."""
    return json.loads(data.decode("utf-8", "surrogatepass"))
