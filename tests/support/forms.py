"""Forms made, filled in and saved by programs that are not ours."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from luoshi.exchange.forms.form_sheet import FIRST_ROW, FORM, KNOWN, OPEN, FormHead, FormRow, UnitForm
from luoshi.state.period import PeriodKind, parse_period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = FormHead("滨海市教育委员会", "学前教育处", "2026-10", dt.date(2026, 10, 20), "")
PLACES = {column.field: place for place, column in enumerate(OPEN, len(KNOWN))}
FIELDS = tuple(PLACES)


def make_row(number: int, *, progress: bool = True, indicators: tuple[str, ...] = ()) -> FormRow:
    """Return a row of a task with everything that is known."""
    name = f"ZD-2026-{number:03d}"
    known = (
        name,
        "学前教育\n全覆盖",
        "=1+1",
        "2026-12-31",
        Decimal("45.5"),
        None,
        "2026-09-24 开工",
        "竣工数：目标120",
    )
    return FormRow(name, known, progress, indicators, "0" * 16, "滞后")


def make_form(*rows: FormRow) -> UnitForm:
    """Return a form of these rows."""
    return UnitForm(HEAD, parse_period(PeriodKind.MONTH, HEAD.period), dt.date(2026, 10, 25), rows)


def changed(content: bytes, cells: Mapping[tuple[str, str], object], *, sheet: str = FORM) -> bytes:
    """Return the workbook with cells set, as openpyxl saves it. Keys: row and column in the letters of a user."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for (column, row), value in cells.items():
        cell = book[sheet][f"{column}{row}"]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # text, as in a cell of the format @, also where it begins with =
    return saved(book)


def filled(content: bytes, rows: Mapping[int, Mapping[str, object]]) -> bytes:
    """Return the form with fields filled in, by the number of the row from 0 and the name of the field."""
    letters = {field: chr(ord("A") + place) for field, place in PLACES.items()}
    cells = {
        (letters[field], str(FIRST_ROW + 1 + row)): value
        for row, words in rows.items()
        for field, value in words.items()
    }
    return changed(content, cells)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the content of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def saved_by_office(files: list[Path], folder: Path, filter_name: str = "xlsx:Calc MS Excel 2007 XML") -> None:
    """Open the workbooks in LibreOffice and save them into a folder under their names."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs the package libreoffice-calc-nogui")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (program, profile, "--headless", "--convert-to", filter_name, "--outdir", folder)
    subprocess.run((*command, *files), check=True, capture_output=True)
