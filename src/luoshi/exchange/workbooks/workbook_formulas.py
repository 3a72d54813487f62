"""Formulas that nobody calculated: their cells read as empty, though something stands in them.

A program that writes a workbook leaves the values to Excel; a note that begins with ``=`` becomes a formula on the way.
Only places are looked for, in the plain XML; what the formula says is never evaluated.
"""

from __future__ import annotations

import io
import re
import zipfile

from luoshi.exchange.workbooks.workbook_guard import column_of
from luoshi.exchange.workbooks.workbook_parts import sheet_parts

_EMPTY = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?r=["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v(?:/>|>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"""
)


def empty_formulas(data: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """Return the places (row, column from 0) of formulas without value, by the names of sheets; of guarded bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {sheet: _places(package.read(part)) for sheet, part in sheet_parts(package).items()}


def _places(content: bytes) -> frozenset[tuple[int, int]]:
    if b"<f" not in content and b":f" not in content:
        return frozenset()
    return frozenset((int(row) - 1, column_of(letters.decode()) - 1) for letters, row in _EMPTY.findall(content))
