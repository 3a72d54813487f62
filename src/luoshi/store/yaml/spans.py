"""A YAML text as a tree with the offsets where each value begins and ends: what an edit in place stands on.

Only texts that the reader has accepted come here: no anchors, tags or further documents. Offsets count characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ruamel.yaml.events import (
    CollectionEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from luoshi.store.yaml.yaml_events import parse

if TYPE_CHECKING:
    from luoshi.findings import Keys

_COLON = re.compile(r"\s*:")


@dataclass(slots=True)
class Mark:
    """A value from ``start`` up to ``end``, without the comments after it.

    ``items``: values of a list or mapping; ``names``: keys of a mapping, in step with them. ``flow``: within or with
    brackets. ``column``: from 0. A value left out has ``empty`` set and stands right after its colon, or after the key
    of a ``bare`` one: ``{by}``.
    """

    start: int
    end: int
    column: int
    kind: type
    flow: bool = False
    empty: bool = False
    bare: bool = False
    names: list[Mark] = field(default_factory=list)
    items: list[Mark] = field(default_factory=list)
    text: str = ""

    @property
    def lead(self) -> str:
        """What must stand before a value that is put where none was."""
        return ": " if self.bare else " "

    def child(self, key: str | int) -> Mark | None:
        """Return the value under a key or index; None when there is none."""
        if isinstance(key, int):
            return self.items[key] if self.kind is list and key < len(self.items) else None
        return next((item for name, item in zip(self.names, self.items, strict=True) if name.text == key), None)


def mark_tree(text: str) -> Mark:
    """Return the root of the text's only document."""
    builder = _Builder(text)
    for event in parse(text):
        builder.take(event)
    return builder.root


def find_mark(root: Mark, keys: Keys) -> Mark:
    """Return the value at ``keys``; raises KeyError where the way ends early."""
    mark = root
    for key in keys:
        below = mark.child(key)
        if below is None:
            raise KeyError(keys)
        mark = below
    return mark


class _Builder:
    """Takes events one by one; ``root`` is the finished tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Mark(0, 0, 0, str, empty=True)
        self.stack: list[Mark] = []

    def take(self, event: Any) -> None:
        if isinstance(event, ScalarEvent):
            self._put(self._scalar(event))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            kind = dict if isinstance(event, MappingStartEvent) else list
            mark = event.start_mark
            workspace = Mark(mark.index, mark.index, mark.column, kind, flow=bool(event.flow_style))
            self._put(workspace)
            self.stack.append(workspace)
        elif isinstance(event, CollectionEndEvent):
            self._close(self.stack.pop(), event.end_mark.index)

    def _close(self, closed: Mark, end: int) -> None:
        """End a collection: with its bracket, or in block style with its last value, before any comment."""
        closed.end = end if closed.flow else max(each.end for each in (*closed.names, *closed.items))

    def _scalar(self, event: Any) -> Mark:
        start, end = event.start_mark, event.end_mark
        if event.style is None and start.index == end.index and self._awaits_value():
            return self._nothing(self.stack[-1].names[-1], start.column)
        last = _block_end(self.text, start.index, end.index) if event.style in {"|", ">"} else end.index
        return Mark(start.index, last, start.column, str, text=event.value)

    def _nothing(self, name: Mark, column: int) -> Mark:
        """Return the place of a value left out; the parser takes the colon of ``{by:}`` for a part of the key."""
        colon = _COLON.match(self.text, name.end)
        place = colon.end() if colon else name.end
        stuck = not colon and self.text[: name.end].endswith(":")
        name.text = name.text.removesuffix(":").rstrip() if stuck else name.text
        return Mark(place, place, column, str, empty=True, bare=not (colon or stuck))

    def _awaits_value(self) -> bool:
        parent = self.stack[-1] if self.stack else None
        return parent is not None and parent.kind is dict and len(parent.names) > len(parent.items)

    def _put(self, mark: Mark) -> None:
        if not self.stack:
            self.root = mark
        elif self.stack[-1].kind is dict and not self._awaits_value():
            self.stack[-1].names.append(mark)
        else:
            self.stack[-1].items.append(mark)


def _block_end(text: str, start: int, end: int) -> int:
    """Return where a block text ends, before its last line break; blank lines after it are its own only with ``+``."""
    header = text[start:end].partition("\n")[0].partition("#")[0]
    slice_ = text[start:end]
    kept = slice_.removesuffix("\n").removesuffix("\r") if "+" in header else slice_.rstrip("\r\n ")
    return start + len(kept)
