"""The notices that come with luoshi, as YAML text; the store parses them like a workspace's own calendar files."""

from __future__ import annotations

from typing import Any

BUNDLED_YEARS = range(2018, 2027)
"""The years whose notice is in the package."""


def bundled_notice_text(year: int) -> str | None:
    """Return the text of the notice file of ``year``; None for a year that is not in ``BUNDLED_YEARS``."""
    if year not in BUNDLED_YEARS:
        return None
    # By the module's own loader, which reads out of an archive too: importlib.resources costs four milliseconds more.
    folder = __file__.rpartition("bundled")[0]
    loader: Any = __spec__.loader
    content: bytes = loader.get_data(f"{folder}notices/{year}.yaml")
    return content.decode()
