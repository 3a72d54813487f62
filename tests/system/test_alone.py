"""No other module than ``luoshi.system`` asks for what only some systems have, or decides how a file is opened."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.bare.missing_names import MODULES, OF_OS, OF_SIGNAL, OF_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

LUOSHI = Path(__file__).parents[2] / "src" / "luoshi"
_OWN = frozenset({"dup", "dup2", "kill", "name", "replace", "rename", "renames", "unlink", "startfile", "fsync"})
"""What every ``os`` has, and does in another way elsewhere."""
_FORBIDDEN = {
    "os": frozenset(OF_OS) | _OWN,
    "signal": frozenset(OF_SIGNAL) | {"signal", "raise_signal"},
    "time": frozenset(OF_TIME),
    "sys": frozenset({"platform", "getwindowsversion"}),
}
_MODULES = frozenset(MODULES) | {
    "_signal",
    "msvcrt",
    "posix",
    "nt",
    "winreg",
    "_winapi",
    "signal",
    "ctypes",
    "platform",
}
_TEXTS = frozenset({"write_text", "read_text", "open", "fdopen", "NamedTemporaryFile"})
_WRITING = frozenset("wax+")


def _faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name.partition(".")[0] in _MODULES)
            case ast.ImportFrom(module=str(module), names=names):
                yield from [module] if module.partition(".")[0] in _MODULES else []
                yield from (f"{module}.{each.name}" for each in names if _is_forbidden(module, each.name))
            case ast.Attribute(value=ast.Name(id=module), attr=name) if _is_forbidden(module, name):
                yield f"{module}.{name}"
            case ast.Call(
                func=ast.Name(id="hasattr" | "getattr"), args=[ast.Name(id=module), ast.Constant(str(name)), *_]
            ):
                yield from [f"{module}.{name}"] if _is_forbidden(module, name) else []
            case ast.Attribute(attr="unlink" | "rename" as name) if ast.unparse(node.value) != "system":
                yield name
            case ast.Call():
                yield from _faults_of_opening(node)


def _is_forbidden(module: str, name: str) -> bool:
    return name in _FORBIDDEN.get(module, ()) or (module == "os" and name.startswith("O_"))


def _faults_of_opening(call: ast.Call) -> Iterator[str]:
    """Yield text without a named encoding, and text written with the line ends of the system."""
    is_method = isinstance(call.func, ast.Attribute)
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in _TEXTS or ast.unparse(call.func) == "os.open" or (name.endswith("_text") and not is_method):
        return
    given = {each.arg for each in call.keywords}
    mode = _mode(call, is_method=is_method and name == "open")
    if name == "open" and is_method and (call.args or not given) and not mode:
        return  # a method of another kind
    text = {"write_text": "w", "read_text": "r"}.get(name) or mode or "r"
    if "b" not in text:
        yield from [] if "encoding" in given else [f"{name} without encoding"]
        yield from [] if "newline" in given or not _WRITING & set(text) else [f"{name} without newline"]


def _mode(call: ast.Call, *, is_method: bool) -> str:
    told = [each.value for each in call.keywords if each.arg == "mode"] + call.args[0 if is_method else 1 :][:1]
    return str(told[0].value) if told and isinstance(told[0], ast.Constant) else ""


def _modules() -> list[Path]:
    return [path for path in sorted(LUOSHI.rglob("*.py")) if path.parent != LUOSHI / "system"]


def test_only_one_place_knows_what_differs_between_systems() -> None:
    found = {
        path.relative_to(LUOSHI).as_posix(): faults
        for path in _modules()
        if (faults := sorted(set(_faults(ast.parse(path.read_text(encoding="utf-8"))))))
    }
    assert found == {}
    assert len(_modules()) > 500


@pytest.mark.parametrize(
    "line",
    [
        "import fcntl", "import grp as g", "from pwd import getpwuid", "from os import fork", "import _signal",
        "from signal import SIGINT", "import ctypes.util", "os.O_RDONLY", "os.O_NOFOLLOW | os.O_CLOEXEC", "os.fork()",
        "os.geteuid()", "os.uname().nodename", "os.dup2(1, 2)", "os.kill(1, 2)", "os.sched_getaffinity(0)",
        "os.chown('a', 1, 2)", "os.mkfifo('a')", "os.name == 'nt'", "sys.platform", "signal.setitimer",
        "signal.SIGALRM", "hasattr(os, 'fork')", "getattr(os, 'O_BINARY', 0)", "os.replace('a', 'b')", "time.tzset()",
        "path.write_text('a', encoding='utf-8')", "path.read_text()", "open('a')", "open('a', 'w', encoding='utf-8')",
        "path.open('w', encoding='utf-8')", "os.fdopen(3)", "path.open('r')", "path.unlink()", "path.rename('b')",
    ],
)  # fmt: skip
def test_a_crossing_is_noticed(line: str) -> None:
    assert list(_faults(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "import os", "os.open('a', system.READ)", "text.replace('a', 'b')", "path.read_text(encoding='utf-8')",
        "open('a', 'rb')", "path.open('xb')", "os.fdopen(3, 'wb')", "call.open()", "os.environ", "platforms = 1",
        "path.write_text('a', encoding='utf-8', newline='\\n')", "system.replace('a', 'b')",
    ],
)  # fmt: skip
def test_what_is_the_same_everywhere_is_free(line: str) -> None:
    assert list(_faults(ast.parse(line))) == []
