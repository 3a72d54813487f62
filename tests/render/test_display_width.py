from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.render.text.display_width import measure_width, wrap
from luoshi.visible_text import ACTIVE, visible

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("办结，。（）“” ab-1\n")).map(visible)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("逾期", 4),
        ("ZD-001逾期", 10),
        ("e\u0301", 1),
        ("𠮷", 2),
        ("“—”", 3),
        ("１", 2),
        ("☀\ufe0f", 2),
    ],
)
def test_width_is_that_of_a_terminal(text: str, width: int) -> None:
    assert measure_width(text) == width


def test_lines_break_between_characters_but_not_before_a_stop_or_inside_a_word() -> None:
    assert wrap("已经全部办结。请核查", 12) == ["已经全部办", "结。请核查"]
    assert wrap("参见（附件）表", 6) == ["参见", "（附", "件）表"]
    assert wrap("task ZD-2026-001 done", 12) == ["task", "ZD-2026-001", "done"]
    assert wrap("0123456789", 4) == ["0123", "4567", "89"]


def test_line_breaks_stay() -> None:
    assert wrap("一\n\n二", 10) == ["一", "", "二"]
    assert wrap("", 10) == [""]


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(measure_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text())
def test_nothing_active_is_left(text: str) -> None:
    assert not ACTIVE.search(visible(text).encode().decode())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("a\u202eb", r"a\u202eb"),
        ("\U000e0041", r"\U000e0041"),
        ("一\r\n二\t三", "一\n二 三"),
        ("逾期办结", "逾期办结"),
    ],
)
def test_active_characters_are_shown_as_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("first", "last"), [(" ", "~"), ("\u3001", "\u3002"), ("\u4e00", "\u9fff"), ("\uff01", "\uff5e")]
)
def test_usual_characters_are_as_wide_as_unicode_says(first: str, last: str) -> None:
    characters = list(map(chr, range(ord(first), ord(last) + 1)))
    wide = [unicodedata.east_asian_width(each) in {"W", "F"} for each in characters]
    assert [measure_width(each) for each in characters] == [1 + each for each in wide]
    assert not any(map(unicodedata.combining, characters))
