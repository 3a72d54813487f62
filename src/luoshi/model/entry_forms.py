"""What each event can be told, read from the entry models: the one source of options, questions and columns."""

from __future__ import annotations

import datetime as dt
import typing
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.entries import BaseEntry, Entry
from luoshi.model.record import fields_of, hints_of
from luoshi.model.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.model.record import FieldInfo


class FieldKind(StrEnum):
    """What the words for a field must be."""

    TEXT = "文字"
    TEXTS = "文字（可几段）"
    DAY = "日期"
    NUMBER = "数字"
    CHOICE = "词"
    VALUES = "指标=数"
    FILES = "文件"


class FieldForm(Frozen):
    """One field of an entry. ``words``: what a CHOICE may be; ``required``: the model does without no value."""

    name: str
    kind: FieldKind
    title: str
    description: str
    required: bool
    words: tuple[str, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether the field takes several words."""
        return self.kind in {FieldKind.TEXTS, FieldKind.VALUES, FieldKind.FILES}


class EntryForm(Frozen):
    """The fields of one class of entries beside ``date`` and ``event``: its own first, then by, note and evidence."""

    model: type[BaseEntry]
    summary: str
    fields: tuple[FieldForm, ...]

    def field(self, name: str) -> FieldForm | None:
        """Return the field of this name; None when the event has none."""
        return next((each for each in self.fields if each.name == name), None)


_SET_APART = ("date", "event")


@cache
def form_of(event: EventKind) -> EntryForm:
    """Return the form of an event."""
    return _forms()[event]


def entry_of(data: Mapping[str, Any]) -> Entry:
    """Return the entry that stands in plain data of a known event. Raises WrongDataError."""
    return cast("Entry", validated(form_of(EventKind(data["event"])).model, data))


@cache
def _forms() -> dict[EventKind, EntryForm]:
    return {event: _form(model) for model in _models() for event in _events(model)}


def _models() -> tuple[type[BaseEntry], ...]:
    return typing.get_args(typing.get_args(Entry)[0])


def _events(model: type[BaseEntry]) -> tuple[EventKind, ...]:
    return typing.get_args(hints_of(model)["event"])


def _form(model: type[BaseEntry]) -> EntryForm:
    inherited, own = list(fields_of(BaseEntry)), fields_of(model)
    names = [name for name in own if name not in inherited] + inherited
    fields = (_field(name, own[name], hints_of(model)[name]) for name in names if name not in _SET_APART)
    return EntryForm(model, (model.__doc__ or "").partition("：")[2].rstrip("。\n"), tuple(fields))


def _field(name: str, info: FieldInfo, hint: Any) -> FieldForm:
    leaves = set(_leaves(hint))
    words = tuple(str(word.value) for leaf in leaves if _is_enum(leaf) for word in leaf)
    kind = FieldKind.CHOICE if words else FieldKind.FILES if name == "evidence" else _kind(leaves)
    return FieldForm(name, kind, info.title or name, info.description, info.required, words)


def _kind(leaves: set[Any]) -> FieldKind:
    kinds = {dict: FieldKind.VALUES, tuple: FieldKind.TEXTS, dt.date: FieldKind.DAY, Decimal: FieldKind.NUMBER}
    return next((kind for leaf, kind in kinds.items() if leaf in leaves), FieldKind.TEXT)


def _is_enum(leaf: Any) -> bool:
    return isinstance(leaf, type) and issubclass(leaf, Enum)


def _leaves(annotation: Any) -> Iterator[Any]:
    """Yield the plain types, and the origins of containers, that an annotation is made of."""
    yield typing.get_origin(annotation) or annotation
    for part in typing.get_args(annotation):
        yield from _leaves(part)
