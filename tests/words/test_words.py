"""The list itself: each word once, and the table of characters that act agrees with what Unicode says of them."""

from __future__ import annotations

import sys

import pytest

from luoshi.visible_text import ACTIVE, in_one_line, printed, visible, visible_json
from tests.support.naughty import WORDS, acts, shown


def test_each_word_stands_once() -> None:
    assert len(set(WORDS.values())) == len(WORDS) >= 140


def test_a_word_is_shown_as_unicode_says() -> None:
    for name, word in WORDS.items():
        assert visible(word) == shown(word), name
        assert visible(visible(word)) == visible(word), name


def test_what_unicode_calls_a_control_or_a_format_is_escaped() -> None:
    everything = map(chr, range(sys.maxunicode + 1))
    assert [ascii(each) for each in everything if acts(each) and not ACTIVE.match(each)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\n::error::x", "甲\n\\x3a:error::x"),
        ("  ::x", "  \\x3a:x"),
        ("甲::乙", "甲::乙"),
        ("甲##[error]", "甲\\x23#[error]"),
        ("## 甲", "## 甲"),
    ],
)
def test_orders_to_a_runner_are_escaped(text: str, expected: str) -> None:
    assert printed(text) == expected


def test_a_text_in_one_line_has_no_second() -> None:
    assert in_one_line("甲\r\n乙\n") == "甲\\n乙\\n"


def test_json_escapes_both_halves() -> None:
    assert visible_json('"\U000e0041\u202e甲"\n') == '"\\udb40\\udc41\\u202e甲"\n'
