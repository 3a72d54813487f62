"""Time limits in words: each form read whole, the doubtful called doubtful, nothing guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.reading.due_words import DueKind, number, read_due
from luoshi.model.vocabulary import DayUnit


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2018年底前", "2018-12-31"),
        ("2018年年底前完成", "2018-12-31"),
        ("年底前", "2026-12-31"),
        ("年内", "2026-12-31"),
        ("今年年底前", "2026-12-31"),
        ("6月底", "2026-06-30"),
        ("6月底前", "2026-06-30"),
        ("２月底前", "2026-02-28"),
        ("2024年2月底前", "2024-02-29"),
        ("9月15日前", "2026-09-15"),
        ("2019年2月28日前完成", "2019-02-28"),
        ("十二月三十一日前", "2026-12-31"),
        ("2026-11-30", "2026-11-30"),
        ("2026.6.30前", "2026-06-30"),
        ("上半年", "2026-06-30"),
        ("2019年上半年", "2019-06-30"),
        ("下半年", "2026-12-31"),
        ("第三季度", "2026-09-30"),
        ("三季度末前", "2026-09-30"),
        ("4季度", "2026-12-31"),
        ("2019年6月", "2019-06-30"),
        ("11月份", "2026-11-30"),
        ("2020年", "2020-12-31"),
        (" 10 月 底 前 ", "2026-10-31"),
    ],
)
def test_a_last_day(words: str, day: str) -> None:
    reading = read_due(words, 2026)
    assert (reading.kind, reading.day) == (DueKind.BY, dt.date.fromisoformat(day))
    assert reading.words == words
    assert reading.rule


@pytest.mark.parametrize(
    ("words", "start", "day"),
    [
        ("3-4月", "2026-03-01", "2026-04-30"),
        ("4~12月", "2026-04-01", "2026-12-31"),
        ("2018年6月-9月", "2018-06-01", "2018-09-30"),
    ],
)
def test_a_span_of_months_ends_with_its_last(words: str, start: str, day: str) -> None:
    reading = read_due(words, 2026)
    assert (reading.start, reading.day) == (dt.date.fromisoformat(start), dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("每月5日前", DueKind.RECURRING),
        ("每季度末", DueKind.RECURRING),
        ("每两月", DueKind.RECURRING),
        ("每月15日和30日前", DueKind.RECURRING),
        ("2020年起每年1月底前", DueKind.RECURRING),
        ("长期坚持", DueKind.STANDING),
        ("持续推进", DueKind.STANDING),
        ("长期", DueKind.STANDING),
        ("9月前", DueKind.AMBIGUOUS),
        ("12月份前", DueKind.AMBIGUOUS),
        ("第三季度前", DueKind.AMBIGUOUS),
        ("10月中旬", DueKind.AMBIGUOUS),
        ("2月30日前", DueKind.BAD),
        ("2026年2月29日", DueKind.BAD),
        ("13月底前", DueKind.BAD),
        ("9-4月", DueKind.BAD),
        ("0月底前", DueKind.BAD),
        ("一二-3月", DueKind.BAD),
        ("2026年00月", DueKind.BAD),
        ("八月三一日前", DueKind.BAD),
        ("五五月底前", DueKind.BAD),
        ("十二二月三十一日前", DueKind.BAD),
        ("二二十日内", DueKind.BAD),
        ("秋季开学前", DueKind.UNKNOWN),
        ("寒假前", DueKind.UNKNOWN),
        ("尽快", DueKind.UNKNOWN),
        ("", DueKind.UNKNOWN),
    ],
)
def test_what_is_no_single_day_gets_none(words: str, kind: DueKind) -> None:
    reading = read_due(words, 2026)
    assert (reading.kind, reading.day) == (kind, None)


@pytest.mark.parametrize(
    ("words", "within", "unit"),
    [
        ("10个工作日内", 10, DayUnit.WORKING),
        ("30个工作日内", 30, DayUnit.WORKING),
        ("印发之日起30日内", 30, DayUnit.NATURAL),
        ("会后7日内", 7, DayUnit.NATURAL),
        ("自收到之日起十五日内", 15, DayUnit.NATURAL),
        ("两周内", 14, DayUnit.NATURAL),
        ("3个月内", 3, None),
    ],
)
def test_a_limit_from_an_event(words: str, within: int, unit: DayUnit | None) -> None:
    reading = read_due(words, 2026)
    assert (reading.kind, reading.within, reading.unit) == (DueKind.RELATIVE, within, unit)


def test_without_a_year_there_is_no_day() -> None:
    reading = read_due("6月底前")
    assert (reading.kind, reading.day) == (DueKind.BY, None)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("五", 5), ("十", 10), ("十五", 15), ("二十", 20), ("三十一", 31), ("两", 2)]
)
def test_numbers(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "三一", "二二十", "十十", "十两", "百"])
def test_no_numbers(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(text)


@given(
    st.text(alphabet="0123456789年月日底前内每起至-第一二三十季度半上下工作个长期 ", max_size=14),
    st.integers(1950, 2100),
)
def test_any_words_are_of_some_kind_and_kept(words: str, year: int) -> None:
    reading = read_due(words, year)
    assert reading.words == words
    assert (reading.day is not None) <= (reading.kind is DueKind.BY)
