"""The entries that count, by date, as the fold asks for them: the first and last of a kind, and the last report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from luoshi.model.entries import Progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from luoshi.model.base_entry import BaseEntry
    from luoshi.model.entries import Entry
    from luoshi.model.vocabulary import Confidence

    E = TypeVar("E", bound=BaseEntry)


class LastReport(NamedTuple):
    """The last 进展; texts are empty where the report did not give them."""

    date: dt.date
    note: str
    problem: str
    cause: str
    request: str
    next: str
    confidence: Confidence | None


def find_first(entries: Iterable[Entry], kind: type[E]) -> E | None:
    """Return the first entry of one class; None when there is none."""
    for entry in entries:
        if type(entry) is kind:
            return entry
    return None


def find_last(entries: Sequence[Entry], kind: type[E]) -> E | None:
    """Return the last entry of one class; None when there is none."""
    for entry in reversed(entries):
        if type(entry) is kind:
            return entry
    return None


def find_last_report(entries: Sequence[Entry]) -> LastReport | None:
    """Return the last 进展; None when there is none."""
    entry = find_last(entries, Progress)
    if entry is None:
        return None
    texts = (entry.note, entry.problem, entry.cause, entry.request, entry.next)
    note, problem, cause, request, following = (text or "" for text in texts)
    return LastReport(entry.date, note, problem, cause, request, following, entry.confidence)
