"""JSON of others: its value, or one kind of error."""

from __future__ import annotations

import pytest

from luoshi.model.base import Plain
from luoshi.store.yaml.json_data import parse_json


def test_values_are_those_of_the_text() -> None:
    assert parse_json(b'{"a": [1, 2.50, true]}') == {"a": [1, 2.5, True]}
    assert parse_json('["1.50"]') == ["1.50"]


def test_numbers_can_be_kept_as_written() -> None:
    assert parse_json("[1.50, 9]", Plain) == [Plain("1.50"), Plain("9")]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 200_000, b'{"a":' * 200_000, b"9" * 5_000])
def test_what_is_none_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- json, Python and we word it differently
        parse_json(data)
