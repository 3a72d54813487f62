"""Sheets to import, and the names of units in them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.exchange.reading.unit_names import make_unit_book
from luoshi.rules.shared.names import NameIndex

if TYPE_CHECKING:
    import xlsxwriter  # type: ignore[import-untyped]

BOOK = make_unit_book(
    NameIndex(
        frozenset({"学前教育处", "财务处", "基础教育处", "学籍、考务管理中心", "体育卫生与艺术教育处"}),
        {"学前处": "学前教育处"},
        frozenset(),
    )
)
STATE_HEAD = ["任务", "状态", "进展情况", "填报日期", "实际完成时间", "销号时间", "完成时限"]


def office(book: xlsxwriter.Workbook) -> None:
    """Write a table as offices make it: a title, a head of two rows, groups, a total, notes."""
    sheet = book.add_worksheet("任务清单")
    sheet.merge_range("A1:G1", "2026年重点任务清单（截至2026年10月31日）")
    for place, text in (("A2:A3", "序号"), ("B2:B3", "任务"), ("C2:D2", "责任分工"), ("E2:E3", "完成时限")):
        sheet.merge_range(place, text)
    sheet.merge_range("F2:G2", "进展")
    sheet.write_row("C3", ["牵头单位", "配合单位"])
    sheet.write_row("F3", ["进展情况", "状态"])
    sheet.merge_range("A4:G4", "一、基本建设")
    sheet.write_row("A5", [1, "建教学楼"])
    sheet.merge_range("C5:C6", "基建处")
    sheet.write("D5", "计财处\n教务处")
    sheet.write_datetime("E5", dt.date(2026, 11, 30), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_row("F5", ["主体封顶", "进行中"])
    sheet.write_row("A6", [2, "修操场"])
    sheet.write_row("D6", ["/", "2026年年底前", "——", "已完成"])
    sheet.write_row("A7", ["一、", "合计"])
    sheet.write_row("A8", ["", "合计", 2])
    sheet.write("A9", "备注：列第一位的责任单位为牵头单位。")
    sheet.set_row(5, None, None, {"hidden": True})
