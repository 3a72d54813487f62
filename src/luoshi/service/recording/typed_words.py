"""Words as they were typed, pasted or read from a cell: each taken as what it must be, or refused with its option."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from luoshi.blank_words import is_left_blank
from luoshi.errors import UsageError
from luoshi.model import base
from luoshi.model.base import Plain, WrongValueError
from luoshi.store.yaml.guards import UNFIT
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    import datetime as dt

Words = Mapping[str, Any]
"""Texts, lists of texts or truth values, by the names of the fields; None and empty lists are not given."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def drop_blanks(words: Words) -> dict[str, Any]:
    """Return the words without those that say nothing (无, /, N/A …): they are as good as not given.

    An empty text stays, for it is more likely a slip, and is refused where it is parsed.
    """
    return {name: _keep_told(word) for name, word in words.items() if not _is_dropped(word)}


def _is_dropped(word: Any) -> bool:
    return is_left_blank(word) and not (isinstance(word, str) and word.isspace())


def _keep_told(word: Any) -> Any:
    return [each for each in word if not _is_dropped(each)] if isinstance(word, list | tuple) else word


def refuse_unfit(option: str, word: str) -> None:
    """Raise UsageError for a control character, or bytes of the terminal that are no text."""
    if _SURROGATE.search(word):
        raise UsageError(f"{option} 里有不能识别的文字", "终端的编码设为 UTF-8 再试")
    unfit = UNFIT.search(word)
    if unfit:
        hint = "删去这个看不见的字符再记；多半是粘贴时带来的，或按键时误入的"
        raise UsageError(f"{option} 里有控制字符 U+{ord(unfit[0]):04X}，不能写进台账", hint)


def parse_text(option: str, word: str) -> str:
    """Return the text as it was given. Raises UsageError for a blank one."""
    refuse_unfit(option, word)
    if not word.strip():
        raise UsageError(f"{option} 是空的", "写上内容，或不写这个选项")
    return word


def parse_day(option: str, word: str) -> dt.date:
    """Return the day of ``2026-10-31``."""
    try:
        return base.parse_date(word)
    except WrongValueError:
        raise UsageError(f"{option} 的“{word}”不是有效的日期", "写成 2026-10-31 的样子") from None


def parse_number(option: str, word: str) -> Plain:
    """Return the number as it was written."""
    try:
        base.parse_number(Plain(word))
    except WrongValueError:
        raise UsageError(f"{option} 的“{word}”不是数字", "写成 10 或 2.5 的样子") from None
    return Plain(word)


def parse_choice(option: str, word: str, choices: Sequence[str]) -> str:
    """Return the word when it is among the choices. Raises UsageError with the nearest."""
    if word in choices:
        return word
    raise UsageError(f"{option} 没有“{word}”{suggest(word, choices)}", "可用：" + "、".join(choices))


def parse_values(option: str, words: Sequence[str]) -> dict[str, Plain]:
    """Return the numbers of ``竣工数=12`` by what they measure; each stays as it was written."""
    for each in words:
        refuse_unfit(option, each)
    pairs = [each.replace("＝", "=").rpartition("=") for each in words]
    if not all(name.strip() and sign for name, sign, _ in pairs):
        raise UsageError(f"{option} 的“{'、'.join(words)}”看不懂", "写成 竣工数=12")
    return {name.strip(): parse_number(option, number.strip()) for name, _, number in pairs}
