"""``luoshi report`` in Word and PDF: layout, fonts and template of the workspace."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import docx
import pytest

from tests.support import builders
from tests.support.word import opened, part, words
from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

MONTH = ("report", "--month", "2026-10", "--as-of", "2026-10-31")
BULLETIN = """
bulletin:
  fonts: {fangsong: 仿宋, kaiti: 楷体}
  layout: {lines: 20, characters: 25, left: 27, right: 27, basis: 本委公文格式细则}
"""


def _configured(workspace: Path, text: str) -> None:
    make_workspace(workspace, {"luoshi.yaml": builders.CONFIG + text})


def test_fonts_and_layout_come_from_the_workspace(workspace: Path, luoshi: Luoshi) -> None:
    _configured(workspace, BULLETIN)
    assert luoshi(*MONTH, "--format", "docx", "-o", "通报.docx").code == 0
    content = (workspace / "通报.docx").read_bytes()
    assert 'w:eastAsia="仿宋"' in part(content, "word/styles.xml")
    assert round(opened(content).sections[0].left_margin.mm) == 27


def test_pdf_is_written_whole(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi(*MONTH, "--format", "pdf", "-o", "通报.pdf")
    assert (outcome.code, outcome.err) == (0, "已写入 通报.pdf\n")
    assert (workspace / "通报.pdf").read_bytes().rstrip().endswith(b"%%EOF")


def test_the_office_s_own_red_head_is_used(workspace: Path, luoshi: Luoshi) -> None:
    _configured(workspace, "\nbulletin: {template: 模板/红头.docx}\n")
    file, written = docx.Document(), io.BytesIO()
    for line in ("某某市教育局文件", "{{ 标题 }}", "{{ 正文 }}"):
        file.add_paragraph(line)
    file.save(written)
    (workspace / "模板").mkdir()
    (workspace / "模板/红头.docx").write_bytes(written.getvalue())
    assert luoshi(*MONTH, "--format", "docx", "-o", "通报.docx").code == 0
    assert words((workspace / "通报.docx").read_bytes()).startswith("某某市教育局文件关于2026年10月")


@pytest.mark.parametrize(
    ("template", "code", "message"),
    [
        ("没有.docx", 3, "读不到红头模板“没有.docx”"),
        ("../外面.docx", 2, "不在工作区内"),
        ("/etc/passwd", 2, "不在工作区内"),
        ("链接.docx", 2, "指向工作区以外"),
    ],
)
def test_a_template_is_a_file_of_the_workspace(
    workspace: Path, luoshi: Luoshi, template: str, code: int, message: str
) -> None:
    _configured(workspace, f"\nbulletin: {{template: {template}}}\n")
    (workspace / "链接.docx").symlink_to("/etc/hostname")
    outcome = luoshi(*MONTH, "--format", "docx", "-o", "通报.docx")
    assert (outcome.code, message in outcome.err) == (code, True)
    assert not (workspace / "通报.docx").exists()


@pytest.mark.parametrize(("name", "module"), [("docx", "docx"), ("pdf", "typst")])
def test_without_the_extra_the_way_out_is_said(
    workspace: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    outcome = luoshi(*MONTH, "--format", name, "-o", f"通报.{name}")
    assert outcome.code == 2
    assert "pip install 'luoshi[" in outcome.err
    assert not (workspace / f"通报.{name}").exists()


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_neither_is_poured_onto_a_terminal(
    workspace: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    outcome = luoshi(*MONTH, "--format", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"-o 通报.{name}" in outcome.err
