"""The command line, run in this process as ``__main__`` does: the types of the fixture ``luoshi``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Luoshi(Protocol):
    """Calls the command line with arguments."""

    def __call__(self, *arguments: str) -> Outcome: ...
