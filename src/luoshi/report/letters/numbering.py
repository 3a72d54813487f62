"""发文字号: 机关代字〔年〕号, the next after those that the ledger holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.model.configuration import Configuration
    from luoshi.model.letters import LetterKind


def choose_code(kind: LetterKind, config: Configuration, word: str) -> str:
    """Return the 机关代字 of a kind: as configured, else the short name of the body and the word of the kind."""
    configured = {setting.kind: setting.code for setting in config.letters}
    body = config.organisation
    return configured.get(kind, f"{body.short or body.name}{word}")


def next_number(code: str, year: int, refs: Iterable[str]) -> int:
    """Return one more than the highest number of this code and year; a gap may be a letter on paper, and stays."""
    pattern = re.compile(rf"{re.escape(code)}〔{year}〕([0-9]+)号")
    return max((int(found[1]) for ref in refs if (found := pattern.search(ref))), default=0) + 1


def write_number(code: str, year: int, number: int) -> str:
    """Return ``滨教督办〔2026〕22号``: no padded zero, no 第."""
    return f"{code}〔{year}〕{number}号"
