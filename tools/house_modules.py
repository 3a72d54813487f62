"""A module of the tree as the figures of the house see it: its lines by kind, its functions, classes and imports."""

from __future__ import annotations

import ast
import tokenize
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file. ``name`` is dotted; that of an ``__init__.py`` is the name of its package."""

    name: str
    path: Path
    text: str

    @property
    def package(self) -> str:
        """The dotted name of the folder."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.splitlines()

    @cached_property
    def docstrings(self) -> set[int]:
        """The numbers of the lines of docstrings, those under a constant or a field among them."""
        texts = [node for node in ast.walk(self.tree) if is_docstring(node)]
        return {number for node in texts for number in line_numbers(node, node)}

    @cached_property
    def comments(self) -> set[int]:
        """The numbers of the lines with a comment, alone or behind code."""
        tokens = tokenize.generate_tokens(StringIO(self.text).readline)
        return {token.start[0] for token in tokens if token.type == tokenize.COMMENT}

    @cached_property
    def code(self) -> set[int]:
        """The numbers of the lines with code: not blank, no docstring, and more than a comment."""
        lines = enumerate((line.lstrip() for line in self.lines), 1)
        return {number for number, line in lines if line and not line.startswith("#")} - self.docstrings

    @cached_property
    def functions(self) -> list[Function]:
        """Every function, methods and functions inside functions among them."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @property
    def public_functions(self) -> list[str]:
        """The names of the functions that other modules may call; methods are read with their object, so not they."""
        return [node.name for node in self.tree.body if isinstance(node, Function) and not node.name.startswith("_")]

    @property
    def classes(self) -> list[str]:
        """The names of all classes."""
        return [node.name for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)]

    @property
    def late_imports(self) -> int:
        """How many imports stand inside functions."""
        inside = (node for function in self.functions for node in ast.walk(function))
        return len({node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)})

    @property
    def noqa(self) -> int:
        """How many times a remark of ruff is silenced."""
        return self.text.count("# noqa")

    def body_length(self, function: Function) -> int:
        """Count the lines of code in the body of a function."""
        return len(self.code.intersection(line_numbers(function.body[0], function)))


def find_imports(nodes: Iterable[ast.AST]) -> set[str]:
    """Return every dotted name that the imports among ``nodes`` could load."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def is_docstring(node: ast.AST) -> bool:
    """Tell whether a node is a text that stands for itself."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def line_numbers(first: ast.AST, last: ast.AST) -> range:
    """Return the numbers of the lines from the first of one node to the last of another."""
    start, end = getattr(first, "lineno", 0), getattr(last, "end_lineno", 0)
    return range(start, end + 1)


def running_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes below ``tree``, without those that only a type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for other in node.orelse:
                yield from (other, *running_nodes(other))
        else:
            yield from (node, *running_nodes(node))


def read_modules(package: Path) -> list[Module]:
    """Read all modules of a package, in the order of their paths."""
    return [
        Module(module_name(path, package), path, path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
    ]


def module_name(path: Path, package: Path) -> str:
    """Return the dotted name of a file of a package."""
    return ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
