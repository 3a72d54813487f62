"""The facts of a task as its file: short maps on one line, long ones over several, now and then a comment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bench.words import COMMENTS

if TYPE_CHECKING:
    from bench.facts import Facts

_MODELINE = "# yaml-language-server: $schema=../../../schemas/task.schema.json"
_WIDEST = 76
_COMMENTED = 8


def task_text(facts: Facts, number: int) -> str:
    """Return the text of the file; every eighth carries a comment."""
    lines = [_MODELINE]
    for key, value in facts.items():
        if key == "log" and number % _COMMENTED == 0:
            lines.append(COMMENTS[number // _COMMENTED % len(COMMENTS)])
        lines += _lines(key, value)
    return "\n".join(lines) + "\n"


def _lines(key: str, value: Any) -> list[str]:
    if isinstance(value, list) and isinstance(value[0], dict):
        return [f"{key}:", *(line for item in value for line in _item(item))]
    if isinstance(value, dict) and key == "source":
        return [f"{key}:", *(f"  {name}: {_flow(part)}" for name, part in value.items())]
    return [f"{key}: {_flow(value)}"]


def _item(item: dict[str, Any]) -> list[str]:
    short = _flow(item)
    if len(short) <= _WIDEST:
        return [f"  - {short}"]
    parts = [f"{name}: {_flow(part)}" for name, part in item.items()]
    return [f"  - {parts[0]}", *(f"    {part}" for part in parts[1:])]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
