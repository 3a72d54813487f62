"""What happened to a task beside its reports, flat enough for any table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Closed, Corrected, Extended, Regrouped, Revisited, Submitted, Verified
from luoshi.model.entries import Assessed, Escalated, Filed, Progress, Reached, Remarked, Replied, Signed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from luoshi.model.entries import Entry
    from luoshi.model.vocabulary import EventKind


class TaskEvent(NamedTuple):
    """An event of a task: ``who`` acted or was addressed, ``detail`` is what it says; both may be empty.

    ``refused``: why it has no effect; empty where it has.
    """

    date: dt.date
    kind: EventKind
    who: str = ""
    detail: str = ""
    approver: str = ""
    ref: str = ""
    reason: str = ""
    refused: str = ""


_ROUTINE = (Signed, Progress, Reached, Submitted, Filed)


def list_events(entries: Iterable[tuple[Entry, str, str]]) -> tuple[TaskEvent, ...]:
    """Return the events other than 签收, 进展, 节点, 报结 and 佐证, in order.

    Each entry comes with why it is refused, and with words for it where it does not say them itself.
    """
    return tuple(_build_event(*each) for each in entries if not isinstance(each[0], _ROUTINE))


def _build_event(entry: Entry, refused: str, words: str) -> TaskEvent:
    return TaskEvent(
        date=entry.date,
        kind=entry.event,
        who=getattr(entry, "to", None) or entry.by or "" if isinstance(entry, Escalated) else entry.by or "",
        detail=words or _say_detail(entry),
        approver=getattr(entry, "approver", None) or "",
        ref=getattr(entry, "ref", None) or "",
        reason=getattr(entry, "reason", None) or entry.note or "",
        refused=refused,
    )


def _say_detail(entry: Entry) -> str:
    """Say in a few words what the event carries; the field's own words, unchanged."""
    if isinstance(entry, Extended):
        return f"延至{entry.due.isoformat()}"
    if isinstance(entry, Remarked):
        return f"{entry.leader}：{entry.text}"
    if isinstance(entry, Regrouped):
        return "、".join(entry.into)
    if isinstance(entry, Escalated):
        return _say_paper(entry)
    if isinstance(entry, Corrected):
        return _say_correction(entry)
    names = _CARRIED.get(type(entry), ())
    return "；".join(str(part) for name in names if (part := getattr(entry, name)))


def _say_paper(entry: Escalated) -> str:
    """Say what a paper of the ladder asks for, and until when."""
    until = f"{entry.reply_by.isoformat()}前回复" if entry.reply_by else ""
    filed = f"报{'、'.join(entry.filed)}备案" if entry.filed else ""
    return "；".join(filter(None, ((entry.requirement or "").rstrip("。"), until, filed)))


def _say_correction(entry: Corrected) -> str:
    """Say which entry is corrected, and to what."""
    told = ["作废"] if entry.void else []
    told += [f"进度{entry.progress.normalize():f}%"] if entry.progress is not None else []
    told += [f"{name} {value.normalize():f}" for name, value in entry.values.items()]
    told += [str(value) for _, value in entry.to or () if value is not None]
    return f"{entry.of}的记录更正为：{'、'.join(told)}" if told != ["作废"] else f"{entry.of}的记录作废"


_CARRIED: dict[type, tuple[str, ...]] = {
    Replied: ("of",),
    Closed: ("grade", "effect"),
    Verified: ("result", "requirement"),
    Assessed: ("result",),
    Revisited: ("result",),
}
"""What the other events carry, by the names of their fields."""
