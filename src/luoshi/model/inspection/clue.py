"""``clues/<ID>.yaml``: a public lead (线索): what came in, who handles it, the answer, what it became."""

from __future__ import annotations

from typing import Literal

from luoshi.model.base import Day, Text
from luoshi.model.record import Field, Record
from luoshi.model.task import TaskId


class ClueStep(Record):
    """线索的一条办理记录。"""

    date: Day = Field(title="日期")
    event: Literal["转办", "核查", "答复", "不予受理", "立案"] = Field(title="事项")
    by: Text | None = Field(default=None, title="单位")
    to: Text | None = Field(default=None, title="转给")
    note: Text | None = Field(default=None, title="说明")
    ref: Text | None = Field(default=None, title="编号", description="成为哪个事项或哪次督导")


class Clue(Record):
    """一条线索；不写反映人的姓名、电话。"""

    id: TaskId = Field(title="编号", description="与文件名相同，如 XS-2026-003")
    received: Day = Field(title="收到日期")
    way: Literal["来电", "来信", "来访", "网络", "巡视巡察移交", "督学发现", "媒体", "其他"] = Field(title="来源")
    object: Text = Field(title="反映的单位")
    matter: Text = Field(title="反映的事项")
    content: Text = Field(title="内容")
    handler: Text | None = Field(default=None, title="承办单位")
    due: Day | None = Field(default=None, title="办理期限")
    log: tuple[ClueStep, ...] = Field(default=(), title="办理记录")
