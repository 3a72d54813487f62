"""Damage to bytes and texts, as slips of the hand, broken disks and attackers do it; the same for the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    Change = Callable[[random.Random, bytes, Sequence[bytes]], bytes]

T = TypeVar("T")
_SPAN = 12
"""Bytes that one change takes away, doubles or moves, at most."""


def mutated(chance: random.Random, data: bytes, words: Sequence[bytes], most: int = 4) -> bytes:
    """Return the bytes after one to ``most`` changes; ``words``: pieces that may be put in."""
    for _ in range(chance.randint(1, most)):
        data = chance.choice(_CHANGES)(chance, data, words)
    return data


def mutated_text(chance: random.Random, text: str, words: Sequence[str], most: int = 4) -> str:
    """Return the text after one to ``most`` changes that leave it a text."""
    for _ in range(chance.randint(1, most)):
        place = chance.randint(0, len(text))
        end = place + chance.choice((0, 0, 0, 1, 1, 2, chance.randint(0, _SPAN)))
        text = text[:place] + chance.choice((chance.choice(words), "", text[place:end] * 2)) + text[end:]
    return text


def some(chance: random.Random, values: Sequence[T], most: int) -> list[T]:
    """Return up to ``most`` of the values, in any order, some perhaps twice."""
    return [chance.choice(values) for _ in range(chance.randint(0, most))]


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, _SPAN))


def _cut(chance: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _double(chance: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:end] + data[start:]


def _put(chance: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + chance.choice(words) + data[start:]


def _replace(chance: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + chance.choice(words) + data[end:]


def _flip(chance: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _truncate(chance: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
    return data[: chance.randint(0, len(data))]


def _line(change: Callable[[random.Random, list[bytes], int], None]) -> Change:
    """Make a change of a whole line, of which there is at least one."""

    def changed(chance: random.Random, data: bytes, words: Sequence[bytes]) -> bytes:
        lines = data.splitlines(keepends=True) or [b""]
        change(chance, lines, chance.randrange(len(lines)))
        return b"".join(lines)

    return changed


def _indent(chance: random.Random, lines: list[bytes], at: int) -> None:
    blanks = b" " * chance.randint(1, 4)
    lines[at] = lines[at].removeprefix(blanks) if chance.random() < 0.5 else blanks + lines[at]


def _move(chance: random.Random, lines: list[bytes], at: int) -> None:
    line = lines.pop(at)
    lines.insert(chance.randint(0, len(lines)), line)


_CHANGES: tuple[Change, ...] = (
    _cut, _double, _put, _put, _put, _replace, _replace, _flip, _truncate,
    _line(_indent), _line(_indent), _line(_move),
    _line(lambda _chance, lines, at: lines.__delitem__(at)),
    _line(lambda _chance, lines, at: lines.insert(at, lines[at])),
)  # fmt: skip
