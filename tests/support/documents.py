"""Two fixed documents: one with every kind of block, cell and hostile text, and one of any size."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.report.document import (
    Align,
    ChartBar,
    ChartStone,
    Column,
    Document,
    Figure,
    FigureRef,
    Items,
    LampMark,
    LampMatrix,
    Masthead,
    MatrixRow,
    MilestoneChart,
    Origin,
    Paragraph,
    Percent,
    Points,
    Rate,
    Section,
    ShareBar,
    SharePart,
    Table,
    TaskRef,
)

if TYPE_CHECKING:
    from luoshi.report.document import Cell

RED, YELLOW, GREEN = (LampMark(name, rank, 3) for rank, name in enumerate(("红灯", "黄灯", "绿灯")))
DAY = dt.date(2026, 10, 31)

HOSTILE = (
    "<script>alert(1)</script>",
    "</script></style><img src=x onerror=alert(1)>",
    "{{7*7}}{% raw %}${7*7}",
    "=cmd|'/C calc'!A0",
    "\x1b[31m红\x1b[0m\x07\x9b2J",
    "甲\u202e12\u2066乙\u200b丙\ufeff",
    "一|二\n三\r\n四\t五",
    "%s %d %(x)s {0}",
    "𠮷野家👨‍👩‍👧é",
    "@提及 #1 *粗* _斜_ [链](javascript:alert(1)) `码` \\",
    "-1+2",
    "\r+1",
)

COLUMNS = (
    Column("编号", width=7),
    Column("事项", width=16),
    Column("牵头单位", width=7),
    Column("时限", Align.CENTRE, 6),
    Column("进度", Align.RIGHT, 4),
    Column("差距（百分点）", Align.RIGHT, 4),
    Column("逾期天数", Align.RIGHT, 4),
    Column("亮灯", Align.CENTRE, 4),
)


def ref(task: str) -> TaskRef:
    return TaskRef(task, f"ledgers/2026/zonghe/{task}.yaml")


def _overview() -> Table:
    names = ("农村学前教育全覆盖工程", "义务教育学校标准化建设", "校车安全隐患整改，涉及三个区十二所学校")
    tasks = zip(
        ("ZD-2026-001", "ZD-2026-002", "ZD-2026-010"), names, ("学前教育处", "基础教育处", "后勤处"), strict=True
    )
    numbers: tuple[tuple[Cell, ...], ...] = (
        (dt.date(2026, 11, 30), Percent(Decimal("50.0")), Points(Decimal("-12.5")), 0, YELLOW),
        (dt.date(2026, 9, 30), Percent(Decimal("100.0")), Points(Decimal("0.0")), None, GREEN),
        ("长期", Percent(Decimal("20.3")), Points(Decimal("5.1")), 31, RED),
    )
    rows = tuple((ref(task), *words, *rest) for (task, *words), rest in zip(tasks, numbers, strict=True))
    return Table("overview", "任务进展一览表", COLUMNS, rows, note="注：差距为实际进度减序时进度。")


def _units() -> Table:
    columns = (Column("单位", width=8), Column("事项数", Align.RIGHT), Column("按期办结率", Align.RIGHT, 8))
    rows = (
        ("学前教育处", 12, Rate(Decimal("71.1"), 32, 45)),
        ("后勤处", 3, Rate(None, 0, 0)),
        ("合计", 15, Rate(Decimal("71.1"), 32, 45)),
    )
    return Table("units", "各单位办理情况", columns, rows, total=True)


def _hostile() -> Table:
    rows = tuple((number, text, None, "") for number, text in enumerate(HOSTILE))
    columns = (Column("序号", Align.RIGHT), Column("原|文\n<b>"), Column("空"), Column("缺"))
    return Table("hostile", "录入|原文 <i>", columns, rows, note=HOSTILE[0])


def _empty() -> Table:
    return Table("extended", "延期事项清单", COLUMNS[:3], (), empty="本月无延期事项")


def _matrix() -> LampMatrix:
    rows = (
        MatrixRow("后勤处", ((ref("ZD-2026-010"), "校车安全隐患整改", RED),)),
        MatrixRow(
            "学前教育处",
            ((ref("ZD-2026-001"), "农村学前教育全覆盖工程", YELLOW), (ref("ZD-2026-002"), HOSTILE[0], GREEN)),
        ),
        MatrixRow("财务处", ()),
    )
    return LampMatrix("lamps", "亮灯矩阵", rows, "红灯1项，黄灯1项，绿灯1项。")


def _timeline() -> MilestoneChart:
    stones = (
        ChartStone("印发方案", dt.date(2026, 3, 31), dt.date(2026, 3, 29), late=False),
        ChartStone("全部开工", dt.date(2026, 6, 30), None, late=True),
        ChartStone(HOSTILE[1], dt.date(2026, 11, 30), None, late=False),
    )
    start = dt.date(2026, 2, 9)
    bars = (
        ChartBar(ref("ZD-2026-001"), "农村学前教育全覆盖工程", start, dt.date(2026, 11, 30), None, stones, "滞后"),
        ChartBar(
            ref("ZD-2026-002"),
            "标准化建设",
            start,
            dt.date(2026, 9, 30),
            dt.date(2026, 9, 20),
            stones[:1],
            "提前完成",
        ),
        ChartBar(ref("ZD-2026-010"), "校车安全隐患整改", dt.date(2025, 12, 1), None, None, (), "正常"),
        ChartBar(ref("ZD-2026-011"), "营养餐", start, dt.date(2027, 3, 1), None, (), "逾期"),
    )
    return MilestoneChart(
        "timeline", "重点任务时间表", dt.date(2026, 1, 1), dt.date(2026, 12, 31), DAY, bars, "4项任务，1个节点逾期。"
    )


def _shares() -> ShareBar:
    parts = (SharePart("逾期", 1, 0), SharePart("滞后", 1, 1), SharePart("正常", 13, 2), SharePart("超前", 0, 3))
    return ShareBar("judgement", "进度研判构成", parts, "逾期1项，滞后1项，正常13项，超前0项。")


FIGURES = {
    "total": Figure("纳入台账事项", 3, None, ("ZD-2026-001", "ZD-2026-002", "ZD-2026-010")),
    "overdue": Figure("逾期", 1, None, ("ZD-2026-010",)),
    "on_time_rate": Figure("按期办结率", Decimal("71.1"), 45, ("ZD-2026-002", HOSTILE[0])),
    "directives_on_time_rate": Figure("批示件按期办结率", None, 0, ()),
}


def every_block() -> Document:
    """Return a document with every block, every cell, and every text that has broken a renderer somewhere."""
    total, overdue, rate = (
        FigureRef("3", "total"),
        FigureRef("1", "overdue"),
        FigureRef("71.1%（32/45）", "on_time_rate"),
    )
    situation = Paragraph(("截至10月31日，纳入台账", total, "项，逾期", overdue, "项，按期办结率", rate, "。"))
    problems = tuple(Paragraph((text,)) for text in HOSTILE)
    sections = (
        Section("opening", "", (Paragraph(("现将ZD-2026-010等事项有关情况通报如下。",)),)),
        Section("situation", "一、总体情况", (situation, _shares(), _units())),
        Section("progress", "二、进展情况", (_matrix(), _timeline())),
        Section("problems", "三、存在问题 <&|>", (Items(problems, numbered=True), Items(problems[:2]), Paragraph(()))),
    )
    attachments = (
        Section("annex-1", "附件1 任务进展一览表", (_overview(),)),
        Section("annex-2", "附件2 延期事项清单", (_empty(), _hostile())),
    )
    return Document(
        kind="month",
        title="关于2026年10月重点任务落实情况的通报",
        masthead=Masthead("滨海教育督查", "第10期", "办公室", DAY),
        to="机关各处室、各直属单位：",
        sections=sections,
        attachments=attachments,
        signature="滨海市教育委员会办公室",
        copies=("市委督查室", "市政府<督查室>"),
        origin=Origin(
            "0.1.0",
            DAY,
            "2026-10",
            ("国务院办公厅关于2026年部分节假日安排的通知",),
            ("2027年节假日尚未公布，暂按周末推算",),
        ),
        figures=FIGURES,
    )


def long_annex(rows: int) -> Document:
    """Return a document with an annex of ``rows`` tasks."""
    names = [f"ZD-2026-{number:05d}" for number in range(rows)]
    tasks = tuple(_task(number, name) for number, name in enumerate(names))
    table = Table("overview", "任务进展一览表", COLUMNS, tasks)
    return every_block().but(
        attachments=(Section("annex-1", "附件1 任务进展一览表", (table,)),),
        figures={"total": Figure("纳入台账事项", rows, None, tuple(names))},
    )


def _task(number: int, name: str) -> tuple[Cell, ...]:
    words = (f"第{number}项任务及其较长的名称与说明文字", f"第{number % 40}处", DAY)
    lamp = (RED, YELLOW, GREEN)[number % 3]
    return (ref(name), *words, Percent(Decimal("50.0")), Points(Decimal("-12.5")), number % 90, lamp)
