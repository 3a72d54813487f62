"""What an import understood, for the eye: each item in one line, or each with all that was read and what was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.exchange.reading.due_words import DueKind, DueReading
from luoshi.exchange.reading.items import describe_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.exchange.reading.items import Imported, ImportedItem

KINDS = {
    DueKind.BY: "截止",
    DueKind.RECURRING: "周期",
    DueKind.RELATIVE: "相对",
    DueKind.STANDING: "长期",
    DueKind.AMBIGUOUS: "有歧义",
    DueKind.BAD: "日期不存在",
    DueKind.UNKNOWN: "没有看懂",
}

FIELDS = {
    "objective": "目标任务", "standard": "工作标准", "measures": "措施", "outputs": "成果形式", "category": "来源类别",
    "document": "来源文件", "leader": "牵头领导", "owner": "责任人", "kind": "事项类型", "assigned": "交办日期",
}  # fmt: skip


def import_text(imported: Imported, *, full: bool) -> str:
    """Return the listing; ``full``: with the words of every item and of what belongs to none."""
    return "\n".join(_lines(imported, full=full)) + "\n"


def _lines(imported: Imported, *, full: bool) -> Iterator[str]:
    yield _head(imported)
    for at, item in enumerate(imported.items, 1):
        yield from _full(at, item) if full else _short(at, item)
    yield from (f"注意：{each}" for each in imported.findings)
    yield from _left(imported, full=full)


def _head(imported: Imported) -> str:
    facts = [imported.document, imported.date and f"{imported.date}", f"{len(imported.items)} 个事项"]
    doubtful = sum(bool(item.findings) for item in imported.items)
    facts += [f"其中 {doubtful} 个有疑点"] if doubtful else []
    return f"{imported.source}：{'，'.join(fact for fact in facts if fact)}"


def _short(at: int, item: ImportedItem) -> Iterator[str]:
    due = f"  {item.due_text}{_due_of(item)}" if item.due_text else ""
    yield f"{at}. {_name(item)}  牵头：{item.lead or '未写明'}{due}"
    yield from (f"   疑点：{each}" for each in item.findings)


def _full(at: int, item: ImportedItem) -> Iterator[str]:
    yield ""
    yield f"{at}. {_name(item)}  {describe_place(item)}"
    yield f"   牵头单位：{item.lead or '未写明'}"
    yield from _given("配合单位", item.support)
    yield from _given("提到的单位", item.units)
    yield from _given("未指明的单位", item.generic)
    yield from _given("适用范围", (item.scope,) if item.scope else ())
    if item.due_text:
        yield f"   时限：{item.due_text}{_due_of(item)}"
    yield from (f"   节点：{each.words}{_due(each.due)} {each.title}" for each in item.milestones)
    yield from (
        f"   {FIELDS.get(name, name)}：{_flat(value)}" for name, value in [*item.fields.items(), *item.notes.items()]
    )
    yield from (f"   记录：{each.date} {each.event}" for each in item.events)
    yield from (f"   疑点：{each}" for each in item.findings)
    yield f"   原文：{_flat(item.text)}"


def _given(head: str, words: tuple[str, ...]) -> Iterator[str]:
    if words:
        yield f"   {head}：{'、'.join(words)}"


def _name(item: ImportedItem) -> str:
    part = f"（第{item.part}处）" if item.part else ""
    return f"{item.number or '—'}{part} {item.title}"


def _due_of(item: ImportedItem) -> str:
    if item.due is None:
        return "（没有填日期）" if item.origin else "（没有合成一个时限）"
    return _due(item.due)


def _due(due: DueReading) -> str:
    return f" → {due.day}" if due.day else f"（{KINDS[due.kind]}）"


def _left(imported: Imported, *, full: bool) -> Iterator[str]:
    if not imported.leftover:
        return
    yield ""
    signs = sum(len(each.text.strip()) for each in imported.leftover)
    yield f"没有归入事项的文字：{len(imported.leftover)} 处，{signs} 字" + ("" if full else "（--report 逐处查看）")
    if full:
        yield from (f"   {each.kind} {describe_place(each)}：{_flat(each.text)}" for each in imported.leftover)


def _flat(text: str) -> str:
    return " ".join(text.split())
