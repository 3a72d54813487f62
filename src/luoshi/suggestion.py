"""What somebody may have meant by a word that is not known: the nearest known one, and how it is asked after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def find_nearest(word: str, known: Iterable[str], cutoff: float = 0.5) -> str | None:
    """Return the known word most like ``word``, whatever the order of the known ones; None when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 -- only needed where something is wrong

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), None)


def suggest(word: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return ``；是否为“…”？`` with the nearest known word, or nothing when none is near."""
    near = find_nearest(word, known, cutoff)
    return f"；是否为“{near}”？" if near else ""


def suggest_code(word: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return ``；是否为 … ？`` likewise for what is typed on a command line: ids, codes and options stand unquoted."""
    near = find_nearest(word, known, cutoff)
    return f"；是否为 {near}？" if near else ""
