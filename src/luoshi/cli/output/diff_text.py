"""The difference of two versions of a file, as ``diff -u`` shows it."""

from __future__ import annotations

from difflib import unified_diff

_NO_BREAK = b"\n\\ No newline at end of file\n"


def unified(path: str, before: bytes, after: bytes) -> bytes:
    """Return the difference; line ends are shown as they are, so that it can be applied."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return b"".join(_ended(line.encode(errors="surrogateescape")) for line in lines)


def _lines(content: bytes) -> list[str]:
    """Cut at line feeds alone, each line with its own."""
    *lines, rest = content.decode(errors="surrogateescape").split("\n")
    return [*(f"{line}\n" for line in lines), *([rest] if rest else [])]


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + _NO_BREAK
