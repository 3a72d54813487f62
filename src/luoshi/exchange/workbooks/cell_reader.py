"""The reader of cells: what it raises for a broken file becomes one error, the fall of its Rust code included."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from luoshi.errors import UnreadableError
from luoshi.exchange.extras import needed
from luoshi.exchange.workbooks.silence import native_silence

if TYPE_CHECKING:
    from collections.abc import Iterator

_PANIC = "PanicException"
"""A BaseException of its own module, which cannot be imported: a slice out of bounds, where Rust falls."""


@contextmanager
def cell_reader(name: str) -> Iterator[Any]:
    """Give the module; raises UnreadableError that names the file for whatever goes wrong in it."""
    calamine = needed("python_calamine", "读电子表格", "python-calamine", "excel")
    broken = UnreadableError(f"“{name}”读不懂，可能不完整", "用 Excel 或 WPS 打开，另存后再试")
    try:
        with native_silence():
            yield calamine
    except (calamine.CalamineError, calamine.WorksheetNotFound, OSError, ValueError, OverflowError):
        raise broken from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise broken from None
