"""与上期相比 and 存量: what changed since the period before, and the roll-forward in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.wording import clauses

if TYPE_CHECKING:
    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Run

_COUNTS = (("total", "纳入台账"), ("finished", "办结"), ("lagging", "滞后"), ("overdue", "逾期"))
_RATES = (("completion_rate", "办结占比"), ("on_time_rate", "按期办结率"))


def comparison(material: ReportData) -> list[Run]:
    """Say what rose and fell; nothing for the first period of a year, whose forerunner had other ledgers."""
    if "change_total" not in material.figures.figures or not material.coverage.opening_live:
        return []
    changes = [_change(material, figure, word, ("增加", "减少"), "项") for figure, word in _COUNTS]
    changes += [_change(material, figure, word, ("上升", "下降"), "个百分点") for figure, word in _RATES]
    known = clauses([change for change in changes if change])
    return [f"与{material.words.before}相比，", *(known or ["各项数据持平"]), "。"]


def _change(material: ReportData, figure: str, word: str, verbs: tuple[str, str], unit: str) -> list[Run]:
    name = f"change_{figure}"
    if not material.figures.has(name):
        return []
    rising, falling = verbs
    verb = rising if material.figures.value(name) > 0 else falling
    return [f"{word}{verb}", material.figures(name), unit]


def stock(material: ReportData) -> list[Run]:
    """期初存量a项，本月新增b项，销号c项，撤销d项，退办e项，期末存量f项; zero movements are not mentioned."""
    fig, this = material.figures, material.words.this
    moves: list[tuple[str, str, list[Run]]] = [
        (f"{this}新增", "added", _reopened(material)),
        ("销号", "closed_in_period", []),
        ("撤销", "cancelled_in_period", []),
        ("退办", "declined_in_period", []),
        ("并案、拆分", "regrouped_in_period", []),
    ]
    said = [[word, fig(figure), "项", *more] for word, figure, more in moves if fig.has(figure)]
    first: list[Run] = ["期初存量（未销号）", fig("opening"), "项"]
    last: list[Run] = ["期末存量", fig("closing"), "项"]
    return [*clauses([first, *said, last]), "。"]


def _reopened(material: ReportData) -> list[Run]:
    fig = material.figures
    return ["（其中回头看反弹、重新办理", fig("reopened_in_period"), "项）"] if fig.has("reopened_in_period") else []
