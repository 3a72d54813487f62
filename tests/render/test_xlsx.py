"""Workbooks of tables: every kind of cell, names of sheets, what is too long, what is empty."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import openpyxl

from luoshi.render.xlsx import render_tables
from luoshi.report.document import Align, Column, LampMark, Percent, Points, Rate, Table, TaskRef

DAY = dt.date(2026, 10, 31)


def sheets(*tables: Table) -> list[Any]:
    return openpyxl.load_workbook(io.BytesIO(render_tables(tables, "滨海市教育委员会", DAY))).worksheets


def one(cell: Any, align: Align = Align.LEFT) -> Any:
    (sheet,) = sheets(Table("t", "表", (Column("列", align), Column("二")), ((cell, None),)))
    return sheet["A3"]


def test_each_kind_of_cell() -> None:
    assert one("=1+1").value == "=1+1"
    assert one("=1+1").data_type == "s"
    assert one("https://x.test").hyperlink is None
    assert one("a\x1b[31m").value == "a\\x1b[31m"
    assert one(7).value == 7
    assert (one(DAY).value, one(DAY).number_format) == (dt.datetime(2026, 10, 31), "yyyy-mm-dd")  # noqa: DTZ001
    assert (one(Percent(Decimal("45.5"))).value, one(Percent(Decimal("45.5"))).number_format) == (45.5, '0.0"%"')
    assert (one(Points(Decimal("-3.0"))).value, one(Points(Decimal(0))).number_format) == (-3, "+0.0;-0.0;0.0")
    assert one(Rate(Decimal("50.0"), 1, 2)).value == "50.0%（1/2）"
    assert one(TaskRef("ZD-1", "x")).value == "ZD-1"
    assert one(None).value is None


def test_lamps_are_coloured_by_name_or_rank() -> None:
    assert one(LampMark("黄灯", 1, 3)).fill.fgColor.rgb == "FFFFF3B0"
    assert one(LampMark("最差", 0, 3)).fill.fgColor.rgb == "FFF8CFCF"


def test_long_text_is_cut_and_says_so() -> None:
    text = one("长" * 40_000).value
    assert len(text) < 32_767
    assert text.endswith("（全文见台账）")


def test_names_of_sheets_are_valid_and_different() -> None:
    long = "市政府教育督导委员会办公室（教育督导室）责任清单：[第1部分]/甲乙丙丁"
    names = [sheet.title for sheet in sheets(*(Table("t", long, (Column("列"),), ()) for _ in range(3)))]
    assert len(set(names)) == 3
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


def test_an_empty_table_says_what_is_not_there() -> None:
    (sheet,) = sheets(Table("t", "表", (Column("列"),), (), note="注", empty="没有事项"))
    assert [cell.value for cell in sheet["A"]] == ["表", "列", "注", "没有事项"]
    assert sheet.auto_filter.ref is None


def test_a_total_is_not_among_what_is_filtered() -> None:
    (sheet,) = sheets(Table("t", "表", (Column("列"), Column("数")), (("甲", 1), ("合计", 1)), total=True))
    assert sheet.auto_filter.ref == "A2:B3"


def test_wide_tables_are_printed_on_a3_and_rows_make_room() -> None:
    row = ("很长的文字" * 20,)
    (narrow,) = sheets(Table("t", "表", (Column("列"),), (row,)))
    (wide,) = sheets(Table("t", "表", tuple(Column(f"列{n}", width=20) for n in range(8)), (row * 8,)))
    assert (int(narrow.page_setup.paperSize), int(wide.page_setup.paperSize)) == (9, 8)
    assert narrow.row_dimensions[3].height > 100
