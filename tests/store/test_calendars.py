"""The calendar of a workspace: its own files before the bundled notices."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.store.calendars import load_calendar
from luoshi.store.tree import DiskTree
from luoshi.store.yaml.reader import Reader
from luoshi.workday.bundled import BUNDLED_YEARS
from tests.support.builders import CALENDAR
from tests.support.files import make_no_file

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.findings import Finding


def write(root: Path, name: str, text: str) -> None:
    (root / "calendar").mkdir(exist_ok=True)
    (root / "calendar" / name).write_text(text, encoding="utf-8")


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, int, int, str]]:
    return [(each.code, each.path, each.line, each.column, each.message) for each in findings]


def test_without_files_the_bundled_notices_count(tmp_path: Path) -> None:
    calendar, findings = load_calendar(DiskTree(tmp_path))
    assert calendar == CALENDAR
    assert findings == ()
    assert [calendar.has_notice(year) for year in (BUNDLED_YEARS[0], BUNDLED_YEARS[-1], 2027)] == [True, True, False]


def test_a_file_replaces_the_notice_of_its_year_both_ways_of_reading(tmp_path: Path) -> None:
    write(tmp_path, "2026.yaml", "year: 2026\nnotice: 试\nholidays: [2026-11-05]\nworkdays: [2026-11-07]\n")
    write(tmp_path, "2027.yaml", "year: 2027\nnotice: 试\n")
    write(tmp_path, "说明.md", "甲")
    write(tmp_path, "27.yaml", "甲")
    for reader in Reader:
        calendar, findings = load_calendar(DiskTree(tmp_path), reader)
        assert findings == ()
        assert not calendar.is_workday(dt.date(2026, 11, 5))
        assert calendar.is_workday(dt.date(2026, 11, 7))
        assert calendar.is_workday(dt.date(2026, 10, 1))
        assert calendar.has_notice(2027)


def test_a_wrong_file_is_a_finding_and_the_bundled_notice_stays(tmp_path: Path) -> None:
    write(tmp_path, "2024.yaml", "year: 2024\nnotice: 试\nholidays: [2024-02-30]\n")
    write(tmp_path, "2025.yaml", "year: 2026\nnotice: 试\n")
    (tmp_path / "calendar" / "2026.yaml").mkdir()
    make_no_file(tmp_path / "calendar" / "2027.yaml")
    (tmp_path / "calendar" / "2028.yaml").symlink_to("none")
    calendar, findings = load_calendar(DiskTree(tmp_path))
    assert calendar == CALENDAR
    assert told(findings) == [
        ("LS108", "calendar/2024.yaml", 3, 12, "holidays 的值“2024-02-30”不对"),
        ("LS109", "calendar/2025.yaml", 0, 0, "文件名是 2025 年，里面写的是 2026 年"),
        ("LS101", "calendar/2026.yaml", 1, 1, "文件读不出来：不是普通文件"),
        ("LS101", "calendar/2027.yaml", 1, 1, "文件读不出来：不是普通文件"),
        ("LS101", "calendar/2028.yaml", 1, 1, "文件读不出来：没有这个文件"),
    ]
