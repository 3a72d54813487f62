"""Words of official documents from data: dates, lists, sentences whose numbers stay tied to their figures."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from luoshi.report.document import FigureRef, Paragraph
from luoshi.state.sets.statistics import group_by

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from luoshi.report.bulletin.unit_order import UnitOrder
    from luoshi.report.document import Block, Run
    from luoshi.state.task_state import TaskState

NUMERALS = "一二三四五六七八九十"


def long_date(day: dt.date) -> str:
    """Return the date as prose writes it: 2026年10月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


_ISO = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9-])")


def spell_days(text: str) -> str:
    """Return words of the ledger with their days in the form of sentences: 2026-12-15 as 2026年12月15日."""
    return _ISO.sub(lambda found: f"{int(found[1])}年{int(found[2])}月{int(found[3])}日", text)


_INNER = str.maketrans("“”‘’", "‘’“”")
_PAIR = re.compile(r'"([^"]*)"')


def quote(text: str) -> str:
    """Return the text in quotation marks; those within it become the other kind, as GB/T 15834 has them."""
    inner = _PAIR.sub(r"“\1”", text).translate(_INNER)
    return f"“{inner}”"


def end_sentence(text: str) -> str:
    """Return the text with one full stop at its end, whatever stood there."""
    bare = text.rstrip("。．.；;，,、：: \n")
    return f"{bare}{'' if bare.endswith(('！', '？')) else '。'}" if bare else ""


def named(state: TaskState) -> str:
    """Return a task by number and title."""
    return f"{state.id}{quote(state.title)}"


def join_ids(states: Iterable[TaskState]) -> str:
    """Return the numbers of the tasks, in the order given."""
    return "、".join(state.id for state in states)


def list_by_unit(
    states: Iterable[TaskState], order: UnitOrder, find_unit: Callable[[TaskState], str | None] = attrgetter("lead")
) -> str:
    """Return ``学前教育处2项（ZD-2026-001、ZD-2026-003）、财务处1项（…）``, by lead unit if not told otherwise."""
    groups = order.sorted(group_by(states, find_unit))
    return "、".join(f"{unit}{len(members)}项（{join_ids(members)}）" for unit, members in groups.items())


MOST_NAMED = 8
"""So many tasks are named by their titles where room is short."""
_UNITS = 8
"""And so many units."""


def list_briefly(
    states: Iterable[TaskState],
    order: UnitOrder,
    find_unit: Callable[[TaskState], str | None] = attrgetter("lead"),
    most: int = _UNITS,
) -> str:
    """Return ``人事处、教育督导室（2项）``: a few lines however many they are, by naming the units with most tasks."""
    groups = order.sorted(group_by(states, find_unit))
    chosen = set(sorted(groups, key=lambda unit: -len(groups[unit]))[:most])
    kept = ((unit, len(each)) for unit, each in groups.items() if unit in chosen)
    told = (f"{unit}（{count}项）" if count > 1 else str(unit) for unit, count in kept)
    return "、".join(told) + (f"等{len(groups)}个单位" if len(groups) > most else "")


def join_paragraphs(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the paragraphs as one, for where room is short."""
    runs = [block.runs for block in blocks if isinstance(block, Paragraph)]
    return (paragraph(*runs),) if runs else ()


def paragraph(*parts: Run | Sequence[Run] | None) -> Paragraph:
    """Join runs and lists of runs into a paragraph; None and empty parts fall away."""
    return Paragraph(tuple(_merged(_flat(parts))))


def clauses(items: Iterable[Sequence[Run]], separator: str = "，") -> list[Run]:
    """Join clauses by ``separator``; empty clauses fall away."""
    joined: list[Run] = []
    for item in items:
        if item:
            joined += [separator, *item] if joined else item
    return joined


def enumerated(sentences: Sequence[Sequence[Run]]) -> tuple[Paragraph, ...]:
    """Return one paragraph per sentence, begun with 一是, 二是, … where there are several and numerals last."""
    if not 1 < len(sentences) <= len(NUMERALS):
        return tuple(paragraph(sentence) for sentence in sentences)
    return tuple(paragraph(f"{NUMERALS[i]}是", sentence) for i, sentence in enumerate(sentences))


def _flat(parts: Iterable[Run | Sequence[Run] | None]) -> Iterator[Run]:
    for part in parts:
        if isinstance(part, str | FigureRef):
            yield part
        elif part is not None:
            yield from part


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbouring plain texts, so that equal paragraphs are equal values."""
    text = ""
    for run in runs:
        if isinstance(run, str):
            text += run
            continue
        if text:
            yield text
        text = ""
        yield run
    if text:
        yield text
