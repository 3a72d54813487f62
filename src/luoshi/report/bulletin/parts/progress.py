"""二、进展情况: who finished early or on time, then who is late or lagging, by number, unit, gap and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Judgement
from luoshi.report.bulletin.report_data import PartContent, ReportPart
from luoshi.report.document import Items
from luoshi.report.wording import (
    MOST_NAMED,
    clauses,
    join_ids,
    join_paragraphs,
    list_briefly,
    list_by_unit,
    long_date,
    named,
    paragraph,
    quote,
)
from luoshi.state.rounding import round_to_tenth
from luoshi.state.sets.statistics import group_by
from luoshi.state.shortcomings import count_days_overdue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Block, Paragraph, Run
    from luoshi.state.task_state import TaskState


def write_progress(material: ReportData) -> PartContent:
    """Return praise first, then what lags; each only where there is something."""
    good = (*_praise(material), *_commended(material), *_revisits(material))
    bad = (*_behind(material), *_late(material))
    if material.short:
        good, bad = join_paragraphs(good), join_paragraphs(bad)
    return PartContent("progress", "进展情况", (*good, *bad))


def _praise(material: ReportData) -> tuple[Block, ...]:
    fig = material.figures
    if not fig.has("done_in_time_in_period"):
        return ()
    ways = _counted(material, (("提前完成", "finished_early_in_period"), ("按期完成", "finished_on_time_in_period")))
    head: list[Run] = [
        f"{material.words.this}按时办结",
        fig("done_in_time_in_period"),
        "项，其中",
        *ways,
        "。按单位分别是：",
    ]
    done = material.states_of("done_in_time_in_period")
    if material.short:
        return (paragraph(head[:-1], f"，牵头单位是{list_briefly(done, material.order)}。"),)
    return paragraph(head), Items(_unit_items(material, done, _finishes))


def _counted(material: ReportData, figures: Iterable[tuple[str, str]]) -> list[Run]:
    fig = material.figures
    return clauses([[word, fig(figure), "项"] for word, figure in figures if fig.has(figure)], "、")


def _finishes(states: Sequence[TaskState]) -> str:
    early = [state for state in states if state.judgement is Judgement.FINISHED_EARLY]
    prompt = [state for state in states if state.judgement is not Judgement.FINISHED_EARLY]
    days = "、".join(f"{named(state)}提前{state.days_early}天" for state in early)
    parts = (
        f"提前完成{len(early)}项（{days}）" if early else "",
        f"按期完成{len(prompt)}项（{'、'.join(map(named, prompt))}）" if prompt else "",
    )
    return "，".join(filter(None, parts))


def _commended(material: ReportData) -> tuple[Block, ...]:
    """Say who was praised in the period."""
    praised = material.states_of("praised_in_period")
    say = list_briefly if material.short else list_by_unit
    return (paragraph(f"{material.words.this}通报表扬：{say(praised, material.order)}。"),) if praised else ()


def _revisits(material: ReportData) -> tuple[Block, ...]:
    """Say what the 回头看 found; a relapse reopened its task."""
    fig = material.figures
    if not fig.has("revisited_in_period"):
        return ()
    head: list[Run] = [f"{material.words.this}对", fig("revisited_in_period"), "项开展“回头看”"]
    if not fig.has("relapsed_in_period"):
        return (paragraph(head, "，成果均已巩固。"),)
    relapsed = material.states_of("relapsed_in_period")
    back = list_briefly(relapsed, material.order) if material.short else join_ids(relapsed)
    return (paragraph(head, "，其中反弹", fig("relapsed_in_period"), f"项（{back}），已重新办理。"),)


def _behind(material: ReportData) -> tuple[Block, ...]:
    """Name what is behind; how many they are, the first part has said."""
    ids = {*material.figures.figures["lagging"].tasks, *material.figures.figures["overdue"].tasks}
    behind = [state for state in material.coverage.live if state.id in ids]
    if not behind:
        return ()
    kinds = "、".join(
        word for word, figure in (("滞后", "lagging"), ("逾期", "overdue")) if material.figures.has(figure)
    )
    if material.short:
        return (
            paragraph(f"{kinds}事项{material.see('tasks')}中，", _name_overdue(material) or _name_lagging(material)),
        )
    if "behind" in material.attachments and len(behind) > MOST_NAMED:
        return (
            paragraph(f"进度{kinds}的{material.see('behind')}。", _name_overdue(material), _name_lagging(material)),
        )
    head = paragraph(f"进度{kinds}的{material.see('behind')}，按单位分别是：")
    return head, Items(_unit_items(material, behind, _delays))


def _name_lagging(material: ReportData) -> str:
    lagging = material.states_of("lagging")
    say = list_briefly if len(lagging) > MOST_NAMED else list_by_unit
    return f"滞后的是：{say(lagging, material.order)}。" if lagging else ""


def _name_overdue(material: ReportData) -> str:
    """Name what is overdue, the longest first; beyond a few, the units alone."""
    late = sorted(material.states_of("overdue"), key=lambda state: -state.days_late)
    if not late:
        return ""
    if len(late) > MOST_NAMED:
        return f"逾期的是：{list_briefly(late, material.order)}。"
    told = "、".join(f"{state.lead}{quote(state.title)}（{state.days_late}天）" for state in late)
    return f"逾期的是：{told}。"


def _late(material: ReportData) -> tuple[Block, ...]:
    late = material.states_of("finished_late_in_period")
    if material.short:
        told = list_briefly(late, material.order)
    else:
        told = "、".join(f"{named(state)}（{state.lead}，逾期{state.days_late}天）" for state in late)
    figure = material.figures("finished_late_in_period")
    return (paragraph(f"{material.words.this}逾期完成", figure, f"项：{told}。"),) if late else ()


def _delays(states: Sequence[TaskState]) -> str:
    """Name the unit's overdue tasks first, each with days and gap."""
    ordered = sorted(states, key=lambda state: state.judgement is not Judgement.OVERDUE)
    return "；".join(f"{named(state)}{describe_delay(state)}" for state in ordered)


def describe_delay(state: TaskState) -> str:
    """Return how far a task is behind: days past the due date, and points below the plan."""
    days = _describe_days(state) if state.days_late and state.due else ""
    gap = state.gap if state.gap is not None and state.gap < 0 else None
    below = f"低于应达进度{round_to_tenth(-gap)}个百分点" if gap is not None else ""
    return "，".join(filter(None, (days, below))) or "未按期报告进展"


def _describe_days(state: TaskState) -> str:
    """Return the days past the limit, and those that are the present lead's own where the lead changed since."""
    own = count_days_overdue(state, state.lead)
    since = f"，{state.lead}牵头以来{own}天" if own != state.days_late else ""
    return f"逾期{state.days_late}天（时限{long_date(state.due)}{since}）" if state.due else ""


def _unit_items(
    material: ReportData, states: Iterable[TaskState], words: Callable[[Sequence[TaskState]], str]
) -> tuple[Paragraph, ...]:
    groups = material.order.sorted(group_by(states, lambda state: state.lead))
    return tuple(paragraph(f"{unit}：{words(members)}。") for unit, members in groups.items())


PART = ReportPart(20, write_progress)
