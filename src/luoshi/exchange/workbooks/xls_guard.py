"""What an .xls must pass before it is parsed, and whether a password keeps a workbook shut.

An .xls is an OLE file; so is an .xlsx with a password, its zip being encrypted inside. The reader of cells says of
either only that it does not know them, so the marks of encryption are looked for here.
"""

from __future__ import annotations

import re
import struct

from luoshi.errors import UnreadableError
from luoshi.exchange.workbooks.xls_reach import count_cells_in_reach

MAX_XLS = 20 << 20
MAX_XLS_CELLS = 2_000_000
"""Of all sheets together: the parser makes dense tables of them all at once."""
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds an encrypted .xlsx ([MS-OFFCRYPTO] 2.3.4.4)."""
_FILEPASS = re.compile(rb"\x09\x08(?:\x08\x00.{8}|\x10\x00.{16})(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""BOF, perhaps WriteProtect, FilePass: the records with which an encrypted .xls begins ([MS-XLS] 2.1.7.20.3)."""


def is_ole(data: bytes) -> bool:
    """Whether this is an OLE file: an .xls, or an .xlsx with a password."""
    return data.startswith(_OLE)


def guard_password(data: bytes, name: str) -> None:
    """Raise UnreadableError for an OLE file that a password keeps shut."""
    if _ENCRYPTED in data or _FILEPASS.search(data):
        raise UnreadableError(f"“{name}”加了密码，没有打开", "用 Excel 或 WPS 打开，去掉密码，另存后再试")


def guard_xls(data: bytes, name: str) -> None:
    """Raise UnreadableError with the reason when ``data`` cannot be taken for an .xls."""
    if not data:
        raise UnreadableError(f"“{name}”是空文件", "换一个有内容的文件")
    if not is_ole(data):
        hint = "它是 .xlsx 文件，用 luoshi import xlsx" if data.startswith(_ZIP) else "用 Excel 或 WPS 打开，另存后再试"
        raise UnreadableError(f"“{name}”不是 .xls 文件", hint)
    if len(data) > MAX_XLS:
        raise UnreadableError(f"“{name}”超过 {MAX_XLS >> 20} MB，没有打开", "删去图片和多余的工作表再试")
    guard_password(data, name)
    try:
        cells = count_cells_in_reach(data)
    except (ValueError, struct.error):
        raise UnreadableError(f"“{name}”读不懂，可能不完整", "用 Excel 或 WPS 打开，另存后再试") from None
    if cells > MAX_XLS_CELLS:
        raise UnreadableError(f"“{name}”的表格大到 {cells} 格，没有打开", "删去远处多余的单元格，再存一次")
