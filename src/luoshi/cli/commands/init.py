"""``luoshi init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli.actions import init
from luoshi.cli.arguments.choices import one_of

HELP = """新建一个台账工作区：设置、名录、放假安排、第一本台账、编辑器和检查用的文件。

在终端上运行会逐项询问；--yes 全用默认。已有的文件一律不动。
检查流水线默认写 GitHub 和 GitLab 的；在已有的工作区里用 --ci 只补流水线文件。"""
EXAMPLES = (
    "luoshi init                     在当前文件夹新建，逐项询问",
    "luoshi init 台账 --yes          在“台账”文件夹新建，全用默认",
    "luoshi init --ci gitee          在已有的工作区里补 Gitee 的检查流水线",
    "luoshi init --ci hook           补提交前检查（.githooks/pre-commit），只看暂存的内容",
    "luoshi init 台账 --name 滨海市教育局 --short 滨教 --office 办公室 --unit 基础教育科 --unit 人事科 --yes",
)
PLATFORMS = ("github", "gitlab", "gitee", "hook")


def command(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="放在哪里，默认当前文件夹；没有就新建")] = Path(),
    *,
    name: Annotated[str | None, typer.Option(metavar="名称", help="机关名称")] = None,
    short: Annotated[str | None, typer.Option(metavar="简称", help="机关简称，用于发文字号")] = None,
    office: Annotated[str | None, typer.Option(metavar="单位", help="督查机构：管台账、核查、销号的单位")] = None,
    unit: Annotated[list[str] | None, typer.Option(metavar="单位", help="其他科室、单位，可写多次")] = None,
    ledger_title: Annotated[str | None, typer.Option(metavar="名称", help="第一本台账的名称")] = None,
    prefix: Annotated[str | None, typer.Option(metavar="前缀", help="编号前缀，如 ZD")] = None,
    year: Annotated[int | None, typer.Option(metavar="年度", help="台账年度，默认今年")] = None,
    ci: Annotated[
        list[str] | None,
        typer.Option(
            metavar="平台",
            help="写哪个平台的流水线：github、gitlab、gitee，或提交前检查 hook，可写多次；已有的工作区里只补这些文件",
            autocompletion=lambda: PLATFORMS,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="不询问，没写的用默认")] = False,
) -> None:
    """Ask what was not given, then write the workspace."""
    given: dict[str, str | list[str] | None] = {"name": name, "short": short, "office": office, "unit": unit or None}
    given |= {"ledger_title": ledger_title, "prefix": prefix}
    init.run(folder, given, year, [one_of("--ci", platform, PLATFORMS) for platform in ci or ()], ask=not yes)
