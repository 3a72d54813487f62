"""Sheets to items: heads of several rows, merged cells by meaning, rows that are no matter, states and their days."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.columns import column_of
from luoshi.exchange.reading.due_words import DueKind
from luoshi.exchange.reading.sheet_items import read_sheets
from luoshi.exchange.reading.unit_names import make_unit_book
from luoshi.exchange.workbooks.grids import Grid, read_grids
from luoshi.rules.shared.names import NameIndex
from tests.exchange.sheets import STATE_HEAD, office
from tests.support.office_files import table, workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import xlsxwriter  # type: ignore[import-untyped]

    from luoshi.exchange.reading.items import Imported, ImportedItem, Leftover

BOOK = make_unit_book(NameIndex(frozenset({"教务处", "财务处", "基建处"}), {"计财处": "财务处"}, frozenset()))
HEAD = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"]


def read(
    rows: Sequence[Sequence[str]], columns: Mapping[str, str] | None = None, *, year: int | None = 2026
) -> Imported:
    return read_sheets([Grid("清单", rows)], "清单.csv", BOOK, year=year, columns=columns)


def read_book(data: bytes) -> Imported:
    return read_sheets(read_grids("xlsx", data, "清单.xlsx"), "清单.xlsx", BOOK, year=2026)


def test_a_head_of_two_rows_and_merged_cells_by_meaning() -> None:
    imported = read_book(workbook(office))
    first, second = imported.items
    assert (first.number, first.title, first.lead, first.support) == ("1", "建教学楼", "基建处", ("财务处", "教务处"))
    assert (second.number, second.lead, second.support) == ("2", "基建处", ())
    assert first.due is not None
    assert (first.due.day, first.due_text) == (dt.date(2026, 11, 30), "2026-11-30")
    assert (first.sheet, first.row, first.cells) == ("任务清单", 5, "A5:G5")
    assert first.notes["分组"] == "一、基本建设"


def test_what_is_no_matter_is_left_over_with_its_place() -> None:
    imported = read_book(workbook(office))
    kinds = [(each.kind, each.cells) for each in imported.leftover]
    assert kinds[0] == ("标题", "A1:A1")
    assert ("分组", "A4:A4") in kinds
    assert ("合计", "B8:C8") in kinds
    assert kinds[-1] == ("说明", "A9:A9")


def test_hidden_rows_are_named_and_their_items_say_so() -> None:
    imported = read_book(workbook(office))
    assert "工作表“任务清单”有隐藏的行：6" in imported.findings
    assert "在隐藏的行或工作表里" in imported.items[1].findings


def test_a_state_is_entered_on_the_day_of_the_sheet_and_not_without_one() -> None:
    first, second = read_book(workbook(office)).items
    assert [(each.event, str(each.date), each.note) for each in first.events] == [("进展", "2026-10-31", "主体封顶")]
    assert second.events == ()
    assert "状态“已完成”没有完成日期，没有记报结" in second.findings
    assert second.notes["状态"] == "已完成"


def test_formulas_without_a_value_error_cells_and_hidden_sheets_are_named() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("一")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["1", "做甲", "教务处"])
        sheet.write_formula(1, 3, "=A1", None, "")
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
        book.add_worksheet("二").hide()

    findings = read_book(workbook(fill)).findings
    assert "工作表“一”有没有算出结果的公式：D2" in findings
    assert "工作表“一”有出错的单元格：E2" in findings
    assert "工作表“二”是隐藏的" in findings


def test_several_units_under_one_key_have_no_lead_unless_the_sheet_says_that_the_first_is() -> None:
    rows = [["任务", "责任单位"], ["甲", "教务处、财务处"]]
    assert read(rows).items[0].lead is None
    item = read([*rows, ["注：列第一位的责任单位为牵头单位"]]).items[0]
    assert (item.lead, item.support) == ("教务处", ("财务处",))


@pytest.mark.parametrize(
    ("words", "lead", "support"),
    [
        ("教务处", "教务处", ()),
        ("教务处（牵头）、财务处", "教务处", ("财务处",)),
        ("教务处牵头，财务处配合", "教务处", ("财务处",)),
        ("教务处会同财务处", "教务处", ("财务处",)),
        ("教务处会财务处、基建处", "教务处", ("财务处", "基建处")),
        ("各学校", None, ()),
        ("教务处\n财务处", None, ()),
    ],
)
def test_a_cell_of_responsible_units(words: str, lead: str | None, support: tuple[str, ...]) -> None:
    item = read([["任务", "责任单位"], ["甲", words]]).items[0]
    assert (item.lead, item.support) == (lead, support)


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("2026-06-30", DueKind.BY, "2026-06-30"),
        ("2026年6月底", DueKind.BY, "2026-06-30"),
        ("3月底前印发方案；6月底前完成", DueKind.BY, "2026-06-30"),
        ("长期", DueKind.STANDING, "None"),
        ("9月前", DueKind.AMBIGUOUS, "None"),
        ("2021/12/20/", DueKind.UNKNOWN, "None"),
        ("尽快", DueKind.UNKNOWN, "None"),
    ],
)
def test_a_cell_of_a_time_limit(words: str, kind: DueKind, day: str) -> None:
    item = read([HEAD, ["1", "甲", "教务处", "", words]]).items[0]
    assert item.due is not None
    assert (item.due.kind, str(item.due.day), item.due_text) == (kind, day, words)


def test_marks_for_none_are_none() -> None:
    item = read([HEAD, ["1", "甲", "教务处", "——", "/"]]).items[0]
    assert (item.support, item.due_text, item.due) == ((), None, None)


def test_unknown_columns_are_kept_and_named() -> None:
    imported = read([["任务", "责任单位", "监督电话"], ["甲", "教务处", "6543210"]])
    assert imported.items[0].notes == {"监督电话": "6543210"}
    assert "工作表“清单”有不认识的列，原样保留：监督电话" in imported.findings


def test_a_map_says_what_columns_are() -> None:
    rows = [["活儿", "谁干"], ["甲", "教务处"]]
    assert read(rows).items == ()
    assert "没有认出表头" in {each.kind for each in read(rows).leftover}
    item = read(rows, {"活儿": "title", "谁干": "lead"}).items[0]
    assert (item.title, item.lead) == ("甲", "教务处")


def test_a_head_of_two_rows_without_merged_cells() -> None:
    rows = [
        ["序号", "任务", "责任分工", "", "完成时限"],
        ["", "", "牵头单位", "配合单位", ""],
        ["1", "甲", "教务处", "财务处", ""],
    ]
    item = read(rows).items[0]
    assert (item.lead, item.support) == ("教务处", ("财务处",))


def test_a_head_said_again_and_a_row_that_counts_columns_are_no_matter() -> None:
    rows = [HEAD, ["1", "2", "3", "4", "5"], ["1", "甲", "教务处", "", ""], HEAD, ["2", "乙", "财务处", "", ""]]
    imported = read(rows)
    assert [item.title for item in imported.items] == ["甲", "乙"]
    assert [each.kind for each in imported.leftover] == ["表头"] * 3


def test_a_matter_of_several_rows_is_an_item_a_row() -> None:
    rows = [HEAD, ["1", "老城改造", "基建处", "", ""], ["", "", "教务处", "", ""]]
    grid = Grid("清单", rows, [((1, 1), (2, 1)), ((1, 0), (2, 0))])
    items = read_sheets([grid], "x.xlsx", BOOK).items
    assert [(item.number, item.title, item.lead) for item in items] == [
        ("1", "老城改造", "基建处"),
        ("1", "老城改造", "教务处"),
    ]
    assert "与上一行同属一个合并的事项单元格" in items[1].findings


def test_a_group_with_figures_and_a_matter_with_its_content() -> None:
    head = ["序号", "任务", "主要内容", "责任单位", "分值"]
    rows = [
        head,
        ["一、", "基本建设", "", "", "31"],
        ["1", "甲", "建楼", "教务处", "5"],
        ["二、", "乙", "修路", "", ""],
    ]
    imported = read(rows)
    assert [(item.title, item.fields["objective"]) for item in imported.items] == [("甲", "建楼"), ("乙", "修路")]
    assert imported.items[0].notes == {"分组": "一、 基本建设 31", "分值": "5"}


def test_a_state_that_ends_a_matter_needs_its_days() -> None:
    item = read([STATE_HEAD, ["甲", "已销号", "竣工", "", "", "", ""]]).items[0]
    assert item.events == ()
    assert "状态“已销号”没有销号日期，没有记销号" in item.findings
    assert "进展没有日期，没有记入办理记录" in item.findings
    assert item.notes["进展"] == "竣工"


def test_an_id_that_became_a_date_is_told() -> None:
    item = read([HEAD, ["2026-03-01", "甲", "教务处", "", ""]]).items[0]
    assert item.findings[0] == "编号“2026-03-01”像是被表格软件改成了日期，请对照原表"


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("完成时间", "due"),
        ("实际完成时间", "done"),
        ("＊牵头单位（必填）", "lead"),
        ("处(科)室", "duty"),
        ("气候", None),
    ],
)
def test_heads(head: str, key: str | None) -> None:
    assert column_of(head) == (key if key != "due" else "finish")


def test_a_time_of_completion_beside_a_state_may_mean_either_and_is_kept_as_a_note() -> None:
    item = read([["任务", "责任单位", "完成时间", "状态"], ["甲", "教务处", "2026-05-01", "已完成"]]).items[0]
    assert (item.due, item.notes["完成时间"]) == (None, "2026-05-01")
    assert read([["任务", "责任单位", "完成时间"], ["甲", "教务处", "2026-05-01"]]).items[0].due_text == "2026-05-01"


@pytest.mark.parametrize(
    ("row", "events"),
    [
        (["进行中", "开工", "2026-05-01", "", "", ""], ["2026-05-01 进展 开工"]),
        (["在办", "", "2026-05-01", "", "", ""], ["2026-05-01 进展 在办"]),
        (["已完成", "竣工", "", "2026-06-01", "", ""], ["2026-06-01 报结 竣工"]),
        (["已销号", "竣工", "2026-05-01", "2026-06-01", "2026-06-09", ""], [
            "2026-05-01 进展 竣工", "2026-06-01 报结 None", "2026-06-09 销号 None",
        ]),
        (["暂停", "", "2026-05-01", "", "", ""], ["2026-05-01 暂停 None"]),
        (["撤销", "", "", "", "", ""], []),
        (["已办结", "", "", "6月", "", ""], []),
        (["云里雾里", "", "", "", "", ""], []),
    ],
)  # fmt: skip
def test_states(row: list[str], events: list[str]) -> None:
    item = read([STATE_HEAD, ["甲", *row]]).items[0]
    assert [f"{each.date} {each.event} {each.note}" for each in item.events] == events
    assert events or any(row[0] in finding for finding in item.findings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_any_encoding(encoding: str) -> None:
    grids = read_grids("csv", "任务,责任单位\n甲,教务处\n".encode(encoding), "清单.csv")
    assert read_sheets(grids, "清单.csv", BOOK).items[0].lead == "教务处"


def test_an_old_xls() -> None:
    data = (Path(__file__).parent / "tasks.xls").read_bytes()
    items = read_sheets(read_grids("xls", data, "tasks.xls"), "tasks.xls", BOOK).items
    assert [(item.title, item.lead, item.due_text) for item in items] == [("建教学楼", "教务处", "2026-06-30")]


CELLS = st.sampled_from(
    [
        "",
        "序号",
        "任务",
        "牵头单位",
        "责任单位",
        "完成时限",
        "合计",
        "一、",
        "备注：无",
        "/",
        "教务处、各学校",
        "1",
        "6月底",
        "已完成",
    ]
)


@given(st.lists(st.lists(CELLS | st.text(max_size=8), max_size=7), max_size=9))
def test_every_cell_of_any_table_is_in_an_item_or_left_over(rows: list[list[str]]) -> None:
    imported = read(rows)
    everything: list[ImportedItem | Leftover] = [*imported.items, *imported.leftover]
    texts = [text for each in everything for text in each.text.split("\t")]
    cells = [text for row in rows for cell in row if (text := cell.strip())]
    assert sorted("".join("".join(texts).split())) == sorted("".join("".join(cells).split()))
    assert all(item.lead is None or item.lead in item.units for item in imported.items)


def test_a_long_table_is_read_whole() -> None:
    rows = [HEAD, *([str(at), f"任务{at}", "教务处", "", "6月底"] for at in range(1, 501))]
    assert len(read_book(table(rows)).items) == 500
