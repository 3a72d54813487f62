"""Cutting out a part of a file must give the place that the whole file gives."""

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
from luoshi.store.yaml.guards import must_go_slowly
from luoshi.store.yaml.nodes import compose, place_of
from luoshi.store.yaml.part import part_of, plain_place

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
    """Return the keys of the file whose part leads to another place than the whole."""
    data, whole = text.encode(), compose(text)
    return [keys for keys in _ways(yaml_rs.loads(text, parse_datetime=False)) if not _same(data, whole, keys)]


def _same(data: bytes, whole: Any, keys: Keys) -> bool:
    if plain_place(data, keys) not in {None, place_of(whole, keys)}:
        return False
    part = part_of(data, keys)
    if part is None:
        return True
    line, column = place_of(compose(part.text.decode()), part.keys)
    return (line + part.before, column) == place_of(whole, keys)


@pytest.mark.parametrize("path", SAMPLE[::7], ids=lambda path: path.stem)
def test_the_sample_has_the_same_places_by_parts(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert must_go_slowly(text.encode()) or not _differences(text)


@given(st.integers(0, 10**6))
def test_generated_tasks_have_the_same_places_by_parts(number: int) -> None:
    assert not _differences(task_text(task_facts(number, SEED, read_names()), number))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_odd_layouts_have_the_same_places_by_parts(end: str) -> None:
    text = ODD.replace("\n", end)
    assert not must_go_slowly(text.encode())
    assert not _differences(text)
    assert not _differences(text.rstrip())


@pytest.mark.parametrize(
    "keys",
    [("log", 1, 0), ("log", 3, "evidence", 1, "file"), ("source", "document"), ("title",), ("lists", 1), ("last",)],
)
def test_an_ordinary_value_is_cut_out_with_its_lines_only(keys: Keys) -> None:
    part = part_of(ODD.encode(), keys)
    assert part is not None
    assert part.text.count(b"\n") < ODD.count("\n") / 2


@pytest.mark.parametrize("keys", [(), ("quoted",), ("没有",), ("log", 4), ("source", 0), ("due", 0), ("log", -1)])
def test_what_lines_do_not_tell_is_left_to_the_whole_file(keys: Keys) -> None:
    assert part_of(ODD.encode(), keys) is None


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("title",), (2, 8)), (("last",), (33, 7)), (("log", 2), (24, 5)), (("log", 2, "by"), (24, 5)),
        (("log", 2, "date"), (24, 12)),
        (("log", 3, "date"), (26, 11)), (("log", 3, "event"), (26, 5)), (("lists", 1), (32, 3)),
    ],
)  # fmt: skip
def test_a_usual_place_is_told_by_the_lines(keys: Keys, place: tuple[int, int]) -> None:
    assert plain_place(ODD.encode(), keys) == place


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("due",),
        ("log",),
        ("log", 0),
        ("log", 1, 0),
        ("log", 2, "evidence", 1),
        ("log", 3, "evidence"),
        ("source", "document"),
    ],
)
def test_a_place_that_the_lines_do_not_tell_is_left_to_the_parser(keys: Keys) -> None:
    assert plain_place(ODD.encode(), keys) is None


def test_a_key_that_seems_to_stand_twice_is_left_to_the_whole_file() -> None:
    assert part_of(b'note: "a\ntitle: b"\ntitle: c\n', ("title",)) is None
