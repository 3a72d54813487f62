"""Log entries: one dated fact each, a class per kind of event (design.md part 3).

Every class has ``date``, ``event``, ``by``, ``note`` and ``evidence``; what else an event carries stands in its class.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from luoshi.model.base import ByKey, Day, Percent, Text, Texts
from luoshi.model.base_entry import APPROVER, ON_BEHALF, REASON, REFERENCE, BaseEntry, Values
from luoshi.model.decisions import (
    Adjusted,
    Cancelled,
    Closed,
    Corrected,
    Declined,
    Extended,
    Paused,
    Regrouped,
    Resumed,
    Revisited,
    Submitted,
    Verified,
)
from luoshi.model.record import Field
from luoshi.model.vocabulary import LADDER, Confidence, EventKind


class Signed(BaseEntry):
    """签收：牵头单位收到并承接事项。"""

    commands: ClassVar = {"sign": (EventKind.SIGNED,)}
    asked: ClassVar = ("by",)
    event: Literal[EventKind.SIGNED] = Field(title="事件")
    on_behalf: Text | None = ON_BEHALF
    person: Text | None = Field(default=None, title="签收人", description="签收人的职务")


class Progress(BaseEntry):
    """进展：一次进展报告，含问题、原因、请求与下步打算。"""

    commands: ClassVar = {"progress": (EventKind.PROGRESS,)}
    asked: ClassVar = ("by", "note")
    event: Literal[EventKind.PROGRESS] = Field(title="事件")
    on_behalf: Text | None = ON_BEHALF
    progress: Percent | None = Field(
        default=None, title="完成进度", description="0–100；有节点或指标的事项不填，由程序计算"
    )
    values: Values = Field(default={}, title="指标值", description="指标编号: 截至当日的数值（累计值，不是当月增量）")
    problem: Text | None = Field(default=None, title="存在问题")
    cause: Text | None = Field(default=None, title="原因", description="滞后、逾期或未启动的原因")
    request: Text | None = Field(default=None, title="需协调事项")
    next: Text | None = Field(default=None, title="下一步", description="下步措施和时间")
    confidence: Confidence | None = Field(default=None, title="完成把握", description="高、中、低")


class Reached(BaseEntry):
    """节点：完成一个时间节点。"""

    commands: ClassVar = {"reach": (EventKind.REACHED,)}
    event: Literal[EventKind.REACHED] = Field(title="事件")
    on_behalf: Text | None = ON_BEHALF
    milestone: Text = Field(title="节点编号", description="milestones 中的 id")


class Remarked(BaseEntry):
    """批示：领导对本事项的批示。"""

    commands: ClassVar = {"remark": (EventKind.REMARKED,)}
    event: Literal[EventKind.REMARKED] = Field(title="事件")
    leader: Text = Field(title="批示领导", description="职务")
    text: Text = Field(title="批示内容")


class Escalated(BaseEntry):
    """提醒、催办、督办、通报、约谈、问责：逐级加压；也用于表扬。"""

    commands: ClassVar = {"urge": LADDER, "praise": (EventKind.PRAISED,)}
    event: Literal[
        EventKind.REMINDED,
        EventKind.URGED,
        EventKind.SUPERVISED,
        EventKind.NOTIFIED,
        EventKind.INTERVIEWED,
        EventKind.ACCOUNTABLE,
        EventKind.PRAISED,
    ] = Field(title="事件")
    to: Text | None = Field(default=None, title="对象", description="对哪个单位，不填即牵头单位")
    ref: Text | None = REFERENCE
    reason: Text | None = REASON
    requirement: Text | None = Field(default=None, title="要求", description="文书要求做什么，原话照录")
    reply_by: Day | None = Field(
        default=None, title="回复期限", description="要求在哪一天以前书面回复；到期没有“回复”的算欠回复"
    )
    filed: Texts = Field(default=(), title="备案", description="已报哪些机关备案，如 党委、政府、上一级教育督导机构")
    approver: Text | None = APPROVER


class Replied(BaseEntry):
    """回复：对提醒、催办、督办、约谈等文书的书面回复。"""

    commands: ClassVar = {"reply": (EventKind.REPLIED,)}
    asked: ClassVar = ("by", "note")
    event: Literal[EventKind.REPLIED] = Field(title="事件")
    on_behalf: Text | None = ON_BEHALF
    of: Day | None = Field(default=None, title="文书日期", description="回复哪一天的文书；一天一份时可只写日期")
    ref: Text | None = Field(
        default=None, title="文书文号", description="回复哪一号文书；日期、文号都不写的，回复最早一份未回复的"
    )


class Assessed(BaseEntry):
    """评价：第三方评价或满意度。"""

    commands: ClassVar = {"assess": (EventKind.ASSESSED,)}
    event: Literal[EventKind.ASSESSED] = Field(title="事件")
    result: Text = Field(title="评价结果")


class Filed(BaseEntry):
    """佐证：补充佐证材料，不算进展报告。"""

    commands: ClassVar = {"file": (EventKind.FILED,)}
    asked: ClassVar = ("evidence",)
    event: Literal[EventKind.FILED] = Field(title="事件")


Entry = Annotated[
    Signed
    | Progress
    | Reached
    | Extended
    | Adjusted
    | Paused
    | Resumed
    | Declined
    | Remarked
    | Escalated
    | Replied
    | Assessed
    | Submitted
    | Verified
    | Closed
    | Revisited
    | Cancelled
    | Regrouped
    | Filed
    | Corrected,
    ByKey("event"),
]
"""Any log entry; ``event`` tells which."""
