"""Cases of the YAML test suite, read both ways: the value of the suite, or a refusal with a reason and a place.

Every run reads the cases of our subset, ``make soak`` the whole suite where it lies beside the checkout.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml_rs
from hypothesis import settings

from luoshi.store.yaml.compose import RefusedError, compose
from luoshi.store.yaml.guards import guard, must_go_slowly
from luoshi.store.yaml.reader import Reader
from luoshi.store.yaml.spans import plain_data
from tests.store.yaml_cases import CASES, ended, pruned, same

SUITE = Path(__file__).parents[3] / "shared/yaml-test-suite.json"
LENIENT = {
    "9C9N", "QB6E", "DK95/01", "Y79Y/003",  # lines of a bracket or a quoted text that are not set in
    "9JBA", "CVW2", "SU5Z",  # no blank before a comment
    "G5U8", "YJV2",  # a dash alone within brackets
}  # fmt: skip
"""What the suite calls invalid and both parsers take, for the value that anybody would read there."""


class Case(NamedTuple):
    """One case. ``value``: None where it is invalid, or where the suite tells none."""

    name: str
    text: str
    invalid: bool
    value: tuple[Any] | None


def _of_suite(case: dict[str, Any]) -> Case:
    try:
        value = (json.loads(case["json"]),) if case["json"] else None
    except ValueError:  # several documents
        value = None
    return Case(case["id"], case["yaml"], case["invalid"], value)


def _of_subset(case: dict[str, Any]) -> Case:
    return Case(case["id"], case["yaml"], "invalid" in case, (case["value"],) if "value" in case else None)


WHOLE = settings.get_current_profile_name() == "soak" and SUITE.is_file()
ALL = (
    [_of_suite(case) for case in json.loads(SUITE.read_text(encoding="utf-8"))]
    if WHOLE
    else list(map(_of_subset, CASES))
)


def read(text: str, reader: Reader) -> Any:
    """Return the value as the reader sees it before any schema; raises RefusedError."""
    data = ended(text).encode()
    plain = guard(data)
    if not isinstance(plain, str):
        raise RefusedError(plain)
    if reader is Reader.FAST and not must_go_slowly(data):
        try:
            return yaml_rs.loads(plain, parse_datetime=False)
        except (ValueError, TypeError):
            pass
    return plain_data(compose(plain))


def outcome(case: Case, reader: Reader) -> str:
    """Return ``refused``, ``agreed``, ``taken`` for an invalid text or one without a value, else ``different``."""
    try:
        found = read(case.text, reader)
    except RefusedError as refused:
        problem = refused.problem
        lines = case.text.count("\n") + 1
        told = problem.message and problem.hint and 1 <= problem.line <= lines and problem.column >= 1
        return "refused" if told else f"badly told: {problem}"
    if case.invalid or case.value is None:
        return "taken"
    value = case.value[0]
    return "agreed" if same(found, value) or pruned(found) == pruned(value) else f"different: {found!r}"


@pytest.fixture(scope="module")
def outcomes() -> dict[Reader, dict[str, str]]:
    """What became of each case, read each way."""
    return {reader: {case.name: outcome(case, reader) for case in ALL} for reader in Reader}


@pytest.mark.parametrize("reader", Reader)
def test_a_case_is_read_as_the_suite_says_or_refused_with_a_reason(
    outcomes: dict[Reader, dict[str, str]], reader: Reader
) -> None:
    for case in ALL:
        wanted = {"taken"} if case.name in LENIENT else {"refused"} if case.invalid else {"agreed", "refused"}
        wanted |= {"taken"} if case.value is None and not case.invalid else set()
        assert outcomes[reader][case.name] in wanted, case.name


def test_most_plain_cases_are_read_and_not_refused(outcomes: dict[Reader, dict[str, str]]) -> None:
    """Both ways, what is refused is what a ledger may not hold: tags, anchors, documents, tabs, keys over lines."""
    agreed = [{name for name, became in outcomes[reader].items() if became == "agreed"} for reader in Reader]
    assert len(ALL) == (402 if WHOLE else 246)
    assert agreed[0] == agreed[1]
    assert len(agreed[0]) >= 173
