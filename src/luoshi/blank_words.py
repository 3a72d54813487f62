"""The one list of words that say nothing: 无, 暂无, /, —, N/A … Whoever reads what people wrote reads these as blank.

Files, commands, forms, batches and imports ask the same question, so that “原因：无” answers nothing anywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_SPACES = re.compile("[\\s\u200b\ufeff]+")
_AROUND = "。.;,、!:()[]【】〔〕《》\"'“”‘’"
"""Signs that may stand around a word without making it say more; full-width ones are plain by then."""

_MARKS = re.compile("[/\\\\_~\u2010-\u2015\u2212\u2500\u2501\u2e3a\u2e3b\u30fc\u3003-]+")
_WORDS = frozenset({
    "无", "暂无", "没有", "暂没有", "尚无", "尚没有", "均无", "皆无", "并无", "目前无", "目前暂无", "目前没有",
    "暂时无", "暂时没有", "空", "空白", "不适用", "不涉及", "none", "n/a", "na", "n.a", "nil", "null", "nothing",
})  # fmt: skip
LONGEST = 16
"""Longer texts are not looked at closely: this is asked of every text of every file."""


def is_blank(text: str) -> bool:
    """Whether the text says nothing, however it is spaced, widened or ended."""
    return len(text) <= LONGEST and is_blank_word(text)


@lru_cache(maxsize=4096)
def is_blank_word(text: str) -> bool:
    """Whether a text of at most ``LONGEST`` characters says nothing; most of them stand in many files."""
    core = _SPACES.sub("", normalize("NFKC", text))
    word = core.strip(_AROUND).casefold()
    return not core or word in _WORDS or _MARKS.fullmatch(word) is not None


def is_left_blank(value: object) -> bool:
    """Whether a value of a file is a blank word, or a list of nothing else; an empty text is a mistake of its own."""
    if isinstance(value, str):
        return 0 < len(value) <= LONGEST and is_blank_word(value)
    return isinstance(value, list | tuple) and bool(value) and all(map(is_left_blank, value))
