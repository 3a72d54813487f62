"""文号 of the papers that the log of a task speaks of: which entries stand for a paper of their own."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Corrected
from luoshi.model.entries import Escalated
from luoshi.model.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.model.task import Task

_OF_ONE_TASK = frozenset({EventKind.REMINDED, EventKind.URGED, EventKind.SUPERVISED})
"""一事一单: each such entry has a paper of its own; a 通报 or 约谈 may speak of many tasks on one day."""

_NUMBERED = re.compile(r"\[[0-9]{4}\]第?0*([0-9]+)号")
_BRACKETS = str.maketrans("〔【［（(", "[[[[[") | str.maketrans("〕】］）)", "]]]]]")


class PaperMark(NamedTuple):
    """An entry that names a numbered paper: its index in the log, the event, its day, and the number as written."""

    place: int
    event: str
    day: str
    ref: str

    @property
    def number(self) -> str:
        """The number in one form, however its brackets and widths were typed."""
        return write_plain_number(self.ref) or self.ref

    @property
    def paper(self) -> tuple[str, ...]:
        """What tells this paper from another of the same number in another entry."""
        return () if EventKind(self.event) in _OF_ONE_TASK else (self.event, self.day)


def write_plain_number(ref: str) -> str | None:
    """Return ``滨教催办[2026]3号`` for each way of typing it; None for words that are no 文号."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", ref)).translate(_BRACKETS)
    return _NUMBERED.sub(lambda found: found[0][:6] + found[1] + "号", plain) if _NUMBERED.search(plain) else None


def list_papers(task: Task) -> Iterator[PaperMark]:
    """Yield the entries of a task that name a numbered paper; those of a day that was withdrawn are left out."""
    marks = [(index, each) for index, each in enumerate(task.log) if isinstance(each, Escalated) and each.ref]
    if not marks:
        return
    void = {each.of for each in task.log if isinstance(each, Corrected) and each.void}
    for index, entry in marks:
        if entry.ref and write_plain_number(entry.ref) and entry.date not in void:
            yield PaperMark(index, str(entry.event), entry.date.isoformat(), entry.ref)


def find_doubled(marks: Iterable[tuple[str, PaperMark]]) -> Iterator[tuple[str, PaperMark, str, PaperMark]]:
    """Yield each mark whose number stands for another paper already, with the first that has it; given in order."""
    first: dict[str, tuple[str, PaperMark]] = {}
    for name, mark in marks:
        known = first.setdefault(mark.number, (name, mark))
        other, earlier = known
        if (other, earlier.place) != (name, mark.place) and (not mark.paper or mark.paper != earlier.paper):
            yield name, mark, other, earlier
