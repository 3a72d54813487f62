"""luoshi comes with notices as YAML text, which the store parses like the calendar files of a workspace."""

from __future__ import annotations

from typing import Any

BUNDLED_YEARS = range(2018, 2027)
"""The package contains the notices of these years."""


def read_bundled_notice(year: int) -> str | None:
    """Return the text of the notice file of ``year``; None for a year that is not in ``BUNDLED_YEARS``."""
    if year not in BUNDLED_YEARS:
        return None
    # The loader of this module also reads from an archive, and importlib.resources would take four milliseconds longer.
    folder = __file__.rpartition("bundled")[0]
    loader: Any = __spec__.loader
    content: bytes = loader.get_data(f"{folder}notices/{year}.yaml")
    return content.decode()
