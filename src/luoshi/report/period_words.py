"""本月, 上月末, 下月: how a period, the one before and the one after are called in prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.state.period import PeriodKind

if TYPE_CHECKING:
    from luoshi.state.period import Period


class PeriodWords(Frozen):
    """``before`` stands after 与 and before 相比: the end of the period before."""

    this: str
    before: str
    next: str
    series: str


_WORDS = {
    PeriodKind.WEEK: PeriodWords("本周", "上周", "下周", "周汇总"),
    PeriodKind.MONTH: PeriodWords("本月", "上月末", "下月", "月通报"),
    PeriodKind.QUARTER: PeriodWords("本季度", "上季度末", "下季度", "季评价"),
    PeriodKind.YEAR: PeriodWords("本年", "上年末", "下年", "年底通报"),
}
_HALVES = {
    1: PeriodWords("上半年", "上年末", "下半年", "中期通报"),
    2: PeriodWords("下半年", "上半年末", "下年上半年", "年终通报"),
}


def name_period(period: Period) -> PeriodWords:
    """Return the words of a period."""
    return _HALVES[period.number] if period.kind is PeriodKind.HALF else _WORDS[period.kind]
