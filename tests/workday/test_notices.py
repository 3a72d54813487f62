"""The bundled notices against two independent packages, and against the sample workspace."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chinese_calendar  # type: ignore[import-untyped, unused-ignore]
import holidays
import pytest
import yaml_rs

import luoshi.workday
from luoshi.workday.bundled import BUNDLED_YEARS, read_bundled_notice

if TYPE_CHECKING:
    from luoshi.workday.calendar import WorkCalendar, YearNotice

NOTICES = Path(luoshi.workday.__file__).parent / "notices"
SAMPLE = Path(__file__).parents[2] / "calendar"
NUMBER = re.compile(r"国办发明电〔\d{4}〕\d+号")


def read(year: int) -> dict[str, Any]:
    """Parse the keys of a bundled file."""
    data = yaml_rs.loads(read_bundled_notice(year) or "")
    assert isinstance(data, dict)
    return data


def days_of(year: int) -> list[date]:
    """Every day of the year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", BUNDLED_YEARS)
def test_every_day_agrees_with_chinesecalendar(bundled: WorkCalendar, year: int) -> None:
    days = days_of(year)
    assert [d for d in days if bundled.is_workday(d) != chinese_calendar.is_workday(d)] == []


@pytest.mark.parametrize("year", BUNDLED_YEARS)
def test_every_day_agrees_with_holidays(bundled: WorkCalendar, year: int) -> None:
    official = holidays.country_holidays("CN", years=year)
    assert [d for d in days_of(year) if bundled.is_workday(d) != official.is_working_day(d)] == []


@pytest.mark.parametrize("year", BUNDLED_YEARS)
def test_every_holiday_of_the_package_is_listed(bundled: WorkCalendar, year: int) -> None:
    notice = next(notice for notice in bundled.notices if notice.year == year)
    assert notice.holidays == frozenset(holidays.country_holidays("CN", years=year))


def test_a_notice_speaks_of_its_own_year_and_moves_only_weekends(notices: tuple[YearNotice, ...]) -> None:
    for notice in notices:
        assert {day.year for day in notice.holidays | notice.workdays} == {notice.year}
        assert all(day.isoweekday() in {6, 7} for day in notice.workdays)
        assert not notice.holidays & notice.workdays
        assert notice.notice == f"国务院办公厅关于{notice.year}年部分节假日安排的通知"


@pytest.mark.parametrize("year", BUNDLED_YEARS)
def test_the_document_is_named_and_older_than_its_year(year: int) -> None:
    data = read(year)
    assert data["year"] == year
    assert data["published"].year == year - 1
    assert NUMBER.fullmatch(data["number"])
    assert f"〔{year - 1}〕" in data["number"]
    assert all(NUMBER.fullmatch(number) for number in data.get("amended_by", []))


@pytest.mark.parametrize("year", BUNDLED_YEARS)
def test_days_are_listed_once_in_order(year: int) -> None:
    data = read(year)
    for key in ("holidays", "workdays"):
        assert data[key] == sorted(set(data[key]))


def test_the_years_are_those_of_the_files() -> None:
    assert sorted(path.name for path in NOTICES.iterdir()) == [f"{year}.yaml" for year in BUNDLED_YEARS]


def test_a_year_without_a_file_is_none() -> None:
    assert read_bundled_notice(2017) is None
    assert read_bundled_notice(2027) is None


@pytest.mark.parametrize("name", ["2025.yaml", "2026.yaml"])
def test_the_sample_workspace_has_the_same_bytes_before_its_terms(name: str) -> None:
    before, _, terms = (SAMPLE / name).read_text(encoding="utf-8").partition("terms:")
    assert before == (NOTICES / name).read_text(encoding="utf-8")
    assert bool(terms) is (name == "2026.yaml")
