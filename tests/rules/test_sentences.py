"""What findings say holds for tasks of which much is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from luoshi.rules.engine.api import Scope, TaskView
from luoshi.rules.engine.registry import load_rules
from tests.support import builders, strategies

if TYPE_CHECKING:
    from luoshi.model.task import Task

TASKS = strategies.tasks().map(lambda task: task.but(lead=None))


def told(task: Task) -> list[str]:
    view = TaskView(builders.state(task), builders.scene())
    return [f"{found.message} {found.hint}" for module in load_rules(Scope.TASK) for found in module.check(view)]


@given(TASKS)
def test_a_unit_that_is_not_named_is_not_quoted(task: Task) -> None:
    assert not [words for words in told(task) if "“”" in words]


def test_whoever_is_to_lead_is_asked_as_such() -> None:
    words = " ".join(told(builders.task(lead=None, log=[])))
    assert "催牵头单位（还没有写明）签收" in words
