"""One filled cell as the words of a field: numbers however they were typed, never guessed at."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import normalize

from luoshi.exchange.workbooks.workbook import format_value
from luoshi.model.vocabulary import Confidence

if TYPE_CHECKING:
    from luoshi.exchange.workbooks.workbook import Value

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_PARTS = re.compile(r"[;\n、]|,(?![0-9]{3}(?![0-9]))")
_WHOLE = 100


class FormCellError(ValueError):
    """What is wrong with the words of a cell, to be said after the title of its column."""


def read_cell(field: str, value: Value) -> str | tuple[str, ...]:
    """Return the words for a field of 进展; ``values`` gives several. Raises FormCellError."""
    if field == "progress":
        return _percentage(value)
    if field == "values":
        return _values(format_value(value))
    text = format_value(value)
    if field == "confidence" and text not in set(Confidence):
        raise FormCellError(f"要填{'、'.join(Confidence)}，表中是“{text}”")
    return text


def _percentage(value: Value) -> str:
    """Return a percentage. A bare number up to 1 may be 45% as programs store it, or a half per cent: it is refused."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1:
        raise FormCellError(f"是 {format_value(value)}，看不出是不是百分数；请写成 45 这样的数")
    text = _plain(format_value(value)).removesuffix("%").strip()
    if not _NUMBER.fullmatch(text) or not 0 <= Decimal(text) <= _WHOLE:
        raise FormCellError(f"要填 0 到 100 的数，表中是“{format_value(value)}”")
    return text


def _values(text: str) -> tuple[str, ...]:
    """Return ``竣工数=12`` for each indicator; a number alone is given back as ``=12``, for the only indicator."""
    parts = [part.strip() for part in _PARTS.split(_plain(text)) if part.strip()]
    if not parts:
        raise FormCellError(f"看不懂“{text}”")
    return tuple(_value(part) for part in parts)


def _value(part: str) -> str:
    name, _, number = part.replace(":", "=").rpartition("=")
    number = number.strip().replace(",", "")
    if not _NUMBER.fullmatch(number):
        raise FormCellError(f"要填数，几个指标的写成 甲=12；乙=3，表中是“{part}”")
    return f"{name.strip()}={number}"


def _plain(text: str) -> str:
    """Return full-width digits and signs as plain ones."""
    return normalize("NFKC", text).strip()
