"""Two bulletins that offices really published, rebuilt as ledgers: the same numbers must come out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.report.document import TaskRef
from luoshi.state.period import PeriodKind, parse_period
from tests.support.builders import config, task
from tests.support.reports import column, ended, month, plain, report, table, value, words

if TYPE_CHECKING:
    from luoshi.model.task import Task

DONE = ended("2022-09-01", closed="2022-09-10")
ZIYANG_LAGGING = {1: "县民政局", 4: "县发改局", 13: "县税务局", 17: "县卫健局", 18: "县卫健局"}


def ziyang() -> list[Task]:
    """Return 22 matters of the 8th executive meeting of 2022: 6 closed, 16 in progress, 5 of them lagging."""
    return [_ziyang_matter(number) for number in range(1, 23)]


def _ziyang_matter(number: int) -> Task:
    done = number in {2, 3, 5, 6, 7, 8}
    report_log = [{"date": "2022-09-09", "event": "进展", "progress": 0 if number in ZIYANG_LAGGING else 60}]
    return task(
        id=f"CW-2022-{number:03d}",
        title=f"常务会议确定事项{number}",
        lead=ZIYANG_LAGGING.get(number, "县教体局"),
        assigned="2022-08-15",
        due="2022-10-15",
        log=[
            {"date": "2022-08-16", "event": "签收"},
            *(ended("2022-09-01", closed="2022-09-10") if done else report_log),
        ],
    )


def test_ziyang_2022_as_published_in_whole_percents() -> None:
    settings = config(bulletin={"share_decimals": 0})
    document = report(ziyang(), month("2022-09"), settings, dt.date(2022, 9, 14))
    assert "截至2022年9月14日，纳入台账22项，已办结6项，占27%；正在办理16项，占73%。" in words(document, "overview")
    assert value(document, "completion_rate") == Decimal(27)
    assert value(document, "unfinished_share") == Decimal(73)


def test_ziyang_2022_with_one_decimal_by_default() -> None:
    document = report(ziyang(), month("2022-09"), as_of=dt.date(2022, 9, 14))
    assert "已办结6项，占27.3%；正在办理16项，占72.7%。" in words(document, "overview")


def test_ziyang_2022_names_the_lagging_by_number_and_unit() -> None:
    document = report(ziyang(), month("2022-09"), as_of=dt.date(2022, 9, 14))
    ids, units = column(table(document, "behind"), "编号"), column(table(document, "behind"), "牵头单位")
    named = {ref.id: unit for ref, unit in zip(ids, units, strict=True) if isinstance(ref, TaskRef)}
    assert named == {f"CW-2022-{number:03d}": unit for number, unit in ZIYANG_LAGGING.items()}
    assert "县卫健局：CW-2022-017“常务会议确定事项17”低于应达进度49.2个百分点；CW-2022-018" in words(
        document, "progress"
    )


def test_zhuhai_2019_fourth_quarter() -> None:
    """45 督办通知单, 32 办结, 13 推进中, 月完成率 71.1 %."""
    done = ended("2019-12-10", closed="2019-12-20")
    tasks = [
        plain(
            number,
            id=f"DB-2019-{number:03d}",
            assigned="2019-10-08",
            due="2019-12-31",
            log=[{"date": "2019-10-09", "event": "签收"}, *(done if number <= 32 else [])],
        )
        for number in range(1, 46)
    ]
    quarter = parse_period(PeriodKind.QUARTER, "2019-Q4")
    document = report(tasks, quarter, as_of=dt.date(2019, 12, 25))
    assert "纳入台账45项，已办结32项，占71.1%；正在办理13项，占28.9%。" in words(document, "overview")
    assert value(document, "completion_rate") == Decimal("71.1")
    assert document.figures["completion_rate"].of == 45
    assert len(table(document, "tasks").rows) == 45
