"""Options that take one of a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Sequence


def one_of(option: str, given: str, words: Sequence[str]) -> str:
    """Return ``given`` when it is one of ``words``; raises UsageError that lists them."""
    if given in words:
        return given
    raise UsageError(f"{option} 没有“{given}”{suggest(given, words)}", "可用：" + "、".join(words))
