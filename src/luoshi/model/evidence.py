"""Evidence items: files under ``evidence/<ID>/`` that support an entry (一事一档)."""

from __future__ import annotations

from typing import Annotated

from luoshi.model.base import Text, Written
from luoshi.model.record import Field, Record

Sha256 = Annotated[str, Written(pattern=r"^[0-9a-f]{64}$")]


class EvidenceFile(Record):
    """佐证文件：文件名和登记时的摘要。"""

    file: Text = Field(title="文件名", description="evidence/<编号>/ 下的文件名，可含下级文件夹")
    sha256: Sha256 | None = Field(default=None, title="摘要", description="登记时文件内容的 SHA-256，小写十六进制")


Evidence = tuple[Text | EvidenceFile, ...]


def file_name(item: str | EvidenceFile) -> str:
    """Return the file name of an evidence item, relative to the task's evidence folder."""
    return item if isinstance(item, str) else item.file
