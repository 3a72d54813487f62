"""What each event can be told, read from the entry models."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.base_entry import BaseEntry
from luoshi.model.entries import Entry
from luoshi.model.field_forms import FieldKind, describe_field
from luoshi.model.record import fields_of
from luoshi.model.shapes import records_in, shapes_of, words_at
from luoshi.model.task import Task
from luoshi.model.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.model.field_forms import FieldForm
    from luoshi.model.record import FieldInfo, Record
    from luoshi.model.shapes import Shape


class EntryForm(Frozen):
    """The fields of one class of entries beside ``date`` and ``event``: its own first, then by, note and evidence.

    ``asked``: those that a person is asked for because the rules want them, though the model does not.
    """

    model: type[Record]
    summary: str
    fields: tuple[FieldForm, ...]
    asked: tuple[str, ...] = ()

    def field(self, name: str) -> FieldForm | None:
        """Return the field of this name; None when the event has none."""
        return next((each for each in self.fields if each.name == name), None)


_SET_APART = ("date", "event")


@cache
def form_of(event: EventKind) -> EntryForm:
    """Return the form of an event."""
    return next(build_form(model, BaseEntry) for model in entry_models() if event in words_at(model, "event").values())


def entry_models() -> Iterator[type[BaseEntry]]:
    """Yield the classes of entries, in their order."""
    return cast("Iterator[type[BaseEntry]]", records_in(shapes_of(Task)["log"]))


def all_fields() -> tuple[FieldForm, ...]:
    """Return the fields of all events, each once; of fields with one name the first explains itself."""
    found: dict[str, FieldForm] = {}
    for event in EventKind:
        for field in form_of(event).fields:
            found.setdefault(field.name, field)
    return tuple(found.values())


def entry_of(data: Mapping[str, Any]) -> Entry:
    """Return the entry that stands in plain data of a known event. Raises WrongDataError."""
    return cast("Entry", validated(form_of(EventKind(data["event"])).model, data))


def build_form(model: type[Record], base: type[Record]) -> EntryForm:
    """Return the form of a class of entries; what it has of its base stands last."""
    inherited, own, shapes = list(fields_of(base)), fields_of(model), shapes_of(model)
    names = [name for name in own if name not in inherited] + inherited
    fields = (form for name in names if name not in _SET_APART for form in _describe(name, own[name], shapes[name]))
    return EntryForm(
        model, (model.__doc__ or "").partition("：")[2].rstrip("。\n"), tuple(fields), vars(model).get("asked", ())
    )


def _describe(name: str, info: FieldInfo, shape: Shape) -> Iterator[FieldForm]:
    """Yield the form of a field; of a record within the entry the forms of its fields, such as ``to_date``."""
    whole = describe_field(name, info, shape, (info.key,))
    if whole.kind is not FieldKind.RECORD:
        yield whole
        return
    for inner in records_in(shape):
        for part, about in fields_of(inner).items():
            yield describe_field(f"{name}_{part}", about, shapes_of(inner)[part], (info.key, about.key))
