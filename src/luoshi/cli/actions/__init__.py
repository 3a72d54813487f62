"""What the commands do. A module is imported when something of it is first used, so help and completion stay light.

``from luoshi.cli.actions import show`` gives a command its action for the price of a name.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any


class _DeferredModule(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    return _DeferredModule(f"{__name__}.{name}")
