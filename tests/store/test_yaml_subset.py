"""Plain YAML as the YAML test suite sees it: the slow reader gives the same value, the fast one never another.

``yaml_subset.json`` was taken from the suite by ``tools/yaml_subset.py``; its licence stands in the file.
"""

from __future__ import annotations

import pytest
import yaml_rs

from luoshi.store.yaml.compose import RefusedError, compose
from luoshi.store.yaml.guards import guard, must_go_slowly
from luoshi.store.yaml.spans import plain_data
from tests.store.yaml_cases import CASES, ended, pruned, same

VALID = {case["id"]: case for case in CASES if "value" in case}
INVALID = {case["id"]: case for case in CASES if "invalid" in case}


def test_the_subset_is_not_empty() -> None:
    assert (len(VALID), len(INVALID)) == (173, 73)


def test_a_valid_text_has_the_value_of_the_suite() -> None:
    for name, case in VALID.items():
        assert same(plain_data(compose(ended(case["yaml"]))), case["value"]), name


def test_an_invalid_text_is_refused_with_a_reason_and_a_place() -> None:
    for name, case in INVALID.items():
        lines = case["yaml"].count("\n") + 1
        problem = guard(case["yaml"].encode())
        if isinstance(problem, str):
            with pytest.raises(RefusedError) as caught:
                compose(case["yaml"])
            problem = caught.value.problem
        assert problem.message, name
        assert problem.hint, name
        assert 1 <= problem.line <= lines, name


def test_what_goes_the_fast_way_has_the_same_value() -> None:
    for name, case in VALID.items():
        data = ended(case["yaml"]).encode()
        fast = (
            plain_data(compose(data.decode()))
            if must_go_slowly(data)
            else yaml_rs.loads(data.decode(), parse_datetime=False)
        )
        assert same(fast, case["value"]) or pruned(fast) == pruned(case["value"]), name
