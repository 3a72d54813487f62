"""What ``luoshi backward`` does."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.output.pages import deliver_page
from luoshi.errors import NothingToDoError, UsageError
from luoshi.report.pages.backward_page import make_backward_page
from luoshi.service.listing import show_task
from luoshi.state.duties.backward import Stone, plan_backward

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from luoshi.state.task_state import TaskState


def run(
    name: str,
    wanted: Iterable[str],
    output_format: str,
    *,
    start: str | None,
    as_of: str | None,
    output: Path | None,
    folder: Path | None,
) -> None:
    """Print the milestones with the days proposed for them."""
    workspace = open_at(folder, None)
    state = show_task(workspace, name, env.day_of(as_of))
    stages = [_read(word) for word in wanted] or _list_open(state)
    if not stages:
        raise NothingToDoError(f"{state.id} 没有未完成的时间节点", "写明节点：--milestone 方案=20 --milestone 竣工=80")
    first = env.day_of(start) if start else _find_start(state)
    limit = _check_limit(state, first)
    placed = plan_backward(stages, first, limit, workspace.calendar)
    deliver_page(make_backward_page(state, first, limit, placed), output_format, output)


def _list_open(state: TaskState) -> list[Stone]:
    return [
        Stone(each.id, each.title, each.weight, each.due) for each in state.counting_milestones if each.reached is None
    ]


def _read(word: str) -> Stone:
    """Return the milestone that ``竣工=80`` names."""
    name, sign, weight = word.partition("=")
    try:
        number = Decimal(weight)
    except InvalidOperation:
        number = Decimal(0)
    if not (name and sign and number > 0):
        raise UsageError(f"--milestone 看不懂“{word}”", "写成 节点=权重，如 竣工=80")
    return Stone(name, name, number)


def _find_start(state: TaskState) -> dt.date:
    """Return the day from which the work that is left counts: that of the last milestone reached, else 交办."""
    reached = [each.reached for each in state.milestones if each.reached is not None]
    return max([state.assigned, *reached])


def _check_limit(state: TaskState, start: dt.date) -> dt.date:
    if state.due is None:
        raise UsageError(f"{state.id} 没有完成时限，不能倒排", "长期事项没有时限；先写明 due")
    if state.due <= start:
        raise UsageError(f"起算日{start}不早于时限{state.due}，排不开", "用 --from 写明较早的起算日，或先申请延期")
    return state.due
