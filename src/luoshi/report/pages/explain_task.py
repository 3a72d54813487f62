"""The answers about one task: how its state, due date, progress, judgement, lamp and question came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted, Corrected, Paused, Resumed, Revisited, Submitted
from luoshi.model.entries import Progress, Reached
from luoshi.model.task import Within
from luoshi.model.vocabulary import Basis
from luoshi.report.bulletin.figure_rules import describe_lamp
from luoshi.report.pages.change_words import describe_entry
from luoshi.report.pages.explanation import Answer, Input
from luoshi.state.rounding import round_to_tenth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from luoshi.model.configuration import Configuration
    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.task_state import TaskState

    Writer = Callable[[Task, TaskState, Configuration], Answer]

NONE = "无"


def _seen(state: TaskState) -> list[tuple[int, Entry]]:
    """Return the entries that count and the corrections, by date, each with its place in the file."""
    fixes: list[tuple[int, Entry]] = [(each.place, each.entry) for each in state.list_corrections() if not each.fault]
    return sorted([*state.list_counted(), *fixes], key=lambda pair: (pair[1].date, pair[0]))


def _entry(task: Task, index: int, entry: Entry, more: str = "") -> Input:
    return Input(entry.date.isoformat(), f"{describe_entry(entry, task)}{more}", ("log", index))


def _of(task: Task, state: TaskState, *kinds: type[Entry]) -> Iterator[Input]:
    return (_entry(task, index, entry) for index, entry in _seen(state) if isinstance(entry, kinds))


def explain_lifecycle(task: Task, state: TaskState, _: Configuration) -> Answer:
    """办理状态: the entries that moved it."""
    moved = [
        _entry(task, place, entry, f"（{before}→{after}）")
        for place, entry, before, after, *_ in state.list_walked()
        if before is not after
    ]
    rule = "待签收→办理中⇄已暂停→待核查→已办结→已销号；核查退回、回头看反弹回到办理中；另有已退办、已撤销"
    start = Input("交办", task.assigned.isoformat(), ("assigned",))
    return Answer("lifecycle", "办理状态", str(state.lifecycle), rule, (start, *moved))


def explain_due(task: Task, state: TaskState, _: Configuration) -> Answer:
    """现行时限: the first promise and what moved it."""
    rule = (
        "原定时限；只有在当时的现行时限届满之前（含当日）申请、并由写明的批准人同意的延期才移动它；"
        "暂停的天数顺延（以工作日计的按工作日）；反弹重办的按重办时限"
    )
    inputs = (*_first_due(task, state), *_extensions(state), *_of(task, state, Paused, Resumed))
    reopened = [each for each in _seen(state) if isinstance(each[1], Revisited) and each[1].due]
    paused = [Input("暂停", f"共{state.paused_days}天，顺延")] if state.paused_days else []
    value = state.due.isoformat() if state.due else "长期" if state.standing else NONE
    return Answer("due", "现行时限", value, rule, (*inputs, *(_entry(task, *each) for each in reopened), *paused))


def _first_due(task: Task, state: TaskState) -> Iterator[Input]:
    if task.due is None:
        return
    words = state.first_due.isoformat() if state.first_due else str(task.due)
    if isinstance(task.due, Within):
        start = (task.due.start or task.assigned).isoformat()
        words += f"（自{start}次日起{task.due.within}个{task.due.unit}）"
    yield Input("原定时限", words, ("due",))


def _extensions(state: TaskState) -> Iterator[Input]:
    places = [index for index, entry in _seen(state) if entry.event == "延期"]
    for index, each in zip(places, state.extensions, strict=True):
        before = each.before.isoformat() if each.before else NONE
        words = f"申请延到{each.due.isoformat()}：{each.outcome}（{each.requested.isoformat()}申请，当时时限{before}）"
        yield Input(each.date.isoformat(), words, ("log", index))


_MEASURES = {
    Basis.CHILDREN: "依据子任务：各子任务应达进度、实际进度按权重加权平均",
    Basis.MILESTONES: "依据节点：应达进度＝已到期节点的权重÷全部权重；实际进度＝已完成节点的权重÷全部权重",
    Basis.INDICATORS: "依据指标：累计类应达＝序时，实际＝（现值－基数）÷（目标－基数）；增幅、水平类与目标比；加权平均",
    Basis.REPORTED: "依据填报：应达进度＝序时进度（已过时间÷全部时间），实际进度＝最近一次填报；报结而未填的为100",
}


def explain_plan(task: Task, state: TaskState, config: Configuration) -> Answer:
    """应达 and 实际进度: the basis and its inputs."""
    inputs = [Input("应达进度", _percent(state.plan)), Input("实际进度", _percent(state.actual))]
    inputs += [Input("差距", _points(state.gap)), *_span(task, state, config)]
    if state.basis is not Basis.CHILDREN:
        inputs += [*_stones(task, state), *_indicators(task, state), *_of(task, state, *_REPORTS)]
    value = f"应达{_percent(state.plan)}，实际{_percent(state.actual)}"
    return Answer("plan", "进度", value, _MEASURES[state.basis], tuple(inputs))


_REPORTS = (Progress, Reached, Corrected, Submitted, Adjusted)


def _span(task: Task, state: TaskState, config: Configuration) -> Iterator[Input]:
    if state.basis in {Basis.INDICATORS, Basis.REPORTED} and state.due:
        words = f"{task.assigned.isoformat()} 至 {state.due.isoformat()}，按{config.progress.by}"
        yield Input("序时", words, ("assigned",))


def _stones(task: Task, state: TaskState) -> Iterator[Input]:
    for index, (_, stone) in enumerate(zip(task.milestones, state.milestones, strict=True)):
        due = "已到期" if stone.due <= state.as_of else "未到期"
        reached = f"{stone.reached.isoformat()}完成" if stone.reached else "未完成"
        words = f"权重{stone.weight}，{stone.due.isoformat()}（{due}），{reached}"
        yield Input(f"节点“{stone.title}”", words, ("milestones", index))


def _indicators(task: Task, state: TaskState) -> Iterator[Input]:
    for index, (_, item) in enumerate(zip(task.indicators, state.indicators, strict=True)):
        value = f"{item.value}{item.unit}" if item.value is not None else "未报"
        target = f"{item.target}{item.unit}" if item.target is not None else NONE
        words = f"{item.type}，目标{target}，现值{value}，应达{_percent(item.plan)}，实际{_percent(item.actual)}"
        yield Input(f"指标“{item.title}”", words, ("indicators", index))


def explain_judgement(_: Task, state: TaskState, config: Configuration) -> Answer:
    """进度研判: by due date, then by gap; for the finished, by the date of the 报结."""
    limits = config.judgement
    rule = (
        f"在办的：过了现行时限为逾期（到期当天不算）；否则实际进度高于应达进度{limits.ahead}个百分点及以上为超前，"
        f"低于{limits.behind}个百分点及以上为滞后，其余正常。报结的：报结日期晚于时限为逾期完成，早{limits.early_days}天"
        "及以上为提前完成，其余按期完成。暂停的为暂停"
    )
    basis = f"（依据：{limits.basis}）" if limits.basis else ""
    inputs = [Input("办理状态", str(state.lifecycle)), Input("现行时限", str(state.due or NONE), ("due",))]
    inputs += [Input("差距", _points(state.gap))]
    if state.submitted:
        inputs.append(Input("报结日期", state.submitted.isoformat()))
    days = (
        f"，逾期{state.days_late}天" if state.days_late else f"，提前{state.days_early}天" if state.days_early else ""
    )
    value = f"{state.judgement or NONE}{days}"
    return Answer("judgement", "进度研判", value, f"{rule}{basis}", tuple(inputs))


def explain_lamp(_: Task, state: TaskState, config: Configuration) -> Answer:
    """亮灯: the lamps from the worst on; the first one of whose conditions holds is lit."""
    rule = "从最重的灯起逐个看，一种灯的条件有一个满足就亮这种灯；已报结、暂停、撤销、退办的不亮灯"
    inputs = [Input("研判", f"{state.judgement or NONE}"), Input("现行时限", str(state.due or NONE), ("due",))]
    inputs.append(Input("最差差距", _points(state.worst_gap)))
    inputs.append(Input("连续滞后或逾期", f"{state.lagging_months}个月末"))
    for lamp in config.lamps:
        lit = "亮" if lamp.name == state.lamp else ""
        why = f"。亮：{state.lamp_reason or '前面的灯都不亮'}" if lit else ""
        inputs.append(Input(lamp.name, f"{describe_lamp(lamp).partition('：')[2]}{why}"))
    return Answer("lamp", "亮灯", state.lamp or "不亮灯", rule, tuple(inputs))


def explain_question(task: Task, state: TaskState, _: Configuration) -> Answer:
    """四查: which question, and whether the file answers it."""
    rule = (
        "已报结的查效果；暂停、逾期、滞后、未启动的查原因，其中漏报的和逾期未签收的查责任；其余在办的查进度。"
        "效果要有成效、评价或回头看；进度要按时报告；原因要在最近一次进展里写明；责任要有督办、通报、约谈或问责"
    )
    inputs = [Input("办理状态", str(state.lifecycle)), Input("进度研判", str(state.judgement or NONE))]
    inputs.append(Input("未启动", "是" if state.not_started else "否"))
    if state.sign_by and not state.signed:
        inputs.append(Input("应签收日", state.sign_by.isoformat(), ("assigned",)))
    reports = list(_of(task, state, Progress))
    value = f"{state.question}，{'已答复' if state.answered else '尚未答复'}" if state.question else NONE
    return Answer("question", "四查", value, rule, (*inputs, *reports[-1:]))


def explain_reports(task: Task, state: TaskState, config: Configuration) -> Answer:
    """漏报 and 迟报: the reports owed in the period of the day, and whether they came."""
    cadence = task.cadence or config.cadence.default
    rule = (
        f"报告周期为{cadence}；应报日之前交办、应报日当天在办的，本期内要有一次进展、节点或报结；"
        f"应报日：每月{config.cadence.report_by}日，每周星期{'一二三四五六日'[config.cadence.week_by - 1]}。"
        "过了应报日才报的为迟报，一直没有的为漏报"
    )
    owed = [Input(each.period, f"应于{each.by.isoformat()}前报：{each.state}{_came(each.came)}") for each in state.owed]
    faults = "、".join(f"{each.period}{each.state}" for each in state.owed if each.state != "按时")
    entries = _of(task, state, Progress, Reached, Submitted)
    return Answer("reports", "报告", faults or "没有漏报迟报", rule, (*owed, *entries))


def _came(day: object) -> str:
    return f"（{day}）" if day else ""


def _percent(value: Decimal | None) -> str:
    return NONE if value is None else f"{round_to_tenth(value)}%"


def _points(value: Decimal | None) -> str:
    return NONE if value is None else f"{round_to_tenth(value)}个百分点"


ASPECTS: dict[str, Writer] = {
    "lifecycle": explain_lifecycle,
    "due": explain_due,
    "plan": explain_plan,
    "judgement": explain_judgement,
    "lamp": explain_lamp,
    "question": explain_question,
    "reports": explain_reports,
}
"""What may be asked of a task, in the order in which all of it is told."""

ALIASES = {
    "state": "lifecycle",
    "progress": "plan",
    "actual": "plan",
    "gap": "plan",
    "办理状态": "lifecycle",
    "状态": "lifecycle",
    "时限": "due",
    "进度": "plan",
    "研判": "judgement",
    "亮灯": "lamp",
    "灯": "lamp",
    "四查": "question",
    "报告": "reports",
}
"""Other words for them."""
