"""Ordinary data to records, fast: functions made from the records' own descriptions, which accept or doubt.

What they accept, pydantic accepts with the same result (a property test holds them to it); on any doubt nothing is
said, and ``luoshi.model.strict`` judges and words it. A task costs a third of what pydantic needs, and pydantic is
not imported at all where nothing is wrong (reference/engines.md 6).
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar, Union

from luoshi.model.base import ByKey, Parsed, Written, parse_date
from luoshi.model.han_pattern import whole_match
from luoshi.model.record import Bounds, Record, fields_of, hints_of, once_per_class

R = TypeVar("R", bound=Record)
Accept = Callable[[Any], Any]

_DOUBTS = (ValueError, TypeError, KeyError)
"""What the functions below raise for data that is not plainly right; a mapping's missing key is one of them."""


class DoubtError(ValueError):
    """The data may be wrong, or right in a way that only the strict path knows."""


def accept(record: type[R], data: object) -> R | None:
    """Return the record that stands in plain data, such as a YAML parser or JSON gives; None on any doubt."""
    taking = _record(record)
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
def _record(record: type[Record]) -> Accept:
    hints = hints_of(record)
    fields = {
        each.key: (name, _bounded(_accepter(hints[name]), each.bounds)) for name, each in fields_of(record).items()
    }
    required = frozenset(each.key for each in fields_of(record).values() if each.required)
    new = record.__new__

    def take(data: Any) -> Record:
        if type(data) is not dict or not required.issubset(data):
            raise DoubtError
        taken = new(record)
        values = taken.__dict__
        for key, item in data.items():
            name, accepted = fields[key]
            if accepted is not _any_text:
                values[name] = accepted(item)
            elif type(item) is str and item:  # most fields are texts: no call for them
                values[name] = item
            else:
                raise DoubtError
        return taken

    return take


def _must(plain: object) -> None:
    if not plain:
        raise DoubtError


def _accepter(hint: Any) -> Accept:
    """Return the function for a type as it is annotated."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in {Union, types.UnionType}:
        return _choice(arguments)
    if origin is Literal:
        return _words({str(word): word for word in arguments})
    return _compound(hint, origin, arguments)


def _compound(hint: Any, origin: Any, arguments: tuple[Any, ...]) -> Accept:
    if origin is tuple:
        return _items(_accepter(arguments[0]))
    if origin is dict:
        return _mapping(_accepter(arguments[0]), _accepter(arguments[1]))
    if issubclass(hint, Enum):
        return _words({str(word.value): word for word in hint})
    return _record(hint)


def _annotated(base: Any, said: tuple[Any, ...]) -> Accept:
    """Return the function for a scalar with what is said of it, or for a choice that is told apart by a key."""
    taken = next((_said(each, base) for each in said if not isinstance(each, Bounds)), None) or _accepter(base)
    bounds = next((each for each in said if isinstance(each, Bounds)), Bounds())
    return _bounded(taken, bounds)


def _said(what: Any, base: Any) -> Accept | None:
    if isinstance(what, ByKey):
        return _told_apart(what.name, typing.get_args(base))
    if isinstance(what, Written):
        return _text(what.pattern)
    if isinstance(what, Parsed):
        return _day if what.parse is parse_date else what.parse
    return None


def _bounded(taken: Accept, bounds: Bounds) -> Accept:
    if bounds == Bounds():
        return taken

    def take(data: Any) -> Any:
        value = taken(data)
        _must(bounds.allow(value))
        return value

    return take


def _text(pattern: str | None) -> Accept:
    if pattern is None:
        return _any_text
    fits = whole_match(pattern)

    def take(data: Any) -> Any:
        _must(type(data) is str and fits(data))
        return data

    return take


def _any_text(data: Any) -> Any:
    if type(data) is str and data:
        return data
    raise DoubtError


@lru_cache(maxsize=4096)
def _day(data: Any) -> dt.date:
    """Take a day that stands in text; a date object is for the strict path. A few hundred days stand in all files."""
    if type(data) is str:
        return parse_date(data)
    raise DoubtError


def _words(words: Mapping[str, Any]) -> Accept:
    """Return the look-up itself: what is no text is not found, or cannot be looked up."""
    return dict(words).__getitem__


def _items(taken: Accept) -> Accept:
    def take(data: Any) -> tuple[Any, ...]:
        _must(type(data) is list)
        return tuple([taken(item) for item in data])

    return take


def _mapping(key: Accept, taken: Accept) -> Accept:
    def take(data: Any) -> dict[Any, Any]:
        _must(type(data) is dict)
        return {key(name): taken(item) for name, item in data.items()}

    return take


def _choice(forms: tuple[Any, ...]) -> Accept:
    """Return the function for one of several forms, tried in their order; a None that is written is doubted."""
    takers = [(_accepter(form), _is_record(form)) for form in forms if form is not types.NoneType]
    if len(takers) == 1:
        return takers[0][0]
    return _first([taken for taken, record in takers if record], [taken for taken, record in takers if not record])


def _is_record(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, Record)


def _first(records: list[Accept], others: list[Accept]) -> Accept:
    def take(data: Any) -> Any:
        for taken in records if type(data) is dict else others:
            try:
                return taken(data)
            except _DOUBTS:
                continue
        raise DoubtError

    return take


def _told_apart(key: str, records: tuple[type[Record], ...]) -> Accept:
    """Return the function for one of several records, by the literal at ``key``."""
    by_word = {str(word): _record(record) for record in records for word in typing.get_args(hints_of(record)[key])}

    def take(data: Any) -> Any:
        return by_word[data[key]](data)

    return take
