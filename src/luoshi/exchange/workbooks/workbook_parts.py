"""Which member of an .xlsx package holds which sheet, read from the plain XML."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"""\s(?:\w+:)?(\w+)=(?:"([^"]*)"|'([^']*)')""")
_RELATIONS = "xl/_rels/workbook.xml.rels"


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
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
