"""Edges of the LS9xx rules: what is a mark or a number, what only looks like one, and that none is printed in full."""

from __future__ import annotations

import pytest

from tests.rules.asking import SIGNED, log, messages, places

IDENTITY = "11010519491231002X"


@pytest.mark.parametrize(
    "text",
    [
        "机密★20年",
        "（绝密）某方案",
        "密级为秘密",
        "密级 机密",
        "此件定为秘密级。",
        "机密：某方案",
        "秘密",
        "绝密级 ★ 长期",
    ],
)
def test_marks_are_found(text: str) -> None:
    assert places("LS901", f"objective: '{text}'") == [("objective",)]


@pytest.mark.parametrize(
    "text",
    [
        "开展保密教育",
        "国家秘密法律法规宣传",
        "保护商业秘密",
        "高考绝密级试卷运送安保",
        "机密性评估",
        "揭开宇宙的秘密科普活动",
        "核定密级并公布",
    ],
)
def test_words_about_secrecy_are_no_marks(text: str) -> None:
    assert places("LS901", f"objective: {text}") == []


def test_a_mark_is_found_wherever_it_stands_and_whenever() -> None:
    later = log(SIGNED, "{date: 2026-12-01, event: 报结, evidence: [〔机密〕方案.pdf]}")
    assert places("LS901", later) == [("log", 1, "evidence", 0)]
    adjusted = log(SIGNED, "{date: 2026-10-20, event: 调整, field: measures, to: [甲, 〔机密〕乙]}")
    assert places("LS901", adjusted) == [("log", 1, "to", 1)]
    assert places("LS901", "milestones: [{id: 甲, title: 秘密★方案, due: 2026-12-01, weight: 100}]") == [
        ("milestones", 0, "title")
    ]


@pytest.mark.parametrize(
    "text", [IDENTITY, "身份证110105 19491231 002x", "见１１０１０５１９４９１２３１００２Ｘ", "甲110105200001010016乙"]
)
def test_identity_numbers_are_found(text: str) -> None:
    assert places("LS902", f"objective: '{text}'") == [("objective",)]


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # the check digit would be X
        "110105194913310029",  # no thirteenth month
        f"9{IDENTITY}",
        f"{IDENTITY}1",
        "911101051949123100",
    ],
)
def test_other_long_numbers_are_no_identity_numbers(text: str) -> None:
    assert places("LS902", f"objective: '{text}'") == []


@pytest.mark.parametrize(
    "text", ["13812345678", "电话138 1234 5678", "+86-13812345678", "8613812345678", "199—1234—5678", "1３812345678"]
)
def test_mobile_numbers_are_found(text: str) -> None:
    assert places("LS903", f"owner: '{text}'") == [("owner",)]


@pytest.mark.parametrize(
    "text", ["12812345678", "138123456789", "2138123456789", "13500000000元", "138-1234", "022-12345678"]
)
def test_other_numbers_are_no_mobile_numbers(text: str) -> None:
    assert places("LS903", f"owner: '{text}'") == []


def test_hashes_are_no_text() -> None:
    item = "{file: a.pdf, sha256: " + "a13812345678b" + "0" * 51 + "}"
    assert places("LS903", log(SIGNED, f"{{date: 2026-10-20, event: 进展, note: 附, evidence: [{item}]}}")) == []


def test_no_number_is_printed_in_full() -> None:
    assert IDENTITY not in messages("LS902", f"objective: {IDENTITY}")
    assert "110*************2X" in messages("LS902", f"objective: {IDENTITY}")
    assert "138****5678" in messages("LS903", "owner: '13812345678'")
