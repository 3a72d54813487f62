"""Small workspaces on disk, made of the base texts of ``builders``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import builders

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "ledgers/2026/zonghe"


def make_workspace(root: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write a clean workspace with one task, then ``files`` (path: text) over it; return ``root``."""
    texts = {
        "luoshi.yaml": builders.CONFIG,
        "org.yaml": builders.ORG,
        f"{FOLDER}/ledger.yaml": builders.LEDGER + "\n",
        f"{FOLDER}/ZD-2026-001.yaml": builders.TASK,
    }
    for path, text in {**texts, **(files or {})}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.lstrip("\n"), encoding="utf-8")
    return root


def task_text(number: int, *changes: tuple[str, str]) -> str:
    """Return the base task under another number, with (old, new) replacements that must each be there."""
    text = builders.TASK.replace("ZD-2026-001", f"ZD-2026-{number:03d}")
    text = text.replace("农村学前教育全覆盖工程", f"农村学前教育全覆盖工程{number}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text
