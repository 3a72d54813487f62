"""``luoshi explain``: any figure of a report, any judgement of a task, opened into rule, inputs and lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
    AsOf,
    ForLeader,
    ForUnit,
    LedgerName,
    ListName,
    Output,
    Revision,
    WorkspaceFolder,
)
from luoshi.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.report.pages.explanation import Explanation
    from luoshi.service.workspace import Workspace
    from luoshi.state.period import Period

HELP = """解释一个数字或一个判断：规则、依据的数据、涉及的事项及所在的文件和行。

通报的数字：先写期次，再写数据的代号（JSON、网页通报里都有；连字符、下划线均可），只写期次则列出全部代号。
只报一个单位、一位领导、一张清单、一本台账的，加 --for-unit、--for-leader、--list、--ledger。
已签发的通报：写它的文件夹，如 reports/2026-10-学前教育处，按签发时的版本、截至日期和范围解释。
事项：写编号，再写 state（办理状态）、due（时限）、plan（进度）、judgement（研判）、lamp（亮灯）、question（四查）、
reports（报告）之一；只写编号则全部解释。"""
EXAMPLES = (
    "luoshi explain 2026-10 on-time-rate                       十月份的按期办结率",
    "luoshi explain 2026-W44 reports-missing                   一周的漏报事项",
    "luoshi explain 2026-10                                    十月份通报有哪些数据",
    "luoshi explain 2026-10 total --for-unit 学前教育处          一个单位的报告里的数字",
    "luoshi explain reports/2026-10-学前教育处 total            已签发的通报里的数字",
    "luoshi explain ZD-2026-012 lamp                           为什么亮这种灯",
    "luoshi explain ZD-2026-012 due --rev HEAD~3               按三次提交之前的台账",
)
FORMATS = ("text", "json")
_FOLDER = "reports/"
_LIKE_ISSUED = re.compile(r"\d{4}.*-", re.ASCII)
_PERIODS = {
    "week": re.compile(r"\d{4}-W\d{2}", re.ASCII),
    "month": re.compile(r"\d{4}-\d{2}", re.ASCII),
    "quarter": re.compile(r"\d{4}-Q\d", re.ASCII),
    "half": re.compile(r"\d{4}-H\d", re.ASCII),
    "year": re.compile(r"\d{4}", re.ASCII),
}


def command(
    what: Annotated[
        list[str], typer.Argument(metavar="对象", help="期次或已签发通报的文件夹，和数据代号；或事项编号和所问")
    ],
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS)
    ] = "text",
    for_unit: ForUnit = None,
    for_leader: ForLeader = None,
    list_name: ListName = None,
    ledger: LedgerName = None,
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print the explanation."""
    from luoshi.cli.output.pages import deliver_page  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.report.pages.explanation import explanation_page  # noqa: PLC0415

    chosen = one_of("--format", output_format, FORMATS)
    if len(what) > 2:  # noqa: PLR2004 -- the thing and what is asked about it
        raise UsageError("一次只解释一个数字或判断", "写成 luoshi explain 2026-10 on-time-rate")
    asked = _Asked(what[0], what[1] if what[1:] else None, (for_unit, for_leader, list_name, ledger), as_of, rev)
    deliver_page(explanation_page(_explained(asked, folder)), "table" if chosen == "text" else chosen, output)


class _Asked(NamedTuple):
    """What was typed. ``narrowed``: unit, leader, list and ledger."""

    name: str
    aspect: str | None
    narrowed: tuple[str | None, str | None, str | None, str | None]
    as_of: str | None
    rev: str | None


def _explained(asked: _Asked, folder: Path | None) -> Explanation:
    from luoshi.cli.arguments.opening import open_commit  # noqa: PLC0415

    period = _period(asked.name)
    issued = None if period else _issued(asked, folder)
    if issued is not None:
        return _of_issued(asked, issued, folder)
    workspace, commit = open_commit(folder, asked.rev)
    return _of_period(asked, workspace, commit, period) if period else _of_task(asked, workspace, commit)


def _period(text: str) -> Period | None:
    """Return the period that the word names; None for a task. Raises UsageError for a month 13 and the like."""
    from luoshi.state.period import PeriodKind, parse_period  # noqa: PLC0415

    kind = next((kind for kind, shape in _PERIODS.items() if shape.fullmatch(text.upper())), None)
    return parse_period(PeriodKind(kind), text.upper()) if kind else None


def _issued(asked: _Asked, folder: Path | None) -> str | None:
    """Return the folder below ``reports/`` of an issued bulletin; None for a task, which may be named like one."""
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415
    from luoshi.service.reports.issued_opening import is_issued  # noqa: PLC0415

    if asked.name.startswith(_FOLDER):
        return asked.name.removeprefix(_FOLDER).rstrip("/")
    name = asked.name.rstrip("/")
    if not _LIKE_ISSUED.match(name) or asked.rev is not None:
        return None
    workspace = open_here(folder)
    is_task = any(path.endswith(f"/{name}.yaml") for path in workspace.listing.tasks)
    return name if not is_task and is_issued(workspace.root, name) else None


def _of_issued(asked: _Asked, issued: str, folder: Path | None) -> Explanation:
    from luoshi.cli import env  # noqa: PLC0415
    from luoshi.cli.arguments.repository import repository_here  # noqa: PLC0415
    from luoshi.service.reports.explaining import explain_figure  # noqa: PLC0415
    from luoshi.service.reports.issued_opening import open_issued  # noqa: PLC0415

    if asked.rev or asked.as_of or any(asked.narrowed):
        message = "已签发的通报按签发时的版本、截至日期和范围解释，不和 --rev、--as-of、--for-unit 等合用"
        raise UsageError(message, "去掉这些选项；要看现在的台账，只写期次，如 2026-10")
    root, repository = repository_here(folder)
    again = open_issued(root, repository, issued, env.reader())
    return explain_figure(again.workspace, again.request, asked.aspect, again.commit, processes=env.processes())


def _of_task(asked: _Asked, workspace: Workspace, commit: str | None) -> Explanation:
    from luoshi.cli import env  # noqa: PLC0415
    from luoshi.service.reports.explaining import explain_task  # noqa: PLC0415

    if any(asked.narrowed):
        raise UsageError("--for-unit、--for-leader、--list、--ledger 只用于通报的数字", "去掉这些选项，或写期次")
    return explain_task(workspace, asked.name, asked.aspect, env.day_of(asked.as_of), commit)


def _of_period(asked: _Asked, workspace: Workspace, commit: str | None, period: Period) -> Explanation:
    from luoshi.cli import env  # noqa: PLC0415
    from luoshi.cli.arguments.periods import report_date  # noqa: PLC0415
    from luoshi.cli.arguments.scope import known_names  # noqa: PLC0415
    from luoshi.report.bulletin.selection import ReportRequest  # noqa: PLC0415
    from luoshi.service.reports.explaining import explain_figure  # noqa: PLC0415

    unit, leader, _, _ = asked.narrowed
    known_names(workspace, unit, leader)
    request = ReportRequest(period, report_date(period, asked.as_of), *asked.narrowed)
    return explain_figure(workspace, request, asked.aspect, commit, processes=env.processes())
