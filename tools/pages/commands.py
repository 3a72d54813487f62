"""docs/reference/commands: the help pages, as the program prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.app import COMMANDS
from tools.pages.marks import fenced, page
from tools.pages.program import luoshi

if TYPE_CHECKING:
    from pathlib import Path


def commands_page(root: Path) -> str:
    """Return the page."""
    before = "下面是各命令的帮助页，与 `luoshi 命令 --help` 的显示相同。退出码见 [退出码](exit-codes.zh-CN.md)。"
    whole = fenced(luoshi(root, "--help").out)
    parts = (f"## luoshi {name}\n\n{fenced(luoshi(root, name, '--help').out)}" for name in COMMANDS)
    return page("命令", before, whole, *parts)
