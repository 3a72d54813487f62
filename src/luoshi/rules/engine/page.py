"""The manual page of a rule, read from its module's docstring."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from types import ModuleType

_PARTS = ("为什么", "合格", "不合格", "改法", "依据")


class Page(Frozen):
    """The parts of a page. Examples are YAML; several examples of one kind are parted by a line ``---``."""

    heading: str
    why: str
    passing: tuple[str, ...]
    failing: tuple[str, ...]
    remedy: str
    basis: str


def page_of(module: ModuleType) -> Page:
    """Return the page of a rule module; a missing part is empty (a test requires all of them)."""
    heading, _, rest = (module.__doc__ or "").strip().partition("\n")
    parts = _split(rest)
    return Page(
        heading=heading.rstrip("。"),
        why=parts["为什么"],
        passing=_examples(parts["合格"]),
        failing=_examples(parts["不合格"]),
        remedy=parts["改法"],
        basis=parts["依据"],
    )


def _split(text: str) -> dict[str, str]:
    """Cut the text at the lines ``为什么：`` and so on; what a part says is indented below it."""
    lines: dict[str, list[str]] = {part: [] for part in _PARTS}
    current: list[str] = []
    for line in text.splitlines():
        name = line.rstrip("：")
        if line.endswith("：") and name in lines:
            current = lines[name]
        else:
            current.append(line)
    return {part: textwrap.dedent("\n".join(body)).strip("\n") for part, body in lines.items()}


def _examples(text: str) -> tuple[str, ...]:
    return tuple(part.strip("\n") for part in text.split("\n---\n")) if text.strip() else ()
