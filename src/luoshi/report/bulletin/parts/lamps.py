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
from luoshi.report.wording import MOST_NAMED, clauses, list_briefly, list_by_unit, paragraph
from luoshi.state.sets.statistics import build_id_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Block, LampMark, Run, TaskRef
    from luoshi.state.sets.ranking import Place
    from luoshi.state.task_state import TaskState

    Lit = tuple[TaskRef, str, LampMark]


_ENDS = 3
"""So many ranks are named at each end where the table is left out."""


def write_lamps(material: ReportData) -> PartContent:
    """Return lamps, milestones and ranking; the heading names what is there."""
    ranking = _ranking(material) if material.ranked else ()
    heading = "亮灯与排名" if ranking else "亮灯情况"
    why = explain_no_ranks(material.places, material.config.ranking) if material.ranked else ""
    said = (paragraph(why),) if why else ()
    stones = () if material.short else roadmap(material)
    matrix = () if material.short or not _lamp_sentence(material) else (draw_matrix(material),)
    return PartContent("lamps", heading, (*_lit(material), *stones, *matrix, *ranking, *said))


def _lit(material: ReportData) -> tuple[Block, ...]:
    sentence = _lamp_sentence(material)
    if not sentence:
        return ()
    return (paragraph(sentence, _worst(material)),)


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
    worst = material.states_of(name_lamp(0))
    brief = material.short or len(worst) > MOST_NAMED
    told = list_briefly(worst, material.order) if brief else list_by_unit(worst, material.order)
    return f"亮{material.config.lamps[0].name}的是：{told}。"


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
    if material.short:
        return (paragraph(f"{alone}参加排名的单位{len(ranked)}个。{_name_ends(ranked)}"),)
    return paragraph(f"{alone}参加排名的单位{len(ranked)}个{small}。"), tabulate_ranking(material)


def _name_ends(ranked: Sequence[Place]) -> str:
    """Name the units at both ends of the ranking, those of equal rank together; all of them where they are few."""
    if len(ranked) <= 2 * _ENDS:
        return f"名次依次是：{'、'.join(place.score.unit for place in ranked)}。"
    first, last = ranked[_ENDS - 1].rank, ranked[-_ENDS].rank
    head = "、".join(place.score.unit for place in ranked if place.rank and first and place.rank <= first)
    tail = "、".join(place.score.unit for place in ranked if place.rank and last and place.rank >= last)
    return f"居前的是：{head}；居后的是：{tail}。"


PART = ReportPart(40, write_lamps, weekly=False)
