"""The reader of cells: what it raises for a broken file becomes one error, the fall of its Rust code included."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from luoshi.errors import UnreadableError
from luoshi.extras import import_extra
from luoshi.system.streams import SilencedNativeCode

if TYPE_CHECKING:
    from collections.abc import Iterator

_PANIC = "PanicException"
"""A BaseException of its own module, which cannot be imported: a slice out of bounds, where Rust falls."""


@contextmanager
def open_cell_reader(name: str) -> Iterator[Any]:
    """Give the module; raises UnreadableError that names the file for whatever goes wrong in it."""
    calamine = import_extra("python_calamine", "读电子表格", "python-calamine", "excel")
    broken = UnreadableError(f"“{name}”读不懂，可能不完整", "用 Excel 或 WPS 打开，另存后再试")
    try:
        with SilencedNativeCode():
            yield calamine
    except (calamine.CalamineError, calamine.WorksheetNotFound, OSError, ValueError, OverflowError):
        raise broken from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise broken from None
