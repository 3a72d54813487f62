"""The scalar types that the schema gives to YAML scalars, and what is said of a type beside its name.

Text is text, whatever YAML would guess: the reader hands over a ``Plain`` string where a scalar was written without
quotes, so a number or date type can accept it and a text type keeps what was written (``012``, ``1.10``, ``no``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from luoshi.model.record import Bounds

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Plain(str):
    """A scalar that stood in the file without quotes, exactly as it was written."""

    __slots__ = ()


class WrongValueError(ValueError):
    """A scalar that is not of its type. ``kind``: a short name of the reason; ``given``: what stood there."""

    def __init__(self, kind: str, reason: str, given: object) -> None:
        self.kind = f"luoshi_{kind}"
        self.reason = reason
        self.given = str(given)
        super().__init__(reason)


class WrongDataError(ValueError):
    """The data is no such record. ``details``: pydantic's, each with type, loc, msg, input and ctx."""

    def __init__(self, details: list[Any]) -> None:
        self.details = details
        super().__init__("; ".join(f"{each['loc']}: {each['msg']}" for each in details))


class Written(NamedTuple):
    """Said of a text: it is not empty, or fits the pattern, as a whole."""

    pattern: str | None = None


class Parsed(NamedTuple):
    """Said of a type that is read by a function, which raises WrongValueError; ``schema``: what editors are told."""

    parse: Callable[[object], Any]
    schema: tuple[tuple[str, str], ...] = ()


class ByKey(NamedTuple):
    """Said of a choice of records: which field, a literal in each of them, tells them apart."""

    name: str


def parse_number(value: object) -> Decimal:
    """Return the decimal number that stood in the file; quoted text and other notations are refused."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is float:
        value = Plain(repr(value))
    if isinstance(value, Plain) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise WrongValueError("number", "not a number", value)


def parse_integer(value: object) -> int:
    """Return the whole number that stood in the file."""
    if type(value) is int:
        return value
    if isinstance(value, Plain) and _NUMBER.fullmatch(value) and "." not in value:
        return int(value)
    raise WrongValueError("integer", "not a whole number", value)


def parse_date(value: object) -> dt.date:
    """Return the calendar date of ``YYYY-MM-DD``; a day that does not exist is refused, never moved."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        return _parse_existing(value)
    if type(value) is dt.date:
        return value
    raise WrongValueError("date", "not a date", value)


def _parse_existing(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongValueError("no_such_day", "no such day", text) from None


def parse_truth(value: object) -> bool:
    """Return ``true`` or ``false``; yes, no, on and off are text in YAML 1.2 and are refused here."""
    if type(value) is bool:
        return value
    if isinstance(value, Plain) and value in _TRUTHS:
        return _TRUTHS[value]
    raise WrongValueError("truth", "not true or false", value)


def parse_parameter(value: object) -> int | str | list[str]:
    """Return the parameter of a rule: a whole number, a text, or a list of texts."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [str(item) for item in value]
    if isinstance(value, str) and not (isinstance(value, Plain) and _NUMBER.fullmatch(value) and "." not in value):
        return str(value)
    if isinstance(value, str) or type(value) is int:
        return int(value)
    raise WrongValueError("parameter", "not a parameter", value)


Text = Annotated[str, Written()]
Day = Annotated[dt.date, Parsed(parse_date, (("type", "string"), ("format", "date")))]
Number = Annotated[Decimal, Parsed(parse_number)]
Integer = Annotated[int, Parsed(parse_integer)]
Count = Annotated[int, Bounds(ge=0), Parsed(parse_integer)]
Ordinal = Annotated[int, Bounds(ge=1), Parsed(parse_integer)]
Percent = Annotated[Decimal, Bounds(ge=0, le=100), Parsed(parse_number)]
Positive = Annotated[Decimal, Bounds(gt=0), Parsed(parse_number)]
Truth = Annotated[bool, Parsed(parse_truth, (("type", "boolean"),))]
Texts = tuple[Text, ...]
Parameter = Annotated[int | str | list[str], Parsed(parse_parameter)]
