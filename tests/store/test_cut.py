"""A key taken out of a mapping: what goes, what stays."""

from __future__ import annotations

import pytest

from luoshi.store.edit.splice import remove_key


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a: 1\n  b: 2\n  c: 3\n", "- a: 1\n  c: 3\n"),
        ("- a: 1\n  b: 2\n", "- a: 1\n"),
        ("- a: 1\n  b: 2", "- a: 1\n"),
        ("- a: 1\r\n  b: 2\r\n  c: 3\r\n", "- a: 1\r\n  c: 3\r\n"),
        ("-   b: 2\n    c: 3\n", "-   c: 3\n"),
        ("-\n  b: 2\n  c: 3\n", "-\n  c: 3\n"),
        ("- b: 2  # 注\n  c: 3\n", "- # 注\n  c: 3\n"),
        ("- b: 2\n  # 注\n  c: 3\n", "- # 注\n  c: 3\n"),
        ("- a: 1\n  b: 2   # 注\n  c: 3\n", "- a: 1\n  # 注\n  c: 3\n"),
        ("- a: 1\n  # 注\n  b: 2\n", "- a: 1\n  # 注\n"),
        ("- a: 1\n  b: |\n    一\n\n    二\n\n  c: 3\n", "- a: 1\n\n  c: 3\n"),
        ("- a: 1\n  b:\n    - 一  # 注\n    - 二\n  c: 3\n", "- a: 1\n  c: 3\n"),
        ("- a: 1\n  b:   # 注\n  c: 3\n", "- a: 1\n  # 注\n  c: 3\n"),
        ("- a: 1\n  'b': \"二\n    三\"\n  c: 3\n", "- a: 1\n  c: 3\n"),
        ("- b: 2\n- c: 3\n", "- {}\n- c: 3\n"),
        ("- {a: 1, b: 2, c: 3}\n", "- {a: 1, c: 3}\n"),
        ("- {a: 1, b: 2}  # 注\n", "- {a: 1}  # 注\n"),
        ("- {b: 2, c: 3}\n", "- {c: 3}\n"),
        ("- {a: 1, b: 2,}\n", "- {a: 1,}\n"),
        ("- {b: 2}\n", "- {}\n"),
        ("- {b: 2,}\n", "- {}\n"),
        ("- {a: 1, b}\n", "- {a: 1}\n"),
        ("- {a: 1, b:, c: 3}\n", "- {a: 1, c: 3}\n"),
        ("- {a: 1, b: [2, {x: 3}], c: 3}\n", "- {a: 1, c: 3}\n"),
        ("- {\n    a: 1,\n    b: 2,\n    c: 3,\n  }\n", "- {\n    a: 1,\n    c: 3,\n  }\n"),
        ("- {\n    a: 1,\n    b: 2\n  }\n", "- {\n    a: 1\n  }\n"),
        ("- {\n    a: 1,\n    b: 2, # 注，, \n    c: 3\n  }\n", "- {\n    a: 1,\n     # 注，, \n    c: 3\n  }\n"),
        ("- {\n    a: 1, # 注,\n    b: 2\n  }\n", "- {\n    a: 1 # 注,\n  }\n"),
        ("- {\n    a: 1, # 注\n    b: 2,\n  }\n", "- {\n    a: 1, # 注\n  }\n"),
        ("- {\n    a: 1 # 注\n    , b: 2}\n", "- {\n    a: 1 # 注\n     }\n"),
        ("- {a: 1, # 注\n   b: 2 # 又\n  }\n", "- {a: 1 # 注\n    # 又\n  }\n"),
    ],
)
def test_the_key_goes_and_what_stands_around_it_stays(before: str, after: str) -> None:
    assert remove_key(before.encode(), (0, "b")).decode() == after


def test_the_first_line_of_a_file_goes_too() -> None:
    assert remove_key(b"\xef\xbb\xbfb: 2\na: 1\n", ("b",)) == b"\xef\xbb\xbfa: 1\n"
    assert remove_key(b"b: 2 # x\na: 1\n", ("b",)) == b"# x\na: 1\n"


@pytest.mark.parametrize("keys", [("c",), ("a", "c"), ("d", 0, "a")])
def test_a_key_that_is_not_there_is_an_error(keys: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError):
        remove_key(b"a: {b: 1}\nd: []\n", keys)
