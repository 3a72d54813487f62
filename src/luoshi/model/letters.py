"""The letters of supervision, and how each is numbered."""

from __future__ import annotations

from enum import StrEnum

from luoshi.model.base import Count, Text
from luoshi.model.record import Field, Record


class LetterKind(StrEnum):
    """督办文书 (domain.md 3.4)."""

    SUPERVISE = "督办单"
    URGE = "催办通知单"
    RECTIFY = "整改通知书"
    INTERVIEW = "约谈记录"
    EXTEND = "延期申请表"
    CLOSE = "销号申请表"
    BRIEF = "督查专报"
    REMIND = "提醒单"
    TASKS = "任务书"
    PRAISE = "通报表扬"
    CRITICISE = "通报批评"
    ACCOUNT = "问责建议"


class LetterSetting(Record):
    """一种督办文书的编号。"""

    kind: LetterKind = Field(title="文书")
    code: Text = Field(title="机关代字", description="如 滨教督办，编号为 滨教督办〔2026〕1号")
    reply_within: Count | None = Field(
        default=None, title="回复期限", description="几个工作日内回复；印发时没有写明的按此推算"
    )
    basis: Text | None = Field(default=None, title="依据")
