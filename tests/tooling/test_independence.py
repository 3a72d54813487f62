"""Rules do not see each other, nor do renderers: each can be read, changed and dropped alone.

import-linter guards the layers; it cannot tell a rule from the files that rules share. Here a rule is a module that
sets ``RULE``, a renderer one that defines ``render``.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"


def _name(path: Path, source: Path) -> str:
    return ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")


def _defines(tree: ast.Module, name: str) -> bool:
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assigned = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    annotated = {
        node.target.id for node in tree.body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return name in defined | assigned | annotated


def _imported(tree: ast.Module) -> set[str]:
    """Every dotted name that an import could load, wherever it stands."""
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return (
        plain | {str(node.module) for node in froms} | {f"{node.module}.{a.name}" for node in froms for a in node.names}
    )


def members(package: str, mark: str, source: Path) -> dict[str, set[str]]:
    """Return the modules of ``package`` that define ``mark``, each with the names it imports."""
    found = {}
    for path in sorted((source / package.replace(".", "/")).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if _defines(tree, mark) and path.name != "__init__.py":
            found[_name(path, source)] = _imported(tree)
    return found


def crossings(package: str, mark: str, source: Path) -> list[str]:
    """Return one line per import of a member of ``package`` by another."""
    found = members(package, mark, source)
    return [
        f"{name} imports {other}" for name, names in found.items() for other in sorted(names & (found.keys() - {name}))
    ]


@pytest.mark.parametrize(("package", "mark"), [("luoshi.rules", "RULE"), ("luoshi.render", "render")])
def test_members_do_not_see_each_other(package: str, mark: str) -> None:
    assert members(package, mark, SOURCE)
    assert crossings(package, mark, SOURCE) == []


@pytest.mark.parametrize(
    "line", ["import luoshi.rules.one", "from luoshi.rules import one", "from luoshi.rules.one import RULE"]
)
def test_a_crossing_is_seen_however_it_is_written(tmp_path: Path, line: str) -> None:
    rules = tmp_path / "luoshi" / "rules"
    rules.mkdir(parents=True)
    (rules / "one.py").write_text('RULE = "LS101"\n', encoding="utf-8")
    (rules / "two.py").write_text(f'RULE: str = "LS102"\ndef check():\n    {line}\n', encoding="utf-8")
    assert crossings("luoshi.rules", "RULE", tmp_path) == ["luoshi.rules.two imports luoshi.rules.one"]
