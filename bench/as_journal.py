"""The facts of a task as an hledger transaction: the head as tags, the due date and each log entry as postings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.facts import Facts


def transaction(facts: Facts) -> str:
    """Return the transaction, with a blank line after it. It balances: what the office gives, the unit has to do."""
    head = f"{facts['assigned'].isoformat()} ({facts['id']}) {facts['title']}"
    lines = [f"    ; {key}: {words(value)}" for key, value in tags(facts)]
    given = [f"    承办:{facts['lead']}    1 件", "    交办:办公室    -1 件"]
    return "\n".join([head, *lines, *given, *(_posting(entry) for entry in facts.get("log", ()))]) + "\n\n"


def tags(facts: Facts, *, numbered: bool = False) -> Iterator[tuple[str, Any]]:
    """Yield the head by keys; milestones and indicators one by one, under one key or numbered ones."""
    for key, value in facts.items():
        if key in {"id", "title", "lead", "assigned", "log"}:
            continue
        if key == "source":
            yield from value.items()
        elif key in {"milestones", "indicators"}:
            yield from ((f"{key}{number}" if numbered else key, item) for number, item in enumerate(value, 1))
        else:
            yield key, value


def _posting(entry: Facts) -> str:
    """Return an entry as a posting that need not balance, dated, with its figure if it has one."""
    told = [
        f"{key}:{words(value)}" for key, value in entry.items() if key not in {"date", "event", "progress", "values"}
    ]
    return f"    (办理:{entry['event']})    {amount(entry)} 度  ; date:{entry['date'].isoformat()}, {', '.join(told)}"


def amount(entry: Facts) -> Any:
    """Return the figure of an entry, 0 where it has none."""
    return next(iter(entry.get("values", {}).values()), entry.get("progress", 0))


def words(value: Any) -> str:
    """Return any value as one text."""
    if isinstance(value, dict):
        return " ".join(f"{key}={words(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "、".join(words(part) for part in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)
