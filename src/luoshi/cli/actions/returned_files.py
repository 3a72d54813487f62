"""Files that came from outside, named on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError
from luoshi.exchange.workbooks.workbook_guard import MAX_FILE
from luoshi.store.files.files import READING, reason_of

if TYPE_CHECKING:
    from pathlib import Path


def read_returned(file: Path) -> bytes:
    """Return the content, one byte beyond the limit at most. Raises UnreadableError."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except OSError as error:
        raise UnreadableError(f"“{file}”读不出来：{reason_of(error, READING)}", "检查文件名和权限") from None
