"""A value computed once, when first asked for. ``functools.cached_property`` takes a lock on each access in 3.11."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_leave = object.__setattr__
"""Works with frozen instances; ``instance.__dict__[name] = value`` costs more, for it makes a dictionary of each."""


class lazy(Generic[T]):  # noqa: N801 -- reads as a decorator, like property
    """Decorator for a method without arguments of a class that has a ``__dict__``."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: object, owner: type) -> T:
        """Compute the value and leave it in the instance, where later look-ups find it first."""
        value = self.compute(instance)
        _leave(instance, self.name, value)
        return value
