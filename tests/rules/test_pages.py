"""Every rule's manual page: its parts are there, and its Pass and Fail examples hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.rules.engine.api import Scope
from luoshi.rules.engine.page import page_of
from luoshi.rules.engine.registry import load_rules
from tests.rules.examples import findings_of

if TYPE_CHECKING:
    from types import ModuleType


JUDGED = [module for module in load_rules() if module.RULE.scope is not Scope.FILE]


@pytest.mark.parametrize("module", load_rules(), ids=lambda module: module.RULE.code)
def test_page_has_all_parts(module: ModuleType) -> None:
    page = page_of(module)
    assert page.heading == f"{module.RULE.code} {module.RULE.title}"
    assert all([page.why, page.passing, page.failing, page.remedy, page.basis])


@pytest.mark.parametrize("module", JUDGED, ids=lambda module: module.RULE.code)
def test_passing_example_has_no_finding(module: ModuleType) -> None:
    for example in page_of(module).passing:
        assert findings_of(module, example) == []


@pytest.mark.parametrize("module", JUDGED, ids=lambda module: module.RULE.code)
def test_failing_example_is_found(module: ModuleType) -> None:
    for example in page_of(module).failing:
        found = findings_of(module, example)
        assert found
        assert {finding.code for finding in found} == {module.RULE.code}
        assert all(finding.message and finding.hint for finding in found)
