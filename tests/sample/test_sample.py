from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml_rs

from luoshi.model.accepting import validated
from luoshi.model.configuration import Configuration
from luoshi.model.decisions import Verified
from luoshi.model.evidence import EvidenceFile, file_name
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.task import Task
from luoshi.model.vocabulary import EventKind, IndicatorType, Judgement, Lifecycle, Question
from luoshi.state.judging_context import JudgingContext
from luoshi.state.location import Location
from luoshi.state.task_state import TaskState, judge
from tests.support.builders import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
OCTOBER = dt.date(2026, 10, 31)
NOVEMBER = dt.date(2026, 11, 20)
YEAR = 2026
MODELINE = "# yaml-language-server: $schema=../../../schemas/task.schema.json\n"


def load(path: Path) -> Any:
    return yaml_rs.loads(path.read_text(encoding="utf-8"), parse_datetime=False)


LEDGERS = {path.parent.name: validated(Ledger, load(path)) for path in sorted(ROOT.glob("ledgers/*/*/ledger.yaml"))}
FILES = sorted(path for path in ROOT.glob("ledgers/*/*/*.yaml") if path.name != "ledger.yaml")
TASKS = {path: validated(Task, load(path)) for path in FILES}
CONFIG = validated(Configuration, load(ROOT / "luoshi.yaml"))
ORG = validated(Organisation, load(ROOT / "org.yaml"))
UNITS = {unit.name for unit in ORG.units}


def families() -> dict[str, tuple[Task, ...]]:
    found: dict[str, tuple[Task, ...]] = defaultdict(tuple)
    for task in TASKS.values():
        if task.parent is not None:
            found[task.parent] += (task,)
    return dict(found)


GROUNDS = JudgingContext(CONFIG, CALENDAR, families(), ORG)


def shelf(path: Path) -> Location:
    ledger = LEDGERS[path.parent.name]
    return Location(
        str(path.relative_to(ROOT)), f"{ledger.year}/{path.parent.name}", ledger.title, ledger.kind, ledger.year
    )


def states(day: dt.date) -> dict[str, TaskState]:
    return {task.id: judge(task, shelf(path), day, GROUNDS) for path, task in TASKS.items() if task.assigned <= day}


def evidence() -> Iterator[tuple[str, str | EvidenceFile]]:
    return ((task.id, item) for task in TASKS.values() for entry in task.log for item in entry.evidence)


def test_the_six_ledgers_hold_the_year_with_most_tasks_in_the_comprehensive_one() -> None:
    counts = Counter(LEDGERS[path.parent.name].prefix for path in FILES)
    assert counts == {"ZD": 27, "ZX": 19, "PS": 13, "JY": 10, "HY": 11, "CS": 20}


def test_a_task_file_is_named_by_its_id_and_numbered_by_its_ledger() -> None:
    for path in FILES:
        prefix = LEDGERS[path.parent.name].prefix
        assert TASKS[path].id == path.stem
        assert re.fullmatch(rf"{prefix}-{YEAR}-[0-9]{{3}}", path.stem)
        assert path.read_text(encoding="utf-8").startswith(MODELINE), path


def test_dates_run_in_order_and_the_promise_is_complete() -> None:
    for task in TASKS.values():
        days = [entry.date for entry in task.log]
        assert days == sorted(days), task.id
        assert all(task.assigned <= day <= NOVEMBER for day in days), task.id
        assert task.source is not None, task.id
        assert task.source.approver is not None, task.id
        promise = (task.objective, task.standard, task.leader, task.owner, task.due, task.measures, task.outputs)
        assert all(promise), task.id
        assert all(task.assigned <= item.due for item in task.milestones), task.id
        assert sum(item.weight for item in task.milestones) in {0, 100}, task.id


def test_units_are_known_and_the_verifier_is_not_the_lead_unit() -> None:
    for task in TASKS.values():
        named = {task.lead, *task.support, *(entry.by for entry in task.log if entry.by)}
        assert named <= UNITS, task.id
        assert task.lead not in task.support, task.id
        assert task.lead not in {entry.by for entry in task.log if isinstance(entry, Verified)}, task.id


def test_every_evidence_file_is_there_with_its_hash_and_none_is_left_over() -> None:
    listed = set()
    for task, item in evidence():
        path = ROOT / "evidence" / task / file_name(item)
        listed.add(path)
        assert path.is_file()
        if isinstance(item, EvidenceFile) and item.sha256:
            assert hashlib.sha256(path.read_bytes()).hexdigest() == item.sha256
    assert listed == {path for path in (ROOT / "evidence").rglob("*") if path.is_file()}
    assert sum(isinstance(item, EvidenceFile) for _, item in evidence()) >= 5


def test_every_word_of_the_vocabulary_is_at_work() -> None:
    assert {entry.event for task in TASKS.values() for entry in task.log} == set(EventKind)
    assert {item.type for task in TASKS.values() for item in task.indicators} == set(IndicatorType)
    seen = [*states(OCTOBER).values(), *states(NOVEMBER).values()]
    assert {state.lifecycle for state in seen} == set(Lifecycle)
    assert {state.judgement for state in seen} - {None} == set(Judgement)
    assert {state.question for state in seen} - {None} == set(Question)
    assert {state.lamp for state in seen} - {None} == {lamp.name for lamp in CONFIG.lamps}


# What each of these files is written to show on the day given.
INTENT = [
    ("PS-2026-011", OCTOBER, "待签收", "正常", "绿灯", "查原因"),
    ("PS-2026-010", OCTOBER, "待签收", "滞后", "黄灯", "查责任"),
    ("ZD-2026-017", OCTOBER, "办理中", "正常", "绿灯", "查进度"),
    ("ZX-2026-009", OCTOBER, "办理中", "超前", "绿灯", "查进度"),
    ("ZD-2026-007", OCTOBER, "办理中", "超前", "绿灯", "查进度"),
    ("ZD-2026-006", OCTOBER, "办理中", "滞后", "黄灯", "查原因"),
    ("ZD-2026-012", OCTOBER, "办理中", "滞后", "黄灯", "查原因"),
    ("PS-2026-009", OCTOBER, "办理中", "正常", "黄灯", "查进度"),
    ("ZD-2026-014", OCTOBER, "办理中", "滞后", "红灯", "查原因"),
    ("ZD-2026-020", OCTOBER, "办理中", "滞后", "红灯", "查原因"),
    ("ZD-2026-027", OCTOBER, "办理中", "滞后", "红灯", "查原因"),
    ("ZD-2026-015", OCTOBER, "办理中", "逾期", "红灯", "查原因"),
    ("HY-2026-006", OCTOBER, "办理中", "逾期", "红灯", "查责任"),
    ("ZX-2026-008", OCTOBER, "办理中", "滞后", "红灯", "查责任"),
    ("ZD-2026-016", OCTOBER, "已暂停", "暂停", None, "查原因"),
    ("ZX-2026-016", OCTOBER, "待核查", "提前完成", None, "查效果"),
    ("ZD-2026-011", OCTOBER, "已办结", "按期完成", None, "查效果"),
    ("ZD-2026-003", OCTOBER, "已销号", "按期完成", None, "查效果"),
    ("ZD-2026-022", OCTOBER, "已销号", "提前完成", None, "查效果"),
    ("ZD-2026-025", OCTOBER, "已销号", "逾期完成", None, "查效果"),
    ("ZD-2026-005", OCTOBER, "已销号", "提前完成", None, "查效果"),
    ("ZD-2026-005", NOVEMBER, "办理中", "逾期", "红灯", "查原因"),
    ("ZD-2026-016", NOVEMBER, "办理中", "正常", "绿灯", "查进度"),
    ("ZD-2026-018", NOVEMBER, "办理中", "逾期", "红灯", "查原因"),
    ("ZD-2026-026", NOVEMBER, "已撤销", None, None, None),
    ("JY-2026-005", NOVEMBER, "已退办", None, None, None),
    ("PS-2026-013", NOVEMBER, "已并案", None, None, None),
    ("HY-2026-011", NOVEMBER, "已拆分", None, None, None),
]


@pytest.mark.parametrize(("task", "day", "lifecycle", "judgement", "lamp", "question"), INTENT)
def test_the_state_is_what_the_writer_of_the_sample_meant(
    task: str, day: dt.date, lifecycle: str, judgement: str | None, lamp: str | None, question: str | None
) -> None:
    state = states(day)[task]
    assert (state.lifecycle, state.judgement, state.lamp, state.question) == (lifecycle, judgement, lamp, question)


def test_the_late_request_for_an_extension_moves_nothing_and_the_agreed_one_does() -> None:
    now = states(NOVEMBER)
    assert now["ZD-2026-018"].due == now["ZD-2026-018"].first_due == dt.date(2026, 10, 30)
    assert now["ZX-2026-019"].due == dt.date(2026, 10, 30)
    assert now["ZD-2026-001"].due == dt.date(2026, 12, 15)


def test_three_october_reports_are_missing_and_two_came_late() -> None:
    owed = {
        (state.id, report.state)
        for state in states(OCTOBER).values()
        for report in state.owed
        if report.period == "2026-10" and report.state != "按时"
    }
    assert owed == {
        ("HY-2026-006", "漏报"),
        ("ZX-2026-008", "漏报"),
        ("ZX-2026-019", "漏报"),
        ("CS-2026-007", "迟报"),
        ("ZD-2026-021", "迟报"),
    }
