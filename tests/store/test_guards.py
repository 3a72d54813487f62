"""What bytes are refused before any parser sees them, and what takes the slow way."""

from __future__ import annotations

import pytest

from luoshi.store.yaml.guards import MAX_BYTES, guard, must_go_slowly, strip_mark
from tests.support.texts import HEAD, complaints, task_of


def test_an_ordinary_file_passes_and_goes_the_fast_way() -> None:
    data = (HEAD + "log:\n  - {date: 2026-01-06, event: 进展, progress: 12.5, note: 甲·乙“丙”}\n").encode()
    assert guard(data) == data.decode()
    assert not must_go_slowly(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a" * (MAX_BYTES + 1), "1:1 LS105 文件超过 1024 KB 的上限"),
        (b"\n" * (2 << 20), "1:1 LS105 文件超过 1024 KB 的上限"),
        ("标题: 甲".encode("utf-16"), "1:1 LS101 文件是 UTF-16 编码"),
        ("a: b".encode("utf-16-le"), "1:2 LS101 文件中有控制字符 0x00，不是纯文本"),
        ("\ufeff标题: 甲".encode("utf-16-be"), "1:1 LS101 文件是 UTF-16 编码"),
        ("id: x\n标题: 甲".encode("gbk"), "2:1 LS101 文件不是 UTF-8 编码（可能是 GBK）"),
        ("标题: ".encode() + "甲".encode("gbk"), "1:5 LS101 文件不是 UTF-8 编码（可能是 GBK）"),
        (b"\xef\xbb\xbf" + "标题: ".encode() + "甲".encode("gbk"), "1:5 LS101 文件不是 UTF-8 编码（可能是 GBK）"),
        (b"a: \xed\xa0\x80\n", "1:4 LS101 文件不是 UTF-8 编码（可能是 GBK）"),
        ("甲: b\n乙丙: \0x\n".encode(), "2:5 LS101 文件中有控制字符 0x00，不是纯文本"),
        (b"a: \x1b[0m\n", "1:4 LS101 文件中有控制字符 0x1b，不是纯文本"),
        (b"a: \x7f\n", "1:4 LS101 文件中有控制字符 0x7f，不是纯文本"),
        ("a: b\n甲: 乙\u2028丙\n".encode(), "2:5 LS101 文件中有看不见的字符 U+2028"),
        ("a: \u0085\n".encode(), "1:4 LS101 文件中有看不见的字符 U+0085"),
        ("a: b\ufeff\n".encode(), "1:5 LS101 文件中有看不见的字符 U+FEFF"),
        ("\ufeff\ufeffa: b\n".encode(), "1:1 LS101 文件中有看不见的字符 U+FEFF"),
        (b"a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", "2:1 LS102 文件里有没有处理完的合并冲突"),
    ],
)
def test_what_is_no_text_of_ours_is_told_with_its_place(data: bytes, told: str) -> None:
    assert complaints(data) == [told]


def test_a_megabyte_is_still_read() -> None:
    text = HEAD + "#"
    assert task_of(text + "x" * (MAX_BYTES - len(text.encode()))).id == "ZD-1"


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert task_of("\ufeff" + HEAD) == task_of(HEAD)
    assert strip_mark(b"\xef\xbb\xbfa") == b"a"


def test_marks_of_a_conflict_within_a_line_are_text() -> None:
    assert task_of(HEAD + "objective: 见 <<<<<<< 处\n").objective == "见 <<<<<<< 处"


@pytest.mark.parametrize("text", [HEAD.replace("\n", "\r\n"), HEAD.replace("\n", "\r"), HEAD.rstrip("\n")])
def test_line_ends_of_other_systems_change_nothing(text: str) -> None:
    assert task_of(text) == task_of(HEAD)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: b\n", "a: b\n---\n",
        "a: b\n...\n", "%YAML 1.2\n---\n", "a: !!str b\n", "a: &x b\n", "a: *x\n", "!x\n",
        "- &x a\n", "a: [*x]\n", "<<: {a: b}\n", "? a\n: b\n", "a: {? b}\n", "a:\tb\n", "a: b\rc: d\n",
        'a: "\\x41"\n', "a: 012\n", "a: 0x1F\n", "a: 1_000\n", "a: _1\n", "a: .5\n", "a: -.inf\n",
        "a: 5.\n", "a: 1e3\n",
        "a: 1.10\n", "a: {b: 1.20}\n", "a: 0.1234567890123456\n", "a: +1\n", "a: # x\n  012\n",
        "a: [b,\n  c]\n", "a: {b: |\n", "a: [>x]\n",
        "a: |x\n", "a: " + "[" * 513 + "]" * 513 + "\n", "a\n  : b\n",
    ],
)  # fmt: skip
def test_the_unusual_goes_the_slow_way(text: str) -> None:
    assert must_go_slowly(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "a: 2018.6\n", "a: -3\n", "a: 0.5\n", "a: 5.0\n", "a: 0\n",
        "a: 1:30\n", "a: 2026-01-05\n", "a: |\n  b\n", "a: >-\n  b\n",
        "a: R&D\n", "a: 3*4\n", "a: 甲！乙？\n", "a: '1.10'\n", "a: b\r\nc: d\r\n", "a: [b, {c: d}]\n",
    ],
)  # fmt: skip
def test_the_usual_does_not(text: str) -> None:
    assert not must_go_slowly(text.encode())
