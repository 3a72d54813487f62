"""JSON that others may have written: bottomless nesting is an error like any other, never a crash."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def parse_json(data: bytes | str, number: Callable[[str], object] | None = None) -> Any:
    """Return the value; ``number`` makes the numbers out of their digits. Raises ValueError for what is no JSON."""
    try:
        return json.loads(data, parse_int=number, parse_float=number)
    except RecursionError:
        message = "nested too deep"
        raise ValueError(message) from None
