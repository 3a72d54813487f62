"""Bytes of a text or csv file to text: UTF-8 or GB18030, found out and not asked for; what is no text is refused."""

from __future__ import annotations

import codecs

from luoshi.errors import UnreadableError

MAX_TEXT = 20 << 20
"""Bytes; a document of a thousand pages has three million."""

_BREAKS = str.maketrans("\r\x0b\x0c", "\n\n\n")
"""Word saves a soft line break and a page break as text in these; no task file may hold them."""

_KINDS = {
    b"PK\x03\x04": "Word、Excel 或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件，或加密的 Office 文件",
    b"%PDF": "PDF 文件",
    b"{\\rtf": "RTF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
}


def decode_text(data: bytes, name: str) -> str:
    """Return the text, its line ends all of one kind. Raises UnreadableError for an empty file and for no text."""
    if not data.strip():
        raise UnreadableError(f"“{name}”是空文件", "换一个有内容的文件")
    if len(data) > MAX_TEXT:
        raise UnreadableError(f"“{name}”超过 {MAX_TEXT >> 20} MB", "拆成几个文件再导入")
    kind = next((words for magic, words in _KINDS.items() if data.startswith(magic)), None)
    if kind:
        raise UnreadableError(f"“{name}”不是纯文本，是{kind}", "按文件本来的种类导入：luoshi import docx、xlsx、xls")
    text = _decoded(data)
    if text is None or "\x00" in text:
        raise UnreadableError(f"“{name}”不是文本：既不是 UTF-8，也不是 GB18030", "另存为 UTF-8 文本再导入")
    return text.replace("\r\n", "\n").translate(_BREAKS)


def _decoded(data: bytes) -> str | None:
    """Return the text in the first encoding that takes every byte; a byte order mark decides."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _try(data, encoding)
    for encoding in ("utf-8-sig", "gb18030"):
        text = _try(data, encoding)
        if text is not None:
            return text
    return None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
