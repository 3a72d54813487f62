"""What the drawings say without colour, and at their edges."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from luoshi.render.charts import svg_lamps, svg_share, svg_timeline
from luoshi.render.charts.svg import SHAPES, choose_colour, choose_shape, shortened
from luoshi.render.registry import write
from luoshi.report.document import (
    LampMark,
    LampMatrix,
    MatrixRow,
    MilestoneChart,
    ShareBar,
    SharePart,
)
from tests.support.documents import every_block, ref

CHART = next(b for s in every_block().sections for b in s.blocks if isinstance(b, MilestoneChart))


@pytest.mark.parametrize(
    ("names", "colours"),
    [
        ("绿", ["green"]),
        ("红绿", ["red", "green"]),
        ("红黄绿", ["red", "yellow", "green"]),
        ("红橙黄绿", ["red", "orange", "yellow", "green"]),
        ("红黄绿蓝", ["red", "yellow", "green", "blue"]),
        ("甲乙丙", ["red", "yellow", "green"]),
        ("甲乙丙丁", ["red", "orange", "yellow", "green"]),
        ("甲乙丙丁戊己", ["red", "orange", "yellow", "blue", "green", "green"]),
    ],
)
def test_a_lamp_has_the_colour_of_its_name_or_else_of_its_rank(names: str, colours: list[str]) -> None:
    lamps = [LampMark(f"{name}灯", rank, len(names)) for rank, name in enumerate(names)]
    assert [choose_colour(lamp) for lamp in lamps] == colours


@pytest.mark.parametrize(("count", "shapes"), [(1, [4]), (2, [0, 4]), (3, [0, 1, 4]), (5, [0, 1, 2, 3, 4])])
def test_every_rank_has_its_own_shape(count: int, shapes: list[int]) -> None:
    assert [choose_shape(LampMark("灯", rank, count)) for rank in range(count)] == shapes
    assert len(set(SHAPES)) == len(SHAPES)


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("重点任务", 8, "重点任务"),
        ("重点任务清单", 8, "重点任…"),
        ("abcdefghij", 6, "abcd…"),
        ("“重点”任务", 12, "“重点”任务"),
        ("“重点”任务", 10, "“重点”…"),
    ],
)
def test_a_long_name_is_cut_at_its_width(text: str, width: int, cut: str) -> None:
    assert shortened(text, width) == cut


def test_every_drawing_has_a_name_and_a_text_alternative() -> None:
    drawing = ET.fromstring(svg_timeline.draw(CHART))
    title, description = drawing[0], drawing[1]
    assert (title.tag, title.text) == ("title", CHART.caption)
    assert (description.tag, description.text) == ("desc", CHART.summary)
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_the_day_of_the_report_is_drawn_only_inside_the_chart() -> None:
    assert 'class="today"' in svg_timeline.draw(CHART)
    assert 'class="today"' not in svg_timeline.draw(CHART.but(today=dt.date(2027, 2, 1)))


def test_a_chart_of_one_day_or_of_many_years_is_drawn() -> None:
    day = svg_timeline.draw(CHART.but(end=CHART.start))
    years = svg_timeline.draw(CHART.but(end=dt.date(2040, 6, 30)))
    assert len(re.findall("月</text>", day)) == 1
    assert 7 <= len(re.findall("月</text>", years)) <= 14


def test_nothing_is_drawn_outside_the_chart() -> None:
    for x, width in re.findall(
        r'<rect class="bar [a-z]+" x="([\d.]+)" y="\d+" width="([\d.]+)"', svg_timeline.draw(CHART)
    ):
        assert 0 <= float(x) <= float(x) + float(width) <= 720


def test_a_small_part_has_no_room_for_its_number_and_a_long_legend_takes_lines() -> None:
    parts = tuple(SharePart(f"第{rank}类名称", 1 if rank else 999, rank) for rank in range(12))
    drawing = svg_share.draw(ShareBar("b", "构成", parts, "摘要"))
    assert drawing.count('class="count"') == 1
    assert len(set(re.findall(r'frame" x="[\d.]+" y="([\d.]+)" width="16"', drawing))) == 3
    assert set(re.findall(r"share-\d+", drawing)) == {f"share-{rank}" for rank in range(svg_share.HATCHES)}


def test_every_fill_of_the_bar_is_in_the_styles_and_looks_different() -> None:
    text = write("html", every_block()).decode()
    fills = [re.search(rf"\.share-{rank} {{ fill: ([^;]+);", text) for rank in range(svg_share.HATCHES)]
    assert len({fill[1] for fill in fills if fill}) == svg_share.HATCHES
    assert {fill[1][5:-1] for fill in fills if fill and "url" in fill[1]} <= set(re.findall('id="(hatch-\\d)"', text))


def test_a_unit_with_many_tasks_takes_more_lines() -> None:
    lamp = LampMark("红灯", 0, 3)
    tasks = tuple((ref(f"ZD-2026-{number:03d}"), "事项", lamp) for number in range(12))
    drawing = svg_lamps.draw(LampMatrix("m", "矩阵", (MatrixRow("办公室", tasks), MatrixRow("财务处", ())), "摘要"))
    assert drawing.count("<g><title>") == 12
    assert len(set(re.findall(r'</title><use [^>]* y="(\d+)"', drawing))) == 3
    assert drawing.endswith(">红灯</text></svg>")
    assert svg_lamps.draw(LampMatrix("m", "矩阵", (), "无")).count("<use ") == 0
