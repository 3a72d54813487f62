"""What every log entry carries, whatever its event (design.md part 3)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from luoshi.model.base import Day, Number, Text
from luoshi.model.evidence import Evidence
from luoshi.model.record import Field, Record
from luoshi.model.vocabulary import EventKind

Values = dict[Text, Number]
APPROVER: Any = Field(default=None, title="批准人", description="作出批准决定的领导（职务）或会议")
REFERENCE: Any = Field(default=None, title="文号或会议", description="批准文件的文号、会议期次")
REASON: Any = Field(default=None, title="理由", description="为什么这样做")
ON_BEHALF: Any = Field(default=None, key="for", title="代报单位", description="督查机构代哪个单位记；不填即代牵头单位")


class BaseEntry(Record):
    """What every entry carries.

    ``commands`` record it: each with its events, of several told apart by ``--level``. ``asked``: what a person is
    asked for because the rules want it, though the model does not.
    """

    commands: ClassVar[Mapping[str, tuple[EventKind, ...]]] = MappingProxyType({})
    asked: ClassVar[tuple[str, ...]] = ()
    date: Day = Field(title="日期", description="事情发生的日期，写成 2026-03-31；只往后添，不改旧的")
    by: Text | None = Field(default=None, title="单位", description="由哪个单位作出，须在 org.yaml 中")
    note: Text | None = Field(default=None, title="说明", description="情况说明，原话照录")
    evidence: Evidence = Field(default=(), title="佐证材料", description="evidence/<编号>/ 下的文件")
