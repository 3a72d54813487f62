"""更正, 口径变动, 补录: what of the bulletin issued before would be others today, and why; said in the next one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen, values_of
from luoshi.report.bulletin.figures import JUDGEMENTS, LIFECYCLES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.report.document import Figure

_NONE = "—"


def _name_share(figure: str) -> str:
    return f"{figure}_share"


_IN_TABLES = {
    "lifecycle": frozenset({"total", "finished", "completion_rate", *LIFECYCLES, *map(_name_share, LIFECYCLES)}),
    "judgement": frozenset({"total", *JUDGEMENTS, *map(_name_share, JUDGEMENTS)}),
    "units": frozenset(
        {"total", *JUDGEMENTS, "finished", "unfinished", "on_time_rate", "reports_missing", "reports_late"}
    ),
}
"""Figures that stand in tables, by the table; all others are published where a sentence has them."""


class Correction(Frozen):
    """One figure: as it was printed and as it would be printed today; ``tasks``: those that came in or went out."""

    figure: str
    label: str
    was: str
    now: str
    tasks: tuple[str, ...]


class LateEntry(Frozen):
    """An entry of the time before the last issue's cut-off that was recorded since; ``what``: the event, or 登记."""

    task: str
    date: dt.date
    what: str


class Corrections(Frozen):
    """All that one bulletin says of the one before.

    ``issue``: how that is called, such as ``2026年9月通报（第9期）``; ``items``: its figures that would be others today
    by its own ruler; ``settings``: what of luoshi.yaml changed since, in words; ``ruled``: figures of this bulletin,
    by the old ruler and by the new; ``late``: what was recorded afterwards.
    """

    issue: str
    items: tuple[Correction, ...]
    settings: tuple[str, ...] = ()
    ruled: tuple[Correction, ...] = ()
    late: tuple[LateEntry, ...] = ()


def list_tabulated(table: str) -> frozenset[str]:
    """Return the figures that stand in a table of this id, whatever their value."""
    return _IN_TABLES.get(table, frozenset())


def list_published(paper: Mapping[str, Any]) -> frozenset[str]:
    """Return the figures that an issued bulletin, in its JSON form, shows: those in sentences and those in tables."""
    found: set[str] = set()
    for table in paper.get("tables") or ():
        found |= list_tabulated(table.get("id"))
    for section in (*(paper.get("sections") or ()), *(paper.get("attachments") or ())):
        for block in section.get("blocks") or ():
            for sentence in (block, *(block.get("items") or ())):
                found |= {tie["figure"] for tie in sentence.get("figures") or ()}
    return add_unsaid(found)


def add_unsaid(said: Iterable[str]) -> frozenset[str]:
    """Return the figures with those of their classes that are 0: a list of classes says by silence what has none."""
    found = frozenset(said)
    for classes in (LIFECYCLES, JUDGEMENTS):
        if found.intersection(classes):
            found |= classes.keys() | ({"finished", "completion_rate"} if classes is LIFECYCLES else set())
    return found


def compare_figures(
    issued: Mapping[str, Mapping[str, Any]], today: Mapping[str, Figure], published: Iterable[str]
) -> Iterator[Correction]:
    """Yield the published figures that have another value or other tasks today, in the order of the report."""
    shown = frozenset(published)
    for name in [*today, *(name for name in issued if name not in today)]:
        if name in issued and name in shown:
            found = _compare(name, issued[name], today.get(name))
            if found is not None:
                yield found


def compare_rulers(
    old: Mapping[str, Figure], new: Mapping[str, Figure], published: Iterable[str]
) -> Iterator[Correction]:
    """Yield the published figures that the change of the ruler alone has changed."""
    return compare_figures({name: values_of(each) for name, each in old.items()}, new, published)


def _compare(name: str, issued: Mapping[str, Any], today: Figure | None) -> Correction | None:
    now = None if today is None else _number(today.value)
    was = _like(_number(issued.get("value")), now)
    ids = frozenset(issued.get("tasks") or ()) ^ frozenset(today.tasks if today else ())
    if was == now and not ids:
        return None
    share = issued.get("of") is not None
    words = (_text(was, share=share), _text(now, share=share))
    return Correction(name, str(issued.get("label", name)), *words, tuple(sorted(ids)))


def _number(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) else None


def _like(value: Decimal | None, model: Decimal | None) -> Decimal | None:
    """Return the number with the decimals of the other, where that loses nothing: JSON has 71.0 for a printed 71."""
    if value is None or model is None:
        return value
    same = value.quantize(model)
    return same if same == value else value


def _text(value: Decimal | None, *, share: bool) -> str:
    return _NONE if value is None else f"{value:f}{'%' if share else ''}"
