"""开工、竣工、清零: the stages of building and clearing that leaders ask for by number (每月对账)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.state.sets.statistics import DONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.state.task_state import TaskState


class Stage(StrEnum):
    """A stage by the word that milestones and titles use for it."""

    STARTED = "开工"
    BUILT = "竣工"
    CLEARED = "清零"


def find_planned(states: Iterable[TaskState], stage: Stage) -> list[TaskState]:
    """Return the tasks whose milestones or title name the stage."""
    return [state for state in states if _list_places(state, stage) or stage in state.title]


def is_reached(state: TaskState, stage: Stage) -> bool:
    """Whether the stage is behind the task: its last milestone of that name was reached, or the task is done.

    A task may name a stage several times on the way (竣工45所, 竣工80所): only the last is the whole.
    """
    places = _list_places(state, stage)
    if not places:
        return state.lifecycle in DONE
    return state.milestones[places[-1]].reached is not None or state.lifecycle in DONE


def _list_places(state: TaskState, stage: Stage) -> list[int]:
    return [place for place, stone in enumerate(state.milestones) if stage in stone.id or stage in stone.title]
