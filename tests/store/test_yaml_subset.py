"""Plain YAML as the YAML test suite sees it: the slow reader gives the same value, the fast one never another.

``yaml_subset.json`` was taken from the suite by ``tools/yaml_subset.py``; its licence stands in the file.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml_rs

from luoshi.store.yaml.compose import RefusedError, compose
from luoshi.store.yaml.guards import guard, must_go_slowly
from luoshi.store.yaml.spans import plain_data

CASES = json.loads(Path(__file__).with_name("yaml_subset.json").read_text(encoding="utf-8"))["cases"]
VALID = {case["id"]: case for case in CASES if "value" in case}
INVALID = {case["id"]: case for case in CASES if "invalid" in case}


def same(ours: Any, value: Any) -> bool:
    """Whether texts as written stand for the JSON value; keys without a value are not there."""
    if isinstance(value, dict):
        given = {key: each for key, each in value.items() if each is not None}
        return (
            isinstance(ours, dict) and ours.keys() == given.keys() and all(same(ours[key], given[key]) for key in given)
        )
    if isinstance(value, list):
        return isinstance(ours, list) and len(ours) == len(value) and all(map(same, ours, value))
    if isinstance(value, bool):
        return bool(ours == str(value).lower())
    if isinstance(value, int | float):
        return Decimal(ours) == Decimal(str(value))
    return bool(ours == value)


def ended(text: str) -> str:
    """Return the text with the line break at its end that the reader gives to every file."""
    return text if text.endswith("\n") else f"{text}\n"


def test_the_subset_is_not_empty() -> None:
    assert (len(VALID), len(INVALID)) == (173, 73)


@pytest.mark.parametrize("case", VALID.values(), ids=VALID)
def test_a_valid_text_has_the_value_of_the_suite(case: dict[str, Any]) -> None:
    assert same(plain_data(compose(ended(case["yaml"]))), case["value"])


@pytest.mark.parametrize("case", INVALID.values(), ids=INVALID)
def test_an_invalid_text_is_refused_with_a_reason_and_a_place(case: dict[str, Any]) -> None:
    lines = case["yaml"].count("\n") + 1
    problem = guard(case["yaml"].encode())
    if isinstance(problem, str):
        with pytest.raises(RefusedError) as caught:
            compose(case["yaml"])
        problem = caught.value.problem
    assert problem.message
    assert problem.hint
    assert 1 <= problem.line <= lines


@pytest.mark.parametrize("case", VALID.values(), ids=VALID)
def test_what_goes_the_fast_way_has_the_same_value(case: dict[str, Any]) -> None:
    data = ended(case["yaml"]).encode()
    fast = (
        plain_data(compose(data.decode()))
        if must_go_slowly(data)
        else yaml_rs.loads(data.decode(), parse_datetime=False)
    )
    assert same(fast, case["value"]) or pruned(fast) == pruned(case["value"])


def pruned(value: Any) -> Any:
    """Leave out keys without a value, as both readers do."""
    if isinstance(value, dict):
        return {str(key): pruned(each) for key, each in value.items() if each is not None}
    return [pruned(each) for each in value] if isinstance(value, list) else value
