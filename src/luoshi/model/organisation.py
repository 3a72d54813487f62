"""``org.yaml``: units and people."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from luoshi.model.base import Record, Text, Texts


class Unit(Record):
    """一个单位或处室。"""

    name: Text = Field(title="名称", description="规范全称，台账中用这个名称")
    kind: Text | None = Field(None, title="类别", description="处室、直属单位、学校、区教育局等")
    parent: Text | None = Field(None, title="上级单位")
    leader: Text | None = Field(None, title="分管领导", description="职务")
    contact: Text | None = Field(None, title="联络员", description="职务或岗位，不写个人电话")
    aliases: Texts = Field((), title="别称", description="简称、曾用名；只用于识别，台账中仍写全称")


class Person(Record):
    """一个岗位（以职务称呼）。"""

    name: Text = Field(title="职务", description="如 分管副主任；人员变动时台账不变")
    unit: Text = Field(title="所在单位", description="须是 units 中的单位，或 委领导")
    roles: tuple[Literal["录入", "核查", "批准"], ...] = Field(
        (), title="权限", description="可录入、可核查、可批准销号"
    )


class Organisation(Record):
    """单位与人员名录。"""

    units: tuple[Unit, ...] = Field(title="单位", min_length=1)
    people: tuple[Person, ...] = Field((), title="人员")
