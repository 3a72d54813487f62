from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from luoshi.report.bulletin.figure_book import FigureBook, change_figure, figure_text
from luoshi.report.bulletin.unit_order import UnitOrder
from luoshi.report.document import Figure, FigureRef, Paragraph
from luoshi.report.wording import (
    clauses,
    end_sentence,
    enumerated,
    list_by_unit,
    long_date,
    paragraph,
    quote,
    spell_days,
)
from tests.support.builders import state
from tests.support.reports import plain

ONE = FigureRef("1", "total")


def test_dates_of_prose_have_no_leading_zeros() -> None:
    assert long_date(dt.date(2026, 3, 5)) == "2026年3月5日"


def test_neighbouring_texts_are_one_run() -> None:
    assert paragraph("共", ["计", ONE], None, "项", "。") == Paragraph(("共计", ONE, "项。"))
    assert paragraph(ONE) == Paragraph((ONE,))


def test_empty_clauses_leave_no_separator() -> None:
    assert clauses([[], ["甲"], [], [ONE, "项"]], "、") == ["甲", "、", ONE, "项"]
    assert clauses([]) == []


def test_only_several_sentences_are_counted_off() -> None:
    assert [each.text for each in enumerated([["甲。"], ["乙。"]])] == ["一是甲。", "二是乙。"]
    assert [each.text for each in enumerated([["甲。"]])] == ["甲。"]
    assert [each.text for each in enumerated([["甲。"]] * 11)] == ["甲。"] * 11


def test_tasks_by_unit() -> None:
    states = [state(plain(1, lead="财务处")), state(plain(2, lead="办公室")), state(plain(3, lead="财务处"))]
    order = UnitOrder.of(["财务处", "办公室"])
    assert list_by_unit(states, order) == "财务处2项（ZD-2026-001、ZD-2026-003）、办公室1项（ZD-2026-002）"


def test_figures_as_prose_prints_them() -> None:
    assert figure_text(Figure("", 3, None, ())) == "3"
    assert figure_text(Figure("", -3, None, ())) == "3"
    assert figure_text(Figure("", Decimal("71.1"), 45, ())) == "71.1%"
    assert figure_text(Figure("", None, 0, ())) == "—"


def test_a_change_needs_both_sides() -> None:
    none, some = Figure("", None, 0, ()), Figure("", Decimal("50.0"), 2, ("甲",))
    assert change_figure("增减", some, none).value is None
    assert change_figure("增减", some, some) == Figure("增减", Decimal("0.0"), None, ())


def test_a_book_answers_for_what_it_does_not_hold() -> None:
    book = FigureBook({"none": Figure("", None, 0, ())})
    assert (book.has("none"), book.has("other"), book.value("none")) == (False, False, 0)


def test_days_within_words_are_spelled_and_numbers_are_not() -> None:
    assert spell_days("节点时限由2026-11-30调整为2026-12-05") == "节点时限由2026年11月30日调整为2026年12月5日"
    assert spell_days("编号2026-11-30-1、12026-11-30") == "编号2026-11-30-1、12026-11-30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“三个课堂”应用", "“‘三个课堂’应用”"),
        ('"三个课堂"应用', "“‘三个课堂’应用”"),
        ("“甲‘乙’丙”", "“‘甲“乙”丙’”"),
        ("平常", "“平常”"),
    ],
)
def test_quotation_marks_within_are_the_other_kind(text: str, expected: str) -> None:
    assert quote(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("完成。", "完成。"), ("完成。。", "完成。"), ("完成；", "完成。"), ("完成！", "完成！"), ("", ""), ("。", "")],
)
def test_a_sentence_ends_once(text: str, expected: str) -> None:
    assert end_sentence(text) == expected
