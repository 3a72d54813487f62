"""The levels of an official document, told by the number that a line begins with: 一、 （一） 1. （1）."""

from __future__ import annotations

import re

_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d+[.．]"),
    re.compile(r"（\d+）"),
)
_LONGEST = 40
_SENTENCE = ("。", "；", "：", "？", "！")


def level_of(text: str) -> int:
    """Return 1 to 4 for a heading, 0 for text: what is long or ends like a sentence is no heading."""
    if len(text) > _LONGEST or text.endswith(_SENTENCE) or "\n" in text:
        return 0
    return next((level for level, pattern in enumerate(_LEVELS, 1) if pattern.match(text)), 0)
