"""File names made of the names of units: whatever a unit is called, its file stays in the folder meant for it."""

from __future__ import annotations

import re

_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]|^\.+|[. ]+$')
_LONGEST = 80
"""Characters of a name: 240 bytes in UTF-8, with room for what stands beside it."""


def file_name(unit: str, period: str) -> str:
    """Return ``学前教育处 2026-10.xlsx``; what no file system takes becomes an underscore."""
    return f"{_UNFIT.sub('_', unit)[:_LONGEST] or '_'} {period}.xlsx"
