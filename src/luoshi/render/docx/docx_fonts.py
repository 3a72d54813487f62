"""The fonts that a Word file names beside its styles: in its theme and in its table of fonts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from luoshi.frozen import values_of
from luoshi.render.docx.docx_xml import NAMESPACES, safe

if TYPE_CHECKING:
    from luoshi.report.paper import Fonts

_FACES = re.compile(r"<a:(major|minor)Font>.*?</a:\1Font>", re.DOTALL)
_SCHEME = re.compile(r'<a:fontScheme name="[^"]*">')
_FAMILY: Final = {"fangsong": "modern", "heiti": "modern", "kaiti": "modern", "latin": "roman"}


def write_theme(theme: str, fonts: Fonts) -> str:
    """Return the theme with the faces of the paper in the place of all others."""
    latin, chinese = safe(fonts.latin), safe(fonts.fangsong)
    faces = f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/><a:cs typeface="{latin}"/>'
    named = _SCHEME.sub('<a:fontScheme name="luoshi">', theme)
    return _FACES.sub(lambda found: f"<a:{found[1]}Font>{faces}</a:{found[1]}Font>", named)


def write_font_table(fonts: Fonts) -> str:
    """Return ``word/fontTable.xml``: each font once, in a fixed order."""
    uses = {str(name): use for use, name in values_of(fonts).items()}
    faces = "".join(_write_face(name, use) for name, use in uses.items())
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NAMESPACES}>{faces}</w:fonts>'


def _write_face(name: str, use: str) -> str:
    charset = "00" if use == "latin" else "86"
    family = _FAMILY.get(use, "auto")
    return (
        f'<w:font w:name="{safe(name)}"><w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="variable"/></w:font>'
    )
