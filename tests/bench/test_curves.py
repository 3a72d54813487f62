from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bench.curve import Curve, Point, exponent, rows
from bench.curve_svg import COLOURS, MARKS, scale, svg
from bench.curves import PLANS, draw

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
CURVE = Curve(
    "tasks",
    "Tasks",
    "tasks",
    "A file a task.",
    {
        "luoshi <check>": [Point(100, 0.2, 33), Point(1_000, 0.4, 66), Point(10_000, 4.0, 132)],
        "hledger": [Point(100, 0.08, 27), Point(1_000, 0.19, 54)],
    },
)


def test_the_drawing_is_well_formed_and_marks_every_point_twice_with_its_figures() -> None:
    drawn = ET.fromstring(svg(CURVE))
    titles = [mark.text for mark in drawn.iterfind(f"{SVG}path/{SVG}title")]
    for name, points in CURVE.series.items():
        for point in points:
            assert f"{name}: {point.count:,} → {point.seconds:.3g} s" in titles
            assert f"{name}: {point.count:,} → {point.peak:.3g} MB" in titles
    assert len(titles) == 2 * 5 + len(CURVE.series)


def test_lines_go_through_the_marks_to_the_right_and_stay_within_the_drawing() -> None:
    drawn = ET.fromstring(svg(CURVE))
    lines = [line.attrib["points"].split() for line in drawn.iterfind(f"{SVG}polyline")]
    marks = {mark.attrib["transform"] for mark in drawn.iterfind(f"{SVG}path[@transform]")}
    assert [len(line) for line in lines] == [3, 2, 3, 2]
    for line in lines:
        places = [tuple(map(float, place.split(","))) for place in line]
        assert all(left[0] < right[0] and left[1] > right[1] for left, right in pairwise(places))
        assert all(
            0 <= x <= float(drawn.attrib["width"]) and 0 <= y <= float(drawn.attrib["height"]) for x, y in places
        )
        assert {f"translate({x:g} {y:g})" for x, y in places} <= marks


def test_the_drawing_runs_nothing_and_fetches_nothing() -> None:
    drawn = ET.fromstring(svg(CURVE))
    assert {element.tag.removeprefix(SVG) for element in drawn.iter()} == {"svg", "title", "path", "polyline", "text"}
    assert not [name for element in drawn.iter() for name in element.attrib if name.startswith("on") or "href" in name]


def test_ten_times_as_much_is_as_far_everywhere_on_an_axis() -> None:
    axis = scale([100, 100_000], 0, 300)
    assert [axis.at(value) for value in (100, 1_000, 10_000, 100_000)] == [0, 100, 200, 300]
    assert axis.labels == (100, 1_000, 10_000, 100_000)


@pytest.mark.parametrize("values", [[1.0], [0.3, 0.3], [33, 34], [1, 1_000], [0.011, 812.5]])
def test_an_axis_holds_all_values_and_names_its_ends_or_decades(values: list[float]) -> None:
    axis = scale(values, 0, 100)
    assert all(0 <= axis.at(value) <= 100 for value in values)
    assert 1 < len(axis.labels) <= 7


def test_the_power_is_one_where_cost_grows_as_its_cause_and_none_of_a_single_point() -> None:
    assert exponent([(1, 9.0), (10, 2.0), (100, 20.0)]) == pytest.approx(1)
    assert exponent([(10, 2.0), (1_000, 2.0)]) == 0
    assert exponent([(10, 2.0)]) is None


def test_the_table_has_a_row_a_command_and_cost_and_a_dash_where_nothing_was_measured() -> None:
    header, *table = rows(CURVE)
    assert header == ("command", "", "100", "1,000", "10,000", "power")
    assert table[0] == ("`luoshi <check>`", "s", "0.20", "0.40", "4.00", "1.00")
    assert table[3] == ("", "MB", "27", "54", "–", "0.30")


def test_a_curve_is_drawn_to_the_file_that_the_page_shows(tmp_path: Path) -> None:
    draw([CURVE], tmp_path / "images")
    assert (tmp_path / "images" / "cost-tasks.svg").read_text(encoding="utf-8") == svg(CURVE)


def test_every_series_that_is_planned_has_a_colour_and_a_mark_of_its_own() -> None:
    assert len(set(COLOURS)) == len(set(MARKS)) == len(COLOURS)
    assert max(len(plan.commands) for plan in PLANS) <= len(COLOURS)
