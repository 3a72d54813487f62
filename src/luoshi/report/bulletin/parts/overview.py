"""一、总体情况: total, classes with count and share, rates with denominators, change, roll-forward."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from luoshi.report.bulletin.comparison import comparison, stock
from luoshi.report.bulletin.figures import JUDGEMENTS, LIFECYCLES
from luoshi.report.bulletin.part_counts import count_parts
from luoshi.report.bulletin.report_data import PartContent, ReportPart
from luoshi.report.document import ShareBar, SharePart
from luoshi.report.wording import clauses, long_date, paragraph
from luoshi.state.period import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Run


_WORST_FIRST = (
    *("overdue", "lagging", "finished_late", "paused"),
    *("normal", "ahead", "finished_on_time", "finished_early"),
)


def write_overview(material: ReportData) -> PartContent:
    """Return the part; the sentence stock is that of real bulletins (domain.md 3.2)."""
    moves = [comparison(material), stock(material)]
    if material.short:
        moves = [list(chain(*moves)), *([] if material.week else [list(chain(*count_parts(material)))])]
        first = [[*_total(material), *_judged(material)]]
    else:
        first = [[*_total(material), *_by_lifecycle(material), *_judged(material)]]
    sentences = (*first, _on_time(material), *moves)
    said = tuple(paragraph(sentence) for sentence in sentences if sentence)
    return PartContent("overview", "总体情况", (*said, *_draw(material)))


def _draw(material: ReportData) -> tuple[ShareBar, ...]:
    """Return the picture of the whole that a meeting of a quarter or more looks at."""
    long = material.request.period.kind in {PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR}
    return (draw_share_bar(material),) if long else ()


def draw_share_bar(material: ReportData) -> ShareBar:
    """Return the classes of 进度研判 as parts of one bar, the worst first."""
    counts = [(str(JUDGEMENTS[figure]), int(material.figures.value(figure))) for figure in _WORST_FIRST]
    parts = tuple(SharePart(word, count, rank) for rank, (word, count) in enumerate(counts) if count)
    summary = f"共{material.figures.value('total')}项：" + "，".join(f"{part.name}{part.count}项" for part in parts)
    return ShareBar("judgement_bar", "进度研判构成", parts, f"{summary}。")


def _total(material: ReportData) -> list[Run]:
    """截至X，纳入台账N项，已办结a项，占x%；正在办理b项，占y% (紫阳 2022-09); short: the opening says when."""
    fig = material.figures
    day = "" if material.short else f"截至{long_date(material.request.as_of)}，"
    runs: list[Run] = [f"{day}纳入台账", fig("total"), "项"]
    if fig.has("carried"):
        runs += ["（其中上年结转", fig("carried"), "项）"]
    if fig.has("finished"):
        runs += ["，已办结", fig("finished"), "项，占", fig("completion_rate")]
    if fig.has("unfinished"):
        mark = "；" if fig.has("finished") else "，"
        runs += [f"{mark}正在办理", fig("unfinished"), "项，占", fig("unfinished_share")]
    return [*runs, "。", *_withdrawn(material)]


def _withdrawn(material: ReportData) -> list[Run]:
    fig = material.figures
    words = (("cancelled", "已撤销"), ("declined", "已退办"), ("joined", "已并案"), ("split", "已拆分"))
    parts = clauses([[word, fig(figure), "项"] for figure, word in words if fig.has(figure)], "、")
    return ["另有", *parts, "，不计入总数。"] if parts else []


def _by_lifecycle(material: ReportData) -> list[Run]:
    words = _count_classes(material, LIFECYCLES)
    return ["按办理状态分，", *words, "。"] if words else []


def _judged(material: ReportData) -> list[Run]:
    words = _count_classes(material, JUDGEMENTS)
    return ["按进度研判分，", *words, "。"] if words else []


def _count_classes(material: ReportData, classes: Mapping[str, str]) -> list[Run]:
    """Return the classes that any task is in, each with its count and, where there is room, its share."""
    fig = material.figures
    there = [(name, word) for name, word in classes.items() if fig.has(name)]
    if material.short:
        return clauses([[word, fig(name), "项"] for name, word in there], "、")
    return clauses([[word, fig(name), "项，占", fig(f"{name}_share")] for name, word in there], "；")


def _on_time(material: ReportData) -> list[Run]:
    """Say the on-time rates, each with its denominator; nothing while nothing was due."""
    general = _rate(material, "应结事项", "due_or_finished", "其中按期办结", "on_time", "按期办结率")
    if not general:
        return []
    outside = "（长期、暂停事项不计入）" if material.figures.has("paused") or _endless(material) else ""
    directives = _rate(
        material, "其中批示件应结", "directives_due_or_finished", "按期办复", "directives_on_time", "按期办复率"
    )
    return [*general, f"{outside}。", *directives, *(["。"] if directives else [])]


def _rate(material: ReportData, whole_word: str, whole: str, part_word: str, part: str, rate_word: str) -> list[Run]:
    fig = material.figures
    if not fig.has(whole):
        return []
    rate = fig("on_time_rate" if part == "on_time" else "directives_on_time_rate")
    return [whole_word, fig(whole), f"项，{part_word}", fig(part), f"项，{rate_word}", rate]


def _endless(material: ReportData) -> bool:
    return any(state.standing for state in material.coverage.live)


PART = ReportPart(10, write_overview)
