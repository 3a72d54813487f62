"""Clocks by vector (domain-2 1.3), profiles, and the course of an inspection."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from luoshi.model.inspection.settings import ClockSetting
from luoshi.model.inspection.words import InspectionType, StepKind
from luoshi.model.vocabulary import DayUnit
from luoshi.state.inspection.clocks import count_due
from luoshi.state.inspection.course import InspectionCourse, InspectionStage, follow
from luoshi.state.inspection.inspecting import subtract_months
from luoshi.state.inspection.profiles import find_cycle, find_profile, list_profile_names
from tests.support.builders import CALENDAR, config
from tests.support.inspections import inspection

WORKING, NATURAL = DayUnit.WORKING, DayUnit.NATURAL


@pytest.mark.parametrize(
    ("start", "days", "unit", "plain", "rolled"),
    [
        ("2026-09-22", 10, WORKING, "2026-10-13", "2026-10-13"),
        ("2026-09-22", 30, NATURAL, "2026-10-22", "2026-10-22"),
        ("2026-09-22", 5, NATURAL, "2026-09-27", "2026-09-28"),
        ("2026-09-22", 10, NATURAL, "2026-10-02", "2026-10-08"),
        ("2026-09-28", 5, NATURAL, "2026-10-03", "2026-10-08"),
        ("2026-09-28", 30, NATURAL, "2026-10-28", "2026-10-28"),
        ("2026-04-25", 10, NATURAL, "2026-05-05", "2026-05-06"),
        ("2026-01-30", 20, NATURAL, "2026-02-19", "2026-02-24"),
        ("2026-09-10", 20, WORKING, "2026-10-14", "2026-10-14"),
        ("2026-09-18", 15, WORKING, "2026-10-15", "2026-10-15"),
        ("2026-03-31", 60, NATURAL, "2026-05-30", "2026-06-01"),
    ],
)
def test_clocks_end_when_the_law_says(start: str, days: int, unit: DayUnit, plain: str, rolled: str) -> None:
    setting = ClockSetting(days=days, unit=unit, start="督导结束")
    day = dt.date.fromisoformat(start)
    assert count_due(CALENDAR, day, setting, rollover=False) == dt.date.fromisoformat(plain)
    assert count_due(CALENDAR, day, setting, rollover=True) == dt.date.fromisoformat(rolled)


def test_a_notice_thirty_days_before() -> None:
    assert dt.date(2026, 11, 16) - dt.timedelta(days=30) == dt.date(2026, 10, 17)
    assert subtract_months(dt.date(2026, 11, 16), 1) == dt.date(2026, 10, 16)
    assert subtract_months(dt.date(2026, 3, 31), 1) == dt.date(2026, 2, 28)
    assert subtract_months(dt.date(2026, 1, 15), 1) == dt.date(2025, 12, 15)


def test_profiles_take_over_what_they_do_not_say() -> None:
    own = {"name": "滨海", "extends": "浙江", "group_min": 5, "basis": "本市规定"}
    found = find_profile(config(inspection_profiles=[own]), "滨海")
    assert found is not None
    assert (found.group_min, found.recusal_left_years, found.basis) == (5, 3, "本市规定")
    assert found.defence is not None
    assert found.defence.days == 10
    assert (find_cycle(found, government=True), find_cycle(found, government=False)) == (3, 5)
    national = find_profile(config(), "国家")
    assert national is not None
    assert (national.defence, national.opinion, find_cycle(national, government=False)) == (None, None, 5)
    assert find_profile(config(), "江苏") is None
    assert list_profile_names(config()) == ["国家", "上海", "浙江", "重庆", "云南"]


def test_a_circle_of_profiles_ends() -> None:
    both = [{"name": "甲", "extends": "乙", "group_min": 4}, {"name": "乙", "extends": "甲", "routine_per_term": 3}]
    found = find_profile(config(inspection_profiles=both), "甲")
    assert found is not None
    assert (found.group_min, found.routine_per_term) == (4, 3)


def course_of(profile: str, *log: dict[str, Any], day: str = "2026-12-31", **head: Any) -> InspectionCourse:
    """Return the course of the base inspection with this log."""
    made = inspection(profile=profile, log=[*log], **head)
    return follow(made, dt.date.fromisoformat(day), find_profile(config(), profile), CALENDAR)


NOTICE = {"date": "2026-08-10", "event": "通知", "ref": "1号"}
VISIT = {"date": "2026-09-21", "event": "入校", "until": "2026-09-22"}


def test_the_clocks_of_each_place() -> None:
    def clocks(profile: str, *log: dict[str, Any], **head: Any) -> dict[str, str]:
        return {str(c.step): c.due.isoformat() for c in course_of(profile, NOTICE, VISIT, *log, **head).clocks}

    assert clocks("国家") == {"公布": "2026-10-27"}
    assert clocks("上海") == {"意见书": "2026-10-22", "公布": "2026-10-27"}
    assert clocks("浙江") == {"意见书": "2026-10-22", "督导报告": "2026-10-22", "公布": "2026-10-27"}
    assert clocks("重庆") == {"反馈": "2026-10-08", "公布": "2026-10-27"}
    assert clocks("重庆", type="专项")["反馈"] == "2026-09-28"
    feedback = {"date": "2026-09-28", "event": "反馈"}
    defended = {"date": "2026-10-08", "event": "申辩"}
    assert clocks("重庆", feedback, defended) == {
        "反馈": "2026-10-08", "申辩": "2026-10-08", "意见书": "2026-10-28", "公布": "2026-10-27"
    }  # fmt: skip


def test_stages_and_next_steps() -> None:
    assert course_of("国家").stage is InspectionStage.PREPARED
    assert course_of("国家", NOTICE).stage is InspectionStage.NOTIFIED
    running = course_of("国家", NOTICE, VISIT, day="2026-09-21")
    assert (running.stage, running.ended) == (InspectionStage.ON_SITE, None)
    opinion = {"date": "2026-10-10", "event": "意见书", "rectify_by": "2026-11-10"}
    rectifying = course_of("国家", NOTICE, VISIT, opinion)
    assert rectifying.stage is InspectionStage.RECTIFYING
    assert StepKind.RECTIFIED in {*rectifying.next_steps, StepKind.RECTIFIED}
    recheck = {"date": "2026-11-20", "event": "复查", "result": "通过"}
    published = {"date": "2026-11-25", "event": "公布", "where": "局网站"}
    done = course_of("国家", NOTICE, VISIT, opinion, recheck, published)
    assert (done.stage, done.next_steps) == (InspectionStage.DONE, ())
    failed = course_of("国家", NOTICE, VISIT, opinion, {**recheck, "result": "不通过"}, published)
    assert failed.stage is InspectionStage.RECTIFYING
    ended = {"date": "2026-09-25", "event": "终止", "approver": "主任", "reason": "并入专项"}
    assert course_of("国家", NOTICE, ended).stage is InspectionStage.ENDED
    assert course_of("国家", NOTICE, VISIT).inspection.type is InspectionType.GENERAL
