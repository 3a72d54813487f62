"""Entries of an inspection's log: one dated step each, a class per kind (教育督导条例 第十五至二十五条)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from luoshi.model.base import ByKey, Count, Day, Text, Texts, Truth
from luoshi.model.evidence import Evidence
from luoshi.model.inspection.words import Method, StepKind, Verdict
from luoshi.model.record import Field, Record


class Heard(Record):
    """听取了多少人的意见。"""

    students: Count = Field(default=0, title="学生")
    parents: Count = Field(default=0, title="家长")
    teachers: Count = Field(default=0, title="教师")
    public: Count = Field(default=0, title="社会公众")


class BaseStep(Record):
    """What every step carries; ``asked``: what a person is asked for beside what the model demands."""

    asked: ClassVar[tuple[str, ...]] = ()
    date: Day = Field(title="日期")
    by: Text | None = Field(default=None, title="单位", description="由哪个单位作出")
    note: Text | None = Field(default=None, title="说明")
    evidence: Evidence = Field(default=(), title="材料", description="evidence/<编号>/ 下的文件")


class InspectionApproved(BaseStep):
    """立项：计划外的督导由谁批准。"""

    event: Literal[StepKind.APPROVED] = Field(title="步骤")
    approver: Text = Field(title="批准人")
    ref: Text | None = Field(default=None, title="文号或会议")
    reason: Text | None = Field(default=None, title="理由")


class Notified(BaseStep):
    """通知：书面通知被督导单位。"""

    asked: ClassVar = ("ref",)
    event: Literal[StepKind.NOTICE] = Field(title="步骤")
    ref: Text | None = Field(default=None, title="文号")
    self_report_by: Day | None = Field(default=None, title="自评报告报送期限")


class SelfReported(BaseStep):
    """自评：被督导单位报送自评报告。"""

    asked: ClassVar = ("by",)
    event: Literal[StepKind.SELF_REPORT] = Field(title="步骤")
    reviewed: Day | None = Field(default=None, title="审核日期", description="督导小组审核自评报告的日期")


class Recused(BaseStep):
    """回避：谁对哪个单位回避，由谁决定。"""

    event: Literal[StepKind.RECUSED] = Field(title="步骤")
    person: Text = Field(title="回避人")
    object: Text = Field(title="回避的单位")
    approver: Text = Field(title="决定人", description="督导机构负责人")
    reason: Text | None = Field(default=None, title="理由")


class OnSite(BaseStep):
    """入校：现场督导。"""

    asked: ClassVar = ("methods",)
    event: Literal[StepKind.ON_SITE] = Field(title="步骤")
    until: Day | None = Field(default=None, title="至何日", description="几天的填最后一天")
    objects: Texts = Field(default=(), title="单位", description="这一次到了哪几个单位，不填即全部")
    persons: Texts = Field(default=(), title="人员", description="这一次去的人，不填即督导小组全体")
    methods: tuple[Method, ...] = Field(default=(), title="方式", description="、".join(Method))
    lessons: Count | None = Field(default=None, title="听课节数")
    heard: Heard = Field(default=Heard(), title="听取意见", description="学生、家长、教师、公众各多少人")
    managers_present: Truth = Field(default=False, title="管理人员在场", description="座谈时学校管理人员是否在场")
    chosen: Text | None = Field(default=None, title="抽取编号", description="座谈、问卷的人由哪一次抽取选定")
    danger: Text | None = Field(default=None, title="危险或违法", description="发现的危及人身安全或违法办学的情形")


class Handled(BaseStep):
    """处理：对危及安全或违法办学的情形当场处理。"""

    event: Literal[StepKind.HANDLED] = Field(title="步骤")
    object: Text = Field(title="单位")
    measure: Text = Field(title="处理", description="如 责令停用、报请有关部门")


class OpinionsHeard(BaseStep):
    """征求意见：征求公众、学生、家长、教师的意见。"""

    event: Literal[StepKind.HEARD] = Field(title="步骤")
    heard: Heard = Field(default=Heard(), title="听取意见")


class FedBack(BaseStep):
    """反馈：向被督导单位反馈初步督导意见。"""

    event: Literal[StepKind.FEEDBACK] = Field(title="步骤")
    reviewed: Day | None = Field(default=None, title="评议结束日期", description="不填即督导结束之日")
    received: Day | None = Field(default=None, title="收到日期", description="被督导单位收到的日期，不填即当天")


class Defended(BaseStep):
    """申辩：被督导单位申辩，或表示没有异议。"""

    event: Literal[StepKind.DEFENCE] = Field(title="步骤")
    none: Truth = Field(default=False, title="没有异议")


class OpinionGiven(BaseStep):
    """意见书：向被督导单位发督导意见书。"""

    asked: ClassVar = ("ref",)
    event: Literal[StepKind.OPINION] = Field(title="步骤")
    ref: Text | None = Field(default=None, title="文号")
    object: Text | None = Field(default=None, title="单位", description="不填即全部被督导单位")
    agree: Count | None = Field(default=None, title="同意人数")
    of: Count | None = Field(default=None, title="应到人数")
    findings: Texts = Field(default=(), title="整改事项", description="登记为整改事项的编号")
    rectify_by: Day | None = Field(default=None, title="整改期限")
    received: Day | None = Field(default=None, title="收到日期", description="不填即当天")


class ReviewAsked(BaseStep):
    """复核申请：被督导单位对意见书有异议，申请复核。"""

    event: Literal[StepKind.REVIEW_ASKED] = Field(title="步骤")
    received: Day | None = Field(default=None, title="收到日期")


class ReviewDecided(BaseStep):
    """复核决定。"""

    event: Literal[StepKind.REVIEW_DECIDED] = Field(title="步骤")
    decision: Literal["维持", "变更", "撤销"] = Field(title="决定")
    ref: Text | None = Field(default=None, title="文号")


class RectificationReported(BaseStep):
    """整改报告：被督导单位报送整改报告。"""

    event: Literal[StepKind.RECTIFIED] = Field(title="步骤")
    object: Text | None = Field(default=None, title="单位", description="不填即全部被督导单位")


class Rechecked(BaseStep):
    """复查：核查整改情况。"""

    event: Literal[StepKind.RECHECKED] = Field(title="步骤")
    result: Verdict = Field(title="结果", description="通过、不通过")
    object: Text | None = Field(default=None, title="单位", description="不填即全部被督导单位")


class ReportMade(BaseStep):
    """督导报告：向本级政府报告，报上一级督导机构备案。"""

    event: Literal[StepKind.REPORT] = Field(title="步骤")
    to: Text | None = Field(default=None, title="报告对象", description="本级人民政府")
    filed: Text | None = Field(default=None, title="备案机关")
    ref: Text | None = Field(default=None, title="文号")


class MadePublic(BaseStep):
    """公布：督导报告、抽查结果向社会公布。"""

    event: Literal[StepKind.PUBLISHED] = Field(title="步骤")
    where: Text = Field(title="在哪里公布")
    what: Text | None = Field(default=None, title="公布了什么")


class HandedOver(BaseStep):
    """移送：把问题线索移送有权机关。"""

    event: Literal[StepKind.HANDED_OVER] = Field(title="步骤")
    to: Text = Field(title="移送机关")
    matter: Text = Field(title="移送事项")


class InspectionEnded(BaseStep):
    """终止：提前终止督导。"""

    event: Literal[StepKind.ENDED] = Field(title="步骤")
    approver: Text = Field(title="批准人")
    reason: Text = Field(title="理由")


InspectionStep = Annotated[
    InspectionApproved
    | Notified
    | SelfReported
    | Recused
    | OnSite
    | Handled
    | OpinionsHeard
    | FedBack
    | Defended
    | OpinionGiven
    | ReviewAsked
    | ReviewDecided
    | RectificationReported
    | Rechecked
    | ReportMade
    | MadePublic
    | HandedOver
    | InspectionEnded,
    ByKey("event"),
]
"""Any step; ``event`` tells which."""
