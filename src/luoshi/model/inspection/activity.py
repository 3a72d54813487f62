"""``inspections/<year>/<ID>.yaml``: one inspection; its head is fixed by the notice, its log only grows."""

from __future__ import annotations

from luoshi.model.base import Count, Text, Texts
from luoshi.model.inspection.plan import Approval
from luoshi.model.inspection.steps import InspectionStep
from luoshi.model.inspection.words import Function, InspectionType, Role
from luoshi.model.record import Field, Record
from luoshi.model.task import Suppression, TaskId


class GroupMember(Record):
    """督导小组的一个人。"""

    name: Text = Field(title="姓名", description="registers/inspectors.yaml 中的名称；专家可以不在名录")
    role: Role = Field(default=Role.INSPECTOR, title="分工")


class ThirdParty(Record):
    """第三方评价。"""

    body: Text = Field(title="评价机构")
    contract: Text = Field(title="合同或委托书编号")
    questionnaire: Text | None = Field(default=None, title="问卷")
    sent: Count | None = Field(default=None, title="发放份数")
    answered: Count | None = Field(default=None, title="收回有效份数")
    result: Text | None = Field(default=None, title="评价结果")


class Inspection(Record):
    """一次督导、督查或检查。"""

    id: TaskId = Field(title="编号", description="与文件名相同，如 DD-2026-004")
    title: Text = Field(title="名称")
    plan: Text | None = Field(default=None, title="计划项目", description="年度计划中的编号；计划外的写 approval")
    approval: Approval | None = Field(default=None, title="计划外批准", description="计划外的须填")
    function: Function = Field(key="class", title="职能")
    type: InspectionType = Field(title="类型")
    profile: Text = Field(default="国家", title="程序", description="按哪一套程序和时限，如 国家、上海、浙江、重庆")
    matters: Texts = Field(title="事项", min_length=1)
    objects: Texts = Field(title="被督导单位", min_length=1)
    body: Text | None = Field(default=None, title="组织单位", description="不填即本级督导机构")
    members: Texts = Field(default=(), title="参加的成员单位")
    draw: Text | None = Field(default=None, title="抽取编号", description="对象、人员由哪一次抽取选定")
    clue: Text | None = Field(default=None, title="线索编号", description="由哪一条线索引起")
    third_party: ThirdParty | None = Field(default=None, title="第三方评价")
    group: tuple[GroupMember, ...] = Field(default=(), title="督导小组")
    log: tuple[InspectionStep, ...] = Field(default=(), title="办理记录", description="按日期先后，只增不改")
    suppress: tuple[Suppression, ...] = Field(default=(), title="不再提示")
