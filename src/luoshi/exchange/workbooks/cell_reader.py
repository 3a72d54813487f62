"""The reader of cells: what it raises for a broken file becomes one error, the fall of its Rust code included."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from luoshi.errors import UnreadableError
from luoshi.extras import import_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

_STDERR = 2
_PANIC = "PanicException"
"""A BaseException of its own module, which cannot be imported: a slice out of bounds, where Rust falls."""


@contextmanager
def open_cell_reader(name: str) -> Iterator[Any]:
    """Give the module; raises UnreadableError that names the file for whatever goes wrong in it."""
    calamine = import_extra("python_calamine", "读电子表格", "python-calamine", "excel")
    broken = UnreadableError(f"“{name}”读不懂，可能不完整", "用 Excel 或 WPS 打开，另存后再试")
    try:
        with _silence_native_code():
            yield calamine
    except (calamine.CalamineError, calamine.WorksheetNotFound, OSError, ValueError, OverflowError):
        raise broken from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise broken from None


@contextmanager
def _silence_native_code() -> Iterator[None]:
    """Point standard error to nowhere meanwhile: Rust prints its falls before it raises them."""
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        kept = os.dup(_STDERR)
    except OSError:
        yield
        return
    try:
        _point_to(os.devnull)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)


def _point_to(path: str) -> None:
    nowhere = os.open(path, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
    finally:
        os.close(nowhere)
