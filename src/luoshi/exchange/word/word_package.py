"""What a .docx must pass before its XML is read: a zip within limits, its parts without document types."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from luoshi.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_FILE = 50 << 20
MAX_PART = 30 << 20
"""Bytes of one XML part; the text of a thousand pages is 5 MB."""
MAX_DEPTH = 200
"""Elements within elements; a table in a text box in a table has thirty."""

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BODY = "word/document.xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def read_parts(data: bytes, name: str, wanted: Iterable[str]) -> dict[str, ET.Element]:
    """Return the root of each wanted part that is there. Raises UnreadableError with the reason."""
    _guard_file(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if _BODY not in names or len(set(names)) < len(names):
                raise UnreadableError(f"“{name}”不是 Word 文档", "确认文件种类；表格用 luoshi import xlsx")
            return {part: _parse(_content(package, part, name), name) for part in wanted if part in names}
    except _BROKEN:
        raise UnreadableError(
            f"“{name}”不是 .docx 文件，或不完整", "重新下载，或用 Word、WPS 打开另存为 .docx"
        ) from None


def _guard_file(data: bytes, name: str) -> None:
    if not data:
        raise UnreadableError(f"“{name}”是空文件", "换一个有内容的文件")
    if len(data) > MAX_FILE:
        raise UnreadableError(f"“{name}”超过 {MAX_FILE >> 20} MB，没有打开", "删去图片再导入")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableError(f"“{name}”加了密码", "去掉密码，另存后再导入")
        raise UnreadableError(f"“{name}”是旧版 .doc 文件", "用 Word 或 WPS 另存为 .docx 再导入")


def _content(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Return a part, at most as long as it declares; reading to its end proves its checksum."""
    if package.getinfo(part).file_size > MAX_PART:
        raise UnreadableError(f"“{name}”解开后超过 {MAX_PART >> 20} MB，没有打开", "这不像一份正常的文档，问清来历")
    return package.read(part)


class _ElementBuilder:
    """Builds the tree and refuses a document type, by which entities come, and bottomless nesting."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 0
        self.tree = ET.TreeBuilder()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadableError(f"“{self.name}”层层嵌套，没有打开", "这不像一份正常的文档，问清来历")
        self.tree.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.tree.end(tag)

    def doctype(self, *_declared: object) -> None:
        raise UnreadableError(f"“{self.name}”里有 DOCTYPE 声明，没有打开", "Word、WPS 存的文件没有它，问清来历")


def _parse(content: bytes, name: str) -> ET.Element:
    parser = expat.ParserCreate(namespace_separator="}")
    builder = _ElementBuilder(name)
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    try:
        parser.Parse(content, True)  # noqa: FBT003 -- expat takes it by position
    except expat.ExpatError:
        raise UnreadableError(f"“{name}”的内容不完整", "用 Word 或 WPS 打开，另存后再导入") from None
    return builder.tree.close()
