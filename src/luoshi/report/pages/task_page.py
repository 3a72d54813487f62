"""The page of ``show``: one task whole — the promise, the judgement and its reasons, the log's events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.cells import CellMaker, describe_support, make_due, percent, points
from luoshi.report.document import Align, Cell, Column, Page, Paragraph, Section, Table
from luoshi.report.pages.task_facts import list_facts
from luoshi.state.adjustment_words import name_field
from luoshi.state.promise import find_promise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.configuration import Configuration
    from luoshi.state.task_state import TaskState

_PAIR = (Column("项目", width=6), Column("内容", width=26))


def make_show_page(state: TaskState, config: Configuration) -> Page:
    """Return the page of one task; parts with nothing to say are left out."""
    parts = (
        _pairs("judgement", "一、研判", _judged(state, CellMaker.of(config))),
        _pairs("promise", "二、任务", _promise(state)),
        *_tables(state),
    )
    return Page((_heading(state), *parts), list_facts((state,), state.as_of))


def _heading(state: TaskState) -> Section:
    text = f"{state.location.title}，截至{state.as_of.isoformat()}，文件 {state.location.path}"
    return Section("task", f"{state.id} {state.title}", (Paragraph((text,)),))


def _pairs(name: str, title: str, rows: Iterator[tuple[str, Cell]]) -> Section:
    table = Table(name, "", _PAIR, tuple((label, value) for label, value in rows if value not in {None, ""}))
    return Section(name, title, (table,))


def _judged(state: TaskState, cells: CellMaker) -> Iterator[tuple[str, Cell]]:
    yield "办理状态", state.lifecycle.value + ("（未启动）" if state.not_started else "")
    yield "进度研判", _judgement(state)
    yield "进度依据", state.basis.value
    yield "应达进度", percent(state.plan)
    yield "实际进度", percent(state.actual)
    yield "差距（百分点）", points(state.gap)
    yield "亮灯", cells.lamp(state)
    yield "亮灯原因", state.lamp_reason
    yield "四查", _question(state)
    yield "现行时限", make_due(state)
    yield "原定时限", state.first_due if state.first_due != state.due else None
    yield "暂停天数", state.paused_days or None
    yield "说明", _estimate(state)
    yield "应报未报", "、".join(f"{owed.period}（{owed.state}）" for owed in state.owed if owed.state != "按时")


def _judgement(state: TaskState) -> str | None:
    if state.judgement is None:
        return None
    days = (
        f"，逾期{state.days_late}天" if state.days_late else f"，提前{state.days_early}天" if state.days_early else ""
    )
    return f"{state.judgement}{days}"


def _question(state: TaskState) -> str | None:
    if state.question is None:
        return None
    return f"{state.question}：{'已答复' if state.answered else '尚未答复'}"


def _estimate(state: TaskState) -> str | None:
    years = "、".join(f"{year}年" for year in state.estimated)
    return f"{years}放假安排未公布，暂按周末推算" if years else None


def _promise(state: TaskState) -> Iterator[tuple[str, Cell]]:
    yield "事项类型", state.kind
    yield "立项依据", "，".join(part for part in (state.category, state.document, state.item) if part)
    yield "目标任务", state.objective
    yield "工作标准", state.standard
    yield "措施", "；".join(state.measures)
    yield "成果形式", "；".join(state.outputs)
    yield "牵头领导", state.leader
    yield "牵头单位", state.lead
    yield "配合单位", describe_support(state)
    yield "责任人", state.owner
    yield "交办日期", state.assigned
    yield "签收日期", state.signed
    yield "报结日期", state.submitted
    yield "销号日期", state.closed
    yield "时限原文", state.due_text
    yield "上级事项", state.parent
    yield "列入清单", "、".join(state.lists)
    head = find_promise(state.task, ())
    yield "经批准调整", "、".join(name_field(field, head) for field in state.adjusted)


def _tables(state: TaskState) -> Iterator[Section]:
    numerals = iter("三四五六")
    if state.milestones:
        yield Section("milestones", f"{next(numerals)}、时间节点", (_milestones(state),))
    if state.indicators:
        yield Section("indicators", f"{next(numerals)}、量化指标", (_indicators(state),))
    if state.report is not None:
        yield _pairs("report", f"{next(numerals)}、最近一次进展", _report(state))
    if state.events:
        yield Section("events", f"{next(numerals)}、其他记录", (_events(state),))


def _milestones(state: TaskState) -> Table:
    columns = (Column("节点", width=14), Column("时限"), Column("权重", Align.RIGHT, 3), Column("完成日期"))
    rows = tuple((stone.title, stone.due, str(stone.weight), stone.reached) for stone in state.milestones)
    return Table("milestones", "", columns, rows)


def _indicators(state: TaskState) -> Table:
    names = ("指标", "类型", "方向", "目标", "当前", "差距（百分点）")
    columns = tuple(Column(name, Align.RIGHT if index > 2 else Align.LEFT) for index, name in enumerate(names))  # noqa: PLR2004
    rows = tuple(
        (
            item.title,
            item.type.value,
            item.direction.value,
            None if item.target is None else f"{item.target}{item.unit}",
            None if item.value is None else f"{item.value}{item.unit}",
            points(item.gap),
        )
        for item in state.indicators
    )
    return Table("indicators", "", columns, rows)


def _report(state: TaskState) -> Iterator[tuple[str, Cell]]:
    report = state.report
    if report is None:
        return
    yield "日期", report.date
    yield "进展", report.note
    yield "存在问题", report.problem
    yield "原因", report.cause
    yield "需协调事项", report.request
    yield "下一步", report.next
    yield "完成把握", report.confidence.value if report.confidence else None


def _events(state: TaskState) -> Table:
    columns = (
        Column("日期"),
        Column("事件", width=4),
        Column("单位"),
        Column("内容", width=12),
        Column("依据", width=10),
    )
    rows = tuple(
        (
            each.date,
            each.kind.value,
            each.who,
            each.detail or each.reason,
            "，".join(p for p in (each.approver, each.ref) if p),
        )
        for each in state.events
    )
    return Table("events", "", columns, rows)
