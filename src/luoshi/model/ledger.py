"""``ledger.yaml``: title, kind and prefix of one ledger (台账)."""

from __future__ import annotations

from typing import Annotated

from luoshi.model.base import Integer, Text, Written
from luoshi.model.han_pattern import HAN
from luoshi.model.record import Field, Record

Prefix = Annotated[str, Written(pattern=rf"^[A-Za-z{HAN}][A-Za-z0-9{HAN}]*$")]


class Ledger(Record):
    """一本台账。"""

    title: Text = Field(title="台账名称")
    kind: Text = Field(title="台账类别", description="综合、专项、批示件、建议提案、会议议定、处室等")
    year: Integer = Field(title="年度", ge=1949, le=2999)
    prefix: Prefix = Field(title="编号前缀", description="如 ZD，本工作区内不重复")
    owner: Text = Field(title="管理单位", description="维护本台账的单位")
