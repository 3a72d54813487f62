"""五、下月要求: what falls due, the four questions by unit, what needs coordination, what is at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Confidence, Lifecycle, Question
from luoshi.report.bulletin.falling_due import list_falling_due
from luoshi.report.bulletin.report_data import PartContent, ReportPart
from luoshi.report.document import Items
from luoshi.report.wording import (
    MOST_NAMED,
    clauses,
    end_sentence,
    join_paragraphs,
    list_briefly,
    list_by_unit,
    named,
    paragraph,
    quote,
)
from luoshi.state.lifecycle import OPEN
from luoshi.state.period import PeriodKind
from luoshi.state.sets.statistics import group_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Block, Run
    from luoshi.state.task_state import TaskState

_DEMANDS = (
    (Question.RESPONSIBILITY, "不抓落实的查责任", "请有关单位主要负责人说明情况，明确责任人和完成时间"),
    (Question.CAUSE, "尚未落实的查原因", "请有关单位查明原因，提出措施，倒排节点推进"),
)
"""Which of the four questions are put to units by name (教党〔2018〕10号 五)."""


MOST_REQUESTS = 5
"""So many requests are told in full where room is short."""


_FEW = 5
"""Units that the short bulletin names for one question."""


def write_requirements(material: ReportData) -> PartContent:
    """Return what the units are asked to do next."""
    due, doubtful = list_falling_due(material), _doubtful(material)
    if material.short:
        due, doubtful = join_paragraphs((*due, *doubtful)), ()
    blocks = (*due, *_questions(material), *_requests(material), *doubtful, *_carried_over(material))
    heading = "下一步要求" if material.request.period.kind is PeriodKind.YEAR else f"{material.words.next}要求"
    return PartContent("requirements", heading, blocks)


def _questions(material: ReportData) -> tuple[Block, ...]:
    """Ask the units under the two hard questions, and count the others."""
    groups = group_by(material.coverage.live, lambda state: state.question)
    asked = (_demand(material, groups.get(question, ()), head, ask) for question, head, ask in _DEMANDS)
    said = tuple(paragraph(text) for text in asked if text)
    return said if material.short else (*said, *_checks(material))


def _demand(material: ReportData, states: Sequence[TaskState], head: str, ask: str) -> str:
    """Ask the units; a suspended task has given its cause with the decision that suspended it."""
    asked = [state for state in states if state.lifecycle is not Lifecycle.SUSPENDED]
    if not asked:
        return ""
    if material.short or len(asked) > MOST_NAMED:
        told = list_briefly(asked, material.order, most=_FEW if material.short else len(asked))
    else:
        told = list_by_unit(asked, material.order)
    return f"对{head}：{told}。{ask}。"


def _checks(material: ReportData) -> tuple[Block, ...]:
    """Say how many tasks are under the two questions that need no demand, and how many files do not answer."""
    fig = material.figures
    words = (("正在落实的查进度", "check_progress"), ("已经落实的查效果", "check_effect"))
    said = clauses([[word, fig(figure), "项"] for word, figure in words if fig.has(figure)], "、")
    rest: list[Run] = ["；台账尚未作出说明的", fig("unanswered"), "项，请抓紧补充"]
    rest = rest if fig.has("unanswered") else []
    return (paragraph("对", said, rest, "。"),) if said else ()


def _requests(material: ReportData) -> tuple[Block, ...]:
    """Repeat what units ask for in their last report, in their own words."""
    asking = [s for s in material.coverage.live if s.report and s.report.request and s.lifecycle in OPEN]
    if not asking:
        return ()
    head = f"需协调解决的事项{len(asking)}项，请有关单位研究办理"
    if material.short and len(asking) > MOST_REQUESTS:
        return (paragraph(f"{head}：{list_briefly(asking, material.order)}。"),)
    if material.short:
        told = "；".join(f"{s.lead}{quote(s.title)}，{_bare(s.report.request)}" for s in asking if s.report)
        return (paragraph(f"{head}：{told}。"),)
    items = tuple(paragraph(f"{named(s)}（{s.lead}）：{end_sentence(s.report.request)}") for s in asking if s.report)
    return paragraph(f"{head}："), Items(items, numbered=True)


def _bare(request: str) -> str:
    return end_sentence(request).rstrip("。")


def _doubtful(material: ReportData) -> tuple[Block, ...]:
    """Name the tasks whose units report low confidence (期末有预警)."""
    low = [
        state
        for state in material.coverage.live
        if state.lifecycle in OPEN and state.report and state.report.confidence is Confidence.LOW
    ]
    if not low:
        return ()
    say = list_briefly if material.short else list_by_unit
    return (paragraph(f"自报完成把握低的{len(low)}项，请分管领导重点调度：{say(low, material.order)}。"),)


def _carried_over(material: ReportData) -> tuple[Block, ...]:
    """At the year's end, say what goes on."""
    if material.request.period.kind is not PeriodKind.YEAR or not material.figures.has("closing"):
        return ()
    return (paragraph("年末未销号的", material.figures("closing"), "项结转下年台账，继续督办至办结销号。"),)


PART = ReportPart(50, write_requirements)
