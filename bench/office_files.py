"""The offices' files, in and out, one job a process: ``python -m bench.office_files JOB FILE``; timed by office.py."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.long_documents import LINES, MATTERS, SECTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.report.document import Table

ROWS = 10_000
WORD_ROWS = 1_000
TITLES = ("编号", "事项", "牵头单位", "配合单位", "完成时限", "办理状态", "进度研判", "最新进展", "存在问题", "下一步")
DAY = dt.date(2026, 10, 31)


def rows(count: int) -> tuple[tuple[str | dt.date, ...], ...]:
    """Return rows like those of a real list; the same every time."""
    return tuple(
        (
            f"ZD-2026-{n:05d}",
            f"第{n}项学校改造工程",
            f"处室{n % 40}",
            "财务处、发展规划处",
            DAY,
            "办理中",
            "正常",
            f"已开工{n % 90}所，竣工{n % 60}所",
            "三个乡镇土地手续未批",
            "十一月底前全部竣工",
        )
        for n in range(1, count + 1)
    )


def _table(count: int) -> Table:
    from luoshi.report.document import Column, Table

    return Table("list", "工作落实清单", tuple(Column(title) for title in TITLES), rows(count))


def _expect(found: int) -> None:
    if found <= ROWS:
        message = f"{found} rows read, more than {ROWS} expected with the head"
        raise SystemExit(message)


def xlsx_out(path: Path) -> None:
    """Write 10,000 rows as luoshi does."""
    from luoshi.render.xlsx import render_tables

    path.write_bytes(render_tables((_table(ROWS),), "滨海市教育委员会", DAY))


def xlsx_out_openpyxl(path: Path) -> None:
    """Write the same rows with openpyxl in its write-only mode, without any formats."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("清单")
    sheet.append(TITLES)
    for row in rows(ROWS):
        sheet.append(row)
    book.save(path)


def xlsx_in(path: Path) -> None:
    """Read the workbook as luoshi does."""
    from luoshi.exchange.workbooks.workbook import read_book

    found = read_book(path.read_bytes(), path.name)
    _expect(sum(len(sheet.rows) for sheet in found.sheets))


def xlsx_in_openpyxl(path: Path) -> None:
    """Read the workbook with openpyxl in its read-only mode."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    _expect(sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True)))


def word_out(path: Path) -> None:
    """Write a Word file with a table of 1,000 rows as luoshi does."""
    from luoshi.render.docx.docx import render
    from luoshi.report.document import Document, Masthead, Origin, Section

    document = Document(
        kind="month",
        title="关于2026年10月重点工作落实情况的通报",
        masthead=Masthead("督查通报", "第10期", "办公室", DAY),
        to="机关各处室：",
        sections=(Section("list", "一、清单", (_table(WORD_ROWS),)),),
        attachments=(),
        signature="办公室",
        copies=(),
        origin=Origin("bench", DAY, "2026-10", ()),
    )
    path.write_bytes(render(document))


def _import(kind: str, path: Path, expected: int) -> None:
    from luoshi.service.exchange.importing import ImportRequest, read_import

    found = len(read_import(ImportRequest(kind, path), None).items)
    if found != expected:
        message = f"{found} matters read, {expected} expected"
        raise SystemExit(message)


def import_word(path: Path) -> None:
    """Read a plan in Word, as `luoshi import docx` does."""
    _import("docx", path, MATTERS)


def import_text(path: Path) -> None:
    """Read a long plan in plain text, as `luoshi import text` does."""
    _import("text", path, LINES - 1 - -(-(LINES - 1) // SECTION))


JOBS: dict[str, Callable[[Path], None]] = {
    job.__name__: job
    for job in (xlsx_out, xlsx_out_openpyxl, xlsx_in, xlsx_in_openpyxl, word_out, import_word, import_text)
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](Path(sys.argv[2]))
