"""What each event can be told, read from the entry models: the one source of options, questions and columns."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.entries import BaseEntry, Entry
from luoshi.model.record import fields_of
from luoshi.model.shapes import Items, OneOf, Pairs, Scalar, Shape, parts_of, records_in, shapes_of, words_at
from luoshi.model.task import Task
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
    models = cast("Iterator[type[BaseEntry]]", records_in(shapes_of(Task)["log"]))
    return {event: _form(model) for model in models for event in words_at(model, "event").values()}


def _form(model: type[BaseEntry]) -> EntryForm:
    inherited, own = list(fields_of(BaseEntry)), fields_of(model)
    names = [name for name in own if name not in inherited] + inherited
    fields = (_field(name, own[name], shapes_of(model)[name]) for name in names if name not in _SET_APART)
    return EntryForm(model, (model.__doc__ or "").partition("：")[2].rstrip("。\n"), tuple(fields))


def _field(name: str, info: FieldInfo, shape: Shape) -> FieldForm:
    parts = tuple(parts_of(shape))
    words = next((tuple(part.words) for part in parts if isinstance(part, OneOf)), ())
    kind = FieldKind.CHOICE if words else FieldKind.FILES if name == "evidence" else _kind(parts)
    return FieldForm(name, kind, info.title or name, info.description, info.required, words)


def _kind(parts: tuple[Shape, ...]) -> FieldKind:
    if any(isinstance(part, Pairs) for part in parts):
        return FieldKind.VALUES
    if any(isinstance(part, Items) for part in parts):
        return FieldKind.TEXTS
    kinds = {dt.date: FieldKind.DAY, Decimal: FieldKind.NUMBER}
    return next(
        (kinds[part.python] for part in parts if isinstance(part, Scalar) and part.python in kinds), FieldKind.TEXT
    )
