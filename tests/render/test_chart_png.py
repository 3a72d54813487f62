"""Charts as pictures: their words are there, or there is no picture."""

from __future__ import annotations

import pytest
import resvg_py

from luoshi.render.charts.chart_png import SAMPLE, can_write_chinese, draw_png
from luoshi.render.charts.drawings import families
from luoshi.report.document import ShareBar, SharePart
from luoshi.report.paper import Fonts

NOWHERE = Fonts(fangsong="没有这种仿宋", latin="No Such Font")


def share(label: str) -> ShareBar:
    return ShareBar("judgement", "进度研判构成", (SharePart(label, 3, 1), SharePart("滞后", 1, 0)), "共4项")


def test_the_words_are_drawn_though_the_fonts_that_were_named_are_not_there() -> None:
    """The same chart with another word is another picture."""
    one, other = (draw_png(share(label), NOWHERE) for label in ("超前", "正常"))
    assert one is not None
    assert other is not None
    assert one[0].startswith(b"\x89PNG")
    assert one[1:] == other[1:]
    assert one[0] != other[0]


@pytest.mark.parametrize("name", ['甲"; } text { fill: red', "<b>", "a & b", "\\", "{0}"])
def test_any_name_of_a_font_leaves_the_picture_whole(name: str) -> None:
    picture, plain = (draw_png(share("超前"), Fonts(latin=latin)) for latin in (name, "No Such Font"))
    assert picture is not None
    assert picture == plain


def test_a_latin_font_that_is_there_does_not_decide_how_chinese_is_written() -> None:
    """For what it lacks any font might be taken: 直 and 骨 are written otherwise in Japan."""
    one, other = (
        bytes(resvg_py.svg_to_bytes(svg_string=SAMPLE.format(families(Fonts(latin=latin)), "直骨")))
        for latin in ("DejaVu Sans", "No Such Font")
    )
    assert one == other


def test_without_a_font_that_has_chinese_characters_there_is_no_picture() -> None:
    def fontless(*, svg_string: str) -> bytes:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg_string, skip_system_fonts=True))

    assert not can_write_chinese(fontless, families(Fonts()))
    assert can_write_chinese(resvg_py.svg_to_bytes, families(Fonts()))
