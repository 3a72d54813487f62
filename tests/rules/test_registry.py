"""Every rule file is in the list of its scope, a code is used once, and a command that asks no rule loads none."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from luoshi import rules
from luoshi.rules.engine import on_files
from luoshi.rules.engine.api import Scope
from luoshi.rules.engine.registry import BY_CODE, RULES, change_rules, modules, task_rules, workspace_rules

if TYPE_CHECKING:
    from types import ModuleType

FOLDER = Path(rules.__file__).parent
LISTS = {
    Scope.FILE: on_files.MODULES,
    Scope.TASK: task_rules(),
    Scope.WORKSPACE: workspace_rules(),
    Scope.CHANGE: change_rules(),
}


def _is_rule(path: Path) -> bool:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    return any(isinstance(target, ast.Name) and target.id == "RULE" for target in targets)


def test_every_rule_file_is_listed_once() -> None:
    files = sorted(f"luoshi.rules.{path.parent.name}.{path.stem}" for path in FOLDER.rglob("*.py") if _is_rule(path))
    assert sorted(module.__name__ for module in modules()) == files
    assert list(BY_CODE) == list(RULES) == [module.RULE.code for module in modules()]
    assert len(BY_CODE) == len(files)


@pytest.mark.parametrize("scope", Scope)
def test_a_list_has_the_rules_of_one_scope_in_the_order_of_their_codes(scope: Scope) -> None:
    listed: tuple[ModuleType, ...] = LISTS[scope]
    assert {module.RULE.scope for module in listed} == {scope}
    codes = [module.RULE.code for module in listed]
    assert codes == sorted(codes)


def test_the_registry_loads_no_rule_before_it_is_asked() -> None:
    code = (
        "import sys; from luoshi.rules.engine import runner, registry;"
        "print(*(m for m in sys.modules if '.rules.' in m))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {module.__name__ for module in modules()} & set(done.stdout.split())
