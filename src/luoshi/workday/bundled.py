"""The notices that come with luoshi, as YAML text; the store parses them like a workspace's own calendar files."""

from __future__ import annotations

BUNDLED_YEARS = range(2018, 2027)
"""The years whose notice is in the package."""


def bundled_notice_text(year: int) -> str | None:
    """Return the text of the notice file of ``year``; None for a year that is not in ``BUNDLED_YEARS``."""
    if year not in BUNDLED_YEARS:
        return None
    # Imported here: it costs several milliseconds at start-up, and most runs use the workspace's own files.
    from importlib.resources import files  # noqa: PLC0415

    return files("luoshi.workday").joinpath("notices", f"{year}.yaml").read_text(encoding="utf-8")
