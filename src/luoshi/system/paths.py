"""What Windows says of names and paths, as functions of text: they answer alike on every system.

A ledger is checked out on the desks of a whole office. A name that only some of them can have is no name for it.
"""

from __future__ import annotations

import os
import re
from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 259
"""Signs of a whole path, drive and folders included (MAX_PATH without its end); more only where somebody allows it."""
LONGEST_INSIDE = 180
"""Signs of a path in a workspace: what is left below such a place as ``C:\\Users\\…\\Documents\\督查\\台账``, temporary
names included."""

_SIGNS = re.compile(r'[<>:"|?*\\/\x00-\x1f]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:[.:]|\Z))", re.IGNORECASE)
"""A device keeps its name whatever ending follows."""
_END = re.compile(r"[. ]+\Z")
_TOO_LONG = 206
"""What Windows answers for a name or an ending that is too long; for a whole path it only finds nothing (3)."""
_NOT_FOUND = frozenset({2, 3})


def find_sign(name: str) -> str:
    """Return the first sign of a name that Windows takes in none, or nothing."""
    found = _SIGNS.search(name)
    return found[0] if found else ""


def replace_signs(name: str) -> str:
    """Return the name with underscores for the signs that Windows takes in none."""
    return _SIGNS.sub("_", name)


def is_device(name: str) -> bool:
    """Whether Windows takes the name for a device: ``CON``, ``nul.txt``, ``com¹``, in any case."""
    return _DEVICE.match(name) is not None


def ends_badly(name: str) -> bool:
    """Whether the name ends with full stops or blanks, which Windows drops."""
    return _END.search(name) is not None


def cut_end(name: str) -> str:
    """Return the name without the full stops and blanks at its end."""
    return _END.sub("", name)


def explain(name: str) -> str:
    """Return why Windows cannot have a file of this name, or nothing."""
    sign = find_sign(name)
    if sign:
        return f"中有“{sign}”，Windows 上取不出这个文件"
    if is_device(name):
        return "是 Windows 的设备名，Windows 上取不出这个文件"
    return "以句点或空格结尾，Windows 上取不出这个文件" if ends_badly(name) else ""


def fold(name: str) -> str:
    """Return what is equal for names that are one file on Windows or macOS: case and composition do not count there."""
    return normalize("NFC", normalize("NFD", name).casefold())


def find_twins(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return (the later, the first) of the names of one folder that are one file on Windows or macOS."""
    first: dict[str, str] = {}
    folded = ((name, name.lower() if name.isascii() else fold(name)) for name in names)
    return [(name, first[key]) for name, key in folded if first.setdefault(key, name) != name]


def count_signs(path: str) -> int:
    """Return the length of a path as Windows counts it: a rare character is two."""
    return len(path.encode("utf-16-le", "surrogatepass")) // 2


def use_slashes(path: str) -> str:
    r"""Return a path in the workspace as it is kept: ``2026\zonghe`` is typed on Windows and means ``2026/zonghe``."""
    return path.replace("\\", "/")


def is_too_long(error: OSError) -> bool:
    """Whether Windows refused because of the length of the path, whatever it says."""
    number = getattr(error, "winerror", None)
    path = error.filename if isinstance(error.filename, (str, bytes)) else ""
    return number == _TOO_LONG or (number in _NOT_FOUND and count_signs(os.fsdecode(path)) > LONGEST)
