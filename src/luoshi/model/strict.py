"""Data to records by pydantic: the judge of every doubt. Its models are made from the records' own descriptions.

Nothing here is imported for files in good order.
"""

from __future__ import annotations

import types
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, Union

import pydantic
from pydantic_core import PydanticCustomError

from luoshi.blank_words import is_left_blank
from luoshi.model.base import Parsed, Written, WrongDataError, WrongValueError
from luoshi.model.record import Bounds, FieldInfo, Record, fields_of, once_per_class
from luoshi.model.shapes import (
    Either,
    ListOf,
    MappingOf,
    OneOf,
    RecordOf,
    Scalar,
    Shape,
    list_blankable_fields,
    shapes_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

R = TypeVar("R", bound=Record)


def validate(record: type[R], data: object) -> R:
    """Return the record that stands in the data. Raises WrongDataError with all that is wrong."""
    try:
        taken = model_of(record).model_validate(data)
    except pydantic.ValidationError as error:
        raise WrongDataError(error.errors(include_url=False, include_context=True)) from None
    made: R = _build_record(taken)
    return made


class _Model(pydantic.BaseModel):
    """The base of the models that are made here; ``record``: what they are made from and turned into."""

    model_config = pydantic.ConfigDict(extra="forbid")
    record: ClassVar[type[Record]]


@once_per_class
def model_of(record: type[Record]) -> type[_Model]:
    """Return the pydantic model of a record, under its name and with its docstring."""
    shapes = shapes_of(record)
    fields: Any = {
        name: (_build_type(shapes[name]), _build_field(each, name)) for name, each in fields_of(record).items()
    }
    model = pydantic.create_model(record.__name__, __base__=_Model, __doc__=record.__doc__, **fields)
    model.record = record
    return model


def _build_field(field: FieldInfo, name: str) -> Any:
    bounds: Any = field.bounds.given()
    return pydantic.Field(
        ... if field.required else None,  # what was not given is left to the record
        title=field.title or None,
        description=field.description or None,
        alias=field.key if field.key != name else None,
        **bounds,
    )


def _build_type(shape: Shape) -> Any:
    """Return the type that pydantic knows for a shape, with models in the place of records."""
    made: Any
    match shape:
        case Scalar():
            made = Annotated[shape.python, *(word for each in shape.said for word in _translate(each))]
        case OneOf():
            made = shape.hint
        case ListOf():
            made = types.GenericAlias(tuple, (_build_type(shape.item), ...))
        case MappingOf():
            made = types.GenericAlias(dict, (_build_type(shape.key), _build_type(shape.value)))
        case RecordOf():
            made = model_of(shape.record)
        case Either():
            made = Union[(*map(_build_type, shape.forms), *([None] if shape.optional else []))]
            made = Annotated[made, pydantic.Field(discriminator=shape.by)] if shape.by else made
    return made


def _translate(what: Written | Parsed | Bounds) -> Iterator[Any]:
    if isinstance(what, Written):
        least = 1 if what.pattern is None else None
        yield pydantic.StringConstraints(strict=True, pattern=what.pattern, min_length=least)
    elif isinstance(what, Bounds):
        yield pydantic.Field(**what.given())
    else:
        yield pydantic.BeforeValidator(partial(_parse, what.parse))
        yield from (pydantic.WithJsonSchema(dict(what.schema)),) if what.schema else ()


def _parse(parse: Callable[[object], Any], value: object) -> Any:
    try:
        return parse(value)
    except WrongValueError as wrong:
        raise PydanticCustomError(wrong.kind, wrong.reason, {"given": wrong.given}) from None


def _build_record(value: Any) -> Any:
    """Return the value with records in the place of models; only what was given is kept."""
    if isinstance(value, _Model):
        blankable = list_blankable_fields(value.record)
        given = {name: getattr(value, name) for name in value.model_fields_set}
        kept = {name: each for name, each in given.items() if not (name in blankable and is_left_blank(each))}
        return value.record(**{name: _build_record(each) for name, each in kept.items()})
    if isinstance(value, tuple):
        return tuple(map(_build_record, value))
    return {name: _build_record(item) for name, item in value.items()} if isinstance(value, dict) else value
