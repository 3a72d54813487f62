"""``registers/``: matters, schools and other objects, inspectors (一单两库; 国办发〔2015〕58号)."""

from __future__ import annotations

from typing import Literal

from luoshi.model.base import Count, Day, Percent, Positive, Text, Texts, Truth
from luoshi.model.inspection.words import ObjectKind, RelationKind
from luoshi.model.record import Field, Record


class Matter(Record):
    """一项抽查事项或督导事项。"""

    id: Text = Field(title="事项编号", description="名录内不重复")
    name: Text = Field(title="事项名称", description="计划和督导中的 matters 用它")
    kind: Literal["一般", "重点"] = Field(
        default="一般", title="事项类别", description="重点事项抽查比例不设上限，可抽取全部、只抽批次"
    )
    content: Texts = Field(default=(), title="检查内容")
    objects: tuple[ObjectKind, ...] = Field(default=(), title="检查对象", description="不填即各类对象")
    method: Text | None = Field(default=None, title="检查方式")
    ratio_min: Percent | None = Field(default=None, title="抽查比例下限", description="百分数，如 5")
    ratio_max: Percent | None = Field(default=None, title="抽查比例上限", description="百分数；只对一般事项")
    per_year: Count | None = Field(default=None, title="每年次数", description="同一对象一年内最多几次")
    body: Text | None = Field(default=None, title="检查主体")
    basis: Text | None = Field(default=None, title="检查依据", description="法律、法规、规章的条款；没有依据不检查")


class MatterRegister(Record):
    """事项清单（一单）。"""

    matters: tuple[Matter, ...] = Field(title="事项", min_length=1)


class School(Record):
    """一个督导对象：学校、幼儿园、县级政府、部门或校外培训机构。"""

    code: Text = Field(title="代码", description="学校标识码或统一社会信用代码，名录内不重复")
    name: Text = Field(title="名称", description="规范全称")
    kind: ObjectKind = Field(default=ObjectKind.SCHOOL, title="类别")
    stage: Text | None = Field(default=None, title="学段", description="如 小学、初中、普通高中、中等职业、学前")
    ownership: Literal["公办", "民办"] | None = Field(default=None, title="举办者类型")
    district: Text | None = Field(default=None, title="行政区划")
    area: Text | None = Field(default=None, title="督学责任区")
    students: Count | None = Field(default=None, title="在校学生数")
    opened: Day | None = Field(default=None, title="设立日期")
    closed: Day | None = Field(default=None, title="撤并日期", description="撤并以后不再是督导对象")
    aliases: Texts = Field(default=(), title="别称")


class SchoolRegister(Record):
    """督导对象名录，可以分成几个文件。"""

    schools: tuple[School, ...] = Field(title="督导对象", min_length=1)


class ServiceTerm(Record):
    """一个任期。"""

    start: Day = Field(key="from", title="自何日起")
    end: Day = Field(key="to", title="至何日止")
    paper: Text | None = Field(default=None, title="聘书或任命文号")


class Training(Record):
    """一次培训。"""

    date: Day = Field(title="日期")
    hours: Positive = Field(title="学时")
    by: Text | None = Field(default=None, title="举办单位")
    topic: Text | None = Field(default=None, title="内容")


class Relation(Record):
    """一项应当回避的关系。"""

    object: Text = Field(title="单位")
    kind: RelationKind = Field(title="关系")
    until: Day | None = Field(default=None, title="至何日", description="曾任职的填离开日期；不填即一直应当回避")


class Assessment(Record):
    """一次督学考核。"""

    year: Count = Field(title="年度")
    grade: Text = Field(title="等次")


class Exit(Record):
    """解聘、免职或辞去。"""

    date: Day = Field(title="日期")
    reason: Text = Field(title="原因")
    approver: Text = Field(title="批准人")


class Inspector(Record):
    """一名督学。"""

    name: Text = Field(title="姓名或代称", description="名录内不重复；重名的加单位")
    kind: Literal["专职", "兼职"] = Field(default="兼职", title="专职或兼职")
    unit: Text | None = Field(default=None, title="所在单位")
    certificate: Text | None = Field(default=None, title="督学证号")
    degree: Text | None = Field(default=None, title="学历")
    years: Count | None = Field(default=None, title="从事教育管理、教学或研究的年数")
    qualified: Truth = Field(default=False, title="有执法资格", description="双随机抽取执法检查人员时用")
    leads: Truth = Field(default=False, title="可任组长")
    areas: Texts = Field(default=(), title="责任区")
    schools: Texts = Field(default=(), title="责任学校", description="挂牌督导的学校；不填即责任区内的学校")
    terms: tuple[ServiceTerm, ...] = Field(default=(), title="任期")
    training: tuple[Training, ...] = Field(default=(), title="培训")
    relations: tuple[Relation, ...] = Field(default=(), title="应当回避的单位")
    assessments: tuple[Assessment, ...] = Field(default=(), title="考核")
    exit: Exit | None = Field(default=None, title="退出")


class InspectorRegister(Record):
    """督学名录，也是执法检查人员名录。"""

    inspectors: tuple[Inspector, ...] = Field(title="督学", min_length=1)
