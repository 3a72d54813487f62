"""LS318 完成时限不得晚于时限原文。

为什么：
    来源文件写“11月底前”，台账写成12月，等于自己给自己延期。写得比原文早不要紧。
    只看原文中写明一个月份的（如 11月底前、2026年11月20日前），其他写法不检查。

合格：
    due: 2026-11-27
    due_text: 11月底前
    ---
    due: 2026-12-31
    due_text: 年底前

不合格：
    due: 2026-12-31
    due_text: 11月底前
    ---
    due: 2026-12-31
    due_text: 2026年12月20日前

改法：
    按原文改正 due；经批准可以更晚的，记一条“延期”，不改最初的时限。

依据：
    实务：原定时限、现定时限、实际完成分开记载，原定时限以来源文件为准
    津教委〔2018〕1号 四（十四）：须按时限要求制定贯彻落实意见
"""

from __future__ import annotations

import datetime as dt
import re

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.period import find_month_end

RULE = Rule(
    code="LS318",
    title="完成时限不得晚于时限原文",
    severity=Severity.HINT,
    scope=Scope.TASK,
    basis="实务：时限以来源文件为准",
    needs=frozenset({"due_text"}),
)

_MONTH = r"(?:([0-9]{4})年)?(?<![0-9])([0-9]{1,2})月(?:([0-9]{1,2})日)?"
_OTHER = r"[每次明翌上下]|后"
_MONTHS = 12


def check(view: TaskView) -> Findings:
    """Yield a finding when the first promise is later than the one month or day named in the words of the source."""
    words, first = view.task.due_text, view.state.first_due
    if words is None or first is None or "月" not in words:
        return
    named = re.findall(_MONTH, words)
    last = _read_day(view.task.assigned, *named[0]) if len(named) == 1 and not re.search(_OTHER, words) else None
    if last is not None and first > last:
        message = f"完成时限 {first} 晚于时限原文“{words}”（{last}）"
        yield view.finding(RULE, ("due",), message, f"改到 {last} 或之前；经批准延后的，记一条“延期”")


def _read_day(assigned: dt.date, year: str, month: str, day: str) -> dt.date | None:
    """Return the last day that the words allow; without a year it is in the first such month from the assignment on."""
    number = int(month)
    if not 1 <= number <= _MONTHS:
        return None
    which = int(year) if year else assigned.year + (number < assigned.month)
    try:
        return dt.date(which, number, int(day)) if day else find_month_end(which, number)
    except ValueError:
        return None
