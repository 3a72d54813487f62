"""督办文书 that ask for an answer: until when, and whether it came (回复)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.entries import Escalated, Replied

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from luoshi.model.entries import Entry
    from luoshi.model.vocabulary import EventKind


class SentPaper(NamedTuple):
    """A paper of the ladder as it stands on a day.

    ``to``: the unit that shall answer; ``reply_by``: None where no answer is asked for; ``replied``: the day on which
    it came, None while it did not.
    """

    date: dt.date
    kind: EventKind
    ref: str
    to: str
    requirement: str
    reply_by: dt.date | None
    replied: dt.date | None

    def is_owed(self, day: dt.date) -> bool:
        """Whether the answer is missing and its day has passed."""
        return self.reply_by is not None and self.replied is None and day > self.reply_by


def list_papers(entries: Iterable[Entry], lead: str) -> tuple[SentPaper, ...]:
    """Return the papers in order; without a unit of its own a paper is for the lead."""
    papers: list[SentPaper] = []
    for entry in entries:
        if type(entry) is Escalated:
            to = entry.to or lead
            words = (entry.ref or "", to, entry.requirement or "")
            papers.append(SentPaper(entry.date, entry.event, *words, entry.reply_by, None))
        elif type(entry) is Replied:
            place = find_answered(papers, entry)
            if place is not None:
                papers[place] = papers[place]._replace(replied=entry.date)
    return tuple(papers)


def find_answered(papers: Iterable[SentPaper], reply: Replied) -> int | None:
    """Return the place of the paper that a 回复 answers: by number, by day, else the oldest that waits."""
    numbered = [(place, paper) for place, paper in enumerate(papers) if paper.date <= reply.date]
    if reply.ref is not None:
        return next((place for place, paper in numbered if paper.ref == reply.ref), None)
    if reply.of is not None:
        of_day = [(place, paper) for place, paper in numbered if paper.date == reply.of]
        return next((place for place, paper in of_day if paper.replied is None), of_day[0][0] if of_day else None)
    waiting = (place for place, paper in numbered if paper.reply_by is not None and paper.replied is None)
    return next(waiting, None)
