"""The task file (事项): the promise as it was assigned, and the log that only grows."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from luoshi.model.base import Count, Day, Number, Positive, Text, Texts, Truth, Written
from luoshi.model.entries import Entry
from luoshi.model.han_pattern import HAN
from luoshi.model.record import Field, Record
from luoshi.model.support import Support, get_supporter
from luoshi.model.vocabulary import STANDING, Basis, Cadence, DayUnit, Direction, IndicatorType

TaskId = Annotated[str, Written(pattern=rf"^[A-Za-z0-9{HAN}][A-Za-z0-9{HAN}_-]*$")]


class Source(Record):
    """立项依据：任务从哪里来、谁批准。"""

    category: Text = Field(title="来源类别", description="如 市委市政府部署；luoshi.yaml 可增加")
    document: Text | None = Field(default=None, title="文件或会议", description="文号、会议名称与期次、建议提案编号")
    item: Text | None = Field(default=None, title="条款", description="文件中的第几条")
    approver: Text | None = Field(default=None, title="批准人", description="批准立项的领导（职务）或会议")
    date: Day | None = Field(default=None, title="文件日期")


class Within(Record):
    """相对时限：自某日起若干日内。"""

    within: Count = Field(title="天数", description="自起算日的次日起算", le=3660)
    unit: DayUnit = Field(title="单位", description="工作日、自然日")
    start: Day | None = Field(default=None, key="from", title="起算日", description="不填即交办日期")


class Milestone(Record):
    """时间节点：时间表、路线图上的一站。"""

    id: Text = Field(title="节点编号", description="本事项内不重复，如 方案、开工、竣工")
    title: Text = Field(title="节点内容")
    due: Day = Field(title="节点时限")
    weight: Positive = Field(title="权重", description="各节点权重之和为 100")


class Indicator(Record):
    """量化指标。"""

    id: Text = Field(title="指标编号", description="本事项内不重复，进展的 values 用它")
    title: Text | None = Field(default=None, title="指标名称", description="不填即用编号")
    unit: Text | None = Field(default=None, title="计量单位", description="如 个、%、万人")
    type: IndicatorType = Field(title="类型", description="累计、增幅、水平")
    direction: Direction = Field(default=Direction.AT_LEAST, title="方向", description="不低于、不高于")
    baseline: Number | None = Field(default=None, title="基数")
    target: Number | None = Field(default=None, title="目标值")
    weight: Positive = Field(default=Decimal(1), title="权重")


class FoundAt(Record):
    """督导发现的问题：在哪一次督导、哪个单位、对照哪条标准发现的。"""

    inspection: Text = Field(title="督导编号", description="inspections 或 visits 中的编号、督学")
    object: Text = Field(title="单位", description="被督导单位")
    standard: Text = Field(title="标准", description="对照的标准或事项，如 校园安全：消防通道")
    severity: Literal["轻微", "一般", "严重"] = Field(default="一般", title="严重程度")


class Suppression(Record):
    """在本文件中不再提示某条规则，须写理由。"""

    code: Annotated[str, Written(pattern=r"^LS[0-9]{3}$")] = Field(title="规则代码")
    reason: Text = Field(title="理由", description="为什么本事项可以例外")
    until: Day | None = Field(default=None, title="有效期", description="到期后重新提示")


class Task(Record):
    """一个督查事项。"""

    id: TaskId = Field(title="编号", description="与文件名相同，永不重复使用")
    title: Text = Field(title="事项", description="一事一项，写成一件可以办结的事")
    kind: Text = Field(
        title="事项类型", description="重点任务、批示件、建议提案、议定事项、整改事项、调研课题、常规工作等"
    )
    source: Source | None = Field(default=None, title="立项依据")
    objective: Text | None = Field(default=None, title="目标任务", description="四明确之一")
    standard: Text | None = Field(default=None, title="工作标准", description="四明确之一")
    measures: Texts = Field(default=(), title="措施", description="措施清单")
    outputs: Texts = Field(default=(), title="成果形式", description="成果清单")
    leader: Text | None = Field(default=None, title="牵头领导", description="写职务，人员变动时不用改")
    lead: Text | None = Field(default=None, title="牵头单位", description="只有一个，须在 org.yaml 中")
    support: Support = Field(
        default=(),
        title="配合单位",
        description="写名称；承担一部分任务的写 {unit: 财务处, part: 资金下达, due: 2026-09-30}",
    )
    owner: Text | None = Field(default=None, title="责任人", description="具体责任人的职务")
    duty: Text | None = Field(default=None, title="职责依据", description="duties.yaml（权责清单）中的职责编号")
    assigned: Day = Field(title="交办日期")
    due: Day | Within | Literal["长期"] | None = Field(
        default=None, title="完成时限", description="日期；或 {within: 15, unit: 工作日, from: 2026-11-09}；或 长期"
    )
    due_text: Text | None = Field(default=None, title="时限原文", description="来源文件中的说法，照录")
    cadence: Cadence | None = Field(
        default=None, title="报告周期", description="周、月、季、半年；不填用 luoshi.yaml 的规定"
    )
    basis: Basis | None = Field(default=None, title="进度依据", description="子任务、节点、指标、填报；不填由程序选定")
    weight: Positive = Field(default=Decimal(1), title="权重", description="在上级事项中所占的权重")
    lists: Texts = Field(default=(), title="列入清单", description="除自动归入的以外，还列入哪些清单")
    parent: Text | None = Field(default=None, title="上级事项", description="本事项所承接的事项编号")
    public: Truth = Field(default=False, title="可公开", description="true 表示可以阳光督办、对社会公开")
    milestones: tuple[Milestone, ...] = Field(default=(), title="时间节点", description="时间表、路线图")
    indicators: tuple[Indicator, ...] = Field(default=(), title="量化指标")
    finding: FoundAt | None = Field(default=None, title="督导发现", description="整改事项由哪次督导发现")
    log: tuple[Entry, ...] = Field(default=(), title="办理记录", description="按日期先后，只增不改")
    suppress: tuple[Suppression, ...] = Field(default=(), title="不再提示", description="本文件中例外的规则，须写理由")

    @property
    def support_units(self) -> tuple[str, ...]:
        """The names of the supporting units."""
        return tuple(map(get_supporter, self.support))

    @property
    def standing(self) -> bool:
        """Whether the task has no end (长期) and is judged by its periodic reports."""
        return self.due == STANDING
