"""What a person may be asked or told of one field of a record: the one source of options, questions and columns."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.evidence import EvidenceFile
from luoshi.model.shapes import ListOf, MappingOf, OneOf, RecordOf, Scalar, parts_of, records_in
from luoshi.model.support import SupportDuty

if TYPE_CHECKING:
    from luoshi.model.record import FieldInfo
    from luoshi.model.shapes import Shape


class FieldKind(StrEnum):
    """What the words for a field must be."""

    TEXT = "文字"
    TEXTS = "文字（可几段）"
    DAY = "日期"
    NUMBER = "数字"
    TRUTH = "是否"
    CHOICE = "词"
    VALUES = "指标=数"
    FILES = "文件"
    RECORD = "内容"
    RECORDS = "几项内容"


_SEVERAL = frozenset({FieldKind.TEXTS, FieldKind.VALUES, FieldKind.FILES, FieldKind.RECORDS})
_CONTAINERS = {ListOf: FieldKind.TEXTS, MappingOf: FieldKind.VALUES, OneOf: FieldKind.CHOICE}
_SCALARS = {dt.date: FieldKind.DAY, Decimal: FieldKind.NUMBER, int: FieldKind.NUMBER, bool: FieldKind.TRUTH}


class FieldForm(Frozen):
    """One field. ``words``: what a CHOICE may be, or each of TEXTS; ``required``: the model wants a value.

    ``keys`` lead to the value in the file; empty where the name is its key.
    """

    name: str
    kind: FieldKind
    title: str
    description: str
    required: bool
    words: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def repeats(self) -> bool:
        """Whether the field takes several words."""
        return self.kind in _SEVERAL

    @property
    def option(self) -> str:
        """The option that gives the field."""
        return "--value" if self.kind is FieldKind.VALUES else f"--{self.name.replace('_', '-')}"


def describe_field(name: str, info: FieldInfo, shape: Shape, keys: tuple[str, ...] = ()) -> FieldForm:
    """Return the form of a field, by what its record says of it."""
    kind = _find_kind(shape)
    choices = (tuple(part.words) for part in parts_of(shape) if isinstance(part, OneOf))
    words = next(choices, ()) if kind in {FieldKind.CHOICE, FieldKind.TEXTS} else ()
    return FieldForm(name, kind, info.title or name, info.description, info.required, words, keys)


def _find_kind(shape: Shape) -> FieldKind:
    parts = tuple(parts_of(shape))
    made_of = {type(part) for part in parts}
    held_records = set(records_in(shape))
    if EvidenceFile in held_records:
        return FieldKind.FILES
    if SupportDuty in held_records:
        return FieldKind.TEXTS
    if RecordOf in made_of:
        return FieldKind.RECORDS if ListOf in made_of else FieldKind.RECORD
    held = (kind for container, kind in _CONTAINERS.items() if container in made_of)
    scalars = (_SCALARS[part.python] for part in parts if isinstance(part, Scalar) and part.python in _SCALARS)
    return next(held, None) or next(scalars, FieldKind.TEXT)
