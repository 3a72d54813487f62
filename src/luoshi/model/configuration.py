"""``luoshi.yaml``: what differs from place to place, each number with its basis."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from luoshi.model.base import Count, Integer, Number, Parameter, Text, Texts, Truth
from luoshi.model.inspection.settings import (
    BurdenSetting,
    CoverageSetting,
    InspectionProfile,
    InspectionSetting,
    InspectorSetting,
)
from luoshi.model.letters import LetterSetting
from luoshi.model.organisation import ApprovedEvent
from luoshi.model.paper import BulletinSetting
from luoshi.model.record import Field, Record
from luoshi.model.vocabulary import Cadence, DayUnit, ElapsedBy, Exceeding, SeverityWord

RequiredField = Literal[
    "objective", "standard", "measures", "outputs", "owner", "leader", "support", "milestones", "indicators", "cadence",
    "duty",
]  # fmt: skip
"""What may be asked of a kind of task."""


class Body(Record):
    """谁的台账。"""

    name: Text = Field(title="机关名称")
    short: Text | None = Field(default=None, title="机关代字或简称", description="用于发文字号")
    office: Text = Field(title="督查机构", description="管理台账、负责核查和销号的单位，须在 org.yaml 中")
    district: Text | None = Field(default=None, title="行政区划")


class ProgressSetting(Record):
    """序时进度的算法。"""

    by: ElapsedBy = Field(
        default=ElapsedBy.DAYS, title="按什么算", description="天数：已过天数÷全程天数；月数：已过整月÷12"
    )
    basis: Text | None = Field(default=None, title="依据")


class CadenceSetting(Record):
    """报告周期。"""

    default: Cadence = Field(default=Cadence.MONTH, title="默认周期")
    report_by: Integer = Field(default=25, title="每月几日前报送", description="超过月末的按月末", ge=1, le=31)
    week_by: Integer = Field(default=5, title="每周星期几前报送", description="1 为星期一", ge=1, le=7)
    remind_days: Count = Field(default=3, title="提前几天提醒")
    basis: Text | None = Field(default=None, title="依据")


class DaySpan(Record):
    """若干天。"""

    days: Count = Field(title="天数")
    unit: DayUnit = Field(default=DayUnit.WORKING, title="单位", description="工作日、自然日")
    basis: Text | None = Field(default=None, title="依据")


class JudgementSetting(Record):
    """进度研判的界线，单位为百分点。"""

    ahead: Number = Field(default=Decimal(5), title="超前", description="实际进度高于应达进度多少个百分点为超前", ge=0)
    behind: Number = Field(default=Decimal(5), title="滞后", description="低于多少个百分点为滞后", ge=0)
    early_days: Integer = Field(default=1, title="提前天数", description="报结早于时限多少天为提前完成", ge=1)
    basis: Text | None = Field(default=None, title="依据")


class Lamp(Record):
    """一种灯；条件有一个满足就亮，没有条件的灯总是亮。"""

    name: Text = Field(title="名称")
    overdue: Truth = Field(default=False, title="逾期即亮")
    lagging: Truth = Field(default=False, title="滞后即亮", description="研判为滞后的就亮")
    gap_over: Number | None = Field(default=None, title="落后超过", description="落后应达进度超过多少个百分点", ge=0)
    lagging_months: Integer | None = Field(
        default=None, title="连续滞后月数", description="连续多少个月末滞后或逾期", ge=1
    )
    due_within: DaySpan | None = Field(default=None, title="临近时限", description="距现行时限多少天以内")
    exceeds: Exceeding | None = Field(
        default=None, title="超量", description="不高于类指标超过：总量（红牌）、序时（黄牌）"
    )
    basis: Text | None = Field(default=None, title="依据")

    @property
    def unconditional(self) -> bool:
        """Whether the lamp has no condition and so always matches."""
        tests = (self.gap_over, self.lagging_months, self.due_within, self.exceeds)
        return not (self.overdue or self.lagging) and all(test is None for test in tests)


class Limit(Record):
    """某类事项的办理时限。"""

    kind: Text = Field(title="事项类型")
    within: Count = Field(title="期限")
    unit: DayUnit = Field(default=DayUnit.WORKING, title="单位", description="工作日、自然日")
    basis: Text | None = Field(default=None, title="依据")


class Requirement(Record):
    """某类事项必须写的内容。"""

    kind: Text = Field(title="事项类型")
    fields: tuple[RequiredField, ...] = Field(
        title="须写的内容", description="如 measures（措施）、outputs（成果形式）", min_length=1
    )
    basis: Text | None = Field(default=None, title="依据")


class RankingSetting(Record):
    """单位排名。"""

    show: Truth = Field(default=True, title="是否排名")
    min_tasks: Integer = Field(default=3, title="最少事项数", description="少于此数的单位不参加排名", ge=1)
    gap_alone: Truth = Field(
        default=False, title="尚无应结事项时按平均差值排名", description="false 为不排名，通报写明原因"
    )
    basis: Text | None = Field(default=None, title="依据")


class Where(Record):
    """清单的选择条件，各项同时满足；一项写多个值的，满足其一即可。"""

    kind: Text | Texts | None = Field(default=None, title="事项类型")
    ledger: Text | Texts | None = Field(default=None, title="台账类别")
    category: Text | Texts | None = Field(default=None, title="来源类别")
    leader: Text | Texts | None = Field(default=None, title="牵头领导")
    lead: Text | Texts | None = Field(default=None, title="牵头单位")
    support: Text | Texts | None = Field(default=None, title="配合单位")
    owner: Text | Texts | None = Field(default=None, title="责任人")
    lists: Text | Texts | None = Field(default=None, title="已列入清单")
    public: Truth | None = Field(default=None, title="可公开")


class View(Record):
    """一张清单：台账的一个视图，不另存一份。"""

    name: Text = Field(title="清单名称")
    where: Where = Field(title="条件")
    basis: Text | None = Field(default=None, title="依据")


class RuleSetting(Record):
    """对一条规则的调整，须写理由。"""

    severity: SeverityWord | None = Field(
        default=None, title="级别", description="错误 error、警告 warning、提示 hint、关闭 off"
    )
    reason: Text = Field(title="理由")
    parameters: dict[Text, Parameter] = Field(default={}, title="参数")


class ApprovalSetting(Record):
    """批准怎样记。"""

    papers: tuple[ApprovedEvent, ...] = Field(
        default=(), title="须附批件", description="哪些记录要附批件，如 延期、销号"
    )
    in_person: tuple[ApprovedEvent, ...] = Field(
        default=(), title="须批准人提交", description="哪些记录要由有“批准”权限的人自己提交，不填即由督查机构代记"
    )
    basis: Text | None = Field(default=None, title="依据")


class SignatureSetting(Record):
    """提交签名。"""

    required: Truth = Field(default=False, title="必须签名", description="true 表示每个提交都须有名录中的人的有效签名")
    basis: Text | None = Field(default=None, title="依据")


class Vocabulary(Record):
    """本地增加的用语。"""

    kinds: Texts = Field(default=(), title="增加的事项类型")
    categories: Texts = Field(default=(), title="增加的来源类别")


class Configuration(Record):
    """工作区设置。"""

    version: Integer = Field(title="格式版本", ge=1, le=1)
    organisation: Body = Field(title="机关")
    numbering: Text = Field(default="{prefix}-{year}-{number:03d}", title="编号规则")
    progress: ProgressSetting = Field(default=ProgressSetting(), title="序时进度")
    cadence: CadenceSetting = Field(default=CadenceSetting(), title="报告周期")
    sign_within: DaySpan = Field(default=DaySpan(days=3), title="签收时限")
    judgement: JudgementSetting = Field(default=JudgementSetting(), title="进度研判")
    lamps: tuple[Lamp, ...] = Field(default=(), title="亮灯", description="从重到轻，先满足者亮")
    limits: tuple[Limit, ...] = Field(default=(), title="办理时限")
    required: tuple[Requirement, ...] = Field(
        default=(), title="须写的内容", description="按事项类型规定，由 LS221 检查"
    )
    ranking: RankingSetting = Field(default=RankingSetting(), title="排名")
    bulletin: BulletinSetting = Field(default=BulletinSetting(), title="通报")
    letters: tuple[LetterSetting, ...] = Field(
        default=(), title="文书编号", description="不写的文书用机关简称加文书的字"
    )
    views: tuple[View, ...] = Field(default=(), title="清单")
    vocabulary: Vocabulary = Field(default=Vocabulary(), title="用语")
    approval: ApprovalSetting = Field(default=ApprovalSetting(), title="批准")
    signatures: SignatureSetting = Field(default=SignatureSetting(), title="提交签名")
    inspection: InspectionSetting = Field(default=InspectionSetting(), title="督导")
    inspection_profiles: tuple[InspectionProfile, ...] = Field(
        default=(), title="督导程序", description="本地的程序和时限；国家、上海、浙江、重庆、云南的已经带有"
    )
    inspectors: InspectorSetting = Field(default=InspectorSetting(), title="督学")
    burden: BurdenSetting = Field(default=BurdenSetting(), title="为基层减负")
    coverage: CoverageSetting = Field(default=CoverageSetting(), title="督导覆盖")
    rules: dict[Text, RuleSetting] = Field(default={}, title="规则调整")
