"""The log, entry by entry: what each may do to the task, and why some have no effect.

An entry counts when it comes from somebody who may make it, is approved where it must be (design-2 part 9), and can
follow the state before it (8.10). This is the only place where that is decided.
"""

from __future__ import annotations

from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import (
    Adjusted,
    Cancelled,
    Closed,
    Corrected,
    Declined,
    Extended,
    Paused,
    Regrouped,
    Revisited,
    Submitted,
    Verified,
)
from luoshi.model.entries import Escalated, Filed, Progress, Reached, Replied, Signed
from luoshi.model.vocabulary import Lifecycle
from luoshi.state.authority import Incompetence, Performers
from luoshi.state.corrections import CorrectedLog, correct_log
from luoshi.state.first_deadline import find_first_deadline
from luoshi.state.lifecycle import step
from luoshi.state.promise import is_understood

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.authority import Authority
    from luoshi.state.corrections import Dated
    from luoshi.state.judging_context import JudgingContext


class Unfit(StrEnum):
    """Why an entry has no effect, beside want of competence to approve it."""

    STRANGER = "不是牵头、配合单位，也不是督查机构"
    SUPPORT = "是配合单位，只能报结自己承担的部分"
    VERIFIER = "不能核查本事项"
    ORDER = "不能接在前一步之后"
    UNCLEAR = "看不懂调整的内容"


Refusal = Incompetence | Unfit


class WalkedEntry(NamedTuple):
    """One entry as it is known on the day. ``entry``: as it counts; ``refusal``: why it, or the limit in it, does not.

    ``place`` is the index in the file; ``before`` and ``after`` are the states around it.
    """

    place: int
    entry: Entry
    before: Lifecycle
    after: Lifecycle
    refusal: Refusal | None
    counts: bool


_NOT_SIGNED, _IN_PROGRESS = Lifecycle.NOT_SIGNED, Lifecycle.IN_PROGRESS
_COUNTS = True
"""By place: a tuple that is made with a name costs three times as much, and most entries are made here."""

_WORK: frozenset[type] = frozenset({Progress, Reached, Filed})
_OF_LEAD: frozenset[type] = frozenset({Signed, Submitted})
_DECIDED: frozenset[type] = frozenset({Adjusted, Paused, Declined, Cancelled, Closed, Regrouped})
_date = attrgetter("date")


def _date_of(pair: Dated) -> dt.date:
    return pair[1].date


def select_entries(task: Task, day: dt.date) -> list[Dated]:
    """Return the entries dated ``day`` or before with their indexes, by date; those of one day in the file's order."""
    dates = list(map(_date, task.log))
    if not dates or (dates[-1] <= day and dates == sorted(dates)):
        return [*enumerate(task.log)]
    return sorted((pair for pair in enumerate(task.log) if pair[1].date <= day), key=_date_of)


def read_log(task: Task, day: dt.date, judging: JudgingContext) -> CorrectedLog:
    """Return the log as it is known on the day, corrections applied."""
    seen = select_entries(task, day)
    if Corrected not in map(type, task.log):
        return CorrectedLog(seen)
    limits = list(_list_limits(task, seen, judging))
    stones = {each.id: each.due for each in task.milestones}
    return correct_log(
        task,
        seen,
        day,
        judging.authority,
        lambda entry: [stones[entry.milestone]] if type(entry) is Reached and entry.milestone in stones else limits,
    )


def _list_limits(task: Task, seen: Iterable[Dated], judging: JudgingContext) -> Iterator[dt.date]:
    """Yield the limits that were ever named for the task, in force or not."""
    first = find_first_deadline(task, judging.calendar)
    if first is not None:
        yield first
    yield from (each.due for _, each in seen if isinstance(each, Extended | Revisited) and each.due)


def walk_log(task: Task, pairs: Sequence[Dated], authority: Authority) -> Iterator[WalkedEntry]:
    """Walk along entries that are by date."""
    state = _NOT_SIGNED
    performers = _name_performers(task.lead, task.support_units, authority)
    ours = {None, performers.lead, authority.office, *performers.support}
    for index, entry in pairs:
        kind = type(entry)
        if kind in _WORK and state is _IN_PROGRESS and entry.by in ours:
            yield WalkedEntry(index, entry, state, state, None, _COUNTS)
            continue
        refusal = judge_entry(task, entry, performers, authority)
        after = step(state, entry) if refusal is None or kind is Extended else None
        if after is None:
            yield WalkedEntry(index, entry, state, state, refusal or Unfit.ORDER, counts=False)
            continue
        taken, refusal = _without_limit(task, entry, performers, authority, refusal)
        yield WalkedEntry(index, taken, state, after, refusal, counts=True)
        state = after
        if kind is Adjusted:
            performers = _adjust(performers, entry, authority)
            ours = {None, performers.lead, authority.office, *performers.support}


def judge_entry(task: Task, entry: Entry, performers: Performers, authority: Authority) -> Refusal | None:
    """Return why nobody need heed the entry, whatever the state before it: its author, approver or content."""
    kind = type(entry)
    if kind in _WORK or kind in _OF_LEAD:
        return _judge_author(entry, performers, authority)
    if kind in _DECIDED or (kind is Extended and getattr(entry, "approver", None) is not None):
        name = getattr(entry, "approver", None)
        refusal = authority.judge_approver(name, entry.event, entry.date, task, performers)
        unclear = type(entry) is Adjusted and not is_understood(task, entry)
        return refusal or (Unfit.UNCLEAR if unclear else None)
    if kind is Replied:
        return None if _is_addressed(task, entry, authority) else _judge_author(entry, performers, authority)
    if type(entry) is Verified and not authority.may_verify(entry.by, entry.person, performers):
        return Unfit.VERIFIER
    return None


def _is_for_support(entry: Entry, performers: Performers, authority: Authority) -> bool:
    """Whether the office records it for a supporting unit (``for``): that is of its part, and moves nothing else."""
    units = authority.find_units(getattr(entry, "on_behalf", None))
    return bool(units) and performers.lead not in units and not units.isdisjoint(performers.support)


def _is_addressed(task: Task, entry: Entry, authority: Authority) -> bool:
    """Whether a paper was sent to the unit that answers, though it has no part in the task."""
    units = authority.find_units(entry.by)
    sent = (each.to for each in task.log if type(each) is Escalated and each.to and each.date <= entry.date)
    return any(not units.isdisjoint(authority.find_units(to)) for to in sent)


def _judge_author(entry: Entry, performers: Performers, authority: Authority) -> Refusal | None:
    """Return why the unit may not make the entry; an entry without a unit counts as the lead's.

    Where the lead is no unit (other rules report it), whoever reports is believed.
    """
    units = authority.find_units(entry.by)
    if type(entry) in _OF_LEAD and _is_for_support(entry, performers, authority):
        return Unfit.SUPPORT
    if (
        not units
        or not authority.knows_unit(performers.lead)
        or not units.isdisjoint({performers.lead, authority.office})
    ):
        return None
    if units.isdisjoint(performers.support):
        return Unfit.STRANGER
    return Unfit.SUPPORT if type(entry) in _OF_LEAD else None


def _without_limit(
    task: Task, entry: Entry, performers: Performers, authority: Authority, refusal: Refusal | None
) -> tuple[Entry, Refusal | None]:
    """Return a relapse without its limit where nobody who may has approved that limit, and the reason."""
    if type(entry) is not Revisited or entry.due is None:
        return entry, refusal
    refusal = authority.judge_approver(entry.approver, entry.event, entry.date, task, performers)
    return (entry.but(due=None), refusal) if refusal else (entry, None)


def _name_performers(lead: str | None, support: Iterable[str], authority: Authority) -> Performers:
    """Return the performers by the names of their units, whatever names the file uses."""
    return Performers(authority.name_unit(lead), tuple(authority.name_unit(each) or each for each in support))


def _adjust(performers: Performers, entry: Entry, authority: Authority) -> Performers:
    """Return the performers after an adjustment."""
    field, to = getattr(entry, "field", ""), getattr(entry, "to", "")
    if field == "lead":
        return performers._replace(lead=authority.name_unit(to))
    if field == "support":
        return _name_performers(performers.lead, (to,) if isinstance(to, str) else to, authority)
    return performers
