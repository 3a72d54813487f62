"""Ordinary data to records, fast: functions made from the records' own descriptions, which accept or doubt.

What they accept, pydantic accepts with the same result (a property test holds them to it); on any doubt nothing is
said, and ``luoshi.model.strict`` judges and words it. A task costs a third of what pydantic needs, and pydantic is
not imported at all where nothing is wrong (reference/engines.md 6). Ordinary is what a YAML parser or JSON gives, and
what our own commands put together: dates, and ``Plain`` scalars.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from luoshi.blank_words import LONGEST, is_blank_word, is_left_blank
from luoshi.model.base import Plain, Written, parse_date
from luoshi.model.han_pattern import whole_match
from luoshi.model.record import Bounds, Record, fields_of, once_per_class
from luoshi.model.shapes import (
    Either,
    ListOf,
    MappingOf,
    OneOf,
    RecordOf,
    Scalar,
    Shape,
    list_blankable_fields,
    records_in,
    shapes_of,
    words_at,
)

R = TypeVar("R", bound=Record)
Accept = Callable[[Any], Any]

_DAYS = frozenset({str, Plain, dt.date})
_DOUBTS = (ValueError, TypeError, KeyError)
"""What the functions below raise for data that is not plainly right; a mapping's missing key is one of them."""


class DoubtError(ValueError):
    """The data may be wrong, or right in a way that only the strict path knows."""


def accept(record: type[R], data: object) -> R | None:
    """Return the record that stands in plain data, such as a YAML parser or JSON gives; None on any doubt."""
    taking = _take_record(record)
    try:
        taken: R = taking(data)
    except _DOUBTS:
        return None
    return taken


def validated(record: type[R], data: object) -> R:
    """Return the record that stands in the data, however unusual. Raises WrongDataError with all that is wrong."""
    taken = accept(record, data)
    if taken is None:
        from luoshi.model.strict import validate  # noqa: PLC0415 -- pydantic costs 60 ms

        taken = validate(record, data)
    return taken


@once_per_class
def _take_record(record: type[Record]) -> Accept:
    shapes = shapes_of(record)
    fields = {
        each.key: (
            name,
            _keep_bounds(_build_accepter(shapes[name]), each.bounds),
            name in list_blankable_fields(record),
        )
        for name, each in fields_of(record).items()
    }
    required = frozenset(each.key for each in fields_of(record).values() if each.required)
    new = record.__new__

    def take(data: Any) -> Record:
        if type(data) is not dict or not required.issubset(data):
            raise DoubtError
        taken = new(record)
        values = taken.__dict__
        for key, item in data.items():
            name, accepted, blankable = fields[key]
            if blankable and (
                (0 < len(item) <= LONGEST and is_blank_word(item)) if type(item) is str else is_left_blank(item)
            ):
                continue
            if accepted is _take_any_text and type(item) is str and item:  # most fields are texts: no call for them
                values[name] = item
            else:
                values[name] = accepted(item)
        return taken

    return take


def _require(plain: object) -> None:
    if not plain:
        raise DoubtError


def _build_accepter(shape: Shape) -> Accept:
    """Return the function that takes data of a shape."""
    match shape:
        case Scalar():
            return _keep_bounds(_take_scalar(shape), shape.bounds)
        case OneOf():  # the look-up itself: what is no text is not found, or cannot be looked up
            return dict(shape.words).__getitem__
        case ListOf():
            return _take_items(_build_accepter(shape.item))
        case MappingOf():
            return _take_mapping(_build_accepter(shape.key), _build_accepter(shape.value))
        case RecordOf():
            return _take_record(shape.record)
        case Either():
            return _take_by_key(shape) if shape.by else _take_choice(shape.forms)


def _take_scalar(shape: Scalar) -> Accept:
    said = shape.written
    if isinstance(said, Written):
        return _take_text(said.pattern)
    return _take_day if said.parse is parse_date else said.parse


def _keep_bounds(taken: Accept, bounds: Bounds) -> Accept:
    if bounds == Bounds():
        return taken

    def take(data: Any) -> Any:
        value = taken(data)
        _require(bounds.allow(value))
        return value

    return take


def _take_text(pattern: str | None) -> Accept:
    if pattern is None:
        return _take_any_text
    fits = whole_match(pattern)

    def take(data: Any) -> Any:
        _require((type(data) is str or type(data) is Plain) and fits(data))
        return str(data)

    return take


def _take_any_text(data: Any) -> Any:
    if type(data) is str and data:
        return data
    _require(type(data) is Plain and data)
    return str(data)


@lru_cache(maxsize=4096)
def _take_day(data: Any) -> dt.date:
    """Take a day as text or as a date. A few hundred days stand in all files of a ledger."""
    if type(data) in _DAYS:
        return parse_date(data)
    raise DoubtError


def _take_items(taken: Accept) -> Accept:
    def take(data: Any) -> tuple[Any, ...]:
        _require(type(data) is list)
        return tuple([taken(item) for item in data])

    return take


def _take_mapping(key: Accept, taken: Accept) -> Accept:
    def take(data: Any) -> dict[Any, Any]:
        _require(type(data) is dict)
        return {key(name): taken(item) for name, item in data.items()}

    return take


def _take_choice(forms: tuple[Shape, ...]) -> Accept:
    """Return the function for one of several forms, tried in their order; a None that is written is doubted."""
    if len(forms) == 1:
        return _build_accepter(forms[0])
    records = [_build_accepter(form) for form in forms if isinstance(form, RecordOf)]
    others = [_build_accepter(form) for form in forms if not isinstance(form, RecordOf)]

    def take(data: Any) -> Any:
        for taken in records if type(data) is dict else others:
            try:
                return taken(data)
            except _DOUBTS:
                continue
        raise DoubtError

    return take


def _take_by_key(shape: Either) -> Accept:
    """Return the function for one of several records, by the literal at a key."""
    key = shape.by
    by_word = {word: _take_record(record) for record in records_in(shape) for word in words_at(record, key)}

    def take(data: Any) -> Any:
        return by_word[data[key]](data)

    return take
