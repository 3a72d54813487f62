"""Edits in place: a slice of the text is put in or replaced, every other byte stays (reference/engines.md 2).

New text is written by ruamel.yaml alone. What comes out is read again and must be the record that was meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from luoshi.errors import UnwritableError
from luoshi.frozen import Frozen
from luoshi.store.edit.key_removal import Slice, find_removals
from luoshi.store.yaml.compose import RefusedError, compose
from luoshi.store.yaml.guards import BOM
from luoshi.store.yaml.problems import NOT_TEXT, TOO_LARGE
from luoshi.store.yaml.reader import Reader, load
from luoshi.store.yaml.spans import Span, find_span
from luoshi.store.yaml.yaml_text import yaml_flow, yaml_item, yaml_pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.findings import Finding, Keys
    from luoshi.model.record import Record

_INDENTED_COMMENT = re.compile(r"\s*[ \t]#")
_OFFSET = 2
"""Columns by which a new list stands to the right of its key."""


def insert_item(data: bytes, keys: Keys, index: int, item: Any) -> bytes:
    """Return the file with ``item`` at ``index`` of the list at ``keys``; a list that is not there is made.

    ``item`` is plain data as ``yaml_text`` takes it. Bytes outside the new item stay as they are.
    """
    document = _Document.of(data)
    *above, name = keys
    holder = find_span(document.root, tuple(above))
    items = holder.child(name)
    if items is None:
        return document.add_key(holder, str(name), [item])
    if items.items:
        return document.insert(items, index, item)
    return document.fill(holder, items, item)


def add_key(data: bytes, keys: Keys, value: Any) -> bytes:
    """Return the file with a new key at the end of the mapping that holds it; the last of ``keys`` is its name."""
    document = _Document.of(data)
    *above, name = keys
    return document.add_key(find_span(document.root, tuple(above)), str(name), value)


def set_value(data: bytes, keys: Keys, value: Any) -> bytes:
    """Return the file with the value at ``keys`` replaced, on one line; a key that is not there is added."""
    document = _Document.of(data)
    try:
        return document.replace(find_span(document.root, keys), find_span(document.root, keys[:-1]), value)
    except KeyError:
        return add_key(data, keys, value)


def remove_key(data: bytes, keys: Keys) -> bytes:
    """Return the file without the key at ``keys`` and its value; comments around it stay. Raises KeyError."""
    document = _Document.of(data)
    *above, name = keys
    return document.remove(find_span(document.root, tuple(above)), str(name))


def confirm(data: bytes, intended: Record, path: str) -> bytes:
    """Return ``data`` when both readers find ``intended`` in it; else raises UnwritableError: nothing was written."""
    for reader in Reader:
        loaded = load(type(intended), data, path, reader)
        if loaded.record != intended:
            found = "；".join(finding.message for finding in loaded.findings) or "改完读回后与原意不同"
            raise UnwritableError(f"“{path}”不能这样改：{found}", f"没有写入；{_way_out(loaded.findings)}")
    return data


def _way_out(findings: Sequence[Finding]) -> str:
    """Return what to do: the file could be read before, so a text that is none, or too long, came with the change."""
    ways = {NOT_TEXT: "删去要写的文字里的控制字符再写", TOO_LARGE: "过长的内容另存为文件，放进 evidence/"}
    return next((ways[each.code] for each in findings if each.code in ways), "这里的写法不常见，请用编辑器手工改")


class _Document(Frozen):
    """The text without its byte order mark, its tree, and how its lines end."""

    mark: bytes
    text: str
    root: Span

    @classmethod
    def of(cls, data: bytes) -> _Document:
        text = data.removeprefix(BOM).decode()
        try:
            root = compose(text)
        except RefusedError:  # the fast reader took what the slow one does not
            raise UnwritableError("这个文件的写法不常见，不能自动改", "没有写入；请用编辑器手工改") from None
        return cls(data[: len(data) - len(data.removeprefix(BOM))], text, root)

    def insert(self, items: Span, index: int, item: Any) -> bytes:
        """Put an item into a list that has some."""
        if items.flow:
            return self._with(self._in_flow(items, index, yaml_flow(item)))
        lines = yaml_item(item)
        if index == 0:
            text = self._joined([*lines, ""], items.indent) + " " * items.indent
            return self._with(Slice(items.start, items.start, text))
        place = self._after_comments(self._line_end(items.items[index - 1].end), items.indent)
        return self._with(self._lines_at(place, lines, items.indent))

    def fill(self, holder: Span, items: Span, item: Any) -> bytes:
        """Put the first item into ``[]``, or after a key without a value."""
        if holder.flow or "\n" in self.text[items.start : items.end]:
            return self._with(self._in_brackets(items, yaml_flow(item)))
        name = holder.names[holder.items.index(items)]
        place = self._line_end(items.end)
        return self._with(self._emptied(name, items), self._lines_at(place, yaml_item(item), name.indent + _OFFSET))

    def add_key(self, holder: Span, name: str, value: Any) -> bytes:
        """Put a key with its value at the end of a mapping."""
        if holder.flow:
            pair = yaml_flow({name: value})[1:-1]
            return self._with(self._in_flow(holder, len(holder.items), pair))
        place = self._line_end(holder.end)
        if holder.indent:  # a comment at the left margin may speak of anything
            place = self._after_comments(place, holder.indent - 1)
        lines = yaml_pair(name, value)
        if _INDENTED_COMMENT.match(self.text, place):  # it would become the last line of a block text before it
            lines = [f"{name}: {yaml_flow(value)}"]
        return self._with(self._lines_at(place, lines, holder.indent))

    def replace(self, old: Span, holder: Span, value: Any) -> bytes:
        """Put one value in the place of another."""
        text = yaml_flow(value)
        if old.is_empty:
            return self._with(Slice(old.start, old.end, f"{old.lead}{text}"))
        low = not holder.flow and old.indent <= holder.indent
        return self._with(Slice(old.start, old.end, " " * _OFFSET * low + text))

    def remove(self, holder: Span, name: str) -> bytes:
        """Take a key out of a mapping."""
        names = [each.value for each in holder.names]
        if name not in names:
            raise KeyError(name)
        return self._with(*find_removals(self.text, holder, names.index(name)))

    def _with(self, *slices: Slice) -> bytes:
        text = self.text
        for each in sorted(slices, key=lambda each: each.start, reverse=True):
            text = text[: each.start] + each.text + text[each.end :]
        return self.mark + text.encode()

    def _in_flow(self, items: Span, index: int, text: str) -> Slice:
        """Put text between the members of a bracket; on a line of its own where its neighbour has one."""
        if not items.items:
            return self._in_brackets(items, text)
        starts = items.names or items.items
        if index == 0:
            place = starts[0].start
            return Slice(place, place, f"{text},{self._own_line(place) or ' '}")
        last = items.items[index - 1]
        place = last.end
        gap = " " if last.is_empty else ""
        return Slice(place, place, f"{gap},{self._own_line(starts[index - 1].start) or ' '}{text}")

    def _in_brackets(self, items: Span, text: str) -> Slice:
        if items.is_empty:
            return Slice(items.end, items.end, f"{items.lead}[{text}]")
        if self.text[items.start] not in "[{":  # null, written out
            return Slice(items.start, items.end, f"[{text}]")
        return Slice(items.start + 1, items.start + 1, text)

    def _emptied(self, name: Span, items: Span) -> Slice:
        """Take away ``[]`` or ``null``, and the blanks before it where nothing follows on the line."""
        if items.is_empty:
            return Slice(items.start, items.end, "")
        colon = self.text.index(":", name.end) + 1
        alone = not self.text[items.end : self._line_end(items.end)].strip()
        return Slice(colon if alone else items.start, items.end, "")

    def _own_line(self, place: int) -> str:
        """Return the line break and blanks before ``place`` where nothing else stands there; empty otherwise."""
        start = self.text.rfind("\n", 0, place) + 1
        blanks = self.text[start:place]
        return f"{self._newline()}{blanks}" if start and not blanks.strip() else ""

    def _lines_at(self, place: int, lines: list[str], column: int) -> Slice:
        return Slice(place, place, self._newline() + " " * column + self._joined(lines, column))

    def _joined(self, lines: list[str], column: int) -> str:
        """Join lines so that all but the first are indented; blank lines stay blank."""
        first, *rest = lines
        return self._newline().join([first, *(" " * column + line if line else "" for line in rest)])

    def _newline(self) -> str:
        """Return the line break of the file: that of its first line."""
        return "\r\n" if self.text.partition("\n")[0].endswith("\r") else "\n"

    def _line_end(self, place: int) -> int:
        """Return the end of the line, before its line break."""
        end = self.text.find("\n", place)
        if end < 0:
            return len(self.text)
        return end - 1 if end > place and self.text[end - 1] == "\r" else end

    def _after_comments(self, place: int, column: int) -> int:
        """Pass over the comment lines right below that stand deeper than ``column``: they belong to what is above."""
        start = self.text.find("\n", place) + 1
        if not start:
            return place
        end = self._line_end(start)
        line = self.text[start:end]
        deeper = len(line) - len(line.lstrip(" ")) > column
        return self._after_comments(end, column) if deeper and line.lstrip(" ").startswith("#") else place
