"""The form as an .xlsx: two sheets to look at, a hidden one to know it by. Same form, same bytes."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from luoshi.exchange.forms.form_review import write_review
from luoshi.exchange.forms.form_sheet import (
    CLOSED,
    COLUMNS,
    FIRST_ROW,
    FORM,
    HEAD_ROW,
    HIDDEN,
    ID,
    KNOWN,
    MARKED,
    MARKS,
    META,
    OPEN,
    PROGRESS,
    REPORTS,
    REVIEWS,
    VALUES,
    kept,
    make_marks,
)
from luoshi.exchange.forms.form_styles import PROTECTION, Styles, count_lines, print_on_a4
from luoshi.exchange.workbooks.workbook import format_value
from luoshi.extras import import_extra
from luoshi.model.vocabulary import Confidence
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from luoshi.exchange.forms.form_sheet import FormRow, UnitForm

_LEAST_LINES = 4
_MOST_LINES = 25
_LINE = 14
"""Points of one line of the ten-point type."""
_MAX_TEXT = 32_000
"""A cell holds 32,767 characters; what is longer is read in the ledger."""


def write_form(form: UnitForm) -> bytes:
    """Return the workbook."""
    xlsxwriter = import_extra("xlsxwriter", "写电子表格", "XlsxWriter", "excel")
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    created = dt.datetime.combine(form.head.as_of, dt.time(), dt.UTC)
    book.set_properties({"title": _title(form), "company": visible(form.head.workspace), "created": created})
    styles = Styles.of(book)
    _write_rows(book.add_worksheet(FORM), form, styles)
    write_review(book.add_worksheet(REVIEWS[form.period.kind]), form, styles)
    _write_meta(book.add_worksheet(META), form)
    book.close()
    return stream.getvalue()


def _title(form: UnitForm) -> str:
    return f"{form.period.title}督查事项进展填报表"


def _about(form: UnitForm) -> str:
    head, period = form.head, form.period
    return visible(
        f"填报单位：{head.unit}    填报期：{period.start.isoformat()} 至 {period.end.isoformat()}    "
        f"截至：{head.as_of.isoformat()}    请于 {form.report_by.isoformat()} 前报回。"
        f"白色格子由你们填写，没有变化的不填；灰色格子已锁定；“{CLOSED}”表示不用填。"
    )


def _write_rows(sheet: Any, form: UnitForm, styles: Styles) -> None:
    _set_up(sheet)
    last = len(COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, _title(form), styles.title)
    sheet.merge_range(1, 0, 1, last, _about(form), styles.note)
    sheet.merge_range(HEAD_ROW - 1, 0, HEAD_ROW - 1, len(KNOWN) - 1, "已知情况（锁定）", styles.head)
    sheet.merge_range(HEAD_ROW - 1, len(KNOWN), HEAD_ROW - 1, last, "本期填报", styles.head_open)
    for place, column in enumerate(COLUMNS):
        sheet.write_string(HEAD_ROW, place, column.title, styles.head_open if column.field else styles.head)
    for place, name in enumerate(HIDDEN, ID):
        sheet.write_string(HEAD_ROW, place, name, styles.known)
    for number, row in enumerate(form.rows, FIRST_ROW):
        _write_row(sheet, number, form, row, styles)
    if form.rows:
        _validate(sheet, len(form.rows))


def _set_up(sheet: Any) -> None:
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
    sheet.set_column(ID, REPORTS, None, None, {"hidden": True})
    sheet.set_row(0, 30)
    sheet.set_row(1, 22)
    sheet.set_row(HEAD_ROW, 32)
    sheet.freeze_panes(FIRST_ROW, 2)
    print_on_a4(sheet, (HEAD_ROW - 1, HEAD_ROW))
    sheet.protect("", PROTECTION)


def _write_row(sheet: Any, number: int, form: UnitForm, row: FormRow, styles: Styles) -> None:
    texts = []
    for place, cell in enumerate(row.known):
        texts.append(_write_known(sheet, number, place, cell, styles))
    for place, column in enumerate(OPEN, len(KNOWN)):
        closed = (place == PROGRESS and not row.progress) or (place == VALUES and not row.indicators)
        style = styles.closed if closed else styles.choice if column.field == "confidence" else styles.open
        sheet.write_string(number, place, CLOSED, style) if closed else sheet.write_blank(number, place, None, style)
        texts.append(CLOSED if closed else "")
    marks = make_marks(form.head, row.id, texts[:MARKED])
    for place, text in ((ID, row.id), (MARKS, marks), (REPORTS, row.reports)):
        sheet.write_string(number, place, text, styles.known)
    sheet.set_row(number, _height(texts))


def _write_known(sheet: Any, number: int, place: int, cell: Any, styles: Styles) -> str:
    """Write one locked cell and return its text, as it will be read back."""
    if cell is None or isinstance(cell, str):
        text = _fitting(visible(cell or ""))
        sheet.write_string(number, place, text, styles.known)
        return text
    sheet.write_number(number, place, float(cell), styles.number)
    return format_value(float(cell))


def _fitting(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}……（全文见台账）"


def _height(texts: list[str]) -> int:
    """Return the points a row needs: programs do not make room for wrapped text in a locked sheet."""
    lines = max(count_lines(text, column.width) for text, column in zip(texts, COLUMNS, strict=True))
    return _LINE * min(max(lines, _LEAST_LINES), _MOST_LINES)


def _validate(sheet: Any, count: int) -> None:
    last = FIRST_ROW + count - 1
    first = f"{chr(ord('A') + PROGRESS)}{FIRST_ROW + 1}"
    value = f'VALUE(SUBSTITUTE({first},"%",""))'
    sheet.data_validation(
        FIRST_ROW,
        PROGRESS,
        last,
        PROGRESS,
        {
            "validate": "custom",
            "value": f'=OR({first}="{CLOSED}",IFERROR(AND({value}>=0,{value}<=100),FALSE))',
            "input_title": "完成进度",
            "input_message": "0 到 100 的数，截至本期末累计",
            "error_title": "完成进度",
            "error_message": "请填 0 到 100 的数，如 45",
        },
    )
    confidence = len(COLUMNS) - 1
    words = [str(word) for word in Confidence]
    sheet.data_validation(FIRST_ROW, confidence, last, confidence, {"validate": "list", "source": words})
    told = "截至本期末的累计值；几个指标的写成 甲=12；乙=3"
    message = {"validate": "any", "input_title": "指标值", "input_message": told}
    sheet.data_validation(FIRST_ROW, VALUES, last, VALUES, message)
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:P{last + 1}"})


def _write_meta(sheet: Any, form: UnitForm) -> None:
    for number, (key, word) in enumerate(form.head.cells()):
        sheet.write_string(number, 0, str(key))
        sheet.write_string(number, 1, kept(word))
    sheet.protect("", PROTECTION)
    sheet.hide()
