"""Workbooks from outside: what is hostile, broken or something else is refused before it is parsed."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from luoshi.errors import UnreadableError
from luoshi.exchange.workbooks import workbook_guard, xls_guard
from luoshi.exchange.workbooks.csv_book import read_csv
from luoshi.exchange.workbooks.grids import read_grids
from luoshi.exchange.workbooks.sheet_marks import SheetMarks, read_marks
from luoshi.exchange.workbooks.workbook import address, format_value, read_book
from luoshi.exchange.workbooks.workbook_guard import column_of, guard_workbook
from tests.support.forms import saved
from tests.support.office_files import LOCKED

if TYPE_CHECKING:
    from luoshi.exchange.workbooks.workbook import Value

HERE = Path(__file__).parent
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def plain_book() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"], book.active["B2"] = "编号", 3.5
    return saved(book)


def with_member(name: str, content: bytes, base: bytes | None = None) -> bytes:
    """Return a workbook with one member put in the place of another, or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base or plain_book())) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def sheet_of(rows: str) -> bytes:
    return with_member(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode())


def far(cell: str) -> bytes:
    return sheet_of(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{cell}"><v>1</v></c></row>')


def zip_of(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def test_an_ordinary_workbook_is_read() -> None:
    book = read_book(plain_book(), "表.xlsx")
    (sheet,) = book.sheets
    assert (sheet.text(0, 0), sheet.text(1, 1), sheet.text(9, 9)) == ("编号", "3.5", "")
    assert sheet.place(1, 27) == "Sheet!AB2"
    assert book.sheet("没有") is None


def test_an_old_workbook_is_read() -> None:
    """As LibreOffice 7.4 converts a table of openpyxl: ``soffice --headless --convert-to xls``."""
    (sheet,) = read_book((HERE / "returned.xls").read_bytes(), "returned.xls").sheets
    assert [sheet.text(row, 0) for row in range(3)] == ["编号", "ZD-2026-001", ""]
    assert sheet.unknown == frozenset()


@pytest.mark.parametrize("name", LOCKED)
def test_a_password_is_told(name: str) -> None:
    data = (HERE / name).read_bytes()
    for kind in ("xlsx", "xls"):
        with pytest.raises(UnreadableError, match="加了密码"):
            read_grids(kind, data, name)
    with pytest.raises(UnreadableError, match="加了密码") as caught:
        read_book(data, name)
    assert caught.value.hint == "用 Excel 或 WPS 打开，去掉密码，另存后再试"


REFUSED = {
    "empty": (b"", "是空的"),
    "text": (b"hello", "不是 .xlsx"),
    "truncated": (plain_book()[:900], "不是 .xlsx"),
    "ole of nothing": (OLE, "读不懂"),
    "too large an xls": (OLE + bytes(xls_guard.MAX_XLS), "超过 20 MB"),
    "another zip": (zip_of(**{"word/document.xml": b"<w/>"}), "不是 Excel 工作簿"),
    "no sheets inside": (zip_of(**{"xl/workbook.xml": b"<x/>"}), "读不懂"),
    "far cell": (far("XFD1048576"), "大到第1048576行、第16384列"),
    "utf-16": (with_member(SHEET, "<worksheet/>".encode("utf-16")), "不是 UTF-8"),
    "bad xml": (sheet_of("<row"), "读不懂"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_workbook_is_refused(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(UnreadableError, match=words):
        read_book(data, "表.xlsx")


def test_a_bomb_is_seen_before_it_is_unpacked() -> None:
    bomb = with_member("xl/sharedStrings.xml", b"<sst>" + b" " * workbook_guard.MAX_UNPACKED + b"</sst>")
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableError, match="超过 50 MB"):
        guard_workbook(bomb, "表.xlsx")


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(with_member("xl/sharedStrings.xml", b"<sst>" + b" " * 5_000_000 + b"</sst>"))
    place = bomb.rindex(b"PK\x01\x02", 0, bomb.rindex(b"xl/sharedStrings.xml"))
    bomb[place + 24 : place + 28] = (1_000).to_bytes(4, "little")
    with pytest.raises(UnreadableError, match="已损坏"):
        guard_workbook(bytes(bomb), "表.xlsx")


def test_too_many_members_and_too_large_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="没有打开"):
        guard_workbook(zip_of(**{f"{number}.xml": b"" for number in range(workbook_guard.MAX_MEMBERS + 1)}), "表")
    monkeypatch.setattr(workbook_guard, "MAX_FILE", 100)
    with pytest.raises(UnreadableError, match="超过"):
        guard_workbook(plain_book(), "表")


def test_a_name_twice_in_the_zip_is_refused() -> None:
    stream = io.BytesIO(plain_book())
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("xl/workbook.xml", b"<workbook/>")
    with pytest.raises(UnreadableError, match="不是 Excel 工作簿"):
        guard_workbook(stream.getvalue(), "表.xlsx")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>',
        "<row><c><v>1</v></c><c t='n'><v>2</v></c></row>" * 1_000,
        "<row r='1048576' hidden='1'/>",
    ],
)
def test_styles_far_out_and_cells_without_places_are_harmless(rows: str) -> None:
    guard_workbook(sheet_of(rows), "表.xlsx")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("  开工\r\n第二行 ", "开工\n第二行"),
        (45.0, "45"),
        (0.1 + 0.2, "0.3"),
        (0.0, "0"),
        (1e20, "1" + "0" * 20),
        (True, "是"),
        (False, "否"),
        (dt.date(2026, 10, 31), "2026-10-31"),
        (dt.datetime(2026, 10, 31), "2026-10-31"),  # noqa: DTZ001 -- a cell knows no zone
        (dt.datetime(2026, 10, 31, 9, 30), "2026-10-31 09:30:00"),  # noqa: DTZ001
        (dt.time(9, 30), "09:30:00"),
    ],
)
def test_values_as_a_clerk_would_type_them(value: Value, words: str) -> None:
    assert format_value(value) == words


@pytest.mark.parametrize("column", [0, 25, 26, 701, 702, 16_383])
def test_addresses_lead_back(column: int) -> None:
    letters = address(4, column).removesuffix("5")
    assert column_of(letters) == column + 1


def test_formulas_without_value_are_found_by_sheet() -> None:
    book = openpyxl.Workbook()
    other = book.create_sheet("二 & 三")
    other["C3"] = "=A1"
    assert read_marks(saved(book)) == {"Sheet": SheetMarks(), "二 & 三": SheetMarks(formulas=frozenset({(2, 2)}))}
    assert read_marks(zip_of(**{"xl/workbook.xml": b""})) == {}


def test_csv_in_the_encodings_of_spreadsheets() -> None:
    text = "编号,事项\r\nZD-1,'=1+1\r\n"
    for encoding in ("utf-8-sig", "gb18030"):
        (sheet,) = read_csv(text.encode(encoding), "表.csv").sheets
        assert sheet.name == "表"
        assert sheet.text(1, 1) == "=1+1"


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b'"' + b"x" * 200_000])
def test_csv_that_is_none(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_csv(data, "表.csv")


def test_csv_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.exchange.workbooks.csv_book.MAX_FILE", 3)
    with pytest.raises(UnreadableError, match="没有打开"):
        read_csv(b"abcd", "表.csv")
