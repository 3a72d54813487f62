"""What was understood, as JSON for other programs: ``{"schema": 1, "source", "items", "leftover", "findings"}``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from luoshi.visible_text import visible_json

if TYPE_CHECKING:
    from luoshi.exchange.reading.due_words import DueReading
    from luoshi.exchange.reading.items import Imported, ImportedItem, Leftover

SCHEMA = 1


def import_json(imported: Imported) -> bytes:
    """Return the import as UTF-8 JSON, keys in a fixed order, ended by a line break."""
    data = {
        "schema": SCHEMA,
        "source": imported.source,
        "document": imported.document,
        "date": imported.date.isoformat() if imported.date else None,
        "items": [_item(item) for item in imported.items],
        "leftover": [_left(each) for each in imported.leftover],
        "findings": list(imported.findings),
    }
    return (visible_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n").encode()


def _item(item: ImportedItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "part": item.part,
        "title": item.title,
        "lead": item.lead,
        "support": list(item.support),
        "units": list(item.units),
        "generic": list(item.generic),
        "scope": item.scope,
        "due_text": item.due_text,
        "due": write_due_json(item.due),
        "milestones": [
            {"words": each.words, "title": each.title, "due": write_due_json(each.due)} for each in item.milestones
        ],
        "sheet": item.sheet,
        "row": item.row,
        "span": item.cells or (list(item.span) if item.span else None),
        "text": item.text,
        "fields": dict(item.fields),
        "notes": dict(item.notes),
        "events": [{"date": each.date.isoformat(), "event": each.event, "note": each.note} for each in item.events],
        "findings": list(item.findings),
    }


def _left(each: Leftover) -> dict[str, Any]:
    span = each.cells or (list(each.span) if each.span else None)
    sheet = {"sheet": each.sheet} if each.sheet else {}
    return {"span": span, **sheet, "kind": each.kind, "text": each.text}


def write_due_json(due: DueReading | None) -> dict[str, Any] | None:
    """Return a time limit: its kind, the date where there is one, and what else is known; None for none."""
    if due is None:
        return None
    given = {
        "date": due.day.isoformat() if due.day else None,
        "start": due.start.isoformat() if due.start else None,
        "within": due.within,
        "unit": due.unit.value if due.unit else None,
        "rule": due.rule or None,
    }
    return {"kind": due.kind.value, "date": given.pop("date"), **{key: value for key, value in given.items() if value}}
