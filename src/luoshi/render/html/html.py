"""The document as one HTML page that needs nothing else: it opens offline, prints as A4, and works by keyboard.

Styles and script stand inside, allowed by their hash alone; no other style, script, image or address is loaded, so a
text from a ledger could run nothing even if it slipped through the escaping.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from luoshi.render.cell_text import figure_text, long_date
from luoshi.render.charts.svg import SHAPES
from luoshi.render.html.html_blocks import write_blocks
from luoshi.render.html.html_table import find_homes, write_task
from luoshi.render.on_paper import lies, split_mark
from luoshi.report.sheets import is_sheet
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.report.document import Document, Figure, Section

_TEMPLATES = "templates"
# The policy allows no style on an element, so a column names its width by a class.
_WIDTHS = "".join(f".w{share}{{width:{share}%}}" for share in range(1, 101))


def render(document: Document) -> bytes:
    """Return the page: UTF-8, LF line ends, one at the end."""
    environment = Environment(
        loader=PackageLoader("luoshi.render", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = environment.get_template("bulletin.html.j2").render(_context(document))
    return visible(page).encode()


def _context(document: Document) -> dict[str, Any]:
    homes = find_homes(document)
    style, script = _asset("bulletin.css") + _WIDTHS, _asset("bulletin.js")
    return {
        "document": document,
        "sheet": is_sheet(document),
        "date": long_date(document.masthead.date),
        "as_of": long_date(document.origin.as_of),
        "sections": [_part(section, homes) for section in document.sections],
        "attachments": [_annex(section, homes) for section in document.attachments],
        "figures": [_source(key, figure, homes) for key, figure in document.figures.items()],
        "shapes": SHAPES,
        "style": Markup(style),  # noqa: S704 - a file of this package
        "script": Markup(script),  # noqa: S704 - a file of this package
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }


def _part(section: Section, homes: Mapping[str, str]) -> dict[str, Any]:
    content = Markup(write_blocks(section, homes))  # noqa: S704 - every text in it is escaped where it is joined
    return {"id": section.id, "title": section.title, "content": content}


def _annex(section: Section, homes: Mapping[str, str]) -> dict[str, Any]:
    """Return an attachment: its mark stands above its title, and it lies if one of its tables is wide."""
    mark, name = split_mark(section)
    return {**_part(section, homes), "mark": mark, "name": name, "lying": lies(section)}


def _source(key: str, figure: Figure, homes: Mapping[str, str]) -> dict[str, Any]:
    """Return what a figure is made of."""
    tasks = "".join(f"<li>{write_task(task, homes)}</li>" for task in figure.tasks)
    content = Markup(tasks)  # noqa: S704 - every text in it is escaped where it is joined
    return {"id": key, "label": figure.label, "value": figure_text(figure), "tasks": content}


def _asset(name: str) -> str:
    path = resources.files("luoshi.render").joinpath(_TEMPLATES, name)
    return path.read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the hash of what stands between the tags, as a security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
