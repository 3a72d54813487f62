"""The calendar of the bundled notices, parsed here so that these tests need no other layer."""

from __future__ import annotations

import pytest
import yaml_rs

from luoshi.workday.bundled import BUNDLED_YEARS, read_bundled_notice
from luoshi.workday.calendar import WorkCalendar, YearNotice


def _parse(text: str | None) -> YearNotice:
    assert text is not None
    data = yaml_rs.loads(text)
    assert isinstance(data, dict)
    return YearNotice.of(data["year"], data["notice"], data["number"], data["holidays"], data["workdays"])


@pytest.fixture(scope="session")
def notices() -> tuple[YearNotice, ...]:
    """Parse every bundled notice, by year."""
    return tuple(_parse(read_bundled_notice(year)) for year in BUNDLED_YEARS)


@pytest.fixture(scope="session")
def bundled(notices: tuple[YearNotice, ...]) -> WorkCalendar:
    """Build the calendar of 2018 to 2026."""
    return WorkCalendar.of(notices)
