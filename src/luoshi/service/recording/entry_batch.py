"""Entries from a file: CSV with a line of column names, or JSON lines; a column is the name of a field."""

from __future__ import annotations

import contextlib
import csv
import io
from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.model.base import Plain
from luoshi.model.entry_forms import form_of
from luoshi.model.field_forms import FieldForm, FieldKind
from luoshi.service.recording.entry_words import find_event, parse_entry
from luoshi.service.recording.recording import NewEntry
from luoshi.service.recording.typed_words import drop_blanks, parse_day
from luoshi.store.yaml.json_data import parse_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

_COLUMNS = {"编号": "id", "事件": "event", "日期": "date"}
_APART = frozenset({"id", "event", "date"})
_PARTS = {"；": ";", "\n": ";"}
"""What separates several values in one cell, besides the semicolon."""


def read_batch(data: bytes, name: str, day: dt.date) -> tuple[NewEntry, ...]:
    """Return the entries of the file; a row without a date is of ``day``.

    Raises UsageError with the line for anything that cannot be taken, and for a file without rows.
    """
    rows = _read_json_lines(data) if name.endswith((".jsonl", ".ndjson", ".json")) else _read_csv(data)
    entries = tuple(_read_entry(number, row, day) for number, row in rows if any(row.values()))
    if not entries:
        raise UsageError(f"“{name}”里没有记录", "第一行写列名 id,event,date,…，以后每行一条；或每行一个 JSON 对象")
    return entries


def _read_entry(number: int, row: Mapping[str, Any], day: dt.date) -> NewEntry:
    try:
        return _parse_row(row, day).but(origin=f"第{number}行")
    except UsageError as error:
        raise UsageError(f"第{number}行：{error.message}", error.hint) from None


def _parse_row(row: Mapping[str, Any], day: dt.date) -> NewEntry:
    row = drop_blanks(row)
    missing = [column for column in ("id", "event") if not row.get(column)]
    if missing:
        raise UsageError(f"缺少 {'、'.join(missing)}", "每行都要有 id 和 event")
    event = find_event(str(row["event"]))
    on = parse_day("date", str(row["date"])) if row.get("date") else day
    given = {key: value for key, value in row.items() if key not in _APART and value not in ("", None)}
    words = _name_by_field(form_of(event).fields, given)
    return NewEntry(str(row["id"]), parse_entry(event, on, words), tuple(words.get("evidence", ())))


def _name_by_field(fields: tuple[FieldForm, ...], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words by the names of fields; a column may also have a field's Chinese title."""
    titles = {field.title: field for field in fields}
    names = {field.name: field for field in fields}
    found: dict[str, Any] = {}
    for column, word in words.items():
        field = names.get(column) or titles.get(column)
        found[field.name if field else column] = _split(field, word) if field else word
    return found


def _split(field: FieldForm, word: Any) -> Any:
    """Return several words where the field takes several."""
    if isinstance(word, dict):
        return [f"{key}={value}" for key, value in word.items()]
    if isinstance(word, list):
        return [str(each) for each in word]
    text = str(word)
    if not field.repeats or field.kind is FieldKind.TEXTS:
        return [text] if field.repeats else text
    for other, sign in _PARTS.items():
        text = text.replace(other, sign)
    return [part.strip() for part in text.split(";") if part.strip()]


def _read_csv(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(_decode(data), newline=""), strict=True)
    try:
        for row in reader:
            if None in row:
                raise UsageError(f"第{reader.line_num}行的格子比列名多", "文字里有逗号的要加双引号")
            cells = {str(column).strip(): (value or "").strip() for column, value in row.items()}
            yield reader.line_num, {_COLUMNS.get(column, column): value for column, value in cells.items()}
    except csv.Error as error:
        raise UsageError(f"第{reader.line_num}行不是 CSV：{error}", "检查引号是否成对") from None


def _read_json_lines(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_decode(data).split("\n"), 1):
        if line.strip():
            yield number, _read_object(number, line)


def _read_object(number: int, line: str) -> dict[str, Any]:
    found: Any = None
    with contextlib.suppress(ValueError):
        found = parse_json(line, Plain)
    if not isinstance(found, dict):
        raise UsageError(f"第{number}行不是 JSON 对象", '每行写一个：{"id": "ZD-2026-012", "event": "签收"}')
    return {_COLUMNS.get(str(key), str(key)): value for key, value in found.items()}


def _decode(data: bytes) -> str:
    """Decode UTF-8, or what Chinese spreadsheets write instead."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError("文件的编码看不懂", "另存为 UTF-8 再试")
