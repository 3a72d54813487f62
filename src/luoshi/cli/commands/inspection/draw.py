"""``luoshi draw``: draws that anybody can check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli.actions.inspection import draw
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import PAGE_FORMATS, AsOf, Output, WorkspaceFolder
from luoshi.errors import UsageError

HELP = """随机抽取（双随机一公开）：announce 公告，run 抽取，verify 核对，replace 替换，publish 公布。

先公告名录的散列值和随机数的来源（announce），随机数产生以后再抽（run）：名单谁也不能挑，任何人都能重算。
方法是 ICANN OCTO-41（SHA-256）；--method rfc-3797 是另一种，供引用它的单位用，较弱。
verify 可以核对工作区里的一次抽取，也可以在任何地方核对公布的那个文件；不一致的退出码为 1，并给出一行命令供别人重算。
抽中的不能查的，用 replace 按候补的先后替换，须写理由和批准人。
publish 写出公布的一页；--where 表示公布的是检查结果。"""
EXAMPLES = (
    "luoshi draw announce --plan JH-2026-03 --take 3 --reserves 2 --team 2 --issue 2026120 --value-date 2026-10-18",
    'luoshi draw run CC-2026-001 --value "双色球2026120期:03 08 11 19 25 30+07"',
    "luoshi draw verify CC-2026-001",
    "luoshi draw verify 下载/CC-2026-001.yaml              不在工作区里也能核对",
    "luoshi draw replace CC-2026-001 --out 滨海市实验小学 --reason 校舍大修停课 --approver 分管副主任",
    "luoshi draw publish CC-2026-001 -o 抽取结果.docx",
)
ACTIONS = ("announce", "run", "verify", "replace", "publish")
METHODS = ("octo-41", "rfc-3797")
STRATA = {"学段": "stage", "区划": "district", "责任区": "area", "举办者": "ownership"}
_FORM = "红球升序，加号，蓝球"


def command(
    action: Annotated[str, typer.Argument(metavar="动作", help="、".join(ACTIONS), autocompletion=lambda: ACTIONS)],
    name: Annotated[str | None, typer.Argument(metavar="编号", help="抽取的编号；verify 也可以是公布的文件")] = None,
    *,
    plan: Annotated[str | None, typer.Option(metavar="编号", help="announce：计划项目，对象按它的范围")] = None,
    matter: Annotated[str | None, typer.Option(metavar="事项", help="announce：抽查事项")] = None,
    take: Annotated[int | None, typer.Option(metavar="数", help="announce：抽几个", min=1)] = None,
    pool: Annotated[Path | None, typer.Option(metavar="文件", help="announce：名单，一行一个")] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="名称=理由", help="announce：不参加的，可写多次")] = None,
    stratum: Annotated[
        str | None, typer.Option("--by", metavar="层", help="announce：分层，" + "、".join(STRATA))
    ] = None,
    team: Annotated[int, typer.Option(metavar="数", help="announce：每组几人，0 为只抽对象", min=0)] = 0,
    max_load: Annotated[int, typer.Option("--max-load", metavar="数", help="announce：每人最多几个对象", min=1)] = 2,
    reserves: Annotated[int, typer.Option(metavar="数", help="announce：候补几个", min=0)] = 0,
    source: Annotated[str, typer.Option(metavar="来源", help="announce：随机数的来源")] = "福彩双色球",
    issue: Annotated[str, typer.Option(metavar="期号", help="announce：哪一期；两期之间写分号")] = "",
    form: Annotated[str, typer.Option(metavar="写法", help="announce：随机数怎样写")] = _FORM,
    value_date: Annotated[
        str | None, typer.Option("--value-date", metavar="日期", help="随机数产生的日期，须晚于公告")
    ] = None,
    value: Annotated[str | None, typer.Option(metavar="随机数", help="run：按公告的写法")] = None,
    out: Annotated[str | None, typer.Option(metavar="名称", help="replace：换下谁")] = None,
    reason: Annotated[str | None, typer.Option(metavar="文字", help="replace：理由")] = None,
    approver: Annotated[str | None, typer.Option(metavar="职务", help="replace：批准人")] = None,
    ref: Annotated[str | None, typer.Option(metavar="文号", help="replace：文号")] = None,
    where: Annotated[str | None, typer.Option(metavar="公布处", help="announce、publish：在哪里公布")] = None,
    method: Annotated[str, typer.Option(metavar="方法", help="、".join(METHODS))] = "octo-41",
    output_format: Annotated[str | None, typer.Option("--format", metavar="格式", help="输出格式")] = None,
    output: Output = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Do one of the five."""
    chosen = one_of("动作", action, ACTIONS)
    if chosen == "announce":
        by = STRATA[one_of("--by", stratum, tuple(STRATA))] if stratum else None
        how = one_of("--method", method, METHODS)
        call = draw.DrawCall(
            name, plan, matter, take, pool, tuple(exclude or ()), by, team, max_load, reserves, source, issue, form,
            value_date, where, how,
        )  # fmt: skip
        return draw.announce(call, as_of, folder)
    if name is None:
        raise UsageError("缺少编号", f"写成 luoshi draw {chosen} CC-2026-001")
    if chosen == "run":
        return draw.run(name, value, value_date, as_of, folder)
    if chosen == "verify":
        return draw.verify(name, one_of("--format", output_format or "table", PAGE_FORMATS), folder)
    if chosen == "replace":
        return draw.replace(name, draw.ReplaceCall(out, reason, approver, ref), as_of, folder)
    return draw.publish(name, output_format, output, where, as_of, folder)
