"""The sample's October bulletin on paper: the short one has four pages of text and a table, the full one twenty."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest

from luoshi.model.vocabulary import Extent
from luoshi.render.registry import write
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.document import Document, FigureRef, Items, Paragraph
from luoshi.service.reports.reporting import make_report
from luoshi.service.workspace import open_workspace
from luoshi.state.period import PeriodKind, parse_period

ROOT = Path(__file__).parents[2]


def bulletin(extent: Extent, *, brief: bool = False) -> Document:
    workspace = open_workspace(ROOT)
    setting = workspace.config.bulletin.but(arrangement=extent)
    workspace = workspace.but(config=workspace.config.but(bulletin=setting))
    request = ReportRequest(parse_period(PeriodKind.MONTH, "2026-10"), dt.date(2026, 10, 31), brief=brief)
    return make_report(workspace, request)[0]


def pages(document: Document, tmp_path: Path) -> list[str]:
    """Return the text of each page of the PDF."""
    file = tmp_path / "通报.pdf"
    file.write_bytes(write("pdf", document))
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    return done.stdout.removesuffix("\f").split("\f")


def test_the_short_bulletin_has_four_pages_of_text_and_one_table(tmp_path: Path) -> None:
    document = bulletin(Extent.SHORT)
    found = pages(document, tmp_path)
    first = next(number for number, text in enumerate(found) if text.lstrip().startswith("附件"))
    assert first <= 4
    assert [table.id for table in document.tables()] == ["tasks"]


def test_the_full_bulletin_has_twenty_pages_at_most(tmp_path: Path) -> None:
    assert len(pages(bulletin(Extent.FULL), tmp_path)) <= 20


def test_the_page_for_the_leader_is_one_page(tmp_path: Path) -> None:
    assert len(pages(bulletin(Extent.SHORT, brief=True), tmp_path)) == 1


@pytest.mark.parametrize("extent", Extent)
def test_no_figure_is_said_twice_and_no_key_or_program_is_named(extent: Extent) -> None:
    document = bulletin(extent)
    blocks = [block for section in document.sections for block in section.blocks]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    paragraphs += [item for block in blocks if isinstance(block, Items) for item in block.items]
    said = [run.figure for each in paragraphs for run in each.runs if isinstance(run, FigureRef)]
    assert len(said) == len(set(said))
    assert not [each.text for each in paragraphs if "luoshi" in each.text or ".yaml" in each.text]
    assert not [each.text for each in paragraphs if "“三个课堂”应用覆盖”" in each.text]


@pytest.mark.parametrize("extent", Extent)
def test_no_row_of_counts_is_zero_throughout(extent: Extent) -> None:
    for table in bulletin(extent).tables():
        for row in table.rows:
            counts = [cell for cell in row if isinstance(cell, int)]
            assert not counts or any(counts), (table.id, row)


@pytest.mark.parametrize("extent", Extent)
def test_dates_have_one_form(extent: Extent) -> None:
    text = write("markdown", bulletin(extent)).decode()
    assert not re.findall(r"(?<![\w-])20\d\d[-./]\d{1,2}[-./]\d{1,2}(?![\w-])", text)
