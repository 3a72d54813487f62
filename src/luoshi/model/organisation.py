"""``org.yaml``: units and people."""

from __future__ import annotations

from typing import Annotated, Literal

from luoshi.model.base import Day, Text, Texts, Written
from luoshi.model.record import Field, Record

ApprovedEvent = Literal["延期", "调整", "暂停", "退办", "撤销", "销号", "并案", "拆分", "回头看", "更正"]

Email = Annotated[str, Written(pattern=r"^[^\s@<>]+@[^\s@<>]+$")]
PublicKey = Annotated[
    str,
    Written(pattern=r"^(ssh-|ecdsa-|sk-ssh-|sk-ecdsa-)[A-Za-z0-9@.-]+ [A-Za-z0-9+/]+={0,3}( [^\x00-\x1f]*)?$"),
]


class Unit(Record):
    """一个单位或处室。"""

    name: Text = Field(title="名称", description="规范全称，台账中用这个名称")
    kind: Text | None = Field(default=None, title="类别", description="处室、直属单位、学校、区教育局等")
    parent: Text | None = Field(default=None, title="上级单位")
    leader: Text | None = Field(default=None, title="分管领导", description="职务")
    head: Text | None = Field(default=None, title="第一责任人", description="单位主要负责人的职务，如 处长")
    contact: Text | None = Field(default=None, title="联络员", description="职务或岗位，不写个人电话")
    aliases: Texts = Field(default=(), title="别称", description="简称、曾用名；只用于识别，台账中仍写全称")


class Person(Record):
    """一个岗位（以职务称呼）。"""

    name: Text = Field(title="职务", description="如 分管副主任；人员变动时台账不变")
    unit: Text = Field(title="所在单位", description="须是 units 中的单位，或 委领导")
    roles: tuple[Literal["录入", "核查", "批准"], ...] = Field(
        default=(), title="权限", description="可录入、可核查、可批准销号"
    )
    emails: tuple[Email, ...] = Field(
        default=(), title="提交身份", description="提交台账时 git 用的邮箱（工作邮箱）；check --base 据此认人"
    )
    keys: tuple[PublicKey, ...] = Field(
        default=(), title="签名公钥", description="SSH 公钥一行，如 ssh-ed25519 AAAA…；据此核对提交的签名"
    )


class Approver(Record):
    """可以批准的一个职务或会议。"""

    name: Text = Field(title="名称", description="职务，或会议（写会议的名称，不写年份和次数）")
    approves: tuple[ApprovedEvent, ...] = Field(
        default=(), title="可批准", description="如 延期、调整、暂停、销号；不填即都可批准"
    )
    start: Day | None = Field(default=None, key="from", title="自何日起", description="代理、主持工作的起始日期")
    end: Day | None = Field(default=None, key="to", title="至何日止", description="代理、主持工作的截止日期，含当日")
    basis: Text | None = Field(default=None, title="依据", description="授权的文件或会议")


class Organisation(Record):
    """单位与人员名录。"""

    units: tuple[Unit, ...] = Field(title="单位", min_length=1)
    people: tuple[Person, ...] = Field(default=(), title="人员")
    approvers: tuple[Approver, ...] = Field(
        default=(),
        title="批准人",
        description="谁可以批准什么；不填时，有“批准”权限的人、各单位的分管领导、立项依据中的会议可以批准",
    )
