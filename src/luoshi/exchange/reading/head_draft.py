"""An item to the head of a task: what is known goes in, what is not stays out and is named; nothing is made up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.exchange.reading.due_words import DueKind, DueReading
from luoshi.exchange.reading.items import describe_place
from luoshi.frozen import Frozen
from luoshi.model.base import Plain
from luoshi.model.vocabulary import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.exchange.reading.items import Imported, ImportedItem, ItemMilestone

_TEXT_FIELDS = ("objective", "standard", "leader", "owner")
_LIST_FIELDS = ("measures", "outputs")
_NEEDED = {
    "source": "来源",
    "objective": "目标任务",
    "standard": "工作标准",
    "lead": "牵头单位",
    "leader": "牵头领导",
    "owner": "责任人",
    "due": "完成时限",
}
_HUNDRED = 100


class DraftRequest(Frozen):
    """What the source does not say: the kind of task and, where known, category, document, approver and 交办 day."""

    kind: str
    assigned: dt.date
    category: str | None = None
    document: str | None = None
    approver: str | None = None


class HeadDraft(Frozen):
    """``head``: data of a task without its id; ``missing``: what a task should say and this does not.

    ``origin``: comment lines that lead back to the source and keep what has no place in a task.
    """

    head: dict[str, Any]
    missing: tuple[str, ...]
    origin: tuple[str, ...]


def make_draft(item: ImportedItem, imported: Imported, request: DraftRequest) -> HeadDraft:
    """Return the draft of an item."""
    fields = item.fields
    head: dict[str, Any] = {"title": item.title, "kind": fields.get("kind", request.kind)}
    head |= _source(item, imported, request)
    head |= {key: fields[key] for key in _TEXT_FIELDS if fields.get(key)}
    head.setdefault("objective", item.text.strip() if item.span else None)
    head |= {key: _lines(fields[key]) for key in _LIST_FIELDS if fields.get(key)}
    head |= {"lead": item.lead, "support": list(item.support), "due_text": item.due_text, "due": write_due(item.due)}
    assigned = dt.date.fromisoformat(fields["assigned"]) if "assigned" in fields else request.assigned.replace()
    head |= {"assigned": assigned, "milestones": _milestones(item.milestones)}
    head |= {"log": [_entry(each.date, each.event, each.note) for each in item.events]}
    head = {key: value for key, value in head.items() if value not in (None, [], "")}
    missing = tuple(words for key, words in _NEEDED.items() if key not in head)
    return HeadDraft(head, missing, tuple(_origin(item, imported)))


def write_due(due: DueReading | None) -> dt.date | str | dict[str, Any] | None:
    """Return a time limit as a task file writes it; None for what is no single one.

    A limit from an event (会后7日内) would be counted from the day of 交办 in a task: so only a bare one is taken.
    """
    if due is None:
        return None
    if due.kind is DueKind.BY:
        return due.day and due.day.replace()  # two dates that are one object would become an anchor in YAML
    if due.kind is DueKind.STANDING:
        return STANDING
    bare = due.words[:1].isdigit() or due.words[:1] in "一二两三四五六七八九十"
    if due.kind is DueKind.RELATIVE and due.unit and bare:
        return {"within": Plain(str(due.within)), "unit": due.unit.value}
    return None


def _source(item: ImportedItem, imported: Imported, request: DraftRequest) -> dict[str, Any]:
    """Return the source; a task needs its category, which no document states, so without one it is left out."""
    category = item.fields.get("category") or request.category
    document = item.fields.get("document") or request.document or imported.document
    source = {"category": category, "document": document, "item": item.number, "approver": request.approver}
    return {"source": {key: value for key, value in source.items() if value}} if category else {}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _milestones(milestones: Sequence[ItemMilestone]) -> list[dict[str, Any]]:
    """Return the milestones with equal weights that add up to 100: the finding of the item says so."""
    known = [(each.title, each.due.day.replace()) for each in milestones if each.due.day]
    if not known:
        return []
    share = (Decimal(_HUNDRED) / len(known)).quantize(Decimal("0.01"))
    last = _HUNDRED - share * (len(known) - 1)
    weights = [share] * (len(known) - 1) + [last]
    return [
        {"id": f"节点{at}", "title": title, "due": day, "weight": Plain(f"{weight.normalize():f}")}
        for at, ((title, day), weight) in enumerate(zip(known, weights, strict=True), 1)
    ]


def _entry(day: dt.date, event: str, note: str | None) -> dict[str, Any]:
    return {"date": day.replace(), "event": event, **({"note": note} if note else {})}


def _origin(item: ImportedItem, imported: Imported) -> list[str]:
    """Return the lines that lead back to the source, each on one line."""
    kept = [f"{name}：{value}" for name, value in (*item.notes.items(), *list_other_names(item))]
    origin = item.origin or f"{imported.source} {describe_place(item)}"
    return [_one_line(line) for line in (f"导入自 {origin}", *kept)]


def list_other_names(item: ImportedItem) -> Iterator[tuple[str, str]]:
    """Yield, by what they are, the units and words of an item that have no place in a task."""
    others = [name for name in item.units if name != item.lead and name not in item.support]
    for head, words in (
        ("另提到的单位", others),
        ("未指明的单位", item.generic),
        ("适用范围", filter(None, [item.scope])),
    ):
        if said := "、".join(words):
            yield head, said


def _one_line(text: str) -> str:
    """Return a text as one line of a comment: what would end the line, or hide in it, is made visible."""
    return "".join(sign if sign.isprintable() or sign == "\u3000" else " " for sign in text).strip()
