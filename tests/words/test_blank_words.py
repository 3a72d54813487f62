"""Words that say nothing are one list, whoever writes them, and whatever stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.blank_words import is_blank, is_left_blank
from luoshi.model.accepting import validated
from luoshi.model.strict import validate
from luoshi.model.task import Task

WORDS = ("无", "暂无", "没有", "目前暂无", "/", "\\", "-", "--", "—", "——", "N/A", "n/a", "none", "NA", "〃", "空")
HEAD = {"id": "ZD-2026-001", "title": "事项", "kind": "重点任务", "assigned": "2026-01-05"}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_is_left_blank_is_blank(word: str) -> None:
    assert is_blank(word)


SPACES = st.sampled_from(["", " ", "\u3000", "\n", "\t "])


@given(st.sampled_from(WORDS), SPACES, st.sampled_from(["", "。", ".", "；", "，"]))
def test_spaces_signs_and_width_change_nothing(word: str, space: str, sign: str) -> None:
    wide = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in word)
    for written in (word, wide, word.upper(), f"（{word}）"):
        assert is_blank(f"{space}{written}{space}{sign}{space}")


@pytest.mark.parametrize(
    "word",
    [
        "无法施工",
        "没有资金",
        "汛期停工",
        "0",
        "一",
        "100%",
        "暂无资金，待市财政下达后开工",
        "A/B",
        "；",
        "甲-乙",
        "no.1",
    ],
)
def test_a_word_that_says_something_is_kept(word: str) -> None:
    assert not is_blank(word)


def test_an_empty_value_is_a_mistake_of_its_own() -> None:
    assert is_blank("")
    assert not any(map(is_left_blank, ("", [], None)))


@given(st.sampled_from(WORDS))
def test_both_readers_take_it_for_not_given(word: str) -> None:
    entry = {"date": "2026-01-06", "event": "进展", "note": "已开工", "cause": word, "request": word}
    data = HEAD | {"objective": word, "support": [word], "measures": [word, "现场调度"], "log": [entry]}
    task = validated(Task, data)
    assert task == validate(Task, data)
    assert (task.objective, task.support, task.measures) == (None, (), (word, "现场调度"))
    assert vars(task.log[0]).keys() == {"date", "event", "note"}
