"""``inspections/<year>/visits/<term>-<督学>.yaml``: 经常性督导, one file for each 责任督学 and term."""

from __future__ import annotations

from typing import Literal

from luoshi.model.base import Day, Positive, Text, Texts
from luoshi.model.evidence import Evidence
from luoshi.model.inspection.words import Method
from luoshi.model.record import Field, Record


class Visit(Record):
    """一次经常性督导（挂牌督导）。"""

    date: Day = Field(title="日期")
    school: Text = Field(title="学校")
    period: Literal["上午", "下午", "全天"] | None = Field(default=None, title="时段")
    hours: Positive | None = Field(default=None, title="在校时数")
    companions: Texts = Field(default=(), key="with", title="同行人员")
    methods: tuple[Method, ...] = Field(default=(), title="督导方式")
    matters: Texts = Field(default=(), title="督导事项")
    content: Text | None = Field(default=None, title="主要内容")
    findings: Texts = Field(default=(), title="整改事项", description="登记为整改事项的编号")
    told: Text | None = Field(default=None, title="当场反馈", description="向学校反馈了什么")
    signed: Text | None = Field(default=None, title="学校签字人", description="职务")
    noticed: Day | None = Field(default=None, title="告知日期", description="事先告知学校的日期；不告知的不填")
    recorded: Day | None = Field(default=None, title="记录日期", description="不填即当天")
    danger: Text | None = Field(default=None, title="危险或违法", description="发现的危及人身安全或违法办学的情形")
    handled: Text | None = Field(default=None, title="当天处理", description="对危险或违法情形当天怎样处理")
    evidence: Evidence = Field(default=(), title="材料")


class VisitBook(Record):
    """一名责任督学一个学期的督导记录。"""

    term: Text = Field(title="学期", description="calendar 中 terms 的编号，如 2026秋")
    inspector: Text = Field(title="责任督学")
    visits: tuple[Visit, ...] = Field(default=(), title="督导记录", description="按日期先后")
