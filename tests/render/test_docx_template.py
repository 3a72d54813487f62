"""The office's own red head: filled in by a sandbox, styles of its own kept, the text never taken for a template."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from luoshi.errors import UsageError
from luoshi.render.registry import write
from luoshi.report.document import Paragraph, Section
from luoshi.report.paper import Paper
from tests.support.documents import every_block
from tests.support.word import opened, words

DOCUMENT = every_block()
NAMES = ("报头", "期号", "发文机关", "标题", "主送", "署名", "成文日期", "抄送", "印发日期")


def _template(*lines: str) -> bytes:
    file = docx.Document()
    style = file.styles.add_style("公文正文", WD_STYLE_TYPE.PARAGRAPH)
    style.font.size = Pt(15)
    for line in lines:
        file.add_paragraph(line)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _filled(*lines: str) -> bytes:
    return write("docx", DOCUMENT, paper=Paper(template=_template(*lines)))


def test_blanks_are_filled_in_and_the_text_stands_in_its_place() -> None:
    found = words(_filled("头", *(f"{{{{ {name} }}}}" for name in NAMES), "{{ 正文 }}", "尾"))
    head = (
        "头滨海教育督查第10期办公室关于2026年10月重点任务落实情况的通报机关各处室、各直属单位：滨海市教育委员会办公室"
    )
    assert found.startswith(head)
    assert "市委督查室、市政府<督查室>2026年10月31日现将ZD-2026-010等事项" in found
    assert found.endswith("尾")


def test_the_text_is_not_a_template() -> None:
    section = Section("s", "", (Paragraph(("{{7*7}}{{ 标题 }}",)),))
    document = DOCUMENT.but(sections=(section,), title="{{7*7}}")
    found = words(write("docx", document, paper=Paper(template=_template("{{ 标题 }}", "{{ 正文 }}"))))
    assert "{{7*7}}{{7*7}}{{标题}}" in found


def test_styles_of_the_template_stay_as_the_office_made_them() -> None:
    styles = {style.name: style for style in opened(_filled("{{ 正文 }}")).styles}
    assert styles["公文正文"].font.size == Pt(15)
    assert styles["表格文字"].font.size == Pt(10.5)


def test_wide_attachments_lie_and_pictures_are_there() -> None:
    file = opened(_filled("{{ 正文 }}"))
    assert "LANDSCAPE" in [section.orientation.name for section in file.sections]
    assert file.element.xml.count("<pic:pic") == 2


def test_the_same_template_and_document_are_the_same_bytes() -> None:
    template = _template("{{ 标题 }}", "{{ 正文 }}")
    first, second = (write("docx", DOCUMENT, paper=Paper(template=template)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{{ 题目 }}", "题目"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{% for %}", "红头模板填不进去"),
        ("只有字", "没有"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_told(line: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        _filled(line)


def _zip(name: str, size: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * size)
    return written.getvalue()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", _zip("a.txt", 1), _zip("word/document.xml", 21 * 1024 * 1024)])
def test_what_is_no_letterhead_is_refused(content: bytes) -> None:
    with pytest.raises(UsageError, match=r"不是 \.docx"):
        write("docx", DOCUMENT, paper=Paper(template=content))


def test_the_texts_around_the_body_stay() -> None:
    found = words(_filled("前言：{{ 正文 }}（此件公开）", "尾"))
    assert found.startswith("前言：现将ZD-2026-010等事项")
    assert found.endswith("（此件公开）尾")


@pytest.mark.parametrize("blank", ["｛｛ 标题 ｝｝", "｛｛标题｝｝", "{｛ 标题 }｝"])
def test_wide_braces_are_understood(blank: str) -> None:
    assert words(_filled(blank, "｛｛ 正文 ｝｝")).startswith(DOCUMENT.title)


def test_a_single_wide_brace_is_a_brace() -> None:
    assert "｛甲｝" in words(_filled("｛甲｝", "{{ 正文 }}"))
