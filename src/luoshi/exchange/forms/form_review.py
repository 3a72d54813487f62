"""自查自评表 of the period (津教委〔2018〕1号 二(四)): printed, judged by the unit itself, signed, kept with the file.

It is paper: nothing of it goes into the ledger, where a judgement is computed and never typed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from luoshi.exchange.forms.form_sheet import REVIEW
from luoshi.exchange.forms.form_styles import PROTECTION, print_on_a4
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from luoshi.exchange.forms.form_sheet import UnitForm
    from luoshi.exchange.forms.form_styles import Styles

REVIEW_COLUMNS = (
    ("编号", 14),
    ("事项", 30),
    ("完成时限", 12),
    ("应达进度%", 9),
    ("实际进度%", 9),
    ("进度研判", 9),
    ("自评", 12),
    ("自评说明", 46),
)
REVIEW_FIRST = 3
REVIEW_OPEN = 6
"""The first column to be filled in."""
_WORDS = ("超过序时", "达到序时", "未达到序时", "已完成")
_FEET = ("本单位自评小结", "填表人", "单位负责人（签字）", "填表日期")
_SHOWN = (0, 1, 3, 4, 5)
"""Which of the known cells stand here too."""


def write_review(sheet: Any, form: UnitForm, styles: Styles) -> None:
    """Write the sheet."""
    last = len(REVIEW_COLUMNS) - 1
    for place, (title, width) in enumerate(REVIEW_COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(REVIEW_FIRST - 1, place, title, styles.head if place < REVIEW_OPEN else styles.head_open)
    sheet.merge_range(0, 0, 0, last, f"{form.period.title}{REVIEW}", styles.title)
    sheet.merge_range(1, 0, 1, last, _counts(form), styles.note)
    for number, row in enumerate(form.rows, REVIEW_FIRST):
        _write_row(sheet, number, [*(row.known[place] for place in _SHOWN), row.judged], styles)
    _write_feet(sheet, REVIEW_FIRST + len(form.rows), styles)
    if form.rows:
        choice = {"validate": "list", "source": list(_WORDS)}
        sheet.data_validation(REVIEW_FIRST, REVIEW_OPEN, REVIEW_FIRST + len(form.rows) - 1, REVIEW_OPEN, choice)
    sheet.set_row(0, 30)
    sheet.freeze_panes(REVIEW_FIRST, 2)
    print_on_a4(sheet, (REVIEW_FIRST - 1, REVIEW_FIRST - 1))
    sheet.protect("", PROTECTION)


def _counts(form: UnitForm) -> str:
    counted = Counter(row.judged for row in form.rows)
    words = "，".join(f"{word}{count}项" for word, count in sorted(counted.items()))
    total = f"在办事项{len(form.rows)}项" + (f"：{words}" if words else "")
    return f"单位：{visible(form.head.unit)}    {total}（截至{form.head.as_of.isoformat()}）"


def _write_row(sheet: Any, number: int, cells: list[Any], styles: Styles) -> None:
    for place, cell in enumerate(cells):
        if cell is None or isinstance(cell, str):
            sheet.write_string(number, place, visible(cell or ""), styles.known)
        else:
            sheet.write_number(number, place, float(cell), styles.number)
    for place in range(REVIEW_OPEN, len(REVIEW_COLUMNS)):
        sheet.write_blank(number, place, None, styles.open)
    sheet.set_row(number, 42)


def _write_feet(sheet: Any, first: int, styles: Styles) -> None:
    last = len(REVIEW_COLUMNS) - 1
    for number, title in enumerate(_FEET, first):
        sheet.write_string(number, 0, title, styles.head)
        sheet.merge_range(number, 1, number, last, "", styles.open)
        sheet.set_row(number, 60 if number == first else 26)
