"""Words for the state of a task in office tables, as dated entries of the log; without a date, none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from luoshi.exchange.reading.items import ItemEvent
from luoshi.model.vocabulary import EventKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_WORDS = {
    "done": (
        "已完成 完成 已办结 办结 已落实 落实到位 已整改 整改完成 完成整改 已整改到位 整改到位 "
        "全部完成 按期完成 提前完成 逾期完成 是 √ ✓"
    ),
    "closed": "已销号 销号 已销账 销账 已归档 办结销号",
    "doing": (
        "进行中 正在推进 推进中 在办 正在办理 办理中 整改中 正在整改 持续推进 序时推进 按序时推进 "
        "达序时进度 正常推进 有序推进 正常 落实中 实施中 建设中 跟踪推进 超前 滞后 逾期 已启动"
    ),
    "waiting": "未启动 未开始 未完成 未办结 尚未启动 未落实 待办 待签收 待核查 否 × 未整改",
    "paused": "暂停 已暂停 中止 已中止 暂缓 挂起",
    "cancelled": "撤销 已撤销 取消 已取消 终止 已终止 作废",
    "declined": "退办 已退办 退回 已退回",
}
_BY_WORD = {word: state for state, words in _WORDS.items() for word in words.split()}
_SINGLE = {"paused": EventKind.PAUSED, "cancelled": EventKind.CANCELLED, "declined": EventKind.DECLINED}


class StateCells(NamedTuple):
    """What a row says about the state: words, and the days of its columns where they could be read."""

    state: str = ""
    progress: str = ""
    reported: dt.date | None = None
    done: dt.date | None = None
    closed: dt.date | None = None


def recognise_state(words: str) -> str | None:
    """Return the state that words name; None where they are not known."""
    return _BY_WORD.get(re.sub(r"[\s。.；;]", "", words))


def read_state(cells: StateCells) -> tuple[tuple[ItemEvent, ...], tuple[str, ...]]:
    """Return the entries, and what could not be entered. Nothing is dated that the sheet does not date."""
    state = recognise_state(cells.state) if cells.state else None
    events = tuple(sorted(_events(state, cells), key=lambda event: event.date))
    return events, tuple(_doubts(state, cells))


def _events(state: str | None, cells: StateCells) -> Iterator[ItemEvent]:
    finished = state in {"done", "closed"} and cells.done is not None
    if cells.progress and cells.reported and not (finished and cells.done and cells.reported >= cells.done):
        yield ItemEvent(EventKind.PROGRESS, cells.reported, cells.progress)
    elif state == "doing" and cells.reported and not cells.progress:
        yield ItemEvent(EventKind.PROGRESS, cells.reported, cells.state)
    if finished and cells.done:
        late = cells.progress if not cells.reported or cells.reported >= cells.done else None
        yield ItemEvent(EventKind.SUBMITTED, cells.done, late or None)
    if state == "closed" and cells.closed:
        yield ItemEvent(EventKind.CLOSED, cells.closed)
    if state in _SINGLE and cells.reported:
        yield ItemEvent(_SINGLE[state], cells.reported)


def _doubts(state: str | None, cells: StateCells) -> Iterator[str]:
    if cells.state and state is None:
        yield f"状态“{cells.state}”不认识，没有记入办理记录"
    if state in {"done", "closed"} and not cells.done:
        yield f"状态“{cells.state}”没有完成日期，没有记报结"
    if state == "closed" and not cells.closed:
        yield f"状态“{cells.state}”没有销号日期，没有记销号"
    if (state in _SINGLE or state == "doing") and not cells.reported:
        yield f"状态“{cells.state}”没有日期，没有记入办理记录"
    entered = cells.reported or (state in {"done", "closed"} and cells.done)
    if cells.progress and not entered:
        yield "进展没有日期，没有记入办理记录"
