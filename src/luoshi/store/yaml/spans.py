"""A YAML text as one tree of spans: what stands where, for findings with places and for edits in place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from luoshi.findings import Keys


@dataclass(slots=True)
class Span:
    """A value from ``start`` up to ``end``, counted in characters, without the comments after it.

    ``line`` and ``column`` are those of its start, from 1. ``value`` is a text, a Plain text or None; a list of spans;
    or a dict of them, and then ``keys`` has the spans of the keys. ``flow``: whether it stands in brackets of its own.
    A value that is left out is empty and stands right after its colon. ``lead``: what must stand before a value that is
    put there; a colon too after the bare key of ``{by}``.
    """

    start: int
    end: int
    line: int
    column: int
    value: str | list[Span] | dict[str, Span] | None = None
    flow: bool = False
    lead: str = " "
    keys: dict[str, Span] = field(default_factory=dict)

    @property
    def indent(self) -> int:
        """How many characters stand before it on its line."""
        return self.column - 1

    @property
    def is_empty(self) -> bool:
        """Whether the value is left out; ``null`` written out is none, but stands somewhere."""
        return self.start == self.end

    @property
    def names(self) -> list[Span]:
        """The keys of a mapping, in step with ``items``."""
        return list(self.keys.values())

    @property
    def items(self) -> list[Span]:
        """The values of a list or mapping."""
        return list(self.value.values()) if isinstance(self.value, dict) else _items_of(self.value)

    def child(self, key: str | int) -> Span | None:
        """Return the value under a key or index; None when there is none."""
        if isinstance(key, int):
            items = _items_of(self.value)
            return items[key] if key < len(items) else None
        return next((item for name, item in zip(self.names, self.items, strict=True) if name.value == key), None)


def _items_of(value: object) -> list[Span]:
    return value if isinstance(value, list) else []


def find_span(root: Span, keys: Keys) -> Span:
    """Return the value at ``keys``; raises KeyError where the way ends early."""
    span = root
    for key in keys:
        below = span.child(key)
        if below is None:
            raise KeyError(keys)
        span = below
    return span


def find_place(root: Span, keys: Keys) -> tuple[int, int]:
    """Return line and column of the value at ``keys``; where the way ends early, of what holds the missing value."""
    span = place = root
    for key in keys:
        if isinstance(span.value, dict) and key in span.value:
            place, span = span.keys[str(key)], span.value[str(key)]
        elif isinstance(span.value, list) and isinstance(key, int) and key < len(span.value):
            place = span = span.value[key]
        else:
            return place.line, place.column
    found = place if span.value is None else span
    return found.line, found.column


def plain_data(span: Span) -> Any:
    """Return the tree as plain dicts, lists and strings; keys without a value are left out."""
    if isinstance(span.value, dict):
        return {key: plain_data(child) for key, child in span.value.items() if child.value is not None}
    if isinstance(span.value, list):
        return [plain_data(child) for child in span.value]
    return span.value
