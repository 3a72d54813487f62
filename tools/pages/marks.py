"""Marks: the head of a page that is generated whole, and the parts of a page that are generated within it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEAD = "<!-- 由 tools/docs.py 生成，不要手改：改源文件后运行 make docs。 -->"
_PART = re.compile(r"(?P<start><!-- generated: (?P<name>[^ ]+) -->\n).*?(?P<end><!-- /generated -->)", re.DOTALL)


def page(title: str, *parts: str) -> str:
    """Return a page that is generated whole."""
    return "\n\n".join([HEAD, f"# {title}", *(part.strip("\n") for part in parts)]) + "\n"


def fenced(text: str, language: str = "text") -> str:
    """Return the text as a code block, with a fence longer than any inside."""
    inside = max((len(run) for run in re.findall(r"^`{3,}", text, re.MULTILINE)), default=2)
    fence = "`" * max(3, inside + 1)
    body = text.rstrip("\n")
    return f"{fence}{language}\n{body}\n{fence}"


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table; bars and line breaks in cells are kept harmless."""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def refill(text: str, part: Callable[[str], str]) -> str:
    """Return the page with every part between marks made anew by its name."""
    return _PART.sub(lambda match: f"{match['start']}{part(match['name'])}\n{match['end']}", text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
