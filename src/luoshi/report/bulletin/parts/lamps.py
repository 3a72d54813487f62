"""四、亮灯与排名: the lamp matrix, the milestones, and the ranking where it is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.bulletin.figures import name_lamp
from luoshi.report.bulletin.gap_ranking import explain_no_ranks, is_ranked_by_gap
from luoshi.report.bulletin.report_data import PartContent, ReportPart
from luoshi.report.bulletin.roadmap import roadmap
from luoshi.report.bulletin.unit_table import tabulate_ranking
from luoshi.report.cells import make_task_ref
from luoshi.report.document import LampMatrix, MatrixRow
from luoshi.report.wording import clauses, list_by_unit, paragraph
from luoshi.state.sets.statistics import build_id_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Block, LampMark, Run, TaskRef
    from luoshi.state.task_state import TaskState

    Lit = tuple[TaskRef, str, LampMark]


def write_lamps(material: ReportData) -> PartContent:
    """Return lamps, milestones and ranking; the heading names what is there."""
    ranking = _ranking(material) if material.ranked else ()
    heading = "亮灯与排名" if ranking else "亮灯情况"
    why = explain_no_ranks(material.places, material.config.ranking) if material.ranked else ""
    said = (paragraph(why),) if why else ()
    return PartContent("lamps", heading, (*_lit(material), *roadmap(material), *ranking, *said))


def _lit(material: ReportData) -> tuple[Block, ...]:
    sentence = _lamp_sentence(material)
    if not sentence:
        return ()
    worst = [paragraph(words) for words in [_worst(material)] if words]
    return (paragraph(sentence), *worst, draw_matrix(material))


def _lamp_sentence(material: ReportData) -> list[Run]:
    """在办N项中，亮红灯a项、黄灯b项、绿灯c项。"""
    fig = material.figures
    lit: list[list[Run]] = [
        [f"亮{lamp.name}", fig(name_lamp(rank)), "项"]
        for rank, lamp in enumerate(material.config.lamps)
        if fig.has(name_lamp(rank))
    ]
    return ["在办（不含暂停）", fig("working"), "项中，", *clauses(lit, "、"), "。"] if lit else []


def _worst(material: ReportData) -> str:
    """Name the tasks under the worst lamp by unit; nothing where none is lit, or only one kind of lamp exists."""
    if not material.figures.has(name_lamp(0)) or len(material.config.lamps) == 1:
        return ""
    return f"亮{material.config.lamps[0].name}的是：{list_by_unit(material.states_of(name_lamp(0)), material.order)}。"


def draw_matrix(material: ReportData) -> LampMatrix:
    """Return the units with their lit tasks, the worst lamp first."""
    rows = ((unit, _lamps_of(material, states)) for unit, states in material.units.items())
    summary = "".join(run if isinstance(run, str) else run.text for run in _lamp_sentence(material))
    return LampMatrix("lamps", "亮灯矩阵", tuple(MatrixRow(unit, lit) for unit, lit in rows if lit), summary)


def _lamps_of(material: ReportData, states: Sequence[TaskState]) -> tuple[Lit, ...]:
    marks = material.cells.lamps
    lit = [(make_task_ref(state), state.title, marks[state.lamp]) for state in states if state.lamp]
    return tuple(sorted(lit, key=lambda item: (item[2].rank, build_id_key(item[0].id))))


def _ranking(material: ReportData) -> tuple[Block, ...]:
    """Return the ranking; nothing while no unit can be ranked."""
    ranked = [place for place in material.places if place.rank is not None]
    if not ranked:
        return ()
    rest = len(material.places) - len(ranked)
    small = f"；另有{rest}个单位事项少或尚无应结事项，只列情况、不排名" if rest else ""
    alone = "本期尚无应结事项，按平均差值排名。" if is_ranked_by_gap(material.places) else ""
    return paragraph(f"{alone}参加排名的单位{len(ranked)}个{small}。"), tabulate_ranking(material)


PART = ReportPart(40, write_lamps, weekly=False)
