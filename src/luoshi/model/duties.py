"""``duties.yaml``: 权责清单 — what the body has to do by law, and which unit does it."""

from __future__ import annotations

from luoshi.model.base import Text
from luoshi.model.record import Field, Record


class LegalDuty(Record):
    """一项职责。"""

    id: Text = Field(title="职责编号", description="如 QZ-01，事项的 duty 用它")
    duty: Text = Field(title="职责")
    basis: Text = Field(title="法定依据", description="法律法规、三定规定的名称和条款")
    unit: Text = Field(title="责任单位", description="须在 org.yaml 中")


class DutyList(Record):
    """权责清单。"""

    duties: tuple[LegalDuty, ...] = Field(default=(), title="职责")
