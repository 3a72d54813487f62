"""Hypothesis strategies: tasks with logs that mostly follow the life cycle, and now and then do not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from luoshi.model.entry_forms import entry_of
from luoshi.model.vocabulary import EventKind, Lifecycle
from luoshi.state.lifecycle import LEGAL, step
from tests.support.builders import task

if TYPE_CHECKING:
    from luoshi.model.task import Task

FIRST = dt.date(2025, 11, 1)
LAST = dt.date(2026, 12, 31)
LEADS = ("办公室", "学前教育处", "财务处", "发展规划处", None)
KINDS = ("重点任务", "批示件", "常规工作")
DUES: tuple[Any, ...] = ("长期", None, {"within": 15, "unit": "工作日"}, {"within": 60, "unit": "自然日"})

_ORDER = list(EventKind)


def days(first: dt.date = FIRST, last: dt.date = LAST) -> st.SearchStrategy[dt.date]:
    """Draw a day of the fourteen months that the tasks live in."""
    return st.dates(first, last)


@st.composite
def entries(draw: st.DrawFn, start: dt.date, most: int = 10) -> list[dict[str, Any]]:
    """Draw a log from ``start`` on, in date order: each event legal where it stands, save one in ten."""
    log: list[dict[str, Any]] = []
    day, state = start, Lifecycle.NOT_SIGNED
    for _ in range(draw(st.integers(0, most))):
        day += dt.timedelta(days=draw(st.integers(0, 40)))
        kinds = _ORDER if draw(st.integers(0, 9)) == 0 else [kind for kind in _ORDER if kind in LEGAL[state]]
        entry = draw(_entry(draw(st.sampled_from(_weighted(kinds))), day))
        log.append(entry)
        state = step(state, entry_of(entry)) or state
    return log


@st.composite
def tasks(draw: st.DrawFn, number: int = 1, year: int = 2026) -> Task:
    """Draw a task of the ledgers of ``year``."""
    assigned = draw(days(last=dt.date(2026, 11, 30)))
    due = draw(st.one_of(days(assigned).map(dt.date.isoformat), st.sampled_from(DUES)))
    return task(
        id=f"ZD-{year}-{number:03d}",
        title=f"事项{number}",
        kind=draw(st.sampled_from(KINDS)),
        lead=draw(st.sampled_from(LEADS)),
        assigned=assigned.isoformat(),
        due=due,
        lists=draw(st.lists(st.sampled_from(("综合", "民生实事")), unique=True)),
        milestones=draw(_milestones(assigned)),
        log=draw(entries(assigned)),
    )


@st.composite
def ledgers(draw: st.DrawFn, most: int = 5) -> list[Task]:
    """Draw the tasks of a workspace, each with an id of its own; some of the ledgers of the year before."""
    years = draw(st.lists(st.sampled_from((2026, 2026, 2026, 2025)), min_size=1, max_size=most))
    return [draw(tasks(number, year)) for number, year in enumerate(years, 1)]


def _weighted(kinds: list[EventKind]) -> list[EventKind]:
    """Let the events that move a task on come often enough for it to reach its end."""
    onward = {EventKind.SIGNED, EventKind.SUBMITTED, EventKind.VERIFIED, EventKind.CLOSED, EventKind.PROGRESS}
    return [kind for kind in kinds for _ in range(6 if kind in onward else 1)]


@st.composite
def _entry(draw: st.DrawFn, kind: EventKind, day: dt.date) -> dict[str, Any]:
    later = (day + dt.timedelta(days=draw(st.integers(1, 90)))).isoformat()
    approver = draw(st.sampled_from(("分管领导", None)))
    fields: dict[EventKind, dict[str, Any]] = {
        EventKind.PROGRESS: {"progress": draw(st.integers(0, 100)), "cause": draw(st.sampled_from(("汛期", None)))},
        EventKind.REACHED: {"milestone": "方案"},
        EventKind.EXTENDED: {"due": later, "approver": approver},
        EventKind.ADJUSTED: {"field": "objective", "to": "新目标", "approver": approver},
        EventKind.PAUSED: {"approver": approver, "reason": "招标"},
        EventKind.REMARKED: {"leader": "主任", "text": "抓紧"},
        EventKind.ASSESSED: {"result": "满意"},
        EventKind.VERIFIED: {"result": draw(st.sampled_from(("通过", "通过", "退回")))},
        EventKind.CLOSED: {"approver": "分管领导", "grade": "全部落实"},
        EventKind.REVISITED: {"result": draw(st.sampled_from(("巩固", "反弹")))},
        EventKind.CORRECTED: {"of": day.isoformat()},
        EventKind.JOINED: {"into": ["ZD-2026-900"], "approver": approver},
        EventKind.SPLIT: {"into": ["ZD-2026-900", "ZD-2026-901"], "approver": approver},
        EventKind.CANCELLED: {"approver": approver},
        EventKind.DECLINED: {"approver": approver},
    }
    return {"date": day.isoformat(), "event": kind.value, **fields.get(kind, {})}


@st.composite
def _milestones(draw: st.DrawFn, assigned: dt.date) -> list[dict[str, Any]]:
    if not draw(st.booleans()):
        return []
    due = assigned + dt.timedelta(days=draw(st.integers(0, 200)))
    return [{"id": "方案", "title": "印发方案", "due": due.isoformat(), "weight": 100}]
