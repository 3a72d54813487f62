"""The registry: every rule, by code. A rule that stands in none of the lists ``on_…`` does not exist.

The lists are loaded when they are first asked for: ninety files are much for a command that asks for no rule. A test
holds that every rule file is in the list of its scope, that codes are unique, and that each list is in order of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from luoshi.lazy import lazy

if TYPE_CHECKING:
    from types import ModuleType

    from luoshi.rules.engine.api import Rule

V = TypeVar("V")


def task_rules() -> tuple[ModuleType, ...]:
    """Return the rules on one task."""
    from luoshi.rules.engine.on_tasks import MODULES  # noqa: PLC0415 -- loaded when asked for

    return MODULES


def workspace_rules() -> tuple[ModuleType, ...]:
    """Return the rules on the whole workspace."""
    from luoshi.rules.engine.on_workspaces import MODULES  # noqa: PLC0415 -- loaded when asked for

    return MODULES


def change_rules() -> tuple[ModuleType, ...]:
    """Return the rules on a change since a base."""
    from luoshi.rules.engine.on_changes import MODULES  # noqa: PLC0415 -- loaded when asked for

    return MODULES


def modules() -> tuple[ModuleType, ...]:
    """Return all rules, in the order of their codes."""
    from luoshi.rules.engine.on_files import MODULES  # noqa: PLC0415 -- loaded when asked for

    found = (*MODULES, *task_rules(), *workspace_rules(), *change_rules())
    return tuple(sorted(found, key=lambda module: str(module.RULE.code)))


class _Later(Mapping[str, V]):
    """A mapping that is made when it is first looked into."""

    def __init__(self, make: Callable[[], dict[str, V]]) -> None:
        self._make = make

    @lazy
    def _made(self) -> dict[str, V]:
        return self._make()

    def __getitem__(self, code: str) -> V:
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


BY_CODE: Mapping[str, ModuleType] = _Later(lambda: {module.RULE.code: module for module in modules()})
"""Rule modules by code."""

RULES: Mapping[str, Rule] = _Later(lambda: {code: module.RULE for code, module in BY_CODE.items()})
"""Rule descriptions by code."""
