"""Word files and texts as bytes: what Word writes, and what is refused, with the reason, before it is read."""

from __future__ import annotations

import contextlib
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.errors import UnreadableError
from luoshi.exchange.reading.plain_text import MAX_TEXT, decode_text
from luoshi.exchange.word import word_package
from luoshi.exchange.word.word_numbers import write_in_chinese
from luoshi.exchange.word.word_text import read_word
from luoshi.exchange.workbooks.grids import read_grids
from tests.support.office_files import W, package, paragraph, table, word

NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%3"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="Head"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Body"/></w:styles>'
)


def test_paragraphs_are_lines_and_deleted_words_are_gone() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r><w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>"
    assert read_word(word(body + paragraph("丁")), "x.docx").text == "甲\t乙\n丁\n"


def test_numbers_that_word_counts_are_written_out() -> None:
    levels = (0, 1, 1, 2, 3, 0, 1)
    body = "".join(paragraph("文", NUMBERED.format(level)) for level in levels)
    text = read_word(word(body, numbering=NUMBERING), "x.docx").text
    assert text.split() == ["一、文", "（一）文", "（二）文", "③文", "文", "二、文", "（一）文"]


def test_numbers_that_a_style_brings() -> None:
    body = paragraph("文", '<w:pStyle w:val="Head"/>') + paragraph("文", '<w:pStyle w:val="Body"/>')
    assert read_word(word(body, numbering=NUMBERING, styles=STYLES), "x.docx").text == "一、文\n文\n"


def test_tables_and_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    body = f"<w:p><w:r><Choice>{box}</Choice><Fallback>{box}</Fallback><w:t>文</w:t></w:r></w:p>"
    body += f"<w:tbl><w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    assert read_word(word(body), "x.docx").text == "文\n框\n格\n"


@pytest.mark.parametrize(("value", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_chinese_numbers(value: int, words: str) -> None:
    assert write_in_chinese(value) == words


OLE = b"\xd0\xcf\x11\xe0" + bytes(512)
BOMB = package({"word/document.xml": b"<a>" + b"x" * (word_package.MAX_PART + 1)})
ENTITIES = (
    f'<!DOCTYPE w [<!ENTITY a "b">]><w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
)
DEEP = f"<w:document {W}>" + "<w:p>" * 300 + "</w:p>" * 300 + "</w:document>"
GOOD = word(paragraph("文" * 500))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "是空文件"),
        (b"text", "不是 .docx 文件"),
        (GOOD[:-40], "不是 .docx 文件，或不完整"),
        (table([["a"]]), "不是 Word 文档"),
        (OLE, "是旧版 .doc 文件"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (BOMB, "解开后超过"),
        (package({"word/document.xml": ENTITIES}), "里有 DOCTYPE 声明"),
        (package({"word/document.xml": DEEP}), "层层嵌套"),
        (package({"word/document.xml": "<w:document"}), "内容不完整"),
    ],
)
def test_a_word_file_that_is_none_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=r"“x[.]docx”") as caught:
        read_word(data, "x.docx")
    assert reason in caught.value.message
    assert caught.value.hint


def test_a_word_file_beyond_all_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "MAX_FILE", 10)
    with pytest.raises(UnreadableError, match="没有打开"):
        read_word(GOOD, "x.docx")


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(GOOD)
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        info = archive.getinfo("word/document.xml")
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[at + 24 : at + 28] = (info.file_size - 9).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read_word(bytes(data), "x.docx")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n", "是空文件"),
        (GOOD, "是Word、Excel 或压缩文件"),
        (b"%PDF-1.7", "PDF"),
        (b"\x81\xff\xff", "不是文本"),
        (b"a\x00b", "不是文本"),
        (b"a" * (MAX_TEXT + 1), "超过"),
    ],
)
def test_a_text_that_is_none_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode_text(data, "x.txt")
    assert reason in caught.value.message


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("xlsx", b"", "空"),
        ("xlsx", GOOD, "不是 Excel 工作簿"),
        ("xlsx", OLE, "旧格式"),
        ("xlsx", table([["a"]])[:-30], "已损坏"),
        ("xls", b"", "空"),
        ("xls", table([["a"]]), "不是 .xls 文件"),
        ("xls", b"text", "不是 .xls 文件"),
        ("xls", OLE, "读不懂"),
        ("xls", OLE + bytes(20 << 20), "没有打开"),
        ("csv", GOOD, "不是纯文本"),
        ("csv", b'a,"' + b"x" * 200_000, "不像表格"),
    ],
)
def test_a_table_that_is_none_is_refused(kind: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_grids(kind, data, f"x.{kind}")
    assert reason in caught.value.message


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_flipped_byte_is_read_or_refused(at: int, byte: int) -> None:
    data = GOOD[:at] + bytes([byte]) + GOOD[at + 1 :]
    with contextlib.suppress(UnreadableError):
        assert read_word(data, "x.docx").text
