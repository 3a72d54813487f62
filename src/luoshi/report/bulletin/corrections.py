"""更正: figures of the bulletin issued before that would be others today; said in the next one, never silently."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.report.document import Align, Column, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.report.document import Block, Figure

_COLUMNS = (
    Column("数据", width=12),
    Column("原通报", Align.RIGHT, 5),
    Column("更正为", Align.RIGHT, 5),
    Column("涉及事项", width=18),
)
_DERIVED = ("previous_", "change_")
_NONE = "—"


class Correction(Frozen):
    """One figure: as it was printed and as it would be printed today; ``tasks``: those that came in or went out."""

    figure: str
    label: str
    was: str
    now: str
    tasks: tuple[str, ...]


class Corrections(Frozen):
    """All of one bulletin. ``issue``: how it is called, such as ``2026年9月通报（第9期）``; ``note``: why, if known."""

    issue: str
    items: tuple[Correction, ...]
    note: str = ""


def compare_figures(issued: Mapping[str, Mapping[str, Any]], today: Mapping[str, Figure]) -> Iterator[Correction]:
    """Yield the figures of the issued bulletin that have another value or other tasks today, in its report's order."""
    for name in [*today, *(name for name in issued if name not in today)]:
        if name in issued:
            found = _compare(name, issued[name], today.get(name))
            if found is not None:
                yield found


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


def write_corrections(corrections: Corrections | None) -> tuple[Block, ...]:
    """Return a paragraph with the main figures and a table with all; nothing where nothing is to be corrected."""
    if corrections is None or not corrections.items:
        return ()
    rows = tuple((item.label, item.was, item.now, "、".join(item.tasks) or None) for item in corrections.items)
    table = Table("corrections", f"对{corrections.issue}的更正", _COLUMNS, rows, note=corrections.note)
    return Paragraph((_sentence(corrections),)), table


def _sentence(corrections: Corrections) -> str:
    main = [item for item in corrections.items if item.was != item.now and _is_main(item.figure)]
    told = "，".join(f"{item.label}由{_counted(item.was)}更正为{_counted(item.now)}" for item in main)
    return f"对{corrections.issue}的更正：{told or '件数不变，所含事项有变动，见下表'}。"


def _counted(number: str) -> str:
    return f"{number}项" if number.isdigit() else number


def _is_main(figure: str) -> bool:
    return not figure.startswith(_DERIVED) and not figure.endswith("_share")
