"""The words of inspection: what it is for, its kinds, steps and verdicts (domain-2 1.1, 1.2, 2.1)."""

from __future__ import annotations

from enum import StrEnum


class Function(StrEnum):
    """职能: what an inspection is for."""

    GOVERNMENT = "督政"
    SCHOOLS = "督学"
    MONITORING = "监测"
    SUPERVISION = "督查"
    RANDOM = "双随机"


class InspectionType(StrEnum):
    """类型: those of 教育督导条例 第十一条, then those of 督查."""

    GENERAL = "综合"
    SPECIAL = "专项"
    ROUTINE = "经常性"
    JOINT = "联合"
    CROSSED = "交叉"
    UNANNOUNCED = "暗访"
    LEAD = "线索核查"


ANNOUNCED = frozenset({InspectionType.GENERAL, InspectionType.SPECIAL})
"""Types that need a written notice before the first day on site (教育督导条例 第十七条)."""


class StepKind(StrEnum):
    """What an entry of an inspection's log records, in the order of the procedure (教育督导条例 第十六至二十三条)."""

    APPROVED = "立项"
    NOTICE = "通知"
    SELF_REPORT = "自评"
    RECUSED = "回避"
    ON_SITE = "入校"
    HANDLED = "处理"
    HEARD = "征求意见"
    FEEDBACK = "反馈"
    DEFENCE = "申辩"
    OPINION = "意见书"
    REVIEW_ASKED = "复核申请"
    REVIEW_DECIDED = "复核决定"
    RECTIFIED = "整改报告"
    RECHECKED = "复查"
    REPORT = "督导报告"
    PUBLISHED = "公布"
    HANDED_OVER = "移送"
    ENDED = "终止"


class Method(StrEnum):
    """督导方式."""

    BRIEFING = "听取汇报"
    PAPERS = "查阅资料"
    SITE = "现场考察"
    ROUND = "校园巡视"
    LESSONS = "随机听课"
    MEETINGS = "列席会议"
    PANEL = "座谈"
    INTERVIEW = "个别访谈"
    QUESTIONNAIRE = "问卷"
    TEST = "测评"
    UNANNOUNCED = "暗访"


class Role(StrEnum):
    """A person's part in a group."""

    HEAD = "组长"
    INSPECTOR = "督学"
    EXPERT = "专家"
    MEMBER = "成员"


INSPECTING = frozenset({Role.HEAD, Role.INSPECTOR})
"""Roles that count as 督学 of a group (教育督导条例 第十六条: at least three)."""


class ObjectKind(StrEnum):
    """What is inspected."""

    SCHOOL = "学校"
    KINDERGARTEN = "幼儿园"
    GOVERNMENT = "县级政府"
    DEPARTMENT = "部门"
    TRAINING = "校外培训机构"


TAUGHT = frozenset({ObjectKind.SCHOOL, ObjectKind.KINDERGARTEN})
"""Objects that a 责任督学 visits."""


class RelationKind(StrEnum):
    """Why an inspector must keep away (教育督导条例 第十条; 浙江 第二十条; 重庆 第十二条)."""

    RELATIVE = "近亲属任负责人"
    FAMILY = "家人在该单位"
    FORMER = "曾任职"
    OWN = "本单位"
    OTHER = "其他"


class Verdict(StrEnum):
    """Result of a recheck."""

    PASSED = "通过"
    FAILED = "不通过"


class DrawMethod(StrEnum):
    """How names are drawn: ICANN OCTO-41 with a committed pool, or RFC 3797 for offices that cite it."""

    OCTO_41 = "octo-41"
    RFC_3797 = "rfc-3797"
