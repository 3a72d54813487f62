"""``Frozen`` is the base of the project's small immutable classes; their annotations are their fields.

They behave as under ``@dataclass(frozen=True)``, but no code is generated. Creating a class takes microseconds, where
a dataclass takes 0.7 ms and the ``dataclasses`` module 7 ms to import (docs/decisions/0012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_leave = object.__setattr__


class _Made(NamedTuple):
    """A marker in the class for a default that is made afresh for every value."""

    make: Callable[[], Any]


def field(*, default_factory: Callable[[], Any]) -> Any:
    """Describe a default that is made afresh for each value, such as a dictionary."""
    return _Made(default_factory)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen:
    """The base class. Fields are passed by position or by name; those left out are read from the class as defaults.

    Two values are equal when they have the same class and all their fields are equal.
    """

    __fields__: ClassVar[tuple[str, ...]] = ()
    __needed__: ClassVar[frozenset[str]] = frozenset()
    __makers__: ClassVar[Mapping[str, Callable[[], Any]]] = {}

    def __init_subclass__(cls) -> None:
        """Collect the fields, those of the base class first. Raises TypeError for a mutable default."""
        said = vars(cls).get("__annotations__", {})
        own = [name for name, kind in said.items() if not str(kind).startswith("ClassVar")]
        cls.describe((*cls.__fields__, *own))
        shared = [name for name in own if isinstance(getattr(cls, name, None), list | dict | set)]
        if shared:
            message = f"{cls.__name__}: one default for all values, and it can change: {shared}"
            raise TypeError(message)

    @classmethod
    def describe(cls, fields: tuple[str, ...]) -> None:
        """Set the fields and what follows from them; the class itself holds the defaults."""
        defaults = {name: getattr(cls, name) for name in fields if hasattr(cls, name)}
        cls.__fields__ = fields
        cls.__needed__ = frozenset(fields) - defaults.keys()
        cls.__makers__ = {name: each.make for name, each in defaults.items() if type(each) is _Made}

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self.__fields__
        if len(values) > len(fields) or (named and not named.keys() <= {*fields[len(values) :]}):
            message = f"{type(self).__name__}: unknown or given twice: {values[len(fields) :]} {sorted(named)}"
            raise TypeError(message)
        for name, value in zip(fields, values):  # noqa: B905 -- the rest may be named
            _leave(self, name, value)
        for name, value in named.items():
            _leave(self, name, value)
        if len(values) + len(named) < len(fields):
            self._complete({*fields[: len(values)], *named})

    def _complete(self, given: set[str]) -> None:
        """Fill in the defaults made afresh for each value; raises TypeError for a missing field without a default."""
        if not self.__needed__ <= given:
            message = f"{type(self).__name__}: missing {sorted(self.__needed__ - given)}"
            raise TypeError(message)
        for name, make in self.__makers__.items():
            if name not in given:
                _leave(self, name, make())

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse the change, because values are immutable."""
        message = f"{type(self).__name__} is frozen: {name}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        """Refuse the deletion, because values are immutable."""
        message = f"{type(self).__name__} is frozen: {name}"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__ or values_of(self) == values_of(other)

    def __hash__(self) -> int:
        return hash((*values_of(self).values(),))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values_of(self).items())})"

    def but(self, **changes: Any) -> Self:
        """Return a copy in which some fields have other values."""
        given = {name: value for name, value in self.__dict__.items() if name in self.__fields__}
        return type(self)(**{**given, **changes})


def values_of(value: Frozen) -> dict[str, Any]:
    """Return the fields of a value by name, in order."""
    return {name: getattr(value, name) for name in value.__fields__}
