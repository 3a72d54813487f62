"""单位情况表 and 排名: one row per lead unit, in the order of org.yaml; ranks 1-2-2-4 where ranking is on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.report.bulletin.figures import JUDGEMENTS
from luoshi.report.bulletin.gap_ranking import is_ranked_by_gap
from luoshi.report.bulletin.unit_order import NOBODY
from luoshi.report.cells import make_rate, points
from luoshi.report.document import Align, Column, Table
from luoshi.state.owed import ReportState
from luoshi.state.sets.rates import compute_mean_gap, find_completion, find_on_time
from luoshi.state.sets.statistics import count_by
from luoshi.state.shortcomings import find_debtor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Cell
    from luoshi.state.sets.ranking import Place
    from luoshi.state.task_state import TaskState

_NUMBER = Align.RIGHT
_COUNTS = ("事项数", "已办结", "未办结", *map(str, JUDGEMENTS.values()))


def tabulate_units(material: ReportData) -> Table:
    """Return the counts, rates and reports of every unit; the last row is that of all together."""
    reports = [_count_debtors(material, kind) for kind in (ReportState.MISSING, ReportState.LATE)]
    rows = [(unit, *_row(states), *(each.get(unit, 0) for each in reports)) for unit, states in material.units.items()]
    total = ("合计", *_row(material.coverage.live), *(sum(each.values()) for each in reports))
    counts = (Column(title, _NUMBER, 3) for title in _COUNTS)
    rates = (Column("按期办结率", _NUMBER, 6), Column("平均差值", _NUMBER, 4))
    owed = (Column(title, _NUMBER, 3) for title in ("漏报", "迟报"))
    columns = (Column("牵头单位", width=8), *counts, *rates, *owed)
    return Table("units", "单位情况表", columns, (*rows, total), total=True, note=NOTE)


NOTE = (
    "按期办结率＝按期办结数÷（已办结、待核查数＋逾期数），长期、暂停事项不计入；"
    "平均差值为在办事项实际进度与应达进度之差的平均数，单位百分点；"
    "漏报、迟报算在应报当日的牵头单位名下"
)
"""How the two rates of the unit tables are computed."""


def _count_debtors(material: ReportData, kind: ReportState) -> dict[str, int]:
    """Count the tasks by the unit that owed the report on its day, whoever has the lead now."""
    debtors = (find_debtor(state, kind, material.since) for state in material.coverage.live)
    return dict(Counter(unit or NOBODY for unit in debtors if unit is not None))


def _row(states: Sequence[TaskState]) -> tuple[Cell, ...]:
    judged = count_by(states, lambda state: state.judgement)
    done = len(find_completion(states).part)
    return (
        len(states),
        done,
        len(states) - done,
        *(judged.get(word, 0) for word in JUDGEMENTS.values()),
        make_rate(find_on_time(states)),
        points(compute_mean_gap(states)),
    )


def tabulate_ranking(material: ReportData) -> Table:
    """Return the units by rank with what they are ranked by; those without rank stand last, each with the reason."""
    places = material.places
    rows = tuple(_place_row(place, material) for place in places)
    before = (Column("上期名次", _NUMBER, 4),) if material.places_before else ()
    columns = (
        Column("名次", _NUMBER, 4),
        *before,
        Column("单位", width=11),
        Column("事项数", _NUMBER, 4),
        Column("按期办结率", _NUMBER, 8),
        Column("平均差值", _NUMBER, 5),
        Column("说明", width=7),
    )
    return Table("ranking", "单位排名", columns, rows, note=_rule(material), small=True)


def _place_row(place: Place, material: ReportData) -> tuple[Cell, ...]:
    score = place.score
    before = (material.places_before.get(score.unit),) if material.places_before else ()
    numbers = (score.tasks, make_rate(score.on_time), points(score.gap))
    return (place.rank, *before, score.unit, *numbers, _why(place, material))


def _why(place: Place, material: ReportData) -> str | None:
    if place.rank is not None:
        return None
    few = place.score.tasks < material.config.ranking.min_tasks
    if few:
        return "事项少，不排名"
    return "没有可比的进度，不排名" if is_ranked_by_gap(material.places) else "尚无应结事项，不排名"


def _rule(material: ReportData) -> str:
    setting = material.config.ranking
    basis = f"依据：{setting.basis}。" if setting.basis else ""
    return f"{basis}先比按期办结率，相同的比平均差值，都相同的名次并列；不足{setting.min_tasks}项的单位不排名。"
