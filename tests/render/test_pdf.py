"""PDF: the same words, tagged, fonts inside, the same bytes; a clear message where something is missing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from luoshi.errors import UsageError
from luoshi.render.pdf.font_families import list_families
from luoshi.render.registry import write
from luoshi.report.document import Column, Masthead, Paragraph, Section, Table
from luoshi.report.paper import Fonts
from tests.render.said import said
from tests.support.documents import DAY, every_block
from tests.support.word import characters_by_line, pages

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = every_block()
NOTO = frozenset({"Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif"})


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "bulletin.pdf"
    path.write_bytes(write("pdf", DOCUMENT))
    return path


def _tool(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_every_text_of_the_document_is_in_the_file(pdf: Path) -> None:
    found = "".join(pages(pdf))
    plain = [text for text in said(DOCUMENT) if text.isprintable() and "👨" not in text and text != "—"]
    assert len(plain) > 100
    assert [text for text in plain if text not in found] == []


def test_it_is_tagged_and_carries_its_fonts(pdf: Path) -> None:
    facts = _tool("pdfinfo", pdf)
    assert DOCUMENT.title in facts
    assert "Tagged:          yes" in facts
    fonts = _tool("pdffonts", pdf).splitlines()[2:]
    assert fonts
    assert all(" yes yes yes" in font for font in fonts)


def test_the_same_document_is_the_same_bytes(pdf: Path) -> None:
    assert write("pdf", DOCUMENT) == pdf.read_bytes()


def test_a_character_that_no_font_has_is_shown_as_its_number(pdf: Path) -> None:
    assert r"\u{1f468}" in "".join(pages(pdf))


def test_combining_marks_that_no_font_has_are_shown_as_their_numbers(tmp_path: Path) -> None:
    assert r"\u{e2a}\u{e31}" in "".join(pages(_one(tmp_path, Paragraph(("ส\u0e31",)))))


def test_a_word_longer_than_a_line_stays_on_the_page_and_in_its_cell(tmp_path: Path) -> None:
    word = "https://example.cn/" + "a" * 300
    columns = (Column("甲", width=4), Column("乙", width=20))
    table = Table("t", "", columns, ((word, "邻"), ("ZD-2026-00001", "邻")))
    text = "".join(pages(_one(tmp_path, Paragraph((word,)), table)))
    assert text.count(word) == 2
    assert "ZD-2026-00001邻" in text


def _one(folder: Path, *blocks: Paragraph | Table) -> Path:
    document = DOCUMENT.but(sections=(Section("s", "", blocks),), attachments=())
    path = folder / "one.pdf"
    path.write_bytes(write("pdf", document))
    return path


def test_a_page_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    text = Section("s", "", (Paragraph(("国" * 2000,)),))
    document = DOCUMENT.but(sections=(text,), attachments=(), masthead=Masthead("", "", "", DAY), kind="letter")
    path = tmp_path / "full.pdf"
    path.write_bytes(write("pdf", document))
    assert characters_by_line(path, 2, "国") == [28] * 22


def test_without_typst_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"生成 PDF 需要 typst：pip install 'luoshi\[pdf\]'"):
        write("pdf", DOCUMENT)


def test_without_a_chinese_font_nothing_is_written() -> None:
    with pytest.raises(UsageError, match="本机没有中文字体"):
        list_families(Fonts(), frozenset({"DejaVu Sans", "Liberation Serif"}))


def test_the_font_that_was_asked_for_comes_first_under_its_english_name() -> None:
    found = list_families(Fonts(), NOTO | {"FangSong_GB2312", "SimHei"})
    assert found["text"][0] == "FangSong_GB2312"
    assert found["heading"][0] == "SimHei"
    assert found["title"] == ["Noto Serif CJK SC", "SimHei", "Noto Sans CJK SC"]
    assert found["latin"] == ["Liberation Serif"]
