"""File names that every system can check out and every reader can tell apart: what is put on record has to have one.

Files that are on record already under another name stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.system import paths
from luoshi.visible_text import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse_unportable(path: str) -> None:
    """Raise UsageError, with a better name, where a part of ``path`` (with ``/`` between) cannot be kept."""
    for name in path.split("/"):
        fault = _fault(name)
        if fault:
            better = portable(name)
            raise UsageError(f"文件名“{name}”{fault}，不收作佐证材料", f"先改名再收，如改为“{better}”")


def refuse_long(path: str) -> None:
    """Raise UsageError where a path in the workspace leaves Windows no room for the folder that the workspace is in."""
    length = paths.count_signs(path)
    if length > paths.LONGEST_INSIDE:
        raise UsageError(
            f"“{path}”长 {length} 个字符，Windows 的整个路径至多 260 个，多数电脑上取不出来",
            f"把文件名改短，整个“evidence/…”不超过 {paths.LONGEST_INSIDE} 个字符",
        )


def refuse_twin(name: str, others: Iterable[str]) -> None:
    """Raise UsageError where another file of the folder is the same one on Windows and macOS."""
    for other in others:
        if other != name and paths.fold(other) == paths.fold(name):
            raise UsageError(
                f"“{name}”和“{other}”只差大小写或写法，在 Windows 和 macOS 上是同一个文件", "先改名再收，如加上日期"
            )


def portable(name: str) -> str:
    """Return a name that can be kept, as near as may be."""
    plain = paths.cut_end(paths.replace_signs(ACTIVE.sub("", name.replace("\n", " "))))
    plain = plain.lstrip(".") if plain.strip("._ ") else "材料"
    return f"_{plain}" if paths.is_device(plain) else plain


def _fault(name: str) -> str:
    if "\n" in name or ACTIVE.search(name):
        return "中有看不见的字符（控制字符、零宽字符或改变文字方向的字符），容易认错"
    return paths.explain(name)
