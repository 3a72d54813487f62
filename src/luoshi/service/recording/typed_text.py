"""Text as it was typed or pasted: what no file here can hold is said with the option it came by."""

from __future__ import annotations

import re

from luoshi.errors import UsageError
from luoshi.store.yaml.guards import UNFIT

_SURROGATE = re.compile("[\ud800-\udfff]")


def refuse_unfit(option: str, word: str) -> None:
    """Raise UsageError for a control character, or bytes of the terminal that are no text."""
    if _SURROGATE.search(word):
        raise UsageError(f"{option} 里有不能识别的文字", "终端的编码设为 UTF-8 再试")
    unfit = UNFIT.search(word)
    if unfit:
        hint = "删去这个看不见的字符再记；多半是粘贴时带来的，或按键时误入的"
        raise UsageError(f"{option} 里有控制字符 U+{ord(unfit[0]):04X}，不能写进台账", hint)
