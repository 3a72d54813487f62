"""Targets of the import: text, Word, Excel, csv of damaged bytes: read whole, each character once, or refused."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from luoshi.errors import LuoshiError, UnwritableError
from luoshi.exchange.forms.form_collect import read_form
from luoshi.exchange.forms.form_send import write_form
from luoshi.exchange.reading.document_items import read_document
from luoshi.exchange.reading.head_draft import DraftRequest, make_draft
from luoshi.exchange.reading.plain_text import decode_text
from luoshi.exchange.reading.sheet_items import read_sheets
from luoshi.exchange.reading.unit_names import make_unit_book
from luoshi.exchange.word.word_text import read_word
from luoshi.exchange.workbooks.grids import read_grids
from luoshi.rules.shared.names import NameIndex
from luoshi.service.exchange.importing import content_of
from tests.fuzzing.dues import WORDS
from tests.fuzzing.mutation import mutated, mutated_text
from tests.fuzzing.target import Target
from tests.support import import_documents as samples
from tests.support.forms import filled, make_form, make_row
from tests.support.office_files import paragraph, table, word

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from luoshi.exchange.reading.items import Imported

BOOK = make_unit_book(
    NameIndex(frozenset({"学前教育处", "财务处", "基础教育处"}), {"学前处": "学前教育处"}, frozenset())
)
_REQUEST = DraftRequest("重点任务", dt.date(2026, 1, 5), "市委市政府部署")
_TEXTS = (samples.BRACKETS, samples.ONE_LINE, samples.KEYS, samples.SEVERAL, samples.MINUTES)
_PIECES = (
    *WORDS, "一、", "（一）", "1.", "1．", "（1）", "①", "⑳", "十一、", "（牵头单位：学前处）", "财务处负责", "会同",
    "、", "等", "责任单位：", "完成时限：", "列第一位者为牵头单位，下同", "由", "\t", "\r\n", "\r", "\u2028", "\x0b",
    "\ufeff", "《", "第三条",
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "big5", "shift-jis")
_XML = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "<", ">", "/>", "</w:p>", "<w:p>", "<w:t>", "&", "&amp;", "&#0;", "&#x1F;", "&#xD800;", "&x;", '"',
        "<!DOCTYPE a>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<w:del>",
        "<w:ins>", "<w:tbl>", "<w:txbxContent>", "<w:numPr><w:ilvl w:val='9'/><w:numId w:val='1'/></w:numPr>",
        "w:val=''", "w:val='-1'", "w:val='99999999999'", "w:val='x'", "<w:br/>", "<w:tab/>", "<c r='XFD1048576'/>",
        "<c r='A0'>", "<row r='0'>", "r='A1048577'", "t='s'", "t='e'", "t='d'", "<v>-1</v>", "<v>99999</v>",
        "<v>1e999</v>", "<v>nan</v>", "<f>A1</f>", "<mergeCell ref='B2:A1'/>", "ref='A1:XFD9'", "<is><t>甲</t></is>",
        "<t>", "date1904='1'", "s='9'", "\x00", "\ud800",
    )
)  # fmt: skip
_GRAFTS = tuple(
    piece.encode()
    for piece in (
        "<w:p/>", "<w:r><w:t>（财务处负责）</w:t></w:r>", "<w:del><w:r><w:t>删</w:t></w:r></w:del>", "<w:br/>",
        "<w:tab/>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='9'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
        "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
        "<w:numPr><w:numId w:val='7'/></w:numPr>", "<w:lvlText w:val='%9%1'/>", "<w:numFmt w:val='none'/>", "<w:t/>",
        "<w:start w:val='-5'/>", "<w:start w:val='99999999999'/>", "<w:start w:val='x'/>",
        "<w:lvlOverride w:ilvl='0'/>", "<w:num w:numId='1'/>", "<w:abstractNumId w:val='9'/>", "<w:lvl/>",
        "<w:pStyle w:val='1'/>", "&#9;", "&#x1d173;", "<c r='B2' t='s'><v>-1</v></c>",
        "<c t='inlineStr'><is><t>甲</t></is></c>", "<c r='C9' t='e'><v>#REF!</v></c>", "<c r='D1' t='b'><v>2</v></c>",
        "<c r='E1' t='d'><v>2026-13-40</v></c>", "<c r='F1'><f>A1</f></c>", "<row/>", "<row r='2' hidden='1'/>",
        "<c r='G1'><v>1e999</v></c>", "<mergeCells><mergeCell ref='B2:A1'/></mergeCells>", "<mergeCell ref='A1:C9'/>",
        "<si/>", "<si><r><t>乙</t></r></si>", "<sheet/>", "<dimension ref='A1:XFD1'/>", "<v/>",
    )
)  # fmt: skip
_READ_PARTS = re.compile(r"sheet\d|sharedStrings|workbook\.xml|document\.xml|numbering")
_TAG = re.compile(rb"<")
_ROWS = [
    ["序号", "工作任务", "牵头单位", "配合单位", "完成时限", "进展"],
    ["1", "新建公办园30所", "学前处", "财务处、基教处", "2026年6月底前", "已完成"],
    ["2", "规范收费", "财务处", "", "长期坚持", "正在推进"],
    ["合计", "", "", "", "", ""],
]
_NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
    'w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    "</w:numbering>"
)


class OfficeCase(NamedTuple):
    """The kind of a file, as ``luoshi import`` takes it, and its bytes."""

    kind: str
    data: bytes


@cache
def _packages(kind: str) -> tuple[tuple[str, bytes], ...]:
    """Return the members of a whole document or workbook."""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    if kind == "form":
        whole = filled(write_form(make_form(make_row(1), make_row(2))), {0: {"note": "甲", "progress": 50}})
        return _members(whole)
    body = "".join(paragraph(line, listed * (at % 3 == 0)) for at, line in enumerate(samples.KEYS.splitlines()))
    body += f"<w:tbl><w:tr><w:tc>{paragraph('表中')}</w:tc></w:tr></w:tbl>"
    data = word(body, numbering=_NUMBERING, styles="<styles/>") if kind == "docx" else table(_ROWS)
    return _members(data)


def _members(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return tuple((name, package.read(name)) for name in package.namelist())


def _packed(kind: str, chance: random.Random) -> bytes:
    """Pack the members again, one or two of them damaged, missing or twice there; now and then the zip itself."""
    members = list(_packages(kind))
    whole = chance.random() < 0.15
    for _ in range(0 if whole else chance.randint(1, 2)):
        read = [at for at, (name, _) in enumerate(members) if _READ_PARTS.search(name)]
        at = chance.choice(read) if read and chance.random() < 0.9 else chance.randrange(len(members))
        name, content = members[at]
        members[at] = (name, _grafted(chance, content) if chance.random() < 0.6 else mutated(chance, content, _XML, 3))
        if chance.random() < 0.05:
            del members[at]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)
    data = target.getvalue()
    return mutated(chance, data, _XML, 3) if whole or chance.random() < 0.1 else data


def _grafted(chance: random.Random, content: bytes) -> bytes:
    """Return the XML with whole elements put in, now and then a value of an attribute changed: well-formed."""
    for _ in range(chance.randint(1, 3)):
        place = chance.choice([found.start() for found in _TAG.finditer(content)] or [0])
        content = content[:place] + chance.choice(_GRAFTS) + content[place:]
    values = list(re.finditer(rb'"[^"<>]*"', content))
    if chance.random() < 0.3 and values:
        value = chance.choice(values)
        content = (
            content[: value.start()] + chance.choice((b'""', b'"-1"', b'"9e9"', b'"A1:ZZZ9"')) + content[value.end() :]
        )
    return content


def _make_text(chance: random.Random) -> OfficeCase:
    text = chance.choice(_TEXTS)
    start = chance.randrange(len(text))
    text = mutated_text(chance, text[start : start + chance.randint(20, 300)], _PIECES, 6)
    data = text.encode(chance.choice(_ENCODINGS), "replace")
    return OfficeCase("text", mutated(chance, data, _XML, 2) if chance.random() < 0.1 else data)


def _make_csv(chance: random.Random) -> OfficeCase:
    cells = [
        [mutated_text(chance, cell, _PIECES, 1) if chance.random() < 0.2 else cell for cell in row] for row in _ROWS
    ]
    text = "\n".join(chance.choice(",,,;\t").join(row) for row in chance.choices(cells, k=chance.randint(0, 5)))
    return OfficeCase(
        "csv", mutated_text(chance, text, ('"', ",", "\n", '""', "\r"), 2).encode(chance.choice(_ENCODINGS), "replace")
    )


def judge(case: OfficeCase) -> bool:
    """Read the file; what comes out is whole, and its items make task files or say why not."""
    try:
        imported = _READ[case.kind](case.data)
    except LuoshiError as refused:
        return told(refused)
    for item in imported.items[:1]:
        try:
            content_of("ZD-2026-001", make_draft(item, imported, _REQUEST))
        except UnwritableError as refused:
            return told(refused) and _not_misread(refused.message)
    return True


def _not_misread(message: str) -> bool:
    assert "与原意不同" not in message, message
    return True


def told(error: LuoshiError) -> bool:
    """Whether a refusal says in Chinese what is wrong, and a way out; fails where it does not."""
    assert any(char > "\u2e80" for char in error.message), error.message
    assert error.hint, error.message
    return True


def _read_text(text: str) -> Imported:
    imported = read_document(text, "x.txt", BOOK)
    spans = sorted(
        [each.span or (0, 0) for each in imported.items] + [each.span or (0, 0) for each in imported.leftover]
    )
    assert "".join(text[start:end] for start, end in spans) == text
    return imported


def _sheets(kind: str) -> Callable[[bytes], Imported]:
    return lambda data: read_sheets(read_grids(kind, data, f"x.{kind}"), f"x.{kind}", BOOK)


_READ: dict[str, Callable[[bytes], Imported]] = {
    "text": lambda data: _read_text(decode_text(data, "x.txt")),
    "docx": lambda data: _read_text(read_word(data, "x.docx").text),
    "xlsx": _sheets("xlsx"),
    "csv": _sheets("csv"),
}


def judge_form(case: OfficeCase) -> bool:
    """Read a form that came back: its rows and what is refused, or why it is no form."""
    try:
        returned = read_form(case.data, "x.xlsx")
    except LuoshiError as refused:
        return told(refused)
    assert set(returned.tasks) <= {"ZD-2026-001", "ZD-2026-002"}, "the id of a task was changed, and taken"
    assert {row.id for row in returned.filled} <= set(returned.tasks)
    return True


FORM = Target(lambda chance: OfficeCase("form", _packed("form", chance)), judge_form)
TEXT = Target(_make_text, judge)
CSV = Target(_make_csv, judge)
WORD = Target(lambda chance: OfficeCase("docx", _packed("docx", chance)), judge)
EXCEL = Target(lambda chance: OfficeCase("xlsx", _packed("xlsx", chance)), judge)
