"""The lines of a file must tell the place that its spans tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml_rs
from hypothesis import given
from hypothesis import strategies as st

from bench.as_yaml import task_text
from bench.calendar_days import ROOT
from bench.facts import task_facts
from bench.generate import SEED, read_names
from luoshi.store.yaml.compose import compose
from luoshi.store.yaml.guards import must_go_slowly
from luoshi.store.yaml.line_places import find_place_by_lines
from luoshi.store.yaml.spans import find_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.findings import Keys

SAMPLE = sorted((ROOT / "ledgers").rglob("*.yaml"))
ODD = """\
# 前言
title: >
  一段话
  due: 2026-01-01

  - 不是列表
source:   # 注释
    # 又一条
    document: |
     log:
     - 不是记录
    date: 2026-01-01
"quoted": 甲
due:
log:   # 记录

  # 第一条
  -
    date: 2026-01-01
    note: 一句很长的话
      接着说
  - - 甲
    - 乙
  - {date: 2026-01-02, evidence: [a, b]}
  # 其间
  - date: 2026-01-03
    evidence:
    - a
    - file: b
lists:
- 一
- 二
last: 完
"""


def _ways(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    yield keys
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _ways(below, (*keys, key))
        yield (*keys, "没有")
    if isinstance(value, list):
        for index, below in enumerate(value):
            yield from _ways(below, (*keys, index))
        yield (*keys, len(value))


def _differences(text: str) -> list[Keys]:
    """Return the keys of the file whose lines tell another place than the spans."""
    data, root = text.encode(), compose(text)
    ways = _ways(yaml_rs.loads(text, parse_datetime=False))
    return [keys for keys in ways if find_place_by_lines(data, keys) not in {None, find_place(root, keys)}]


@pytest.mark.parametrize("path", SAMPLE[::7], ids=lambda path: path.stem)
def test_the_sample_has_the_same_places_by_lines(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert must_go_slowly(text.encode()) or not _differences(text)


@given(st.integers(0, 10**6))
def test_generated_tasks_have_the_same_places_by_lines(number: int) -> None:
    assert not _differences(task_text(task_facts(number, SEED, read_names()), number))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_odd_layouts_have_the_same_places_by_lines(end: str) -> None:
    text = ODD.replace("\n", end)
    assert not must_go_slowly(text.encode())
    assert not _differences(text)
    assert not _differences(text.rstrip())


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ((), (2, 1)), (("title",), (2, 8)), (("last",), (33, 7)), (("没有",), (2, 1)),
        (("source",), (9, 5)), (("source", "document"), (9, 15)), (("source", "没有"), (7, 1)),
        (("due",), (14, 1)), (("due", "没有"), (14, 1)), (("log",), (18, 3)),
        (("log", 1), (22, 5)), (("log", 1, 0), (22, 7)), (("log", 1, 1), (23, 7)),
        (("log", 2), (24, 5)), (("log", 2, "date"), (24, 12)), (("log", 2, "evidence"), (24, 34)),
        (("log", 2, "evidence", 1), (24, 38)), (("log", 3, "date"), (26, 11)), (("log", 3, "event"), (26, 5)),
        (("log", 3, "evidence"), (28, 5)), (("log", 3, "evidence", 1, "file"), (29, 13)), (("lists", 1), (32, 3)),
    ],
)  # fmt: skip
def test_a_usual_place_is_told_by_the_lines(keys: Keys, place: tuple[int, int]) -> None:
    assert find_place_by_lines(ODD.encode(), keys) == place


@pytest.mark.parametrize(
    "keys",
    [
        ("quoted",),
        ("log", 0),
        ("log", -1),
        ("log", 4),
        ("log", 2, "没有"),
        ("log", 2, "evidence", 2),
        ("lists", "没有"),
        ("title", 0),
        ("title", "due"),
    ],
)
def test_a_place_that_the_lines_do_not_tell_is_left_to_the_parser(keys: Keys) -> None:
    assert find_place_by_lines(ODD.encode(), keys) is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('note: "a\ntitle: b"\ntitle: c\n', ("title",)),
        ("a: {b: null, c: [d: 1]}\n", ("a", "b")),
        ("a: {b: null, c: [d: 1]}\n", ("a", "d")),
        ("a: {b, c:}\n", ("a", "b")),
        ("a: {b, c:}\n", ("a", "c")),
        ("a: null\n", ("a",)),
        ("# 空\n", ("a",)),
    ],
)
def test_doubt_is_left_to_the_parser(text: str, keys: Keys) -> None:
    assert find_place_by_lines(text.encode(), keys) is None
