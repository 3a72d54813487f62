"""``inspections/<year>/plan.yaml`` and ``activities.yaml``: the year in schools (厅字〔2019〕54号)."""

from __future__ import annotations

from typing import Annotated, Literal

from luoshi.model.base import Count, Day, Integer, Ordinal, Parsed, Percent, Positive, Text, Texts, Truth, parse_integer
from luoshi.model.inspection.words import Function, InspectionType, Method, ObjectKind
from luoshi.model.record import Bounds, Field, Record

MonthNumber = Annotated[int, Bounds(ge=1, le=12), Parsed(parse_integer)]


class Approval(Record):
    """批准：谁、凭什么文件、为什么。"""

    approver: Text = Field(title="批准人")
    ref: Text | None = Field(default=None, title="文号或会议")
    reason: Text | None = Field(default=None, title="理由")
    date: Day | None = Field(default=None, title="日期")


class Targets(Record):
    """对象范围，各项同时满足。"""

    names: Texts = Field(default=(), title="名单", description="写明的对象")
    kinds: tuple[ObjectKind, ...] = Field(default=(), title="类别")
    stages: Texts = Field(default=(), title="学段")
    districts: Texts = Field(default=(), title="行政区划")
    areas: Texts = Field(default=(), title="责任区")
    ownership: Literal["公办", "民办"] | None = Field(default=None, title="举办者类型")


class PlanItem(Record):
    """年度计划中的一项。"""

    id: Text = Field(title="编号", description="本年计划内不重复，如 JH-2026-07")
    name: Text = Field(title="名称")
    function: Function = Field(key="class", title="职能", description="督政、督学、监测、督查、双随机")
    type: InspectionType = Field(title="类型")
    matters: Texts = Field(default=(), title="事项", description="registers/matters.yaml 中的事项名称")
    basis: Text = Field(title="依据")
    lead: Text = Field(title="组织单位")
    partners: Texts = Field(default=(), key="with", title="联合单位")
    members: Texts = Field(default=(), title="参加的成员单位", description="督导委员会成员单位每年至少参加一次")
    targets: Targets = Field(default=Targets(), title="对象范围")
    count: Count | None = Field(default=None, title="对象数")
    ratio: Percent | None = Field(default=None, title="抽查比例", description="百分数")
    frequency: Ordinal = Field(default=1, title="次数", description="本年对同一对象几次")
    months: tuple[MonthNumber, ...] = Field(title="月份", min_length=1)
    methods: tuple[Method, ...] = Field(default=(), title="方式")
    hours: Positive | None = Field(default=None, title="每次在校时数")
    batches: Truth = Field(default=False, title="分批", description="对象全部检查，批次随机抽取")
    added: Day | None = Field(default=None, title="年内增加的日期", description="年内增加的填；随原计划的不填")
    approval: Approval | None = Field(default=None, title="增加的批准", description="年内增加的须填")


class Filing(Record):
    """报备。"""

    to: Text = Field(title="报备机关")
    date: Day = Field(title="日期")
    ref: Text | None = Field(default=None, title="文号")


class InspectionPlan(Record):
    """一年的督导、督查、检查计划。"""

    year: Integer = Field(title="年度", ge=1949, le=2999)
    adopted: Day = Field(title="批准日期")
    approver: Text = Field(title="批准机关或会议")
    ref: Text | None = Field(default=None, title="文号")
    filed: Filing | None = Field(default=None, title="报备")
    published: Day | None = Field(default=None, title="公布日期")
    last_year_total: Count | None = Field(
        default=None, title="上年项数", description="上一年没有计划文件时填，用来核对增减"
    )
    items: tuple[PlanItem, ...] = Field(title="计划项目")


class AllowedActivity(Record):
    """社会事务进校园白名单中的一项。"""

    id: Text = Field(title="编号")
    name: Text = Field(title="名称")
    body: Text = Field(title="主办单位")
    basis: Text | None = Field(default=None, title="依据")
    per_year: Count | None = Field(default=None, title="每年次数")


class Activity(Record):
    """一次社会事务进校园活动。"""

    item: Text = Field(title="白名单编号")
    schools: Texts = Field(title="学校", min_length=1)
    date: Day = Field(title="日期")
    body: Text | None = Field(default=None, title="实施单位")
    people: Count | None = Field(default=None, title="进校人数")
    hours: Positive | None = Field(default=None, title="时数")
    told: Day | None = Field(default=None, title="方案送达日期")


class FormSent(Record):
    """向学校要的一张表、一份材料。"""

    date: Day = Field(title="日期")
    body: Text = Field(title="下发单位")
    title: Text = Field(title="名称")
    schools: Texts = Field(title="学校", min_length=1)
    fields: Count | None = Field(default=None, title="要填的格数")


class ActivityBook(Record):
    """一年的社会事务进校园白名单、活动和要学校填的表。"""

    allowed: tuple[AllowedActivity, ...] = Field(default=(), title="白名单")
    activities: tuple[Activity, ...] = Field(default=(), title="活动")
    forms: tuple[FormSent, ...] = Field(default=(), title="表格和材料")
