"""The field's own words as enumerations: English names in code, Chinese values in files.

Sources: design.md part 3; reference/domain.md 2.4 (three axes kept apart). No second table of labels exists.
"""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    """What a log entry records."""

    SIGNED = "签收"
    PROGRESS = "进展"
    REACHED = "节点"
    EXTENDED = "延期"
    ADJUSTED = "调整"
    PAUSED = "暂停"
    RESUMED = "恢复"
    DECLINED = "退办"
    REMARKED = "批示"
    REMINDED = "提醒"
    URGED = "催办"
    SUPERVISED = "督办"
    NOTIFIED = "通报"
    INTERVIEWED = "约谈"
    ACCOUNTABLE = "问责"
    PRAISED = "表扬"
    ASSESSED = "评价"
    SUBMITTED = "报结"
    VERIFIED = "核查"
    CLOSED = "销号"
    REVISITED = "回头看"
    CANCELLED = "撤销"
    CORRECTED = "更正"
    FILED = "佐证"
    JOINED = "并案"
    SPLIT = "拆分"
    REPLIED = "回复"


LADDER = (
    EventKind.REMINDED,
    EventKind.URGED,
    EventKind.SUPERVISED,
    EventKind.NOTIFIED,
    EventKind.INTERVIEWED,
    EventKind.ACCOUNTABLE,
)
"""The escalation ladder, mildest first (教育督导问责办法; domain.md 1.4)."""


class Lifecycle(StrEnum):
    """办理状态: where the task stands in its life."""

    NOT_SIGNED = "待签收"
    IN_PROGRESS = "办理中"
    SUSPENDED = "已暂停"
    SUBMITTED = "待核查"
    COMPLETED = "已办结"
    CLOSED = "已销号"
    DECLINED = "已退办"
    CANCELLED = "已撤销"
    JOINED = "已并案"
    SPLIT = "已拆分"


class Judgement(StrEnum):
    """进度研判: always computed from dates and plan, never stored."""

    AHEAD = "超前"
    NORMAL = "正常"
    LAGGING = "滞后"
    OVERDUE = "逾期"
    PAUSED = "暂停"
    FINISHED_EARLY = "提前完成"
    FINISHED_ON_TIME = "按期完成"
    FINISHED_LATE = "逾期完成"


class Question(StrEnum):
    """四查: the question a task is under (教党〔2018〕10号 五)."""

    EFFECT = "查效果"
    PROGRESS = "查进度"
    CAUSE = "查原因"
    RESPONSIBILITY = "查责任"


class Basis(StrEnum):
    """What plan and actual are computed from."""

    CHILDREN = "子任务"
    MILESTONES = "节点"
    INDICATORS = "指标"
    REPORTED = "填报"


class Cadence(StrEnum):
    """How often a report is owed."""

    WEEK = "周"
    MONTH = "月"
    QUARTER = "季"
    HALF = "半年"


class DayUnit(StrEnum):
    """How the days of a time limit are counted."""

    WORKING = "工作日"
    NATURAL = "自然日"


class ElapsedBy(StrEnum):
    """How 序时进度 counts time."""

    DAYS = "天数"
    MONTHS = "月数"


class IndicatorType(StrEnum):
    """Cumulative total, growth rate, or level (domain.md 2.5)."""

    CUMULATIVE = "累计"
    GROWTH = "增幅"
    LEVEL = "水平"


class Direction(StrEnum):
    """Whether the target is a floor or a ceiling."""

    AT_LEAST = "不低于"
    AT_MOST = "不高于"


class Exceeding(StrEnum):
    """What a 不高于 indicator has exceeded: the year's total (红牌) or the share due by now (黄牌)."""

    TOTAL = "总量"
    PACE = "序时"


class Confidence(StrEnum):
    """完成把握."""

    HIGH = "高"
    MIDDLE = "中"
    LOW = "低"


class Decision(StrEnum):
    """Answer to an application for an extension."""

    AGREED = "同意"
    REFUSED = "不同意"


class VerifyResult(StrEnum):
    """Result of a verification."""

    PASSED = "通过"
    RETURNED = "退回"


class RevisitResult(StrEnum):
    """Result of a 回头看; a relapse reopens the task."""

    CONSOLIDATED = "巩固"
    RELAPSED = "反弹"


class Grade(StrEnum):
    """Four grades of a close-out."""

    FULL = "全部落实"
    MOST = "大部分落实"
    PART = "部分落实"
    NONE = "未落实"


class Extent(StrEnum):
    """How much a paper says: four pages and one table, or everything."""

    SHORT = "简"
    FULL = "全"


class SeverityWord(StrEnum):
    """Severities that a workspace may set for a rule; ``off`` silences it."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


KINDS = ("重点任务", "批示件", "建议提案", "议定事项", "整改事项", "调研课题", "常规工作")
"""Kinds of task known everywhere; luoshi.yaml may add."""

CATEGORIES = (
    "中央和国家部署",
    "市委市政府部署",
    "领导批示交办",
    "建议提案",
    "会议议定",
    "委领导批示交办",
)
"""Source categories: the six of 津教委〔2018〕1号 一(一); luoshi.yaml may add."""

STANDING = "长期"
"""The word that stands for a due date where a task has none."""
