"""The cases of our subset of the YAML test suite, and how a value of ours is compared with one of the suite."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

CASES = json.loads(Path(__file__).with_name("yaml_subset.json").read_text(encoding="utf-8"))["cases"]


def same(ours: Any, value: Any) -> bool:
    """Whether texts as written stand for the JSON value; keys without a value are not there."""
    if isinstance(value, dict):
        given = {key: each for key, each in value.items() if each is not None}
        return (
            isinstance(ours, dict) and ours.keys() == given.keys() and all(same(ours[key], given[key]) for key in given)
        )
    if isinstance(value, list):
        return isinstance(ours, list) and len(ours) == len(value) and all(map(same, ours, value))
    if isinstance(value, bool):
        return bool(ours == str(value).lower())
    if isinstance(value, int | float):
        return Decimal(ours) == Decimal(str(value))
    return bool(ours == value)


def ended(text: str) -> str:
    """Return the text with the line break at its end that the reader gives to every file."""
    return text if text.endswith("\n") else f"{text}\n"


def pruned(value: Any) -> Any:
    """Leave out keys without a value, as both readers do."""
    if isinstance(value, dict):
        return {str(key): pruned(each) for key, each in value.items() if each is not None}
    return [pruned(each) for each in value] if isinstance(value, list) else value
