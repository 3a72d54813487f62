"""How a bulletin stands on paper: head, extent, fonts, layout. The defaults are those of GB/T 9704-2012."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from luoshi.model.base import Count, Integer, Number, Text, Texts
from luoshi.model.record import Bounds, Field, Record
from luoshi.model.vocabulary import Extent

Millimetres = Annotated[Number, Bounds(ge=5, le=80)]


class FontSetting(Record):
    """字体名称；本机、收文方没有的字体由 Word 另选，所以可以改。"""

    fangsong: Text = Field(default="仿宋_GB2312", title="仿宋", description="正文；没有 GB2312 字体的用 仿宋")
    heiti: Text = Field(default="黑体", title="黑体", description="一级标题")
    kaiti: Text = Field(default="楷体_GB2312", title="楷体", description="二级标题；没有 GB2312 字体的用 楷体")
    xiaobiaosong: Text = Field(default="方正小标宋简体", title="小标宋", description="报头和标题")
    songti: Text = Field(default="宋体", title="宋体", description="页码")
    latin: Text = Field(default="Times New Roman", title="数字和西文")


class LayoutSetting(Record):
    """版式；与国标不同的单位改这里。"""

    lines: Integer = Field(default=22, title="每面行数", ge=10, le=60)
    characters: Integer = Field(default=28, title="每行字数", ge=10, le=60)
    line_spacing: Number | None = Field(
        default=None, title="固定行距", description="磅；不填按版心高度和行数算", gt=8, le=80
    )
    top: Millimetres = Field(default=Decimal(37), title="上边距", description="毫米")
    bottom: Millimetres = Field(default=Decimal(35), title="下边距", description="毫米")
    left: Millimetres = Field(default=Decimal(28), title="左边距", description="毫米")
    right: Millimetres = Field(default=Decimal(26), title="右边距", description="毫米")
    basis: Text | None = Field(default=None, title="依据")


class BulletinSetting(Record):
    """通报的报头、主送和编号。"""

    masthead: Text = Field(default="督查通报", title="报头名称")
    to: Text = Field(default="机关各处室、各直属单位", title="主送")
    report_to: Text | None = Field(
        default=None, title="报告报送", description="一位领导的报告（--for-leader）报给谁，不填为 主要负责同志"
    )
    copies: Texts = Field(default=(), title="抄送")
    basis: Text | None = Field(default=None, title="通报依据", description="写在开头，如 根据……要求")
    issues_before: Count = Field(default=0, title="年内已有期数", description="一月份通报之前本年已编发的期数")
    arrangement: Extent = Field(
        default=Extent.FULL, title="详略", description="简：正文不超过4页，附一张表；全：各表、各图、各清单都有"
    )
    share_decimals: Integer = Field(
        default=1, title="占比小数位数", description="0 为整数百分比，1 为一位小数", ge=0, le=1
    )
    fonts: FontSetting = Field(default=FontSetting(), title="字体")
    layout: LayoutSetting = Field(default=LayoutSetting(), title="版式", description="默认为 GB/T 9704-2012")
    template: Text | None = Field(
        default=None, title="红头模板", description="工作区内的 .docx，如 templates/红头.docx"
    )
