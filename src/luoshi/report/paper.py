"""What a renderer for paper is told beside the Document: fonts, measures of the page, the office's template."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field

if TYPE_CHECKING:
    from luoshi.model.paper import BulletinSetting

A4 = (Decimal(210), Decimal(297))
"""Width and height in millimetres."""


class Fonts(Frozen):
    """Names of fonts by their use."""

    fangsong: str = "仿宋_GB2312"
    heiti: str = "黑体"
    kaiti: str = "楷体_GB2312"
    xiaobiaosong: str = "方正小标宋简体"
    songti: str = "宋体"
    latin: str = "Times New Roman"


class Layout(Frozen):
    """An upright page: lines and characters in the text area, margins in millimetres, line spacing in points."""

    lines: int = 22
    characters: int = 28
    line_spacing: Decimal | None = None
    top: Decimal = Decimal(37)
    bottom: Decimal = Decimal(35)
    left: Decimal = Decimal(28)
    right: Decimal = Decimal(26)


class Paper(Frozen):
    """Fonts, layout, and the office's own Word template (None: luoshi's)."""

    fonts: Fonts = field(default_factory=Fonts)
    layout: Layout = field(default_factory=Layout)
    template: bytes | None = None


def read_paper(setting: BulletinSetting, template: bytes | None = None) -> Paper:
    """Return what ``luoshi.yaml`` says of paper."""
    fonts, layout = setting.fonts, setting.layout
    return Paper(
        Fonts(fonts.fangsong, fonts.heiti, fonts.kaiti, fonts.xiaobiaosong, fonts.songti, fonts.latin),
        Layout(
            layout.lines,
            layout.characters,
            layout.line_spacing,
            layout.top,
            layout.bottom,
            layout.left,
            layout.right,
        ),
        template,
    )
