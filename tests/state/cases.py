"""Small tasks for the tests of the fold: a head, a log in short lines, and a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from tests.support.builders import config, state, task

if TYPE_CHECKING:
    from luoshi.model.configuration import Configuration
    from luoshi.model.task import Task
    from luoshi.state.task_state import TaskState


def day(text: str) -> dt.date:
    """Return the day of ``10-31`` in 2026, or of a whole date."""
    return dt.date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def matter(log: str = "", head: str = "", **keys: Any) -> Task:
    """Build a task assigned on 2026-01-05, due on 2026-12-31, with this log in flow style: ``date: …, event: …``."""
    lines = [line.strip() for line in log.strip().splitlines()]
    entries = "\n".join(f"  - {{{line}}}" for line in lines)
    text = "assigned: 2026-01-05\ndue: 2026-12-31\n" + ("log:\n" + entries if lines else "log: []") + "\n"
    return task(text, **(task_keys(head) | keys))


def task_keys(head: str) -> dict[str, Any]:
    """Parse further keys of the head."""
    from tests.support.builders import read  # noqa: PLC0415 -- only where a head is given

    return read(head) if head else {}


def on(given: Task, when: str, settings: Configuration | None = None, **grounds: Any) -> TaskState:
    """Judge the task on the day."""
    return state(given, day(when), settings or config(), **grounds)
