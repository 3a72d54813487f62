"""LS617 放假安排须与通知一致。

为什么：
    日历错一天，全部按工作日算的时限跟着错。年份写错、一天写两遍、把工作日写成“调休上班”，都是抄错的样子；
    与国务院通知不同而没有依据的，是自己放假。

合格：
    calendar:
      2026:
        notice: 国务院办公厅关于2026年部分节假日安排的通知
        holidays: [2026-01-01, 2026-01-02, 2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20, 2026-02-23,
          2026-04-06, 2026-05-01, 2026-05-04, 2026-05-05, 2026-06-19, 2026-09-25, 2026-10-01, 2026-10-02, 2026-10-05,
          2026-10-06, 2026-10-07]
        workdays: [2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10]
    ---
    calendar: {2031: {notice: 关于2031年部分节假日安排的通知, holidays: [2031-01-01], workdays: [2031-01-04]}}

不合格：
    calendar: {2031: {notice: 通知, holidays: [2030-05-01]}}
    ---
    calendar: {2031: {notice: 通知, holidays: [2031-05-01, 2031-05-01]}}
    ---
    calendar: {2031: {notice: 通知, workdays: [2031-05-05]}}
    ---
    calendar: {2031: {notice: 通知, holidays: [2031-05-04], workdays: [2031-05-04]}}
    ---
    calendar: {2026: {notice: 通知, holidays: [2026-10-01, 2026-11-25]}}

改法：
    照通知原文核对；有后续通知或地方法定假日的，把文件标题写进 amended_by。
    与 luoshi 自带的通知完全相同的，可以不放这个文件。

依据：
    全国年节及纪念日放假办法；国务院办公厅每年部分节假日安排的通知；设计二 9.4
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.rules.shared.measures import join_days, list_day_changes
from luoshi.workday.ruler import is_weekday

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from luoshi.findings import Keys
    from luoshi.model.holidays import HolidayNotice

RULE = Rule(
    code="LS617",
    title="放假安排须与通知一致",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="国务院办公厅每年部分节假日安排的通知；设计二 9.4",
)
HINT = "照通知原文核对；有后续通知的，把文件标题写进 amended_by"
_LATE_DECEMBER = (12, 25)
"""A notice may move the last days of the year before: that of 2019 moved 2018-12-31."""


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every day that cannot be right, and a warning for a year that is not as announced."""
    for own in view.context.notices:
        for keys, message in _list_faults(own.record):
            yield view.finding(RULE, own.path, keys, message, HINT)
        departure = _describe_departure(own.record)
        if departure:
            yield view.finding(RULE, own.path, ("holidays",), departure, HINT).but(severity=Severity.WARNING)


def _list_faults(notice: HolidayNotice) -> Iterator[tuple[Keys, str]]:
    seen: Counter[dt.date] = Counter()
    for name, days in (("holidays", notice.holidays), ("workdays", notice.workdays)):
        for index, day in enumerate(days):
            seen[day] += 1
            fault = _describe_fault(notice.year, name, day, seen[day])
            if fault:
                yield (name, index), fault


def _describe_fault(year: int, name: str, day: dt.date, times: int) -> str:
    """Say what is wrong with one day; empty where nothing is."""
    if times > 1:
        return f"{day} 写了两遍"
    if day.year != year and not (day.year == year - 1 and (day.month, day.day) >= _LATE_DECEMBER):
        return f"{day} 不在 {year} 年"
    if name == "workdays" and is_weekday(day):
        return f"{day} 是星期{'一二三四五'[day.weekday()]}，本来就上班，不是调休上班日"
    return ""


def _describe_departure(notice: HolidayNotice) -> str:
    """Say how the year departs from the notice that luoshi has, unless a document is named for it."""
    from luoshi.store.calendars import load_bundled  # noqa: PLC0415 -- a page of a rule reads no files

    announced = load_bundled(notice.year)
    if announced is None or notice.amended_by:
        return ""
    days = list_day_changes(announced, notice)
    return f"与《{announced.notice}》相差 {len(days)} 天：{join_days(each.words for each in days)}" if days else ""
