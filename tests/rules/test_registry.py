"""Every rule file is in the table under its code and scope, and no rule is loaded before it is asked for."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from luoshi import rules
from luoshi.rules.engine.api import Scope
from luoshi.rules.engine.registry import BY_CODE, RULES, load_rules

if TYPE_CHECKING:
    from types import ModuleType

FOLDER = Path(rules.__file__).parent


def _is_rule(path: Path) -> bool:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    return any(isinstance(target, ast.Name) and target.id == "RULE" for target in targets)


def test_every_rule_file_is_listed_once() -> None:
    paths = (path.relative_to(FOLDER).with_suffix("") for path in FOLDER.rglob("*.py") if _is_rule(path))
    files = sorted("luoshi.rules." + ".".join(path.parts) for path in paths)
    assert sorted(module.__name__ for module in load_rules()) == files
    assert list(BY_CODE) == list(RULES) == [module.RULE.code for module in load_rules()]
    assert list(BY_CODE) == sorted(BY_CODE)
    assert len(BY_CODE) == len(files)


APIS = {f"luoshi.rules.engine.{name}" for name in ("api", "change_api", "inspection_api")}


@pytest.mark.parametrize("module", load_rules(), ids=lambda module: module.RULE.code)
def test_a_rule_imports_of_the_rules_only_what_is_meant_for_it(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    names = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    of_rules = {name for name in names if name.startswith("luoshi.rules.")}
    shared = {name for name in of_rules if name.startswith("luoshi.rules.shared.")}
    assert of_rules - shared <= APIS


@pytest.mark.parametrize("scope", Scope)
def test_the_table_has_the_rules_of_one_scope_in_the_order_of_their_codes(scope: Scope) -> None:
    listed = load_rules(scope)
    assert {module.RULE.scope for module in listed} == {scope}
    codes = [module.RULE.code for module in listed]
    assert codes == sorted(codes)


def _loaded(doing: str) -> set[str]:
    """Return the rules that a fresh interpreter has loaded after doing this."""
    code = f"import sys; from luoshi.rules.engine import runner, registry; {doing}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {module.__name__ for module in load_rules()} & set(done.stdout.split())


def test_the_registry_loads_no_rule_before_it_is_asked() -> None:
    assert _loaded("list(registry.RULES)") == set()


def test_a_rule_is_loaded_alone() -> None:
    assert _loaded("registry.RULES['LS307']") == {BY_CODE["LS307"].__name__}


def test_a_plan_loads_no_rules_on_changes() -> None:
    code = "from tests.support import builders; runner.plan_rules(builders.config())"
    assert _loaded(code) == {module.__name__ for module in load_rules(Scope.TASK)}
