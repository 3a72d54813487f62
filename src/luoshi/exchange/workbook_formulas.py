"""Formulas that nobody calculated: their cells read as empty, though something stands in them.

A program that writes a workbook leaves the values to Excel; a note that begins with ``=`` becomes a formula on the way.
Only places are looked for, in the plain XML; what the formula says is never evaluated.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile

from luoshi.exchange.workbook_guard import column_of

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"""\s(?:\w+:)?(\w+)=(?:"([^"]*)"|'([^']*)')""")
_EMPTY = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?r=["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v(?:/>|>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"""
)


def empty_formulas(data: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """Return the places (row, column from 0) of formulas without value, by the names of sheets; of guarded bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        parts = {sheet: part for sheet, part in _parts(package, names).items() if part in names}
        return {sheet: _places(package.read(part)) for sheet, part in parts.items()}


def _parts(package: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """Return the member of each sheet."""
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in names:
        return {}
    targets = {
        words.get("Id", ""): posixpath.normpath(posixpath.join("/xl", words.get("Target", ""))).lstrip("/")
        for words in _tags(_RELATION, package.read(relations))
    }
    sheets = _tags(_SHEET, package.read("xl/workbook.xml"))
    return {words.get("name", ""): targets.get(words.get("id", ""), "") for words in sheets}


def _tags(tag: re.Pattern[str], content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8", errors="replace")
    return [
        {name: html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(found)}
        for found in tag.findall(text)
    ]


def _places(content: bytes) -> frozenset[tuple[int, int]]:
    if b"<f" not in content and b":f" not in content:
        return frozenset()
    return frozenset((int(row) - 1, column_of(letters.decode()) - 1) for letters, row in _EMPTY.findall(content))
