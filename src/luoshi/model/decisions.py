"""Log entries that move a task on in its life or change its promise: claims, verdicts and what needs an approver."""

from __future__ import annotations

from typing import ClassVar, Literal

from luoshi.model.base import Day, Ordinal, Percent, Text, Texts, Truth
from luoshi.model.base_entry import APPROVER, ON_BEHALF, REASON, REFERENCE, BaseEntry, Values
from luoshi.model.record import Field, Record
from luoshi.model.vocabulary import Decision, EventKind, Grade, RevisitResult, VerifyResult


class Extended(BaseEntry):
    """延期：申请及其批复；到期前申请并经批准的才移动时限。"""

    commands: ClassVar = {"extend": (EventKind.EXTENDED,)}
    asked: ClassVar = ("approver", "reason")
    event: Literal[EventKind.EXTENDED] = Field(title="事件")
    due: Day = Field(title="新时限", description="申请延到哪一天")
    requested: Day | None = Field(
        default=None, title="申请日期", description="不填即为本条日期；到期之后才申请的按逾期处理"
    )
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE
    reason: Text | None = REASON
    decision: Decision | None = Field(
        default=None, title="批复", description="同意、不同意；写明批准人而不填，视为同意"
    )


class Adjusted(BaseEntry):
    """调整：经批准改变目标、责任或节点；原来的承诺仍留在文件头部。"""

    commands: ClassVar = {"adjust": (EventKind.ADJUSTED,)}
    asked: ClassVar = ("approver", "reason")
    event: Literal[EventKind.ADJUSTED] = Field(title="事件")
    field: Text = Field(
        title="调整的内容", description="如 objective、lead、milestones.竣工.due、indicators.竣工数.target"
    )
    to: Text | Texts = Field(title="调整为", description="新的内容，原样写出")
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE
    reason: Text | None = REASON


class Paused(BaseEntry):
    """暂停：听证、招标、鉴定等期间停止计时。"""

    commands: ClassVar = {"pause": (EventKind.PAUSED,)}
    asked: ClassVar = ("reason", "approver")
    event: Literal[EventKind.PAUSED] = Field(title="事件")
    reason: Text | None = REASON
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE


class Resumed(BaseEntry):
    """恢复：恢复计时，暂停的天数顺延。"""

    commands: ClassVar = {"resume": (EventKind.RESUMED,)}
    asked: ClassVar = ("reason",)
    event: Literal[EventKind.RESUMED] = Field(title="事件")
    reason: Text | None = REASON
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE


class Declined(BaseEntry):
    """退办：不属本单位职责，经批准退回。"""

    commands: ClassVar = {"return": (EventKind.DECLINED,)}
    asked: ClassVar = ("reason", "approver")
    event: Literal[EventKind.DECLINED] = Field(title="事件")
    reason: Text | None = REASON
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE


class Submitted(BaseEntry):
    """报结：牵头单位报告办理完毕，等待核查。"""

    commands: ClassVar = {"submit": (EventKind.SUBMITTED,)}
    asked: ClassVar = ("by", "evidence")
    event: Literal[EventKind.SUBMITTED] = Field(title="事件")
    on_behalf: Text | None = ON_BEHALF


class Verified(BaseEntry):
    """核查：督查机构核实报结；退回须写明补充要求。"""

    commands: ClassVar = {"verify": (EventKind.VERIFIED,)}
    asked: ClassVar = ("by",)
    event: Literal[EventKind.VERIFIED] = Field(title="事件")
    result: VerifyResult = Field(title="核查结果", description="通过、退回")
    person: Text | None = Field(default=None, title="核查人", description="职务，不得是承办单位的人")
    requirement: Text | None = Field(default=None, title="补充要求", description="退回时必须写明")
    reopen: Texts = Field(default=(), title="退回的节点", description="退回时不予认可、须重新完成的节点编号")


class Closed(BaseEntry):
    """销号：核查通过后经批准销号。"""

    commands: ClassVar = {"close": (EventKind.CLOSED,)}
    asked: ClassVar = ("approver", "grade", "effect")
    event: Literal[EventKind.CLOSED] = Field(title="事件")
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE
    grade: Grade | None = Field(default=None, title="落实程度", description="全部落实、大部分落实、部分落实、未落实")
    effect: Text | None = Field(default=None, title="成效", description="已经落实的查效果")


class Revisited(BaseEntry):
    """回头看：销号之后复查，反弹的重新办理。"""

    commands: ClassVar = {"revisit": (EventKind.REVISITED,)}
    event: Literal[EventKind.REVISITED] = Field(title="事件")
    result: RevisitResult = Field(title="结果", description="巩固、反弹")
    due: Day | None = Field(default=None, title="重办时限", description="反弹后重新办理的时限，须经批准")
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE
    reason: Text | None = REASON


class Cancelled(BaseEntry):
    """撤销：经批准不再办理。"""

    commands: ClassVar = {"cancel": (EventKind.CANCELLED,)}
    asked: ClassVar = ("reason", "approver")
    event: Literal[EventKind.CANCELLED] = Field(title="事件")
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE
    reason: Text | None = REASON


class Regrouped(BaseEntry):
    """并案、拆分：经批准并入别的事项，或者拆成几个事项分别办理。"""

    commands: ClassVar = {"join": (EventKind.JOINED,), "split": (EventKind.SPLIT,)}
    asked: ClassVar = ("reason", "approver")
    event: Literal[EventKind.JOINED, EventKind.SPLIT] = Field(title="事件")
    into: Texts = Field(title="去向", description="并入或拆成的事项编号", min_length=1)
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE
    reason: Text | None = REASON


class CorrectTo(Record):
    """更正后的日期、单位或节点。"""

    date: Day | None = Field(default=None, title="更正后的日期")
    by: Text | None = Field(default=None, title="更正后的单位")
    milestone: Text | None = Field(default=None, title="更正后的节点")


class Corrected(BaseEntry):
    """更正：以新的一条更正旧的一条，旧条不动。"""

    commands: ClassVar = {"correct": (EventKind.CORRECTED,)}
    asked: ClassVar = ("reason",)
    event: Literal[EventKind.CORRECTED] = Field(title="事件")
    of: Day = Field(title="更正哪一天的记录")
    entry: Ordinal | None = Field(
        default=None, title="当天第几条", description="当天有所更正各项的记录，按文件先后从1数起；只有一条时不填"
    )
    progress: Percent | None = Field(default=None, title="更正后的进度")
    values: Values = Field(default={}, title="更正后的指标值")
    to: CorrectTo | None = Field(default=None, title="更正为", description="更正后的日期、单位、节点，须经批准")
    void: Truth = Field(default=False, title="作废", description="true 表示原来那一条记错了，不作数；须经批准")
    approver: Text | None = APPROVER
    ref: Text | None = REFERENCE
    reason: Text | None = REASON
