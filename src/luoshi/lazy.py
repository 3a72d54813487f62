"""``lazy`` computes a value once, when it is first read; ``functools.cached_property`` takes a lock on each in 3.11."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_leave = object.__setattr__
"""This also works on frozen instances. Going through ``instance.__dict__`` would create a dictionary for each."""


class lazy(Generic[T]):  # noqa: N801 -- reads as a decorator, like property
    """Decorate a method that takes no arguments, in a class whose instances have a ``__dict__``."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: object, owner: type) -> T:
        """Compute the value and store it in the instance, where later look-ups find it first."""
        value = self.compute(instance)
        _leave(instance, self.name, value)
        return value
