"""The slow way: what YAML has and a ledger must not, and what the parser stumbles over."""

from __future__ import annotations

import pytest
import yaml_rs
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from luoshi.model.task import Task
from luoshi.store.yaml.compose import MAX_DEPTH, RefusedError, compose
from luoshi.store.yaml.spans import find_place, plain_data
from tests.support.texts import HEAD, complaints, read_both

REFUSED = [
    ("title: 甲\nkind: 乙\ntitle: 丙\n", "3:1 LS103 “title”重复，第1行已写过"),
    (HEAD + "log: [{date: 2026-01-06, date: 2026-01-07}]\n", "5:26 LS103 “date”重复，第5行已写过"),
    ("a: &x 1\n", "1:4 LS104 不能用锚点“&x”"),
    ("a: &x\n  b: c\n", "1:4 LS104 不能用锚点“&x”"),
    ("a: b\nc: *x\n", "2:4 LS104 不能用别名“*x”"),
    ("a: !!str 1\n", "1:4 LS104 不能用标签“tag:yaml.org,2002:str”"),
    ("a: !x [b]\n", "1:4 LS104 不能用标签“!x”"),
    ("a: {<<: {b: c}}\n", "1:5 LS104 不能用合并键“<<”"),
    ("a: b\n---\nc: d\n", "2:1 LS104 一个文件里有多个文档（---）"),
    ("a: b\n...\nc: d\n", "3:1 LS104 一个文件里有多个文档（---）"),
    ("%YAML 1.2\n---\na: b\n", "1:1 LS104 不能用 % 开头的指令"),
    ("%YAML 1.3\n---\na: b\n", "1:1 LS102 YAML 写法有误"),
    ("a: >\n\n   \n  b\n", "4:3 LS102 缩进没有对齐"),
    ("a: |\n   \n  b\n", "3:3 LS102 缩进没有对齐"),
    ("a: {?b: c}\n", "1:5 LS104 这里不能用问号开头"),
    ("a: [b, ?c]\n", "1:8 LS104 这里不能用问号开头"),
    ("%TAG ! tag:x,2000:\n---\na: b\n", "1:1 LS104 不能用 % 开头的指令"),
    ("? [a]\n: b\n", "1:3 LS104 键必须是文字"),
    ("{a: 1}: b\n", "1:1 LS104 键必须是文字"),
    ('a: "\\ud800"\n', "1:4 LS101 文字中有不能用的字符 U+D800"),
    ('a: "\\ud83d\\ude00"\n', "1:4 LS101 文字中有不能用的字符 U+D83D"),
    ('a: b\n"\\x07": c\n', "2:1 LS101 文字中有不能用的字符 U+0007"),
    ("a: b\n  c: d\n", "2:4 LS102 这里多出一个冒号"),
    ("a: b: c\n", "1:5 LS102 这里多出一个冒号"),
    ("a: b\nc\n", "2:1 LS102 缺少冒号"),
    ("a: b\nc\nd: e\n", "2:1 LS102 缺少冒号"),
    ("a:\n\tb: c\n", "2:1 LS102 用了 Tab 缩进"),
    ("a: @b\n", "1:4 LS102 这里不能用这个符号开头"),
    ("a:\n  - b\n c: d\n", "3:2 LS102 缩进没有对齐"),
    ("a: [\n", "1:4 LS102 括号里的写法不对"),
    ("a: [\n\n  \n", "1:4 LS102 括号里的写法不对"),
    ("a: [b, c\n", "1:4 LS102 花括号或方括号里少了逗号，或没有闭合"),
    ("a: {b: c\nd: e}\n", "2:2 LS102 花括号或方括号里少了逗号，或没有闭合"),
    ('a: "b\n', "1:4 LS102 引号或括号没有闭合"),
    ("a: [b,,c]\n", "1:7 LS102 括号里的写法不对"),
    ('a: "\\q"\n', "1:6 LS102 双引号里的反斜杠写法不对"),
    ("a: - b\n", "1:4 LS102 YAML 写法有误"),
    ("[" * 10_000 + "]" * 10_000, f"1:{MAX_DEPTH + 1} LS105 嵌套超过 32 层"),
    ("\n".join(" " * depth + "甲:" for depth in range(40)), "33:33 LS105 嵌套超过 32 层"),
    ("- " * 10_000 + "甲\n", "1:65 LS105 嵌套超过 32 层"),
]


@pytest.mark.parametrize(("text", "told"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_read_is_told_with_its_place(text: str, told: str) -> None:
    assert complaints(text) == [told]


@pytest.mark.parametrize("text", ["title：甲\nid: x\n", "id: x\ntitle：甲\nkind: 乙\n", "id: x\ntitle：\n  a: b\n"])
def test_a_full_width_colon_is_named_as_the_cause(text: str) -> None:
    (finding,) = read_both(text, Task).findings
    assert finding.code == "LS102"
    assert finding.hint == "冒号用了全角“：”，改成半角“:”并在后面空一格"


def test_a_colon_in_a_text_is_not_blamed_on_a_full_width_one() -> None:
    (finding,) = read_both("note: 说明：甲: 乙\n", Task).findings
    assert finding.hint == "文字里有冒号的要加引号；或检查上一行的缩进"


@pytest.mark.parametrize("text", ["", "---", "---\n", "# 甲\n", "\n\n~\n"])
def test_an_empty_document_is_told_at_its_beginning(text: str) -> None:
    assert complaints(text) == ["1:1 LS108 文件是空的"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: >\n \n   b\n    c\n", "\nb\n c\n"),
        ("a: |\n \n  \n   b\nc: d\n", "\n\nb\n"),
        ("a: |-\n  \n \n\n  # b\n", "\n\n\n# b"),
        ("a: |\n   \n  \nc: d\n", ""),
        ("a: |+\n  \nc: d\n", "\n"),
    ],
)
def test_blank_lines_before_a_block_text_are_part_of_it(text: str, value: str) -> None:
    found = plain_data(compose(text))
    assert found["a"] == value
    assert found == yaml_rs.loads(text)


def test_one_explicit_document_is_read() -> None:
    assert plain_data(compose("---\na: b\n...\n")) == {"a": "b"}


def test_an_exclamation_mark_alone_makes_a_text_of_a_number() -> None:
    root = compose("a: ! 12\nb: 12\n")
    assert plain_data(root) == {"a": "12", "b": "12"}
    assert isinstance(root.value, dict)


def test_a_parser_without_marks_is_a_finding_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (ValueError("无"), MarkedYAMLError(problem="无")):

        def fail(*_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(YAML, "parse", fail)
        with pytest.raises(RefusedError) as caught:
            compose("a: b\n")
        problem = caught.value.problem
        assert (problem.code, problem.line, problem.column, problem.hint) == ("LS102", 1, 1, "解析器的说明：无")


TREE = "a: 甲\nb:\n  - c: 乙\n  - [丙, 丁]\ne:\nf: {}\n"


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ((), (1, 1)),
        (("a",), (1, 4)),
        (("b",), (3, 3)),
        (("b", 0), (3, 5)),
        (("b", 0, "c"), (3, 8)),
        (("b", 1, 1), (4, 9)),
        (("b", 0, "x"), (3, 5)),
        (("b", 7), (2, 1)),
        (("e",), (5, 1)),
        (("e", "x"), (5, 1)),
        (("x", "y"), (1, 1)),
        (("a", 0), (1, 1)),
        (("f",), (6, 4)),
    ],
)
def test_the_place_of_a_value(keys: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert find_place(compose(TREE), keys) == place
