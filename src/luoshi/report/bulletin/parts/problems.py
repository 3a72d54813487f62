"""三、存在问题: 漏报, 迟报, 延期, 退回, 无原因, 未签收; each with its task numbers, and the rungs of the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind
from luoshi.report.bulletin.figures import PRESSED
from luoshi.report.bulletin.report_data import PartContent, ReportPart
from luoshi.report.wording import (
    NUMERALS,
    clauses,
    enumerated,
    join_ids,
    join_paragraphs,
    list_briefly,
    list_by_unit,
    paragraph,
)
from luoshi.state.owed import ReportState
from luoshi.state.shortcomings import find_debtor, list_late_parts

if TYPE_CHECKING:
    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Paragraph, Run
    from luoshi.state.task_state import TaskState

_FAULTS = (
    ("sign_overdue", "签收不及时", "项超过签收时限仍未签收"),
    ("reports_missing", "漏报进展", "项未按规定报送进展"),
    ("reports_late", "迟报进展", "项超过报送期限才报送进展"),
    ("returned_in_period", "报结质量不高", "项经核查退回"),
    ("replies_missing", "督办文书不回复", "项没有按期回复督办文书"),
    ("without_cause", "滞后原因不明", "项滞后或逾期而未说明原因"),
)

_FEW = 5
"""Units that the short bulletin names for one fault."""
_FEW_PRESSED = 3
"""Tasks that are named for one rung of the ladder; their papers name the others."""
_OWED = {"reports_missing": ReportState.MISSING, "reports_late": ReportState.LATE}
"""Faults of the unit that had the lead on the day of the report; all others are of the unit that has it now."""


def write_problems(material: ReportData) -> PartContent:
    """Return one paragraph per kind of fault that occurred, in the words of real bulletins (珠海, 灌云)."""
    sentences = [_fault(material, *fault) for fault in _FAULTS if material.figures.has(fault[0])]
    sentences += [_extensions(material)] if material.figures.has("extended_in_period") else []
    sentences += [_late_parts(material)] if material.figures.has("parts_late") else []
    pressed = _pressed(material)
    told = _join(sentences) if material.short else enumerated(sentences)
    blocks = (*told, *([paragraph(pressed)] if pressed else []))
    return PartContent("problems", "存在问题", join_paragraphs(blocks) if material.short else blocks)


def _join(sentences: list[list[Run]]) -> tuple[Paragraph, ...]:
    """Return one paragraph: 一是…；二是…。"""
    if not sentences:
        return ()
    several = len(sentences) > 1
    numbered = ([f"{NUMERALS[i]}是" if several else "", *sentence] for i, sentence in enumerate(sentences))
    return (paragraph(clauses(numbered, "；"), "。"),)


def _fault(material: ReportData, figure: str, head: str, words: str) -> list[Run]:
    kind = _OWED.get(figure)

    def find_unit(state: TaskState) -> str | None:
        return find_debtor(state, kind, material.since) if kind else state.lead

    states = material.states_of(figure)
    if material.short:
        return [f"{head}", material.figures(figure), f"项（{list_briefly(states, material.order, find_unit, _FEW)}）"]
    told = list_by_unit(states, material.order, find_unit)
    return [f"{head}。", material.figures(figure), f"{words}：{told}。"]


def _late_parts(material: ReportData) -> list[Run]:
    """Say which supporting units are late with their own part."""
    late = [(state, part) for state in material.states_of("parts_late") for part in list_late_parts(state)]
    head: list[Run] = ["配合不力" if material.short else "配合不力。", material.figures("parts_late"), "项"]
    if material.short:
        return [*head, f"（{'、'.join(dict.fromkeys(part.unit for _, part in late))}）"]
    told = "、".join(f"{part.unit}（{state.id}{part.part}，逾期{part.days_late}天）" for state, part in late)
    return [*head, f"的配合任务逾期：{told}。"]


def _extensions(material: ReportData) -> list[Run]:
    """Say what became of the applications; a late or unapproved one moves nothing (domain.md 2.8)."""
    outcomes: dict[str, list[str]] = {}
    for state in material.states_of("extended_in_period"):
        for extension in state.extensions:
            if extension.date >= material.since:
                outcomes.setdefault(extension.outcome, []).append(state.id)
    if material.short:
        counts = "、".join(f"{outcome}{len(ids)}次" for outcome, ids in sorted(outcomes.items()))
        return ["申请延期", material.figures("extended_in_period"), f"项（{counts}）"]
    told = "；".join(f"{outcome}{len(ids)}次（{'、'.join(ids)}）" for outcome, ids in sorted(outcomes.items()))
    head: list[Run] = [f"申请延期。{material.words.this}", material.figures("extended_in_period"), "项申请延期，其中"]
    return [*head, f"{told}{material.see('changes')}。"]


def _pressed(material: ReportData) -> list[Run]:
    """Say which rungs of the ladder were used in the period."""
    fig = material.figures
    used: list[list[Run]] = [
        [f"{kind}", fig(f"{figure}_in_period"), f"项{_name_pressed(material, figure)}"]
        for figure, kind in PRESSED.items()
        if fig.has(f"{figure}_in_period")
    ]
    if not used:
        return []
    return [f"针对以上问题，{material.words.this}已", *clauses(used, "、"), "。", *_count_papers(material)]


def _count_papers(material: ReportData) -> list[Run]:
    """Say how many 督办单, and other papers that ask for an answer, went out in the period, and how many came back."""
    papers = [paper for state in material.coverage.live for paper in state.papers if paper.date >= material.since]
    counts: dict[str, tuple[int, int]] = {}
    for paper in papers:
        if paper.kind is EventKind.SUPERVISED or paper.reply_by is not None:
            sent, back = counts.get(paper.kind, (0, 0))
            counts[paper.kind] = sent + 1, back + (paper.replied is not None)
    told = "；".join(f"{kind}单{sent}份，已回复{back}份" for kind, (sent, back) in counts.items())
    return [f"{material.words.this}发出{told}。"] if told else []


def _name_pressed(material: ReportData, figure: str) -> str:
    """Return the numbers of the tasks; the count alone where room is short or they are many."""
    states = material.states_of(f"{figure}_in_period")
    return "" if material.short or len(states) > _FEW_PRESSED else f"（{join_ids(states)}）"


PART = ReportPart(30, write_problems)
