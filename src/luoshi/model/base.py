"""The base of every file's record, and the scalar types that the schema gives to YAML scalars.

Text is text, whatever YAML would guess: the reader hands over a ``Plain`` string where a scalar was written without
quotes, so a number or date type can accept it and a text type keeps what was written (``012``, ``1.10``, ``no``).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Plain(str):
    """A scalar that stood in the file without quotes, exactly as it was written."""

    __slots__ = ()


class Record(BaseModel):
    """A frozen record of one file or part of one; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def parse_number(value: object) -> Decimal:
    """Return the decimal number that stood in the file; quoted text and other notations are refused."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is float:
        value = Plain(repr(value))
    if isinstance(value, Plain) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("luoshi_number", "not a number", {"given": str(value)})


def parse_integer(value: object) -> int:
    """Return the whole number that stood in the file."""
    if type(value) is int:
        return value
    if isinstance(value, Plain) and _NUMBER.fullmatch(value) and "." not in value:
        return int(value)
    raise PydanticCustomError("luoshi_integer", "not a whole number", {"given": str(value)})


def parse_date(value: object) -> dt.date:
    """Return the calendar date of ``YYYY-MM-DD``; a day that does not exist is refused, never moved."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("luoshi_no_such_day", "no such day", {"given": str(value)}) from None
    if type(value) is dt.date:
        return value
    raise PydanticCustomError("luoshi_date", "not a date", {"given": str(value)})


def parse_truth(value: object) -> bool:
    """Return ``true`` or ``false``; yes, no, on and off are text in YAML 1.2 and are refused here."""
    if type(value) is bool:
        return value
    if isinstance(value, Plain) and value in _TRUTHS:
        return _TRUTHS[value]
    raise PydanticCustomError("luoshi_truth", "not true or false", {"given": str(value)})


def parse_parameter(value: object) -> int | str | list[str]:
    """Return the parameter of a rule: a whole number, a text, or a list of texts."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [str(item) for item in value]
    if isinstance(value, str) and not (isinstance(value, Plain) and _NUMBER.fullmatch(value) and "." not in value):
        return str(value)
    if isinstance(value, str) or type(value) is int:
        return int(value)
    raise PydanticCustomError("luoshi_parameter", "not a parameter", {"given": str(value)})


Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Day = Annotated[dt.date, BeforeValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[Decimal, BeforeValidator(parse_number)]
Integer = Annotated[int, BeforeValidator(parse_integer)]
Count = Annotated[int, Field(ge=0), BeforeValidator(parse_integer)]
Percent = Annotated[Decimal, Field(ge=0, le=100), BeforeValidator(parse_number)]
Positive = Annotated[Decimal, Field(gt=0), BeforeValidator(parse_number)]
Truth = Annotated[bool, BeforeValidator(parse_truth), WithJsonSchema({"type": "boolean"})]
Texts = tuple[Text, ...]
Parameter = Annotated[int | str | list[str], BeforeValidator(parse_parameter)]
