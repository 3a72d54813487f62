"""No test module imports from another test module, nor from a conftest: what two of them need stands in a helper."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def borrowed(source: str) -> list[str]:
    """Return the test modules and conftests that a module imports, wherever the import stands."""
    found = []
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        for name in names:
            path = f"{module}.{name}" if module else name
            parts = path.split(".")
            if parts[0] == "tests" and any(part == "conftest" or part.startswith("test_") for part in parts):
                found.append(path)
    return found


def test_no_module_borrows_from_a_test_module_or_a_conftest() -> None:
    found = {
        str(path.relative_to(TESTS)): names
        for path in sorted(TESTS.rglob("*.py"))
        if (names := borrowed(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("from tests.cli.test_add import names", ["tests.cli.test_add.names"]),
        ("def f():\n    from tests.cli import test_add", ["tests.cli.test_add"]),
        ("import tests.cli.conftest", ["tests.cli.conftest"]),
        ("from tests.conftest import Golden", ["tests.conftest.Golden"]),
        ("from tests.support.files import names", []),
        ("from luoshi.testing import test_x", []),
    ],
)
def test_a_borrowed_name_is_seen_however_it_is_written(line: str, seen: list[str]) -> None:
    assert borrowed(line) == seen
