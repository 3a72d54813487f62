"""A small workspace on disk, and what it holds to the byte."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.builders import CONFIG, LEDGER, ORG, TASK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.service.scan.request import TaskScan
    from luoshi.state.task_state import TaskState

FOLDER = "ledgers/2026/zonghe"


def held_by(states: Iterable[TaskState]) -> list[dict[str, Any]]:
    """Return all values that the states of a pass hold, so that they can be compared."""
    return [dict(vars(state)) for state in states]


def left_by(scans: Iterable[TaskScan]) -> list[tuple[Any, ...]]:
    """Return all that a pass left of its files, so that it can be compared."""
    return [(each.path, held_by(each.states), each.findings, each.excepted) for each in scans]


def write(root: Path, name: str, text: str) -> str:
    """Write one file of the workspace; return its name."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def settle(root: Path) -> Path:
    """Write settings, names and one ledger without tasks."""
    write(root, "luoshi.yaml", CONFIG)
    write(root, "org.yaml", ORG)
    write(root, f"{FOLDER}/ledger.yaml", LEDGER)
    return root


def add(root: Path, number: int, *changes: tuple[str, str]) -> str:
    """Write the base task under another number, with texts replaced; return its path."""
    text = TASK.replace("ZD-2026-001", f"ZD-2026-{number:03d}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return write(root, f"{FOLDER}/ZD-2026-{number:03d}.yaml", text.lstrip())


def print_of(root: Path) -> dict[str, tuple[int, int, str]]:
    """Return mode, time of change and hash of everything below the folder."""
    found = {}
    for where, folders, names in os.walk(root):
        for name in [*folders, *names, "."]:
            path = Path(where, name)
            status = path.lstat()
            content = b"" if path.is_dir() else path.read_bytes()
            found[str(path)] = (status.st_mode, status.st_mtime_ns, hashlib.sha256(content).hexdigest())
    return found
