"""Forms out and back: every filled cell arrives, nothing else moves, and what was changed is named by its cell."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.blank_words import is_blank
from luoshi.exchange.forms.form_collect import FormRefusedError, read_form
from luoshi.exchange.forms.form_send import write_form
from luoshi.exchange.forms.form_sheet import FORM, META, REVIEWS
from luoshi.exchange.workbooks.workbook import format_value
from luoshi.state.period import PeriodKind
from tests.support.forms import FIELDS, changed, filled, make_form, make_row, saved, saved_by_office

if TYPE_CHECKING:
    from pathlib import Path

REVIEW = REVIEWS[PeriodKind.MONTH]
ROWS = (make_row(1), make_row(2, indicators=("竣工数",)), make_row(3, progress=False, indicators=("甲", "乙")))
SENT = write_form(make_form(*ROWS))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=40).filter(
    lambda text: "_x" not in text and not is_blank(format_value(text)) and "\ufffe" not in text and "\uffff" not in text
)
PERCENTS = st.integers(0, 100).map(str) | st.decimals(0, 100, places=1).map(str)
WORDS: dict[str, st.SearchStrategy[str]] = {
    "progress": PERCENTS,
    "values": st.integers(0, 10_000).map(str),
    "confidence": st.sampled_from(["高", "中", "低"]),
}
ROW = st.fixed_dictionaries({}, optional={field: WORDS.get(field, TEXTS) for field in FIELDS})


def open_fields(number: int) -> set[str]:
    row = ROWS[number]
    return set(FIELDS) - ({"progress"} if not row.progress else set()) - ({"values"} if not row.indicators else set())


FORMS = 2 * settings().max_examples
"""Forms to fill in at random: 10,000 of them in a soak."""


@settings(max_examples=FORMS)
@given(st.lists(ROW, min_size=3, max_size=3))
def test_every_filled_cell_arrives_and_no_other(rows: list[dict[str, str]]) -> None:
    asked = {
        number: {field: word for field, word in words.items() if field in open_fields(number)}
        for number, words in enumerate(rows)
    }
    form = read_form(filled(SENT, asked), "表.xlsx")
    found = {row.id: dict(row.words) for row in form.filled}
    assert found == {ROWS[number].id: _arrived(words) for number, words in asked.items() if words}
    assert form.tasks == tuple(row.id for row in ROWS)


def _arrived(words: dict[str, str]) -> dict[str, Any]:
    return {field: (f"={word}",) if field == "values" else format_value(word) for field, word in words.items()}


def test_the_same_form_gives_the_same_bytes() -> None:
    assert write_form(make_form(*ROWS)) == SENT
    assert write_form(make_form(*ROWS[:2])) != SENT


def test_nothing_in_the_workbook_acts() -> None:
    with zipfile.ZipFile(io.BytesIO(SENT)) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
        names = " ".join(package.namelist())
    assert not any(b"<f>" in sheet for sheet in sheets)
    assert "external" not in names
    assert "vba" not in names


def test_what_is_locked_hidden_and_offered() -> None:
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    sheet = book[FORM]
    assert book[META].sheet_state == "hidden"
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet["A5"].protection.locked
    assert not sheet["K5"].protection.locked
    assert sheet["J5"].protection.locked, "no indicator: nothing to fill in"
    assert sheet.column_dimensions["Q"].hidden
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert lists == ['"高,中,低"']


def test_a_form_of_no_task_is_no_trouble() -> None:
    assert read_form(write_form(make_form()), "表.xlsx").filled == ()


def test_an_untouched_form_saved_by_another_program_is_left_blank(tmp_path: Path) -> None:
    source, folder = tmp_path / "表.xlsx", tmp_path / "收回"
    source.write_bytes(filled(SENT, {0: {"note": "=1+1 开工\n第二行", "progress": "45%"}}))
    plain = tmp_path / "空.xlsx"
    plain.write_bytes(SENT)
    folder.mkdir()
    saved_by_office([source, plain], folder)
    assert read_form((folder / "空.xlsx").read_bytes(), "空.xlsx").filled == ()
    back = read_form((folder / "表.xlsx").read_bytes(), "表.xlsx").filled
    assert [(row.id, dict(row.words)) for row in back] == [
        ("ZD-2026-001", {"note": "=1+1 开工\n第二行", "progress": "45"})
    ]


def test_a_form_saved_as_an_old_workbook_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").write_bytes(filled(SENT, {0: {"note": "=1+1 开工\n第二行", "progress": "45%"}}))
    saved_by_office([tmp_path / "表.xlsx"], tmp_path, "xls:MS Excel 97")
    (row,) = read_form((tmp_path / "表.xls").read_bytes(), "表.xls").filled
    assert (row.id, dict(row.words)) == ("ZD-2026-001", {"note": "=1+1 开工\n第二行", "progress": "45"})


REFUSED: list[tuple[dict[tuple[str, str], object], str]] = [
    ({("D", "5"): "2027-12-31"}, "填报表!D5 “完成时限”是锁定的，被改成了“2027-12-31”"),
    ({("E", "6"): None}, "填报表!E6 “应达进度%”是锁定的，被改成了“空”"),
    ({("J", "5"): "12"}, "填报表!J5 “指标值”是锁定的，被改成了“12”"),
    ({("Q", "5"): "ZD-2026-009"}, "填报表!A5 ZD-2026-009 这一行来自别的表，或整行被改过"),
    ({("Q", "6"): "ZD-2026-001"}, "填报表!A6 ZD-2026-001 出现了两次"),
    ({("R", "5"): "x"}, "填报表!R5 校验标记被改动"),
    ({("K", "9"): "多写一行"}, "填报表!A9 这一行不是表中原有的：“多写一行”"),
    ({("K", "4"): "进展"}, "填报表!K4 列名应为“本期进展”，表中是“进展”"),
    ({("I", "5"): "大约一半"}, "填报表!I5 “完成进度%”要填 0 到 100 的数，表中是“大约一半”"),
    ({("I", "5"): 0.45}, "填报表!I5 “完成进度%”是 0.45，看不出是不是百分数"),
    ({("I", "5"): "101"}, "填报表!I5 “完成进度%”要填 0 到 100 的数"),
    ({("J", "6"): "一百"}, "填报表!J6 “指标值”要填数"),
    ({("J", "6"): "；"}, "填报表!J6 “指标值”看不懂"),
    ({("P", "5"): "一般"}, "填报表!P5 “完成把握”要填高、中、低，表中是“一般”"),
]


@pytest.mark.parametrize(("cells", "words"), REFUSED)
def test_what_is_not_as_it_was_sent_is_named_by_its_cell(cells: dict[tuple[str, str], object], words: str) -> None:
    with pytest.raises(FormRefusedError) as caught:
        read_form(changed(SENT, {**cells, ("K", "5"): "开工"}), "表.xlsx")
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({("B", "1"): "letter"}, "没有 luoshi 的标记"),
        ({("B", "2"): "9"}, "表的版本是“9”"),
        ({("B", "6"): "昨天"}, "“昨天”不是日期"),
        ({("B", "4"): "财务处"}, "来自别的表"),
    ],
)
def test_a_hidden_sheet_that_was_changed_is_seen(cells: dict[tuple[str, str], object], words: str) -> None:
    with pytest.raises(FormRefusedError, match="整份没有记入") as caught:
        read_form(changed(SENT, cells, sheet=META), "表.xlsx")
    assert words in caught.value.message


def test_a_formula_that_nobody_calculated_is_no_empty_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    book[FORM]["K5"] = "=A1&B1"
    with pytest.raises(FormRefusedError, match="K5 “本期进展”是公式"):
        read_form(saved(book), "表.xlsx")


@pytest.mark.parametrize("sheet", [FORM, META])
def test_a_sheet_that_is_gone_is_missed(sheet: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    del book[sheet]
    with pytest.raises(FormRefusedError):
        read_form(saved(book), "表.xlsx")


def test_rows_may_be_left_out_and_sorted() -> None:
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    book[FORM].delete_rows(6)
    assert read_form(saved(book), "表.xlsx").tasks == ("ZD-2026-001", "ZD-2026-003")


def test_the_review_is_counted_and_may_be_missing() -> None:
    reviewed = changed(SENT, {("G", "4"): "达到序时", ("B", "7"): "总体平稳", ("B", "8"): "张三"}, sheet=REVIEW)
    assert read_form(reviewed, "表.xlsx").review == 3
    book = openpyxl.load_workbook(io.BytesIO(SENT))
    del book[REVIEW]
    assert read_form(saved(book), "表.xlsx").review == 0


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("12", ("=12",)),
        ("１２", ("=12",)),
        (12.0, ("=12",)),
        ("甲=12；乙：3.5", ("甲=12", "乙=3.5")),
        ("甲=1,200，乙=3", ("甲=1200", "乙=3")),
        ("-3", ("=-3",)),
    ],
)
def test_values_however_they_are_typed(typed: object, words: tuple[str, ...]) -> None:
    (row,) = read_form(filled(SENT, {2: {"values": typed}}), "表.xlsx").filled
    assert row.words["values"] == words


def test_long_text_is_cut_for_the_cell_and_still_known_again() -> None:
    row = make_row(1)
    long = "长" * 40_000
    sent = write_form(make_form(type(row)(row.id, (row.id, long, *row.known[2:]), True, (), row.reports, "")))  # noqa: FBT003
    assert read_form(filled(sent, {0: {"note": "开工"}}), "表.xlsx").filled[0].words == {"note": "开工"}
