"""``luoshi form``: forms to the units, and their answers back into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion, env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Half, Month, PageFormat, Quarter, Week, WorkspaceFolder, Year
from luoshi.cli.arguments.periods import given_period, optional_period, report_date
from luoshi.cli.output.pages import PAGE_FORMATS
from luoshi.errors import UsageError

if TYPE_CHECKING:
    from luoshi.service.workspace import Workspace
    from luoshi.state.period import Period

HELP = """填报表：send 发给各单位，collect 收回来记入台账，status 看谁还没有报。

各动作都写明哪一期：周、月、季、半年、年，与 luoshi report 的写法一样；collect 不写的，按表上的期次收。
send 每个单位一份 .xlsx：在办事项的已知情况（锁定）和要填的格子，另有自查自评表；同样的台账写出同样的文件。
collect 只记填了的格子：每行一条“进展”，单位为填报单位，日期为该期最后一天，未到该日的为今天；--date 写明收到的那一天。
一份表要么整份记入，要么一行也不记；再收一次同一份表，不会多记。自查自评表不入台账，签字后存档。
status 没有报的单位排在最前；--format 只管它的输出。"""
EXAMPLES = (
    "luoshi form send --month 2026-10 --output 填报表",
    "luoshi form send --month 2026-10 --unit 学前教育处 --output 填报表",
    "luoshi form send --quarter 2026-Q3 --output 填报表   季度的表",
    "luoshi form collect 收回/*.xlsx --dry-run          先看会记些什么",
    "luoshi form collect 收回/*.xlsx --month 2026-10",
    "luoshi form status --month 2026-10",
)
ACTIONS = ("send", "collect", "status")


def command(
    action: Annotated[
        str, typer.Argument(metavar="动作", help="send、collect、status", autocompletion=lambda: ACTIONS)
    ],
    files: Annotated[list[Path] | None, typer.Argument(metavar="文件", help="collect 要收的表")] = None,
    *,
    week: Week = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    unit: Annotated[
        str | None, typer.Option(metavar="单位", help="只管一个单位", autocompletion=completion.units)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件夹", help="send：写到哪个文件夹，没有就新建")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="collect：收到报表的那一天，须在该期内")
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="collect：台账已有本期另一份报告的，也照记一条")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="collect：只显示会改哪几行，不写入")] = False,
    output_format: PageFormat = "table",
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Do one of the three."""
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without

    chosen = one_of("动作", action, ACTIONS)
    style = one_of("--format", output_format, PAGE_FORMATS)
    if files and chosen != "collect":
        raise UsageError(f"{chosen} 不收文件：{files[0]}", "收表用 luoshi form collect 文件")
    given = {"week": week, "month": month, "quarter": quarter, "half": half, "year": year}
    workspace = open_here(folder)
    _known(workspace, unit)
    if chosen == "collect":
        from luoshi.cli.actions.form_collecting import collect_files  # noqa: PLC0415
        from luoshi.service.exchange.form_collecting import Expected  # noqa: PLC0415

        expected = Expected(optional_period(given), unit, env.day_of(date) if date else None, anyway)
        collect_files(workspace, tuple(files or ()), expected, env.day_of(as_of), dry_run=dry_run)
    elif chosen == "send":
        _send(workspace, given_period(given), unit, output, as_of)
    else:
        _status(workspace, given_period(given), unit, style, as_of)


def _known(workspace: Workspace, unit: str | None) -> None:
    from luoshi.rules.shared.names import index_names  # noqa: PLC0415

    names = index_names(workspace.organisation)
    if unit is not None and unit not in names.units:
        raise UsageError(f"org.yaml 中没有单位“{unit}”{names.suggestion(unit)}", "写 org.yaml 中的规范全称")


def _send(workspace: Workspace, period: Period, unit: str | None, output: Path | None, as_of: str | None) -> None:
    from luoshi.cli.output.terminal import say  # noqa: PLC0415
    from luoshi.service.exchange.form_sending import write_forms  # noqa: PLC0415
    from luoshi.store.files.atomic_write import replace_file  # noqa: PLC0415

    if output is None:
        raise UsageError("没有写明放到哪个文件夹", f"写 --output，如 --output 填报表{period.key}")
    forms = write_forms(
        workspace, period, report_date(period, as_of), unit=unit, commit=_commit(workspace), processes=env.processes()
    )
    _make_folder(output)
    for name, content in forms.items():
        replace_file(output / name, content)
        say(f"已写入 {output / name}")


def _make_folder(folder: Path) -> None:
    from luoshi.store.files.files import reason_of  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"“{folder}”建不起来：{reason_of(error)}", "换一个文件夹") from None


def _commit(workspace: Workspace) -> str:
    """Return the commit that the workspace is at; empty outside git and before the first commit."""
    from luoshi.errors import LuoshiError  # noqa: PLC0415
    from luoshi.store.git.git import Repository  # noqa: PLC0415

    try:
        with Repository.around(workspace.root, env.surroundings()).objects() as objects:
            return objects.commit("HEAD")
    except LuoshiError:
        return ""


def _status(workspace: Workspace, period: Period, unit: str | None, style: str, as_of: str | None) -> None:
    from luoshi.cli.output.pages import deliver_page  # noqa: PLC0415
    from luoshi.report.pages.form_status import form_status_page  # noqa: PLC0415
    from luoshi.service.exchange.form_answers import unit_answers  # noqa: PLC0415

    day = report_date(period, as_of)
    answers = unit_answers(workspace, period, day, unit=unit, processes=env.processes())
    deliver_page(form_status_page(answers, period, day), style, None)
