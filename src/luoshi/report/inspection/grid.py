"""A grid of names against years or months, each field with a word and a level: coverage, heat maps."""

from __future__ import annotations

from luoshi.frozen import Frozen


class GridCell(Frozen):
    """One field: the word that stands in it, and its level from 0 (nothing) to 4; ``hint`` tells all of it."""

    word: str = ""
    level: int = 0
    hint: str = ""


class GridChart(Frozen):
    """The whole. ``legend``: a word for each level that occurs; ``summary`` is the text alternative of the drawing."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[GridCell, ...]], ...]
    legend: tuple[tuple[int, str], ...]
    summary: str
