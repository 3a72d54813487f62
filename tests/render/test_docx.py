"""The Word file: nothing lost, the layout of GB/T 9704-2012 in its XML, the same bytes for the same document."""

from __future__ import annotations

import itertools
import re
import sys
import time
from decimal import Decimal

import pytest

from luoshi.errors import UsageError
from luoshi.render.registry import write
from luoshi.report.document import Column, Items, Paragraph, Section, Table
from luoshi.report.paper import Fonts, Layout, Paper
from tests.render.said import said
from tests.support.documents import HOSTILE, every_block, long_annex
from tests.support.word import W, opened, part, tables_of, words

DOCUMENT = every_block()
CONTENT = write("docx", DOCUMENT)
STYLES = {style.name: style for style in opened(CONTENT).styles}
ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore pBdr tabs autoSpaceDE snapToGrid spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b bCs color spacing sz szCs lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar tblCaption",
    "tcPr": "tcW gridSpan shd vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "footerReference type pgSz pgMar docGrid",
}


def test_the_file_says_what_the_document_says_and_nothing_else() -> None:
    assert words(CONTENT) == "".join(said(DOCUMENT))


def test_hostile_text_stays_text() -> None:
    section = Section("s", "", (Items(tuple(Paragraph((text,)) for text in (*HOSTILE, "\ufffe\uffff\x00\ud800"))),))
    found = words(write("docx", DOCUMENT.but(sections=(section,), title="{{7*7}}")))
    assert "{{7*7}}" in found
    assert r"\ufffe\uffff\x00\ud800" in found
    assert "=cmd|'/Ccalc'!A0" in found


def test_two_runs_seconds_apart_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(2_000_000_000, 3600)
    monkeypatch.setattr(time, "time", lambda: float(next(clock)))
    assert write("docx", DOCUMENT) == CONTENT
    assert write("docx", DOCUMENT) == CONTENT


def test_the_properties_are_those_of_the_report() -> None:
    core = part(CONTENT, "docProps/core.xml")
    assert "2026-10-31T00:00:00Z" in core
    assert DOCUMENT.title in core
    assert "python-docx" not in core


def test_the_page_is_a4_with_the_margins_of_the_standard() -> None:
    section = opened(CONTENT).sections[0]
    size = (section.page_width.mm, section.page_height.mm)
    margins = (section.top_margin.mm, section.bottom_margin.mm, section.left_margin.mm, section.right_margin.mm)
    assert [round(each) for each in (*size, *margins)] == [210, 297, 37, 35, 28, 26]
    assert 'w:docGrid w:type="lines" w:linePitch="579"' in part(CONTENT, "word/document.xml")
    assert '<w:spacing w:val="-5"/>' in part(CONTENT, "word/styles.xml")


def test_a_house_that_differs_has_its_own_layout() -> None:
    layout = Layout(lines=20, characters=25, line_spacing=Decimal(30), left=Decimal(27), right=Decimal(27))
    content = write("docx", DOCUMENT, paper=Paper(layout=layout))
    assert round(opened(content).sections[0].left_margin.mm) == 27
    assert 'w:linePitch="600"' in part(content, "word/document.xml")
    assert '<w:spacing w:val="33"/>' in part(content, "word/styles.xml")


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("公文正文", "仿宋_GB2312", 32),
        ("heading 1", "黑体", 32),
        ("heading 2", "楷体_GB2312", 32),
        ("公文标题", "方正小标宋简体", 44),
        ("报头", "方正小标宋简体", 104),
        ("版记", "仿宋_GB2312", 28),
        ("页码", "宋体", 28),
        ("表格文字", "仿宋_GB2312", 21),
    ],
)
def test_every_style_names_all_four_fonts(style: str, font: str, half_points: int) -> None:
    name = {"heading 1": "Heading 1", "heading 2": "Heading 2"}.get(style, style)
    fonts = STYLES[name].element.rPr.find(f"{W}rFonts").attrib
    assert fonts[f"{W}eastAsia"] == font
    assert set(fonts) == {f"{W}{kind}" for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert STYLES[name].element.rPr.find(f"{W}sz").get(f"{W}val") == str(half_points)


def test_fonts_are_those_of_the_office() -> None:
    fonts = Fonts(fangsong="方正仿宋_GBK", heiti="方正黑体_GBK", kaiti="楷体", xiaobiaosong="华文<中宋>", songti="宋体")
    styles = part(write("docx", DOCUMENT, paper=Paper(fonts)), "word/styles.xml")
    assert "方正仿宋_GBK" in styles
    assert "华文&lt;中宋&gt;" in styles
    assert "GB2312" not in styles


def test_levels_are_headings() -> None:
    texts = ("（一）主要进展", "1. 第一项", "（1）第一点", "（二）本段是一句话。", "一般文字")
    section = Section("s", "一、总体情况", tuple(Paragraph((text,)) for text in texts))
    file = opened(write("docx", DOCUMENT.but(sections=(section,))))
    found = [each.style.name for each in file.paragraphs if each.text in {section.title, *texts}]
    assert found == ["Heading 1", "Heading 2", "Heading 3", "Heading 4", "公文正文", "公文正文"]


def test_every_table_repeats_its_head_and_tears_no_row() -> None:
    tables = [table for table in tables_of(CONTENT) if table.tblPr.find(f"{W}tblStyle") is not None]
    matrix = 1
    assert len(tables) == len([table for table in DOCUMENT.tables() if table.rows]) + matrix
    for table in tables:
        first, *others = table.tr_lst
        assert first.trPr.find(f"{W}tblHeader") is not None
        assert all(row.trPr.find(f"{W}cantSplit") is not None for row in (first, *others))


def test_a_wide_attachment_lies_and_what_follows_stands() -> None:
    orientations = [section.orientation.name for section in opened(CONTENT).sections]
    assert orientations == ["PORTRAIT", "LANDSCAPE", "PORTRAIT"]


def test_column_widths_fill_the_page_and_break_no_date() -> None:
    grids = [table.tblGrid.gridCol_lst for table in tables_of(write("docx", long_annex(3)))]
    widths = [int(column.get(f"{W}w")) for column in next(grid for grid in grids if len(grid) == 8)]
    assert sum(widths) == 16838 - 2098 - 1984
    assert widths[3] >= 10 * 90


def test_page_numbers_stand_at_the_outer_side() -> None:
    odd, even = (part(CONTENT, f"word/footer{number}.xml") for number in (1, 2))
    assert 'w:jc w:val="right"' in odd
    assert 'w:rightChars="100"' in odd
    assert 'w:jc w:val="left"' in even
    assert all(footer.count("fldChar ") == 3 and "— " in footer and " PAGE " in footer for footer in (odd, even))
    assert "evenAndOddHeaders" in part(CONTENT, "word/settings.xml")


def test_drawings_have_their_words() -> None:
    xml = part(CONTENT, "word/document.xml")
    assert xml.count("<pic:pic") == 2
    assert 'descr="4项任务，1个节点逾期。"' in xml
    names = [str(each.partname) for each in opened(CONTENT).part.package.iter_parts()]
    assert len([name for name in names if name.startswith("/word/media/")]) == 2


def test_without_pictures_there_is_the_table_of_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    found = words(write("docx", DOCUMENT))
    assert "<pic:pic" not in part(write("docx", DOCUMENT), "word/document.xml")
    assert "类别件数逾期1滞后1正常13超前0" in found


def test_without_python_docx_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError, match=r"生成 Word 需要 python-docx：pip install 'luoshi\[word\]'"):
        write("docx", DOCUMENT)


def test_children_stand_in_the_order_of_the_schema() -> None:
    file = opened(CONTENT)
    for root in (file.element, file.styles.element):
        for name, names in ORDER.items():
            order = names.split()
            for element in root.iter(f"{W}{name}"):
                found = [child.tag.removeprefix(W) for child in element if child.tag.removeprefix(W) in order]
                assert found == sorted(found, key=order.index)


def test_the_package_carries_nothing_of_the_template() -> None:
    assert len(CONTENT) < 200_000
    names = " ".join(str(each.partname) for each in opened(CONTENT).part.package.iter_parts())
    assert "thumbnail" not in names
    assert "stylesWithEffects" not in names


def test_a_form_has_no_head_and_leaves_room_for_the_hand() -> None:
    columns = (Column("项目"), Column("内容"), Column("项目"), Column("内容"))
    rows = (("编号", "ZD-1", "日期", "今天"), ("意见", None, None, None))
    section = Section("s", "", (Table("form", "", columns, rows, form=True),))
    table = opened(write("docx", DOCUMENT.but(sections=(section,), attachments=()))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["编号", "ZD-1", "日期", "今天"],
        ["意见", "", "", ""],
    ]
    assert table.rows[0].height is None
    assert table.rows[1].height is not None


def test_theme_and_font_table_name_the_fonts_of_the_paper_alone() -> None:
    fonts = Fonts()
    known = {fonts.fangsong, fonts.heiti, fonts.kaiti, fonts.xiaobiaosong, fonts.songti, fonts.latin}
    assert set(re.findall(r'typeface="([^"]*)"', part(CONTENT, "word/theme/theme1.xml"))) == {
        *(fonts.latin, fonts.fangsong),
    }
    assert set(re.findall(r'<w:font w:name="([^"]*)"', part(CONTENT, "word/fontTable.xml"))) == known
