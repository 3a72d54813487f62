"""What is to be done today, grouped by what to do; each line ends with the command that does it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from luoshi.report.document import Column, Page, Paragraph, Section, Table
from luoshi.report.wording import long_date
from luoshi.state.sets.dues import WaitingKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from luoshi.state.sets.dues import Due

_COLUMNS = (
    Column("事项", width=14),
    Column("牵头单位", width=6),
    Column("情况", width=10),
    Column("接着办", width=14),
)


class TodayLine(NamedTuple):
    """Something that waits, and the command that does it."""

    due: Due
    command: str


def make_today_page(lines: Sequence[TodayLine], day: dt.date, bulletin: tuple[str, dt.date]) -> Page:
    """Return the page; ``bulletin``: the next one and the day on which it falls due."""
    sections = [
        Section(f"today-{kind.name.lower()}", f"{kind}（{len(group)}）", (_list_group(kind.name.lower(), group),))
        for kind, group in ((kind, list(found)) for kind, found in groupby(lines, key=lambda line: line.due.kind))
    ]
    told = f"{long_date(day)}：" + (f"{len(lines)} 件事等着办。" if lines else "没有等着办的事。")
    title, due = bulletin
    head = Section("today", "", (Paragraph((f"{told}下一期通报：{title}，{long_date(due)}前。",)),))
    return Page((head, *sections), _list_facts(lines, day, bulletin))


def _list_group(name: str, group: Sequence[TodayLine]) -> Table:
    rows = tuple((due.state.title, due.state.lead or None, _say(due), command) for due, command in group)
    return Table(f"today-{name}", "", _COLUMNS, rows)


def _say(due: Due) -> str:
    if due.kind is WaitingKind.REPORT:  # the periods say more than the day by which the last was owed
        return f"{due.detail}未报"
    return " ".join(str(part) for part in (due.day, due.detail) if part)


def _list_facts(lines: Sequence[TodayLine], day: dt.date, bulletin: tuple[str, dt.date]) -> dict[str, object]:
    return {
        "as_of": day.isoformat(),
        "total": len(lines),
        "bulletin": {"title": bulletin[0], "due": bulletin[1].isoformat()},
        "dues": [
            {
                "kind": str(due.kind),
                "id": due.state.id,
                "title": due.state.title,
                "lead": due.state.lead,
                "day": due.day.isoformat() if due.day else None,
                "detail": due.detail,
                "command": command,
            }
            for due, command in lines
        ],
    }
