"""The Word file laid out by LibreOffice: lines, characters, pages, and what stands where."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from luoshi.render.registry import write
from luoshi.report.document import Masthead, Paragraph, Section
from tests.render.said import squeezed
from tests.support.documents import DAY, every_block, long_annex
from tests.support.word import characters_by_line, lay_out, pages

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("layout")]
DOCUMENT = every_block()


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(write("docx", DOCUMENT), tmp_path_factory.mktemp("bulletin"))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out more text than two pages hold."""
    text = Section("s", "", (Paragraph(("国" * 2000,)),))
    document = DOCUMENT.but(sections=(text,), attachments=(), masthead=Masthead("", "", "", DAY), kind="letter")
    return lay_out(write("docx", document), tmp_path_factory.mktemp("full"))


def test_a_page_holds_22_lines_of_28_characters(full: Path) -> None:
    assert characters_by_line(full, 2, "国") == [28] * 22


def test_the_first_line_of_a_paragraph_is_indented_by_two_characters(full: Path) -> None:
    assert characters_by_line(full, 1, "国")[:2] == [26, 28]


def test_every_page_has_its_number_and_lying_pages_lie(bulletin: Path) -> None:
    found = pages(bulletin)
    assert all(f"—{number}—" in page for number, page in enumerate(found, 1))
    sizes = subprocess.run(
        ("pdfinfo", "-f", "1", "-l", "99", bulletin), check=True, capture_output=True, encoding="utf-8"
    )
    lying = [float(wide) > float(high) for wide, high in re.findall(r"size: +([\d.]+) x ([\d.]+)", sizes.stdout)]
    assert lying == [squeezed("附件1") in page for page in found]


def test_a_signature_never_stands_alone_and_the_record_is_last(bulletin: Path) -> None:
    found = pages(bulletin)
    signed = next(page for page in found if "附件：1." in page)
    assert signed.index("滨海市教育委员会办公室2026年10月31日") > 0
    assert "抄送：市委督查室、市政府<督查室>。" in found[-1]
    assert "2026年10月31日印发" in found[-1]


def test_a_long_table_has_its_head_on_every_page(tmp_path: Path) -> None:
    found = pages(lay_out(write("docx", long_annex(60)), tmp_path))
    rows = [page for page in found if "ZD-2026-000" in page and "项任务及其较长的" in page]
    assert len(rows) > 2
    assert all("编号事项牵头单位" in page for page in rows)
