"""配合单位 of a task: by name alone, or with the part that the unit takes and until when."""

from __future__ import annotations

from luoshi.model.base import Day, Text
from luoshi.model.record import Field, Record


class SupportDuty(Record):
    """配合任务：配合单位承担的一部分和它的时限。"""

    unit: Text = Field(title="配合单位", description="须在 org.yaml 中")
    part: Text | None = Field(default=None, title="承担任务", description="如 资金下达")
    due: Day | None = Field(default=None, title="完成时限", description="这一部分的时限，不晚于事项的时限")


Support = tuple[Text | SupportDuty, ...]


def get_supporter(item: str | SupportDuty) -> str:
    """Return the unit of an item."""
    return item if isinstance(item, str) else item.unit
