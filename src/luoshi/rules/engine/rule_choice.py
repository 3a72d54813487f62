"""What a task has, as far as rules make it their condition: most rules are about what most tasks have not.

A trait is a class, of an entry in the log or of the due; or the name of a field that the head or an entry gives; or
what is seen of the dates; or a word of the state: its life cycle, its judgement, or what became of the latest report
owed while it is open. Entries after the day count, and fields given without a value; a rule asked in vain finds none.
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from luoshi.state.lifecycle import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from luoshi.findings import Finding
    from luoshi.rules.engine.api import TaskView, Trait

    Checks = tuple[Callable[[TaskView], Iterator[Finding]], ...]

_MOST = 1024
_OPEN = tuple(OPEN)


class TaskChecks(dict[frozenset["Trait"], tuple["Checks", "Checks"]]):
    """The checks that have something to look at, by the traits of a task; worked out once for tasks of one make.

    Kept are all of them, and those that do not depend on values alone. For one context, as a plan is: it is remembered
    of which values the others had something to say.
    """

    def __init__(self, modules: Iterable[ModuleType]) -> None:
        super().__init__()
        self._modules = tuple(modules)
        self._asked: frozenset[Trait] = frozenset(chain.from_iterable(each.RULE.needs for each in self._modules))
        reading = [each for each in self._modules if each.RULE.reads]
        self._of_values: Checks = tuple(each.check for each in reading)
        self._values = attrgetter("kind", *sorted({name for each in reading for name in each.RULE.reads}))
        self._told: dict[object, bool] = {}

    def of(self, view: TaskView) -> Checks:
        """Return the checks to run over a task, in the order of their codes."""
        every, rest = self[self._asked.intersection(_traits(view))]
        values = self._values(view.task)
        told = self._told.get(values)
        if told is None:
            told = self._told[values] = any(True for check in self._of_values for _ in check(view))
        return every if told else rest

    def __missing__(self, traits: frozenset[Trait]) -> tuple[Checks, Checks]:
        """Choose the checks for tasks of another make."""
        if len(self) >= _MOST:
            self.clear()
        chosen = [each for each in self._modules if not each.RULE.needs or not traits.isdisjoint(each.RULE.needs)]
        found = self[traits] = (
            tuple(each.check for each in chosen),
            tuple(each.check for each in chosen if not each.RULE.reads),
        )
        return found


def _traits(view: TaskView) -> Iterator[Trait | None]:
    task, state = view.task, view.state
    log, owed = task.log, state.owed if state.lifecycle in _OPEN else ()
    said = (type(task.due), state.lifecycle, state.judgement, owed[-1].state if owed else None)
    return chain(said, view.seen, map(type, log), vars(task), chain.from_iterable(map(vars, log)))
