"""The page of ``form status``: who has not answered, first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.report.document import Align, Column, Page, Section, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from luoshi.state.period import Period


class UnitAnswer(Frozen):
    """One unit: ids of its open tasks with a report in the period and without; ``last``: the day of the last report."""

    unit: str
    answered: tuple[str, ...]
    missing: tuple[str, ...]
    last: dt.date | None

    @property
    def word(self) -> str:
        """How it is called."""
        return "已报" if not self.missing else "部分" if self.answered else "未报"


_COLUMNS = (
    Column("填报情况", Align.CENTRE, 4),
    Column("单位", width=10),
    Column("在办事项", Align.RIGHT, 4),
    Column("已报", Align.RIGHT, 3),
    Column("未报", Align.RIGHT, 3),
    Column("最近报告", Align.CENTRE, 6),
    Column("未报的事项", width=24),
)


def make_form_status_page(answers: Sequence[UnitAnswer], period: Period, day: dt.date) -> Page:
    """Return the page: units without any answer, then those with a part, then the rest; each in the order given."""
    ordered = sorted(answers, key=lambda each: (not each.missing, bool(each.answered)))
    rows = tuple(
        (
            each.word,
            each.unit,
            len(each.answered) + len(each.missing),
            len(each.answered),
            len(each.missing),
            each.last,
            "、".join(each.missing) or None,
        )
        for each in ordered
    )
    silent = sum(bool(each.missing) for each in ordered)
    caption = f"{period.title}填报情况：{len(ordered)}个单位，{silent}个没有报齐（截至{day.isoformat()}）"
    table = Table("form_status", caption, _COLUMNS, rows, empty="没有在办事项")
    return Page((Section("form_status", "", (table,)),), _facts(ordered, period, day))


def _facts(answers: Sequence[UnitAnswer], period: Period, day: dt.date) -> dict[str, Any]:
    units = [
        {
            "unit": each.unit,
            "status": each.word,
            "answered": list(each.answered),
            "missing": list(each.missing),
            "last": each.last.isoformat() if each.last else None,
        }
        for each in answers
    ]
    return {"schema": 1, "period": period.key, "as_of": day.isoformat(), "units": units}
