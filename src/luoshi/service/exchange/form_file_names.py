"""File names made of the names of units: whatever a unit is called, its file stays in the folder meant for it."""

from __future__ import annotations

import hashlib
import re

from luoshi.system.paths import is_device
from luoshi.visible_text import ACTIVE

_UNFIT = re.compile(rf'[\x00-\x1f/\\:*?"<>|]|{ACTIVE.pattern}|^[.\s-]+|[.\s]+$')
_LONGEST = 210
"""Bytes of a name in UTF-8; 255 are allowed, with room for what stands beside it."""


def file_name(unit: str, period: str) -> str:
    """Return ``学前教育处 2026-10.xlsx``.

    What no file system takes, and what would hide or turn the name, becomes an underscore; so that two units never
    have one file, such a name has a mark of its own: ``甲_乙-1f0c2a 2026-10.xlsx``.
    """
    plain = _UNFIT.sub("_", f"_{unit}" if is_device(unit) else unit)
    if len(plain.encode(errors="surrogatepass")) > _LONGEST:
        plain = plain.encode(errors="replace")[:_LONGEST].decode(errors="ignore")
    if plain != unit:
        plain += f"-{hashlib.sha256(unit.encode(errors='surrogatepass')).hexdigest()[:6]}"
    return f"{plain} {period}.xlsx"
