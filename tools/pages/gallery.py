"""docs/reference/errors: what ``luoshi check`` says about real broken files, one case each, from tests/errors/.

A case is a folder ``CODE-slug`` with ``case.yaml`` (title, and where needed ``as_of``, ``show``, ``remove``) and
``files/``, which is laid over ``tests/errors/base``. What the page shows is what the program prints.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml_rs

from luoshi.visible_text import visible
from tools.pages.marks import fenced, page
from tools.pages.program import luoshi
from tools.pages.rule_pages import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.pages.program import Shown

FOLDER = "tests/errors"
AS_OF = "2026-10-31"
_SHORT = 40
"""Longer files are shown around the lines that the findings name."""


@dataclass(frozen=True, slots=True)
class Case:
    """One broken workspace: the code that it is to show, and what stands in its ``case.yaml``."""

    folder: Path
    code: str
    title: str
    as_of: str
    show: bool
    remove: tuple[str, ...]

    def lay_out(self, target: Path) -> None:
        """Write the broken workspace to ``target``."""
        shutil.copytree(self.folder.parent / "base", target, dirs_exist_ok=True)
        if (self.folder / "files").is_dir():
            shutil.copytree(self.folder / "files", target, dirs_exist_ok=True)
        for path in self.remove:
            (target / path).unlink()

    def files(self) -> list[Path]:
        """Return the changed files, relative to the workspace."""
        top = self.folder / "files"
        return sorted(path.relative_to(top) for path in top.rglob("*") if path.is_file())


def cases(root: Path) -> list[Case]:
    """Return the cases in order of code and slug."""
    return [_case(path.parent) for path in sorted((root / FOLDER).glob("*/case.yaml"))]


def _case(folder: Path) -> Case:
    told: Any = yaml_rs.loads((folder / "case.yaml").read_text(encoding="utf-8"), parse_datetime=False)
    return Case(
        folder=folder,
        code=folder.name.partition("-")[0],
        title=told["title"],
        as_of=told.get("as_of", AS_OF),
        show=told.get("show", True),
        remove=tuple(told.get("remove", ())),
    )


def named(root: Path, name: str) -> Case:
    """Return the case of this name."""
    return _case(root / FOLDER / name)


def checked(case: Case, *options: str) -> Shown:
    """Return what ``luoshi check`` prints in the broken workspace."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "台账"
        case.lay_out(folder)
        return luoshi(folder, "check", "--as-of", case.as_of, *options)


def errors_page(root: Path) -> str:
    """Return the gallery."""
    before = (
        "每个例子都是一个真实的坏文件，提示是 `luoshi check` 的原样输出。按提示里的代码或字样查找；"
        "代码的完整说明见 [规则](rules.zh-CN.md) 或 `luoshi rule 代码`。"
    )
    parts = []
    every = cases(root)
    for family, title in {"exit": "读不下去的工作区", **FAMILIES}.items():
        members = [case for case in every if case.code.startswith(family)]
        if members:
            parts += [f"## {title}", *(_entry(case) for case in members)]
    return page("错误样例", before, *parts)


def excerpt(root: Path, name: str) -> str:
    """Return the command and its real output for one case, as a block for another page."""
    case = named(root, name)
    return fenced(f"$ luoshi check --as-of {case.as_of}\n{visible(checked(case).text)}")


def _entry(case: Case) -> str:
    shown = checked(case)
    parts = [f"### {case.code + ' ' if case.code.startswith('LS') else ''}{case.title}"]
    parts += list(_sources(case, shown.text)) if case.show else []
    parts += [fenced(visible(shown.text))]
    return "\n\n".join(parts)


def _sources(case: Case, output: str) -> Iterator[str]:
    for path in case.files():
        data = (case.folder / "files" / path).read_bytes()
        lines = visible(data.decode(errors="replace")).splitlines()
        first, last = _window(output, path.as_posix(), len(lines))
        where = path.as_posix() + (f" 第 {first}—{last} 行" if last - first + 1 < len(lines) else "")
        yield f"`{where}`\n\n" + fenced("\n".join(lines[first - 1 : last]), "yaml")


def _window(output: str, path: str, total: int) -> tuple[int, int]:
    """Return the first and last line to show: two around those that the findings name, or the whole short file."""
    named = [int(line) for line in re.findall(rf"^{re.escape(path)}:(\d+):", output, re.MULTILINE)]
    if not named:
        return 1, min(total, _SHORT)
    return max(1, min(named) - 2), min(total, max(named) + 2)
