"""What the fields of a record may hold, as a small tree: the only code that walks over type hints.

``accepting`` and ``strict`` judge data by these trees; forms of entries, known keys and the reference read them too.
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union

from luoshi.frozen import Frozen
from luoshi.model.base import ByKey, Parsed, Written
from luoshi.model.record import Bounds, Record, fields_of, once_per_class


class Scalar(Frozen):
    """One value of the type ``python``; ``said``: how it is written, and its bounds, in the order of the annotation."""

    python: Any
    said: tuple[Written | Parsed | Bounds, ...]

    @property
    def written(self) -> Written | Parsed:
        """How it is written."""
        return next(each for each in self.said if not isinstance(each, Bounds))

    @property
    def bounds(self) -> Bounds:
        """The bounds of its type."""
        return next((each for each in self.said if isinstance(each, Bounds)), Bounds())


class OneOf(Frozen):
    """One of a few words, each with the value that it stands for; ``hint``: the enumeration or literal."""

    hint: Any
    words: Mapping[str, Any]


class ListOf(Frozen):
    """A list."""

    item: Shape


class MappingOf(Frozen):
    """A mapping."""

    key: Shape
    value: Shape


class RecordOf(Frozen):
    """Another record."""

    record: type[Record]


class Either(Frozen):
    """One of several forms, in this order; ``by``: the field that tells records apart; ``optional``: or nothing."""

    forms: tuple[Shape, ...]
    by: str = ""
    optional: bool = False


Shape = Scalar | OneOf | ListOf | MappingOf | RecordOf | Either


@once_per_class
def shapes_of(record: type[Record]) -> Mapping[str, Shape]:
    """Return the shapes of the fields by name.

    ``typing.get_type_hints`` does the half of it in three times the time: it does not know that many annotations are
    alike.
    """
    written = {
        name: (base.__module__, text)
        for base in reversed(record.__mro__)
        for name, text in vars(base).get("__annotations__", {}).items()
    }
    return {name: _resolve(*written[name]) for name in record.__record_fields__}


def parts_of(shape: Shape) -> Iterator[Shape]:
    """Yield the shape and all within it; what stands in its records is not looked at."""
    yield shape
    match shape:
        case Either():
            inner = shape.forms
        case ListOf():
            inner = (shape.item,)
        case MappingOf():
            inner = (shape.key, shape.value)
        case _:
            inner = ()
    for part in inner:
        yield from parts_of(part)


def records_in(shape: Shape) -> Iterator[type[Record]]:
    """Yield the records that the shape may hold."""
    return (part.record for part in parts_of(shape) if isinstance(part, RecordOf))


def words_at(record: type[Record], name: str) -> Mapping[str, Any]:
    """Return the words that a field of a record may be; none where it is no choice, or is not there."""
    shape = shapes_of(record).get(name)
    return shape.words if isinstance(shape, OneOf) else {}


@once_per_class
def list_blankable_fields(record: type[Record]) -> frozenset[str]:
    """Return the fields that need no words, so that 无 and the like are read as not given: texts and lists of texts."""
    shapes = shapes_of(record)
    return frozenset(name for name, each in fields_of(record).items() if not each.required and _is_text(shapes[name]))


def _is_text(shape: Shape) -> bool:
    if isinstance(shape, Either):
        return not shape.by and all(map(_is_text, shape.forms))
    if isinstance(shape, ListOf):
        return any(map(_is_text, shape.item.forms if isinstance(shape.item, Either) else (shape.item,)))
    return isinstance(shape, Scalar) and shape.written == Written()


@cache
def _resolve(module: str, text: str) -> Shape:
    """Return what an annotation of our own modules means there."""
    return _read_hint(eval(text, vars(sys.modules[module])))  # noqa: S307 -- written by us, in the class


def _read_hint(hint: Any) -> Shape:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _read_annotated(*arguments)
    if origin in {Union, types.UnionType}:
        forms = tuple(_read_hint(each) for each in arguments if each is not types.NoneType)
        return Either(forms, optional=len(forms) < len(arguments))
    if origin is tuple:
        return ListOf(_read_hint(arguments[0]))
    if origin is dict:
        return MappingOf(_read_hint(arguments[0]), _read_hint(arguments[1]))
    return _read_plain_hint(hint)


def _read_plain_hint(hint: Any) -> Shape:
    if typing.get_origin(hint) is Literal:
        return OneOf(hint, {str(word): word for word in typing.get_args(hint)})
    return OneOf(hint, {str(word.value): word for word in hint}) if issubclass(hint, Enum) else RecordOf(hint)


def _read_annotated(python: Any, *said: Any) -> Shape:
    """Return the shape of a scalar with what is said of it, or of records that a key tells apart."""
    if isinstance(said[0], ByKey):
        return Either(tuple(map(_read_hint, typing.get_args(python))), by=said[0].name)
    return Scalar(python, said)
