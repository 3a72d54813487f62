"""The table to look through: every item with its place and its doubts, and back as the same drafts, or as mended."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.reading.document_items import read_document
from luoshi.exchange.reading.head_draft import DraftRequest, make_draft
from luoshi.exchange.reading.items import Imported, ImportedItem
from luoshi.exchange.reading.review_table import COLUMNS, make_review_table
from luoshi.exchange.reading.sheet_items import read_sheets
from luoshi.exchange.workbooks.grids import Grid, read_grids
from luoshi.render.text.csv_text import render_tables
from tests.exchange.sheets import BOOK, STATE_HEAD, office
from tests.support import import_documents as samples
from tests.support.naughty import acts
from tests.support.office_files import workbook

if TYPE_CHECKING:
    from luoshi.exchange.reading.head_draft import HeadDraft


def review(imported: Imported) -> bytes:
    return render_tables((make_review_table(imported),))


def back(content: bytes) -> Imported:
    return read_sheets(read_grids("csv", content, "待审.csv"), "待审.csv", BOOK)


def drafts(imported: Imported) -> list[HeadDraft]:
    request = DraftRequest("重点任务", imported.date or dt.date(2026, 2, 1), "会议议定")
    return [make_draft(item, imported, request) for item in imported.items]


def rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows by their heads."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [row for row in csv.DictReader(text) if row["出处"]]


def mended(imported: Imported, **cells: str) -> ImportedItem:
    """Return the first item when somebody has changed cells of its row."""
    first = rows(review(imported))[0] | cells
    return back_of([first]).items[0]


def back_of(given: list[dict[str, str]]) -> Imported:
    grid = Grid("待审", [list(COLUMNS), *([row.get(name, "") for name in COLUMNS] for row in given)])
    return read_sheets([grid], "待审.csv", BOOK)


TEXTS = [samples.BRACKETS, samples.ONE_LINE, samples.KEYS, samples.SEVERAL, samples.MINUTES]


@pytest.mark.parametrize("text", TEXTS)
def test_an_unchanged_table_gives_the_drafts_of_the_document(text: str) -> None:
    imported = read_document(text, "分工方案.txt", BOOK)
    found = drafts(back(review(imported)))
    assert found == drafts(imported)
    assert found


def test_an_unchanged_table_gives_the_drafts_of_a_workbook() -> None:
    imported = read_sheets(read_grids("xlsx", workbook(office), "清单.xlsx"), "清单.xlsx", BOOK, year=2026)
    assert drafts(back(review(imported))) == drafts(imported)


def test_milestones_and_entries_come_back() -> None:
    text = "2026年工作要点\n1.建设实训基地。3月底前印发方案，9月底前开工，12月20日前竣工。（财务处负责）\n"
    imported = read_document(text, "要点.txt", BOOK)
    assert rows(review(imported))[0]["节点"].split("\n")[0] == "2026-03-31 印发方案"
    assert drafts(back(review(imported))) == drafts(imported)
    state = ["甲", "已销号", "竣工\n验收", "2026-05-01", "2026-06-01", "2026-06-09", ""]
    sheet = read_sheets([Grid("清单", [STATE_HEAD, state])], "清单.csv", BOOK)
    assert drafts(back(review(sheet))) == drafts(sheet)


def test_a_row_says_where_it_was_found_and_what_is_doubtful() -> None:
    last = rows(review(read_document(samples.BRACKETS, "意见.txt", BOOK)))[4]
    assert (last["出处"], last["段或行"]) == ("意见.txt 第288至333字", "13")
    assert (last["牵头单位"], last["完成时限"], last["时限原文"]) == ("", "", "每年1月底前")
    assert "没有写明牵头单位" in last["疑点"].split("\n")


def test_what_would_be_a_formula_is_a_text_and_comes_back() -> None:
    imported = Imported(
        "x.txt", (ImportedItem("=1", "=cmd|' /C calc'!A1", "+甲", span=(0, 2), notes={"@x": "-1"}),), ()
    )
    content = review(imported)
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows(content) for cell in row.values())
    assert drafts(back(content)) == drafts(imported)


def first() -> Imported:
    return read_document("一、甲事。2026年6月底前。（学前教育处、财务处负责）\n", "x.txt", BOOK)


def test_what_was_mended_is_taken_and_nothing_else_is_searched() -> None:
    item = mended(first(), 牵头单位="学前处", 配合单位="财务处、各区", 完成时限="2026/7/15", 责任人="处长")
    assert (item.lead, item.support, item.generic) == ("学前教育处", ("财务处",), ("各区",))
    assert item.due is not None
    assert (item.due.day, item.due_text) == (dt.date(2026, 7, 15), "2026年6月底前")
    assert item.fields["owner"] == "处长"
    emptied = mended(first(), 完成时限="", 时限原文="")
    assert (emptied.due, emptied.due_text) == (None, None)


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        ({"牵头单位": "学前教育处、财务处"}, "写了 2 个牵头单位"),
        ({"牵头单位": "学前教育科"}, "牵头单位“学前教育科”不在 org.yaml 中，最接近的是“学前教育处”"),
        ({"完成时限": "尽快"}, "时限“尽快”没有看懂，没有推定日期"),
        ({"完成时限": ""}, "时限“2026年6月底前”没有填成日期，完成时限空着"),
        ({"节点": "2026-03-31"}, "节点“2026-03-31”没有看懂，没有记入；写成“2026-03-31 印发方案”的样子"),
        ({"办理记录": "已经办好"}, "办理记录“已经办好”没有看懂，没有记入"),
        ({"交办日期": "年初"}, "交办日期“年初”没有看懂"),
        ({"编号": "2026/1/2"}, "编号“2026/1/2”像是被表格软件改成了日期，请对照原文"),
    ],
)
def test_what_is_not_understood_is_told(cells: dict[str, str], finding: str) -> None:
    assert finding in mended(first(), **cells).findings


def test_a_row_without_a_matter_is_not_read_and_is_told() -> None:
    row = rows(review(first()))[0]
    imported = back_of([row | {"事项": ""}, row])
    assert len(imported.items) == 1
    assert "工作表“待审”第 2 行没有写事项，没有读" in imported.findings
    assert [each.kind for each in imported.leftover] == ["表头", "没有事项"]


def test_a_column_that_somebody_added_is_a_note() -> None:
    row = rows(review(first()))[0]
    names = [*COLUMNS, "电话", "", "电话"]
    cells = [*(row[name] for name in COLUMNS), "65", "x", "43"]
    item = read_sheets([Grid("待审", [names, cells])], "待审.csv", BOOK).items[0]
    assert [item.notes[name] for name in ("电话", "无列名", f"电话（第 {len(names)} 列）")] == ["65", "x", "43"]


SEEN = st.characters(codec="utf-8", exclude_categories=["C", "Z"]).filter(lambda character: not acts(character))
"""What is not seen although it is a letter (U+115F) is written as an escape, and comes back as one."""
WORDS = st.text(SEEN, min_size=1, max_size=8)
ITEMS = st.builds(
    ImportedItem,
    number=st.none() | WORDS,
    title=WORDS,
    text=WORDS,
    due_text=st.none() | WORDS,
    fields=st.dictionaries(st.sampled_from(["objective", "measures", "leader", "document"]), WORDS),
)


@given(st.lists(ITEMS, min_size=1, max_size=3))
def test_any_words_come_back(items: list[ImportedItem]) -> None:
    imported = Imported("x.csv", tuple(items), ())
    assert drafts(back(review(imported))) == drafts(imported)
