"""File names that every system can check out and every reader can tell apart: what is put on record has to have one.

Files that are on record already under another name stay as they are.
"""

from __future__ import annotations

import re

from luoshi.errors import UsageError
from luoshi.visible_text import ACTIVE

_SIGNS = re.compile(r'[<>:"|?*\\/]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|\Z))", re.IGNORECASE)
"""A device of Windows keeps its name whatever ending follows."""

_END = re.compile(r"[. ]+\Z")


def refuse_unportable(path: str) -> None:
    """Raise UsageError, with a better name, where a part of ``path`` (with ``/`` between) cannot be kept."""
    for name in path.split("/"):
        fault = _fault(name)
        if fault:
            better = portable(name)
            raise UsageError(f"文件名“{name}”{fault}，不收作佐证材料", f"先改名再收，如改为“{better}”")


def portable(name: str) -> str:
    """Return a name that can be kept, as near as may be."""
    plain = _END.sub("", _SIGNS.sub("_", ACTIVE.sub("", name.replace("\n", " "))))
    plain = plain.lstrip(".") if plain.strip("._ ") else "材料"
    return f"_{plain}" if _DEVICE.match(plain) else plain


def _fault(name: str) -> str:
    if "\n" in name or ACTIVE.search(name):
        return "中有看不见的字符（控制字符、零宽字符或改变文字方向的字符），容易认错"
    signs = _SIGNS.search(name)
    if signs:
        return f"中有“{signs[0]}”，Windows 上取不出这个文件"
    if _DEVICE.match(name):
        return "是 Windows 的设备名，Windows 上取不出这个文件"
    return "以句点或空格结尾，Windows 上取不出这个文件" if _END.search(name) else ""
