"""``inspections/<year>/draws/<ID>.yaml``: a draw that anybody can check (双随机; ICANN OCTO-41, RFC 3797)."""

from __future__ import annotations

from typing import Annotated

from luoshi.model.base import Count, Day, Ordinal, Text, Texts, Truth, Written
from luoshi.model.evidence import Evidence
from luoshi.model.inspection.words import DrawMethod
from luoshi.model.record import Field, Record
from luoshi.model.task import Suppression, TaskId

Hash = Annotated[str, Written(pattern=r"^[0-9a-f]{64}$")]


class Excluded(Record):
    """不参加抽取的一个对象或人。"""

    name: Text = Field(title="名称")
    reason: Text = Field(title="理由", description="如 本年已检查2次、应当回避、已撤并")


class StratumPromise(Record):
    """公告的一层：分层抽取时每层各抽几个。"""

    name: Text = Field(title="层")
    take: Count = Field(title="抽取数")
    pool: Hash = Field(title="名录散列值")


class DrawPerson(Record):
    """人员名录中的一个人。"""

    name: Text = Field(title="姓名")
    leads: Truth = Field(default=False, title="可任组长")
    away: Texts = Field(default=(), title="应当回避的单位")


class Announcement(Record):
    """抽取公告：先公布名录的散列值和随机数的来源，再等随机数产生。"""

    date: Day = Field(title="公告日期")
    take: Count = Field(title="抽取数")
    reserves: Count = Field(default=0, title="候补数")
    team: Count = Field(default=0, title="每组人数", description="0 表示只抽对象")
    max_load: Ordinal = Field(default=2, title="每人最多几个对象")
    pool: Hash = Field(
        title="对象名录散列值", description="名称按 UTF-8 字节排序、每行一个的 SHA-256；分层的为全部名称"
    )
    strata: tuple[StratumPromise, ...] = Field(default=(), title="分层", description="不分层的不填")
    people: Hash | None = Field(default=None, title="人员名录散列值")
    source: Text = Field(title="随机数来源", description="如 福彩双色球")
    issue: Text = Field(title="期号")
    form: Text = Field(title="写法", description="如 红球升序，加号，蓝球")
    value_due: Day | None = Field(default=None, title="产生日期", description="随机数产生的日期，须晚于公告")
    where: Text | None = Field(default=None, title="公告处")


class PublicValue(Record):
    """公开产生的随机数。"""

    date: Day = Field(title="产生日期")
    text: Text = Field(title="随机数", description="按公告的写法")
    evidence: Evidence = Field(default=(), title="凭据")


class Skipped(Record):
    """组队时跳过的一个人。"""

    person: Text = Field(title="人")
    object: Text = Field(title="对象")
    reason: Text = Field(title="理由")


class Replacement(Record):
    """抽取以后的一次替换：只用候补中的下一个。"""

    date: Day = Field(title="日期")
    out: Text = Field(title="换下")
    by: Text = Field(title="换上", description="候补中的下一个")
    reason: Text | None = Field(default=None, title="理由", description="须写明")
    approver: Text | None = Field(default=None, title="批准人", description="须写明")
    ref: Text | None = Field(default=None, title="文号")


class ResultNote(Record):
    """抽查结果的公布。"""

    date: Day = Field(title="日期")
    where: Text = Field(title="公布处")


class Draw(Record):
    """一次随机抽取；名单、公告、随机数、结果都在里面，任何人可以重算。"""

    id: TaskId = Field(title="编号", description="与文件名相同，如 CC-2026-001")
    plan: Text | None = Field(default=None, title="计划项目")
    matter: Text | None = Field(default=None, title="抽查事项")
    method: DrawMethod = Field(default=DrawMethod.OCTO_41, title="方法")
    announced: Announcement = Field(title="公告")
    pool: Texts = Field(default=(), title="对象名单", description="分层抽取的不填，写 strata")
    excluded: tuple[Excluded, ...] = Field(default=(), title="不参加")
    strata: dict[Text, Texts] = Field(default={}, title="分层名单", description="层: 名单；不分层的写 pool")
    people: tuple[DrawPerson, ...] = Field(default=(), title="人员名单")
    value: PublicValue | None = Field(default=None, title="随机数")
    result: Texts = Field(default=(), title="抽中对象", description="按抽取的先后")
    reserves: Texts = Field(default=(), title="候补", description="按先后")
    teams: dict[Text, Texts] = Field(default={}, title="小组", description="对象: [组长, 组员…]")
    skipped: tuple[Skipped, ...] = Field(default=(), title="跳过")
    replaced: tuple[Replacement, ...] = Field(default=(), title="替换")
    published: Day | None = Field(default=None, title="名单公布日期")
    outcome: ResultNote | None = Field(default=None, title="检查结果公布")
    suppress: tuple[Suppression, ...] = Field(default=(), title="不再提示")
