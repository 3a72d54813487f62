"""What the reader of cells does not tell: hidden rows, cells with an error, formulas that nobody calculated.

A program that writes a workbook leaves the values to Excel; a note that begins with ``=`` becomes a formula on the way.
Only places are looked for, in the plain XML; what a formula says is never evaluated.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile

from luoshi.exchange.workbooks.workbook_guard import column_of
from luoshi.frozen import Frozen

_HIDDEN = re.compile(rb"""<(?:\w+:)?row(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*?\sr=["']([0-9]{1,7})["']""")
_ERROR = re.compile(rb"""<(?:\w+:)?c(?=[^>]*\st=["']e["'])[^>]*?\sr=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_EMPTY = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?r=["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v(?:/>|>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"""
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"""\s(?:\w+:)?(\w+)=(?:"([^"]*)"|'([^']*)')""")
_RELATIONS = "xl/_rels/workbook.xml.rels"


class SheetMarks(Frozen):
    """Hidden rows, and places of error cells and of formulas without value; rows and columns count from 0."""

    hidden: frozenset[int] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()


NO_MARKS = SheetMarks()


def read_marks(data: bytes) -> dict[str, SheetMarks]:
    """Return the marks of every sheet of a guarded .xlsx, by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {sheet: _find_marks(package.read(part)) for sheet, part in _sheet_parts(package).items()}


def _find_marks(content: bytes) -> SheetMarks:
    hidden = frozenset(int(row) - 1 for row in _HIDDEN.findall(content))
    has_formulas = b"<f" in content or b":f" in content
    return SheetMarks(hidden, _places(_ERROR, content), _places(_EMPTY, content) if has_formulas else frozenset())


def _places(pattern: re.Pattern[bytes], content: bytes) -> frozenset[tuple[int, int]]:
    return frozenset((int(row) - 1, column_of(letters.decode()) - 1) for letters, row in pattern.findall(content))


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the member of each sheet by the sheet's name; sheets whose member is not there are left out."""
    members = set(package.namelist())
    if _RELATIONS not in members:
        return {}
    targets = {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/xl", each.get("Target", ""))).lstrip("/")
        for each in _attributes(_RELATION, package.read(_RELATIONS))
    }
    sheets = _attributes(_SHEET, package.read("xl/workbook.xml"))
    parts = {each.get("name", ""): targets.get(each.get("id", ""), "") for each in sheets}
    return {sheet: part for sheet, part in parts.items() if part in members}


def _attributes(tag: re.Pattern[str], content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8", errors="replace")
    return [
        {name: html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(found)}
        for found in tag.findall(text)
    ]
