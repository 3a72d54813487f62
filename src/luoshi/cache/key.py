"""What an answer depends on beside the files: the program, the words, the day, the terminal, the surroundings."""

from __future__ import annotations

import os
import sys
from time import localtime

from luoshi.cache.table import InputTable, UnsureError
from luoshi.system import describe_user
from luoshi.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FORMAT = "1"
"""Of the files in ``.luoshi``; another number makes every kept answer unknown."""

_NAMES = frozenset(
    {"HOME", "XDG_CONFIG_HOME", "PATH", "SUDO_UID", "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"}
)
_STARTS = ("LUOSHI_", "PYTHON", "LC_", "LANG", "TTY_", "_TYPER")


def build_program_key(environment: Mapping[str, str]) -> tuple[bytes, int]:
    """Return what stands for the code, the user and the surroundings; and when the code changed. Raises UnsureError."""
    user = describe_user()
    rows = [FORMAT, VERSION, sys.version, sys.executable, repr(sys.flags), repr(sys.warnoptions), user]
    rows += (f"{name}={environment[name]}" for name in sorted(environment) if _matters(name))
    code = build_program_table()
    return b"\0".join((_join(rows), *code.pack())), code.newest


def build_command_key(arguments: Sequence[str], folder: str) -> bytes:
    """Return what stands for the words, the day and the terminal."""
    return _join([repr(list(arguments)), folder, today(), *_describe_terminal()])


def _join(rows: Iterable[str]) -> bytes:
    return "\0".join(rows).encode("utf-8", "surrogatepass") + b"\0"


def today() -> str:
    """Return the day on this machine."""
    now = localtime()
    return f"{now.tm_year}-{now.tm_mon}-{now.tm_mday}"


def build_program_table() -> InputTable:
    """Return the table of every file of luoshi, and of when packages were last installed or removed.

    In a development tree the version does not change when the code does, and whoever edits an installed package does
    not change it either: all files are looked at, which takes a millisecond. Raises UnsureError.
    """
    table = InputTable()
    try:
        _add_code(table, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    except OSError:
        raise UnsureError from None
    for place in sys.path:
        if place.endswith("-packages"):
            table.file(place)
    return table


def _add_code(table: InputTable, folder: str) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    _add_code(table, entry.path)
            else:
                table.file(entry.path)


def _matters(name: str) -> bool:
    return name in _NAMES or name.startswith(_STARTS)


def _describe_terminal() -> Iterator[str]:
    yield sys.getfilesystemencoding()
    for number in (1, 2):
        on_terminal = os.isatty(number)
        yield f"{on_terminal} {os.get_terminal_size(number) if on_terminal else ''}"
