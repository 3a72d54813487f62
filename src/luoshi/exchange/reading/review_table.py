"""An import as one table to look through and mend in Excel or WPS; review_rows.py reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.exchange.reading.due_words import DueKind
from luoshi.exchange.reading.head_draft import list_other_names, write_due
from luoshi.exchange.reading.items import describe_place
from luoshi.report.document import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.exchange.reading.due_words import DueReading
    from luoshi.exchange.reading.items import Imported, ImportedItem

FIELDS = {
    "objective": "目标任务",
    "standard": "工作标准",
    "measures": "措施",
    "outputs": "成果形式",
    "leader": "牵头领导",
    "owner": "责任人",
    "kind": "事项类型",
    "category": "来源类别",
    "document": "来源文件",
    "assigned": "交办日期",
}
"""The fields of an item by the heads of their columns."""
COLUMNS = (
    "出处", "段或行", "编号", "事项", "牵头单位", "配合单位", "完成时限", "时限原文", "疑点",
    *FIELDS.values(), "节点", "办理记录", "其他",
)  # fmt: skip


def make_review_table(imported: Imported) -> Table:
    """Return a row an item; what is not certain is left empty, and why stands under 疑点."""
    rows = tuple(tuple(_cells(item, imported)) for item in imported.items)
    return Table("review", f"{imported.source} 读出的事项", tuple(Column(head) for head in COLUMNS), rows)


def _cells(item: ImportedItem, imported: Imported) -> Iterable[str]:
    fields = _fields(item, imported)
    return (
        item.origin or f"{imported.source} {describe_place(item)}",
        "" if item.row is None else str(item.row),
        item.number or "",
        item.title,
        item.lead or "",
        "、".join(item.support),
        _due(item.due),
        item.due_text or "",
        "\n".join(item.findings),
        *(fields.get(key) or "" for key in FIELDS),
        "\n".join(f"{each.due.day} {each.title}" for each in item.milestones if each.due.day),
        "\n".join(f"{each.date} {each.event} {each.note or ''}".strip() for each in item.events),
        "\n".join(f"{name}：{_flat(words)}" for name, words in [*item.notes.items(), *list_other_names(item)]),
    )


def _fields(item: ImportedItem, imported: Imported) -> dict[str, str | None]:
    said = {"document": imported.document, "assigned": imported.date.isoformat() if imported.date else None}
    return said | ({"objective": item.text.strip()} if item.span else {}) | dict(item.fields)


def _due(due: DueReading | None) -> str:
    """Return a time limit as a draft would have it: the day, 长期, or the words for days from 交办; else nothing."""
    data = write_due(due)
    if due is None or data is None:
        return ""
    return due.words if due.kind is DueKind.RELATIVE else str(data)


def _flat(words: str) -> str:
    return " ".join(words.split())
