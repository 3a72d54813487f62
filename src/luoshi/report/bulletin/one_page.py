"""``report --brief``: one page for the leader — six figures, what is red and why, what needs a decision, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Confidence
from luoshi.report.bulletin.falling_due import find_falling
from luoshi.report.bulletin.figures import name_lamp
from luoshi.report.cells import percent, points
from luoshi.report.document import Align, Column, Section, Table
from luoshi.report.wording import long_date
from luoshi.state.deadline import Outcome
from luoshi.state.lifecycle import OPEN
from luoshi.state.sets.statistics import build_id_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.bulletin.falling_due import Falling
    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Cell
    from luoshi.state.task_state import TaskState

_MOST_RED, _MOST_ASKED, _MOST_NEXT = 6, 3, 4
"""Rows that fit on one page; how many more there are is said under the table."""
_LONGEST = 30
"""Characters of a cause or a request; the rest stands in the ledger."""


def write_one_page(material: ReportData) -> tuple[Section, ...]:
    """Return the parts that have something to say."""
    parts = (
        Section("figures", "", (_tabulate_figures(material),)),
        Section("red", "", tuple(_tabulate_red(material))),
        Section("decisions", "", tuple(_tabulate_decisions(material))),
        Section("next", "", tuple(_tabulate_next(material))),
    )
    return tuple(part for part in parts if part.blocks)


def _tabulate_figures(material: ReportData) -> Table:
    """Return the six figures in one row."""
    fig = material.figures
    worst = material.config.lamps[0].name if material.config.lamps else "红灯"
    names = {
        "纳入台账": "total",
        "已办结": "finished",
        "按期办结率": "on_time_rate",
        "滞后": "lagging",
        "逾期": "overdue",
        f"亮{worst}": name_lamp(0),
    }
    shown = {title: figure for title, figure in names.items() if figure in fig.figures}
    columns = tuple(Column(title, Align.CENTRE, 6) for title in shown)
    note = f"数据截至{long_date(material.request.as_of)}。"
    return Table("six", "", columns, (tuple(fig(figure).text for figure in shown.values()),), note=note)


def _tabulate_red(material: ReportData) -> Iterator[Table]:
    """Yield what stands under the worst lamp, the longest overdue first, with the reason as the unit gives it."""
    if name_lamp(0) not in material.figures.figures:
        return
    red = sorted(material.states_of(name_lamp(0)), key=_rank)
    rows = tuple(
        (state.title, state.lead, state.days_late or None, points(state.gap), _shorten(_find_cause(state)))
        for state in red[:_MOST_RED]
    )
    columns = (
        *(Column("事项", width=15), Column("牵头单位", width=9)),
        *(Column("逾期天数", Align.RIGHT, 4), Column("差值", Align.RIGHT, 4), Column("原因", width=14)),
    )
    caption = f"亮{material.config.lamps[0].name}的事项和原因"
    yield from _shown(Table("red", caption, columns, rows, note=_rest(len(red), _MOST_RED), small=True))


def _rank(state: TaskState) -> tuple[object, ...]:
    return -state.days_late, 0 if state.gap is None else state.gap, build_id_key(state.id)


def _find_cause(state: TaskState) -> str:
    report = state.report
    return (report and (report.cause or report.problem)) or "单位未说明"


def _tabulate_decisions(material: ReportData) -> Iterator[Table]:
    """Yield what units ask for, extensions that nobody has decided, and what they do not trust themselves to do."""
    asked = [(state, words) for state in material.coverage.live for words in [_find_request(state)] if words]
    asked.sort(key=lambda pair: _rank(pair[0]))
    rows = tuple((state.title, state.lead, _shorten(words)) for state, words in asked[:_MOST_ASKED])
    columns = (Column("事项", width=17), Column("牵头单位", width=9), Column("请示事项", width=20))
    yield from _shown(
        Table("decisions", "需要领导决定的事项", columns, rows, note=_rest(len(asked), _MOST_ASKED), small=True)
    )


def _find_request(state: TaskState) -> str:
    if state.lifecycle not in OPEN:
        return ""
    if state.report and state.report.request:
        return state.report.request.rstrip("。")
    waiting = [each for each in state.extensions if each.outcome is Outcome.UNAPPROVED]
    if waiting:
        return f"申请延至{long_date(waiting[-1].due)}，尚未批准"
    return "自报完成把握低，请重点调度" if state.report and state.report.confidence is Confidence.LOW else ""


def _tabulate_next(material: ReportData) -> Iterator[Table]:
    """Yield what falls due next and is furthest from done."""
    found = sorted(find_falling(material), key=_rank_falling)
    rows = tuple(_row_of_falling(item) for item in found[:_MOST_NEXT])
    columns = (
        Column("到期日", Align.CENTRE, 8),
        Column("事项", width=18),
        Column("牵头单位", width=10),
        Column("实际进度", Align.RIGHT, 5),
    )
    caption = f"{material.words.next}到期、进度最低的事项"
    yield from _shown(Table("next", caption, columns, rows, note=_rest(len(found), _MOST_NEXT), small=True))


def _rank_falling(item: Falling) -> tuple[object, ...]:
    return item.state.actual or 0, item.due, build_id_key(item.state.id)


def _row_of_falling(item: Falling) -> tuple[Cell, ...]:
    title = f"{item.state.title}（{item.stone}）" if item.stone else item.state.title
    return item.due, title, item.state.lead, percent(item.state.actual)


def _shown(table: Table) -> Iterator[Table]:
    if table.rows:
        yield table


def _rest(count: int, most: int) -> str:
    return f"共{count}项，其余见通报。" if count > most else ""


def _shorten(text: str) -> str:
    bare = text.rstrip("。；")
    return f"{bare[: _LONGEST - 1]}…" if len(bare) > _LONGEST else bare
