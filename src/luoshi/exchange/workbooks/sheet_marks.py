"""What the reader of cells does not tell: hidden rows, cells with an error, formulas that nobody calculated."""

from __future__ import annotations

import io
import re
import zipfile

from luoshi.exchange.workbooks.workbook_formulas import empty_formulas
from luoshi.exchange.workbooks.workbook_guard import column_of
from luoshi.exchange.workbooks.workbook_parts import sheet_parts
from luoshi.frozen import Frozen

_HIDDEN = re.compile(rb"""<(?:\w+:)?row(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*?\sr=["']([0-9]{1,7})["']""")
_ERROR = re.compile(rb"""<(?:\w+:)?c(?=[^>]*\st=["']e["'])[^>]*?\sr=["']([A-Za-z]{1,3})([0-9]{1,7})["']""")


class SheetMarks(Frozen):
    """Hidden rows, and places of error cells and of formulas without value; rows and columns count from 0."""

    hidden: frozenset[int] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()


NO_MARKS = SheetMarks()


def read_marks(data: bytes) -> dict[str, SheetMarks]:
    """Return the marks of every sheet of a guarded .xlsx, by its name."""
    formulas = empty_formulas(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            sheet: _marks(package.read(part), formulas.get(sheet, frozenset()))
            for sheet, part in sheet_parts(package).items()
        }


def _marks(content: bytes, formulas: frozenset[tuple[int, int]]) -> SheetMarks:
    hidden = frozenset(int(row) - 1 for row in _HIDDEN.findall(content))
    errors = frozenset((int(row) - 1, column_of(letters.decode()) - 1) for letters, row in _ERROR.findall(content))
    return SheetMarks(hidden, errors, formulas)
