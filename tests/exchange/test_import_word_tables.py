"""Tables of tasks within Word documents: their rows are items, between the paragraphs, as a sheet's rows are."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.reading.due_words import DueKind
from luoshi.exchange.reading.items import describe_place
from luoshi.exchange.reading.unit_names import make_unit_book
from luoshi.exchange.word.word_items import read_word_items
from luoshi.exchange.word.word_tables import MAX_COLUMNS
from luoshi.exchange.word.word_text import read_word
from luoshi.exchange.workbooks.sheet_parts import Reading
from luoshi.rules.shared.names import NameIndex
from tests.exchange.word_files import Paper, cell, row, table_xml
from tests.support.office_files import word

if TYPE_CHECKING:
    from collections.abc import Collection

    from luoshi.exchange.reading.items import Imported

BOOK = make_unit_book(NameIndex(frozenset({"教务处", "财务处", "基建处"}), {"计财处": "财务处"}, frozenset()))
HEAD = ["序号", "任务", "牵头单位", "责任单位", "完成时限"]
RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read(paper: Paper, chosen: Collection[str] = ()) -> Imported:
    return read_word_items(read_word(paper.saved(), "分工.docx"), Reading("分工.docx", BOOK), chosen)


def words(imported: Imported) -> str:
    """Return all that items and leftovers hold, without blanks."""
    texts = [*(item.text for item in imported.items), *(each.text for each in imported.leftover)]
    return "".join("".join(texts).split())


def plan() -> Paper:
    """Return a plan as offices write it: text, a table with groups, merged cells and a total, more text."""
    rows = [
        ["序号", "任务", "责任分工", "", "完成时限"],
        ["", "", "牵头单位", "责任单位", ""],
        ["一、基本建设", "", "", "", ""],
        ["1", "建教学楼", "基建处", "计财处、教务处", "11月底前"],
        ["2", "修操场", "", "/", "2026年6月30日"],
        ["合计", "2项", "", "", ""],
    ]
    merges = [(0, 2, 0, 3), *((0, column, 1, column) for column in (0, 1, 4)), (2, 0, 2, 4), (3, 2, 4, 2)]
    paper = Paper().say("某校2026年重点工作分工方案", "一、总体要求", "坚持育人为本。", "二、基本任务")
    return paper.table(rows, *merges).say("三、保障", "（一）落实经费。9月底前拨付。（财务处牵头，教务处配合）")


def test_rows_are_items_in_the_order_of_the_document() -> None:
    imported = read(plan())
    assert [(item.number, item.title, item.lead, item.support) for item in imported.items] == [
        ("1", "建教学楼", "基建处", ("财务处", "教务处")),
        ("2", "修操场", "基建处", ()),
        ("三（一）", "落实经费", "财务处", ("教务处",)),
    ]
    assert [str(item.due.day) for item in imported.items if item.due] == ["2026-11-30", "2026-06-30", "2026-09-30"]


def test_a_row_is_found_by_the_number_of_its_table_and_its_own() -> None:
    first = read(plan()).items[0]
    assert (first.sheet, first.row, describe_place(first)) == ("第1张表格", 4, "第1张表格 第4行")
    assert first.notes["分组"] == "一、基本建设"


def test_a_heading_above_a_table_is_no_matter_and_groups_its_rows() -> None:
    rows = [HEAD, ["1", "建教学楼", "基建处", "", ""]]
    imported = read(Paper().say("一、基本建设").table(rows).say("注：分管校长负责。", "二、其他").table(rows))
    assert [(item.title, item.notes["分组"]) for item in imported.items] == [
        ("建教学楼", "一、基本建设"),
        ("建教学楼", "二、其他"),
    ]
    assert [each.kind for each in imported.leftover] == ["标题", "表头", "标题", "表头"]


def test_every_word_is_in_an_item_or_left_over() -> None:
    paper = plan().table([["年份", "学位"], ["2025", "一万"]])
    imported = read(paper)
    assert sorted(words(imported)) == sorted("".join(read_word(paper.saved(), "x.docx").text.split()))


def test_a_table_of_figures_is_left_over_and_does_not_touch_the_numbers_of_the_text() -> None:
    paper = (
        Paper()
        .say("一、甲。（教务处负责）")
        .table([["项目", "数量"], ["五、幼儿园", "30"]])
        .say("二、乙。（财务处负责）")
    )
    imported = read(paper)
    assert [(item.number, item.title, item.findings) for item in imported.items] == [("一", "甲", ()), ("二", "乙", ())]
    assert imported.findings == ("第1张表格没有事项列，或没有单位、时限列，没有读成事项；可用 --map 对照列名",)
    assert [(each.kind, describe_place(each)) for each in imported.leftover] == [
        ("表格", "第1张表格 第1行"),
        ("表格", "第1张表格 第2行"),
    ]


def test_a_table_that_is_laid_out_text_is_text_and_is_told() -> None:
    imported = read(Paper().table([["要点", "一、甲。（教务处负责）"]]).table([["二、乙。"], ["三、丙。"]]))
    assert [item.title for item in imported.items] == ["甲", "乙", "丙"]
    assert imported.findings == ("第1张表格、第2张表格没有事项列，或没有单位、时限列，逐格当作文字读",)


def test_a_map_makes_a_table_one_of_tasks() -> None:
    rows = [["活儿", "谁干"], ["甲事", "教务处"]]
    columns = {"活儿": "title", "谁干": "lead"}
    document = read_word(Paper().table(rows).saved(), "x.docx")
    items = read_word_items(document, Reading("x.docx", BOOK, columns=columns)).items
    assert [(item.title, item.lead) for item in items] == [("甲事", "教务处")]


def test_a_form_of_names_and_values_is_text() -> None:
    rows = [["督办事项", "校车安全", "牵头单位", "教务处"], ["承办单位", "财务处", "完成时限", "2026-03-01"]]
    assert read(Paper().table(rows)).items == ()


def test_a_table_cut_by_a_page_is_carried_on_with_and_without_its_head() -> None:
    rows = [HEAD, ["1", "甲事", "教务处", "", "6月底"], HEAD, ["2", "乙事", "财务处", "", ""]]
    paper = Paper().say("2026年任务清单").table(rows).say("", "（续表）").table([["3", "丙事", "基建处", "", "9月底"]])
    imported = read(paper)
    assert [(item.title, describe_place(item)) for item in imported.items] == [
        ("甲事", "第1张表格 第2行"),
        ("乙事", "第1张表格 第4行"),
        ("丙事", "第2张表格 第1行"),
    ]
    assert imported.items[2].due_text == "9月底"
    assert imported.items[2].due is not None


def test_after_other_words_a_table_without_head_is_not_carried_on() -> None:
    paper = Paper().table([HEAD, ["1", "甲事", "教务处", "", ""]]).say("联系方式如下：")
    assert len(read(paper.table([["3", "丙事", "基建处", "", ""]])).items) == 1


def test_numbers_that_word_counts_in_a_column() -> None:
    paper = Paper().raw_table(
        [600, 2400, 1900],
        row(cell("序号"), cell("任务"), cell("牵头单位")),
        row(cell("", numbered=True), cell("甲事"), cell("教务处")),
        row(cell("", numbered=True), cell("乙事"), cell("财务处")),
    )
    assert [(item.number, item.lead) for item in read(paper).items] == [("1", "教务处"), ("2", "财务处")]


@pytest.mark.parametrize("drag", [100, 900])
def test_a_line_between_two_cells_that_somebody_dragged(drag: int) -> None:
    paper = Paper().raw_table(
        [600, 2400, drag, 1900, 1500],
        row(cell("序号"), cell("任务"), cell("牵头单位", 2), cell("完成时限")),
        row(cell("1"), cell("甲事", 2), cell("教务处"), cell("2026年6月底")),
        row(cell("2"), cell("乙事"), cell("财务处", 2), cell("2026年9月底")),
    )
    imported = read(paper)
    assert [(item.title, item.lead) for item in imported.items] == [("甲事", "教务处"), ("乙事", "财务处")]
    assert imported.findings == ()


def test_merges_downwards_and_rows_that_begin_late() -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    paper = Paper().raw_table(
        [600, 2400, 1900],
        row(cell("序号"), cell("任务"), cell("牵头单位")),
        row(cell("1"), cell("甲事"), cell("教务处", merge=RESTART)),
        row(cell("乙事"), cell("", merge=GO_ON), properties=late),
        row(cell("3"), cell("丙事"), cell("财务处", merge=RESTART)),
        row(cell("4"), cell("丁事"), cell("基建处")),
    )
    assert [(item.number, item.title, item.lead) for item in read(paper).items] == [
        ("1", "甲事", "教务处"),
        (None, "乙事", "教务处"),
        ("3", "丙事", "财务处"),
        ("4", "丁事", "基建处"),
    ]


def test_the_finer_of_two_columns_of_matters_is_the_title_where_the_other_is_merged() -> None:
    head = ["序号", "重点工作", "具体任务", "责任单位"]
    rows = [
        head,
        ["1", "基本建设", "建教学楼", "基建处"],
        ["2", "", "修操场", "教务处"],
        ["3", "收费", "公示", "财务处"],
    ]
    items = read(Paper().table(rows, (1, 1, 2, 1))).items
    assert [(item.title, item.notes["重点工作"], item.findings) for item in items] == [
        ("建教学楼", "基本建设", ()),
        ("修操场", "基本建设", ()),
        ("公示", "收费", ()),
    ]


def test_a_limit_before_the_day_of_the_document_is_not_taken() -> None:
    rows = [HEAD, ["1", "甲事", "教务处", "", "6月底"]]
    due = read(Paper().say("某校任务").table(rows).say("某校", "2026年12月29日")).items[0].due
    assert due is not None
    assert (due.kind, due.day) == (DueKind.AMBIGUOUS, None)


def test_the_day_above_an_attachment_is_that_of_the_document() -> None:
    rows = [HEAD, ["1", "甲事", "教务处", "", "6月底"], ["2", "乙事", "教务处", "", "2026年6月底"]]
    letter = Paper().say("某校发〔2025〕9号", "现将任务分工印发。", "某校", "2025年12月29日", "", "附件", "任务分工表")
    imported = read(letter.table(rows))
    assert imported.date == dt.date(2025, 12, 29)
    assert [str(item.due.day) for item in imported.items if item.due] == ["None", "2026-06-30"]


def test_the_year_is_that_of_the_heading_above_and_not_of_a_sentence() -> None:
    rows = [HEAD, ["1", "甲事", "教务处", "", "6月底"]]
    named = read(Paper().say("2026年重点任务清单").table(rows)).items[0].due
    assert named is not None
    assert named.day == dt.date(2026, 6, 30)
    told = read(Paper().say("x" * 400, "在2025年全年任务完成之后，各处室继续努力。").table(rows)).items[0].due
    assert told is not None
    assert told.day is None


def test_the_first_unit_leads_where_the_text_or_a_note_says_so() -> None:
    rows = [["任务", "责任单位"], ["甲事", "教务处、财务处"]]
    said = "列第一位的责任单位为牵头单位。"
    assert read(Paper().table(rows)).items[0].lead is None
    assert read(Paper().say(f"各项任务{said}").table(rows)).items[0].lead == "教务处"
    assert read(Paper().table(rows).say(f"注：{said}")).items[0].lead == "教务处"


def test_only_the_text_or_one_table_is_read_where_asked() -> None:
    assert [item.number for item in read(plan(), ["正文"]).items] == ["三（一）"]
    of_table = read(plan(), ["第1张表格"])
    assert [item.number for item in of_table.items] == ["1", "2"]
    assert {each.sheet for each in of_table.leftover} == {"第1张表格"}
    assert any("--sheet" in finding for finding in read(plan()).findings)
    assert of_table.findings == ()


def test_a_table_wider_than_word_makes_is_text() -> None:
    cells = [cell("任务"), cell("牵头单位"), *(cell("列") for _ in range(MAX_COLUMNS))]
    assert read(Paper().raw_table([], row(*cells), row(cell("甲"), cell("教务处")))).items == ()


SPANS = st.integers(1, 4)
MERGES = st.sampled_from(["", RESTART, GO_ON])
WORDS = st.sampled_from(["", "任务", "牵头单位", "完成时限", "甲事", "教务处", "6月底", "合计"])
CELLS = st.builds(lambda text, span, merge: cell(text, span, merge=merge), WORDS, SPANS, MERGES)


@given(st.lists(st.integers(0, 900), max_size=6), st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_no_word_of_any_table_is_lost(widths: list[int], rows: list[list[str]]) -> None:
    document = read_word(word(table_xml(widths, *(row(*cells) for cells in rows))), "x.docx")
    assert sorted(words(read_word_items(document, Reading("x.docx", BOOK)))) == sorted("".join(document.text.split()))
