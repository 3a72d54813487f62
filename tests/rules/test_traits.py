"""The traits that rules need: a rule finds nothing in a task without them, so not to ask it changes nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.model.entries import Entry
from luoshi.model.task import Task, Within
from luoshi.model.vocabulary import Judgement, Lifecycle
from luoshi.rules.engine.api import Scope, TaskView
from luoshi.rules.engine.registry import load_rules
from luoshi.rules.engine.runner import check_task, plan_rules
from luoshi.state.judging_context import JudgingContext
from luoshi.state.owed import ReportState
from luoshi.state.task_state import judge
from tests.support import builders, strategies

if TYPE_CHECKING:
    from types import ModuleType

    from luoshi.findings import Finding

CLASSES = (*get_args(get_args(Entry)[0]), Within)
WORDS = {
    *Task.__record_fields__,
    *Lifecycle,
    *Judgement,
    *ReportState,
}
DAYS = (dt.date(2026, 3, 15), builders.AS_OF)
INDICATORS = ({"id": "甲", "type": "累计", "target": 9}, {"id": "乙", "type": "水平", "unit": "%", "baseline": 1})
HEADS: dict[str, tuple[Any, ...]] = {
    "support": (["财务处"], ["财务处", "财务处"], ["无此处"], ["学前教育处"]),
    "indicators": ([*INDICATORS], [INDICATORS[0], INDICATORS[0]]),
    "due_text": ("2026年6月底前", "每月"),
    "suppress": ([{"code": "LS999", "reason": "无"}], [{"code": "LS307", "reason": "无", "until": "2026-01-01"}]),
    "leader": ("张三", None),
    "kind": ("重点任务", "无此类"),
    "lead": ("学前处", "财务处、办公室"),
    "basis": ("填报", "指标"),
    "due": ({"within": 45, "unit": "工作日"}, "2025-01-01", "2026-12-26"),
    "assigned": ("2026-10-09",),
}
GIVEN: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"evidence": ["甲.pdf", "无.pdf"]},
    {"evidence": ["../甲.pdf"]},
    {"evidence": [{"file": "甲.pdf", "sha256": "0" * 64}]},
    {"by": "无此处"},
    {"by": "学前教育处"},
)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Draw a task of which anything may be missing or wrong."""
    assigned = draw(strategies.days(last=dt.date(2026, 11, 30)))
    log = [entry | draw(st.sampled_from(GIVEN)) for entry in draw(strategies.entries(assigned))]
    for entry in log:
        if entry["event"] == "进展" and draw(st.booleans()):
            entry["values"] = {draw(st.sampled_from("甲丙")): draw(st.integers(0, 9))}
    heads = {name: draw(st.sampled_from(values)) for name, values in HEADS.items() if draw(st.booleans())}
    stones = draw(st.sampled_from(((), (40, 60), (100,), (50,))))
    milestones = [{"id": "方案", "title": "方案", "due": "2026-08-31", "weight": weight} for weight in stones]
    turned = draw(st.permutations(log)) if draw(st.booleans()) else log
    return builders.task(**{"assigned": assigned.isoformat(), "log": turned, "milestones": milestones, **heads})


def seen_by(task: Task, day: dt.date) -> TaskView:
    """Return the task as the rules see it on a day, with one file of evidence."""
    scene = builders.scene(evidence=builders.Drawer({task.id: {"甲.pdf": b"-"}}), day=day)
    return TaskView(judge(task, builders.SHELF, day, JudgingContext(scene.config, builders.CALENDAR)), scene)


def asked(view: TaskView) -> list[ModuleType]:
    """Return the rules that need nothing, or something that the task has."""
    rules = load_rules(Scope.TASK)
    return [module for module in rules if not module.RULE.needs or module.RULE.needs & view.traits]


def of_all(view: TaskView) -> list[Finding]:
    """Return what the rules find when each of them is asked."""
    return [finding for module in load_rules(Scope.TASK) for finding in module.check(view)]


@given(tasks(), st.sampled_from(DAYS))
def test_rules_that_are_not_asked_have_nothing_to_say(task: Task, day: dt.date) -> None:
    view = seen_by(task, day)
    assert [found for module in asked(view) for found in module.check(view)] == of_all(view)


@given(strategies.tasks(), st.sampled_from(DAYS))
def test_a_plan_finds_what_all_rules_find(task: Task, day: dt.date) -> None:
    view = seen_by(task, day)
    assert check_task(view, plan_rules(view.context.config)) == of_all(view)


def test_of_an_ordinary_task_few_rules_are_asked() -> None:
    view = seen_by(builders.task(), builders.AS_OF)
    assert len(asked(view)) < len(load_rules(Scope.TASK)) / 2 + 5


@pytest.mark.parametrize("module", load_rules(), ids=lambda module: module.RULE.code)
def test_only_rules_on_tasks_need_traits_and_those_exist(module: ModuleType) -> None:
    assert module.RULE.scope is Scope.TASK or not module.RULE.needs
    assert all(need in (CLASSES if isinstance(need, type) else WORDS) for need in module.RULE.needs)
