"""The error gallery: every case shows the code that it is for, and every way to be unreadable has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from luoshi.errors import ExitCode
from luoshi.rules.engine.registry import load_rules
from tools.pages.gallery import Case, cases, checked
from tools.pages.program import luoshi
from tools.pages.rule_pages import FAMILIES

ROOT = Path(__file__).parents[2]
CASES = cases(ROOT)


def test_the_base_of_all_cases_is_clean() -> None:
    shown = luoshi(ROOT / "tests/errors/base", "check", "--as-of", "2026-10-31")
    assert (shown.code, shown.err) == (ExitCode.OK, "")
    assert "没有发现问题" in shown.out


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_the_case_shows_its_code(case: Case) -> None:
    shown = checked(case)
    if case.code.startswith("exit"):
        assert shown.code == int(case.code.removeprefix("exit"))
        assert shown.err.startswith("错误：")
    else:
        assert f": {case.code} " in shown.out
    assert "办法：" in shown.text


def test_every_rule_of_structure_has_a_case() -> None:
    codes = {module.RULE.code for module in load_rules() if module.RULE.code.startswith("LS1")}
    assert codes <= {case.code for case in CASES}


def test_every_family_of_rules_has_a_case() -> None:
    families = {module.RULE.code[:3] for module in load_rules()}
    assert families <= set(FAMILIES)
    # LS7xx judge a change against a revision: the folder of a case alone cannot show one.
    assert families - {"LS7"} <= {case.code[:3] for case in CASES}
