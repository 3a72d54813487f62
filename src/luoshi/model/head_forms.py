"""What ``luoshi add`` can be told of a new task: the fields of its head, read from the record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from luoshi.model.field_forms import describe_field
from luoshi.model.record import fields_of
from luoshi.model.shapes import shapes_of
from luoshi.model.task import Source, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.field_forms import FieldForm
    from luoshi.model.record import Record

_SINGULAR = {
    "measures": "measure",
    "outputs": "output_form",
    "lists": "list",
    "milestones": "milestone",
    "indicators": "indicator",
}
"""Names of options that are given once for each item."""

_WITHOUT = frozenset({"id", "date", "basis", "log", "suppress"})
"""What is not said when a task is registered: it is given by the program, follows later or is seldom wanted."""


@cache
def head_fields() -> tuple[FieldForm, ...]:
    """Return the fields in the order of the record, those of its source among them."""
    return tuple(_list_fields(Task))


def _list_fields(record: type[Record], *above: str) -> Iterator[FieldForm]:
    for name, info in fields_of(record).items():
        if name == "source":
            yield from _list_fields(Source, name)
        elif name not in _WITHOUT:
            shape = shapes_of(record)[name]
            yield describe_field(_SINGULAR.get(name, name), info, shape, (*above, info.key))
