"""``calendar/YEAR.yaml``: holidays and make-up working days of a year, their document, and the school terms."""

from __future__ import annotations

from luoshi.model.base import Day, Integer, Text, Texts
from luoshi.model.record import Field, Record


class SchoolTerm(Record):
    """一个学期。"""

    id: Text = Field(title="学期", description="如 2026秋；督导记录用它")
    start: Day = Field(key="from", title="自何日起")
    end: Day = Field(key="to", title="至何日止")
    holidays: tuple[Day, ...] = Field(default=(), title="本地和学校的假日")


class HolidayNotice(Record):
    """一年的放假安排。"""

    year: Integer = Field(title="年份", ge=1949, le=2999)
    notice: Text = Field(title="通知", description="放假安排通知的标题")
    number: Text | None = Field(default=None, title="文号")
    published: Day | None = Field(default=None, title="发布日期")
    amended_by: Texts = Field(default=(), title="修改文件", description="调整本年安排的后续通知")
    holidays: tuple[Day, ...] = Field(default=(), title="放假日", description="本应上班而放假的日子，以及节日本身")
    workdays: tuple[Day, ...] = Field(default=(), title="调休上班日", description="周末上班的日子")
    terms: tuple[SchoolTerm, ...] = Field(default=(), title="学期", description="本年开始的学期")
