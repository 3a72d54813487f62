"""What tests of the first door ask, and what they get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tests.support.workspaces import FOLDER

DAY = ("--as-of", "2026-10-31")
COMMANDS = (
    ("check",),
    ("check", *DAY),
    ("check", *DAY, FOLDER),
    *(("check", *DAY, "--format", name) for name in ("json", "sarif", "github", "junit")),
    ("check", *DAY, "--severity", "error", "--rule=LS307"),
    ("list", *DAY),
    ("list", *DAY, "--unit", "学前教育处", "--format=json"),
    ("list", *DAY, "--view", "责任清单", "--format", "csv"),
    ("show", "ZD-2026-001", *DAY),
    ("explain", "ZD-2026-001", *DAY),
    ("explain", "2026-10", *DAY),
    *(("report", "--month", "2026-10", *DAY, "--format", name) for name in ("terminal", "html", "json", "markdown")),
)

TICK = 30_000_000
"""Nanoseconds. Two seconds as for users would make every test wait so long."""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind, and whether it ran: a kept answer runs nothing."""

    code: int
    out: str
    err: str
    ran: bool


class Ask(Protocol):
    """Calls the command line with arguments, after all files have aged."""

    def __call__(self, *arguments: str) -> Outcome: ...
