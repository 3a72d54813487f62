"""LS721 已经开始的年份，放假安排不得另改。

为什么：
    多写三个假日，按工作日算的时限就晚三天，逾期变成按期。放假安排由国务院通知，年份一开始就不再变；
    确有后续通知的，写在 amended_by。

合格：
    years: {2026: {notice: 国务院办公厅关于2026年部分节假日安排的通知, holidays: [2026-10-01]}}
    years_now: {2026: {notice: 国务院办公厅关于2026年部分节假日安排的通知, holidays: [2026-10-01, 2026-10-03]}}
    ---
    years_now: {2027: {notice: 国务院办公厅关于2027年部分节假日安排的通知, holidays: [2027-01-01]}}

不合格：
    years: {2026: {notice: 国务院办公厅关于2026年部分节假日安排的通知, holidays: [2026-10-01]}}
    years_now: {2026: {notice: 国务院办公厅关于2026年部分节假日安排的通知, holidays: [2026-10-01, 2026-11-25]}}
    ---
    years: {2026: {notice: 通知, workdays: [2026-10-10]}}
    years_now: {2026: {notice: 通知, amended_by: [市政府关于防汛放假的通知]}}

改法：
    恢复原来的放假安排；有后续通知的，把通知标题添进 amended_by，由批准的人看过再合并。

依据：
    全国年节及纪念日放假办法；国务院办公厅每年部分节假日安排的通知；设计二 9.4
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity
from luoshi.rules.shared.measures import join_days, list_day_changes, list_years

if TYPE_CHECKING:
    from luoshi.model.holidays import HolidayNotice

RULE = Rule(
    code="LS721",
    title="已经开始的年份，放假安排不得另改",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="国务院办公厅每年部分节假日安排的通知；设计二 9.4",
)
HINT = "恢复原来的放假安排；有后续通知的，把通知标题添进 amended_by"


def check(view: ChangesView) -> Findings:
    """Yield a finding for each year that has begun and whose days are worked otherwise than in the base.

    A later notice that is named, or the first notice of a year that had none, makes it a warning.
    """
    if view.measures is None:
        return
    before, now = (each.calendars for each in view.measures)
    for year in list_years(before, now):
        old, new = before.get(year), now.get(year)
        days = list_day_changes(old, new) if year <= view.context.as_of.year else []
        if days:
            told = join_days(each.words for each in days)
            message = f"{year} 年已经开始，放假安排被改动：{told}（对比 {view.base.name}）"
            found = view.in_settings(RULE, f"calendar/{year}.yaml", ("holidays",), message, HINT)
            yield found.but(severity=Severity.WARNING) if _is_announced(old, new) else found


def _is_announced(old: HolidayNotice | None, new: HolidayNotice | None) -> bool:
    return old is None or (new is not None and bool(set(new.amended_by) - set(old.amended_by)))
