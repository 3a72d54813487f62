"""``inspection_profiles``, ``inspection``, ``burden`` and ``coverage`` of luoshi.yaml: numbers that differ by place."""

from __future__ import annotations

from typing import Annotated, Literal

from luoshi.model.base import Count, Ordinal, Parsed, Percent, Positive, Text, Texts, Truth, Written, parse_integer
from luoshi.model.inspection.words import InspectionType
from luoshi.model.record import Bounds, Field, Record
from luoshi.model.vocabulary import DayUnit

Years = Annotated[str, Written(pattern=r"^[1-9][0-9]?年$")]
Share = Annotated[str, Written(pattern=r"^[1-9]/[1-9]$")]
Moment = Literal["督导结束", "评议结束", "反馈", "收到初步意见", "收到意见书", "收到复核申请", "整改结束"]


class ClockSetting(Record):
    """一个时限：从何时起几天。"""

    days: Ordinal = Field(title="天数", description="起算日不计")
    unit: DayUnit = Field(default=DayUnit.NATURAL, title="单位")
    start: Moment = Field(key="from", title="起算", description="从哪一天起")


class OpinionSetting(ClockSetting):
    """督导意见书的时限。"""

    agree_share: Share | None = Field(default=None, title="通过比例", description="督导小组至少多少人同意，如 2/3")


class FeedbackSetting(Record):
    """反馈的时限，按类型。"""

    special: Ordinal | None = Field(default=None, key="专项", title="专项督导")
    general: Ordinal | None = Field(default=None, key="综合", title="综合督导")
    unit: DayUnit = Field(default=DayUnit.NATURAL, title="单位")
    start: Moment = Field(default="评议结束", key="from", title="起算")


class NoticeSetting(Record):
    """提前告知。"""

    days: Ordinal = Field(title="天数")
    unit: DayUnit = Field(default=DayUnit.WORKING, title="单位")


class YearSpan(Record):
    """几年到几年一次。"""

    least: Years | None = Field(default=None, key="min", title="最短")
    most: Years = Field(key="max", title="最长")


class NumberSpan(Record):
    """从几到几。"""

    least: Count = Field(default=0, key="min", title="最少")
    most: Count = Field(key="max", title="最多")


class InspectionProfile(Record):
    """一套督导程序和时限；没有写的按 extends，都没有的就没有这个时限。"""

    name: Text = Field(title="名称")
    extends: Text | None = Field(default=None, title="沿用", description="在哪一套的基础上")
    group_min: Count | None = Field(default=None, title="督导小组最少几名督学")
    routine_per_term: Count | None = Field(default=None, title="每学期经常性督导次数")
    routine_per_month: Count | None = Field(default=None, title="每月经常性督导次数")
    cycle_government: Years | None = Field(default=None, title="对下级政府几年一轮")
    cycle_school: Years | YearSpan | None = Field(default=None, title="对学校几年一轮")
    routine_notice_at_most_before: NoticeSetting | None = Field(default=None, title="经常性督导告知不早于")
    notice_before: NoticeSetting | None = Field(default=None, title="通知至少提前")
    inspectors_per_school_min: Count | None = Field(default=None, title="每校最少几名责任督学")
    schools_per_inspector: Count | NumberSpan | None = Field(default=None, title="每名责任督学负责几所学校")
    large_school_alone: Truth | None = Field(default=None, title="规模较大学校一校一督学")
    feedback: FeedbackSetting | None = Field(default=None, title="反馈")
    defence: ClockSetting | None = Field(default=None, title="申辩")
    opinion: OpinionSetting | None = Field(default=None, title="督导意见书")
    review_apply: ClockSetting | None = Field(default=None, title="申请复核")
    review_answer: ClockSetting | None = Field(default=None, title="复核决定")
    rectify_report: ClockSetting | None = Field(default=None, title="整改报告")
    report: ClockSetting | None = Field(default=None, title="督导报告")
    publish: ClockSetting | None = Field(default=None, title="公布")
    managers_leave: Truth | None = Field(default=None, title="座谈时管理人员回避")
    recusal_left_years: Count | None = Field(default=None, title="离开几年内应当回避")
    record_within_days: Count | None = Field(default=None, title="督导后几天内记录")
    rollover: Truth | None = Field(
        default=None, title="末日顺延", description="末日为休息日的顺延到次日；教育督导规定未写，参照民法典第二百零三条"
    )
    basis: Text | None = Field(default=None, title="依据")


class InspectorSetting(Record):
    """对督学的要求。"""

    max_terms: Count = Field(default=3, title="连任届数", description="最多连任几届")
    term_years: Ordinal = Field(default=3, title="每届年数")
    training_hours: Count = Field(default=40, title="每年培训学时")
    area_schools: Count = Field(default=20, title="责任区最多学校数")
    large_school: Count = Field(default=2000, title="规模较大学校的学生数", description="达到多少人算规模较大")
    basis: Text | None = Field(default=None, title="依据")


MonthNumber = Annotated[int, Bounds(ge=1, le=12), Parsed(parse_integer)]


class BurdenSetting(Record):
    """为基层减负的限额。"""

    general_per_year: Count = Field(default=1, title="一校一年综合督导次数")
    social_per_term: Count = Field(default=6, title="一校一学期社会事务进校园次数")
    notice_months: Count = Field(default=1, title="检查至少提前几个月告知")
    cut: Percent | None = Field(default=None, title="比上年压减", description="百分数；写了就核对计划的项数")
    free_months: tuple[MonthNumber, ...] = Field(default=(), title="不安排进校的月份")
    duplicate_days: Ordinal = Field(default=30, title="同一事项几天内算重复")
    file_within_days: Count | None = Field(default=None, title="计划批准后几天内报备")
    result_within_days: Ordinal = Field(default=20, title="抽查结果几个工作日内公布")
    visits_per_year: Count | None = Field(default=None, title="一校一年检查次数上限")
    visit_hours: Positive | None = Field(default=None, title="一次按几小时计", description="没有写时数的按它计")
    basis: Text | None = Field(default=None, title="依据")


class CoverageSetting(Record):
    """督导全覆盖的一轮。"""

    start: Ordinal | None = Field(default=None, key="from", title="起始年", description="不填即按周期推算")
    profile: Text = Field(default="国家", title="程序", description="周期按哪一套")
    basis: Text | None = Field(default=None, title="依据")


class InspectionSetting(Record):
    """督导机构和委员会。"""

    profile: Text = Field(default="国家", title="程序", description="新建的督导按哪一套")
    body: Text | None = Field(default=None, title="督导机构", description="不填即督查机构")
    government: Text | None = Field(default=None, title="本级政府", description="督导报告报给谁")
    members: Texts = Field(default=(), title="督导委员会成员单位", description="每年至少参加一次督导")
    ordered: tuple[InspectionType, ...] = Field(default=(), title="须有计划的类型", description="不填即除线索核查外")
    basis: Text | None = Field(default=None, title="依据")
