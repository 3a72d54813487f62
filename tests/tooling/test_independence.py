"""Renderers do not see each other: each can be read, changed and dropped alone.

import-linter guards the layers, the rules and the folders of formats. It cannot tell the renderers of one folder from
the files that they share. Here a renderer is a module that defines ``render``.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.house_modules import Module, find_imports, read_modules

LUOSHI = Path(__file__).parents[2] / "src" / "luoshi"


def _renderers(luoshi: Path) -> list[Module]:
    inside = [module for module in read_modules(luoshi) if module.name.startswith("luoshi.render.")]
    return [module for module in inside if "render" in module.public_functions]


def _crossings(luoshi: Path) -> list[str]:
    names = {module.name for module in _renderers(luoshi)}
    return [
        f"{module.name} imports {other}"
        for module in _renderers(luoshi)
        for other in sorted(find_imports(ast.walk(module.tree)) & (names - {module.name}))
    ]


def test_renderers_do_not_see_each_other() -> None:
    assert _renderers(LUOSHI)
    assert _crossings(LUOSHI) == []


@pytest.mark.parametrize(
    "line",
    ["import luoshi.render.one", "from luoshi.render import one", "from luoshi.render.one import render"],
)
def test_a_crossing_is_seen_however_it_is_written(tmp_path: Path, line: str) -> None:
    render = tmp_path / "luoshi" / "render"
    render.mkdir(parents=True)
    (render / "one.py").write_text("def render(): ...\n", encoding="utf-8")
    (render / "two.py").write_text(f"def render():\n    {line}\n", encoding="utf-8")
    assert _crossings(tmp_path / "luoshi") == ["luoshi.render.two imports luoshi.render.one"]
