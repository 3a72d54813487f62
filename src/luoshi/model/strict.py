"""Data to records by pydantic: the judge of every doubt. Its models are made from the records' own descriptions.

Nothing here is imported for files in good order.
"""

from __future__ import annotations

import types
import typing
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar, Union

import pydantic
from pydantic_core import PydanticCustomError

from luoshi.model.base import ByKey, Parsed, Written, WrongDataError, WrongValueError
from luoshi.model.record import Bounds, FieldInfo, Record, fields_of, hints_of, once_per_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

R = TypeVar("R", bound=Record)


def validate(record: type[R], data: object) -> R:
    """Return the record that stands in the data. Raises WrongDataError with all that is wrong."""
    try:
        taken = model_of(record).model_validate(data)
    except pydantic.ValidationError as error:
        raise WrongDataError(error.errors(include_url=False, include_context=True)) from None
    made: R = _made(taken)
    return made


class _Model(pydantic.BaseModel):
    """The base of the models that are made here; ``record``: what they are made from and turned into."""

    model_config = pydantic.ConfigDict(extra="forbid")
    record: ClassVar[type[Record]]


@once_per_class
def model_of(record: type[Record]) -> type[_Model]:
    """Return the pydantic model of a record, under its name and with its docstring."""
    hints = hints_of(record)
    fields: Any = {name: (_type(hints[name]), _info(each, name)) for name, each in fields_of(record).items()}
    model = pydantic.create_model(record.__name__, __base__=_Model, __doc__=record.__doc__, **fields)
    model.record = record
    return model


def _info(field: FieldInfo, name: str) -> Any:
    bounds: Any = field.bounds.given()
    return pydantic.Field(
        ... if field.required else None,  # what was not given is left to the record
        title=field.title or None,
        description=field.description or None,
        alias=field.key if field.key != name else None,
        **bounds,
    )


def _type(hint: Any) -> Any:
    """Return the type with models in the place of records, and pydantic's words in the place of ours."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Record):
        return model_of(hint)
    if origin is Annotated:
        return Annotated[_type(arguments[0]), *(word for each in arguments[1:] for word in _said(each))]
    if origin in {Union, types.UnionType}:
        return Union[tuple(map(_type, arguments))]  # noqa: UP007 -- made of a list
    if origin is None or origin is Literal:
        return hint
    return origin[tuple(each if each is ... else _type(each) for each in arguments)]


def _said(what: Any) -> Iterator[Any]:
    if isinstance(what, Written):
        least = 1 if what.pattern is None else None
        yield pydantic.StringConstraints(strict=True, pattern=what.pattern, min_length=least)
    elif isinstance(what, Bounds):
        yield pydantic.Field(**what.given())
    elif isinstance(what, ByKey):
        yield pydantic.Field(discriminator=what.name)
    elif isinstance(what, Parsed):
        yield pydantic.BeforeValidator(partial(_parsed, what.parse))
        yield from (pydantic.WithJsonSchema(dict(what.schema)),) if what.schema else ()


def _parsed(parse: Callable[[object], Any], value: object) -> Any:
    try:
        return parse(value)
    except WrongValueError as wrong:
        raise PydanticCustomError(wrong.kind, wrong.reason, {"given": wrong.given}) from None


def _made(value: Any) -> Any:
    """Return the value with records in the place of models; only what was given is kept."""
    if isinstance(value, _Model):
        return value.record(**{name: _made(getattr(value, name)) for name in value.model_fields_set})
    if isinstance(value, tuple):
        return tuple(map(_made, value))
    return {name: _made(item) for name, item in value.items()} if isinstance(value, dict) else value
