"""``luoshi explain``: any figure of a report, any judgement of a task, opened into rule, inputs and lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli.choices import one_of
from luoshi.cli.options import AsOf, Output, Revision, Workspace
from luoshi.errors import UsageError

if TYPE_CHECKING:
    from luoshi.report.explanation import Explanation
    from luoshi.service.opened import Opened
    from luoshi.state.period import Period

HELP = """解释一个数字或一个判断：规则、依据的数据、涉及的事项及所在的文件和行。

通报的数字：先写期次，再写数据的代号（JSON、网页通报里都有；连字符、下划线均可），只写期次则列出全部代号。
事项：写编号，再写 state（办理状态）、due（时限）、plan（进度）、judgement（研判）、lamp（亮灯）、question（四查）、
reports（报告）之一；只写编号则全部解释。"""
EXAMPLES = (
    "luoshi explain 2026-10 on-time-rate                       十月份的按期办结率",
    "luoshi explain 2026-W44 reports-missing                   一周的漏报事项",
    "luoshi explain 2026-10                                    十月份通报有哪些数据",
    "luoshi explain ZD-2026-012 lamp                           为什么亮这种灯",
    "luoshi explain ZD-2026-012 due --rev HEAD~3               按三次提交之前的台账",
)
FORMATS = ("text", "json")
_PERIODS = {
    "week": re.compile(r"\d{4}-W\d{2}", re.ASCII),
    "month": re.compile(r"\d{4}-\d{2}", re.ASCII),
    "quarter": re.compile(r"\d{4}-Q\d", re.ASCII),
    "half": re.compile(r"\d{4}-H\d", re.ASCII),
    "year": re.compile(r"\d{4}", re.ASCII),
}


def command(
    what: Annotated[list[str], typer.Argument(metavar="对象", help="期次和数据代号，或事项编号和所问")],
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS)
    ] = "text",
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    workspace: Workspace = None,
) -> None:
    """Print the explanation."""
    from luoshi.cli.opening import open_commit  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.cli.pages import deliver_page  # noqa: PLC0415
    from luoshi.report.explanation import explanation_page  # noqa: PLC0415

    chosen = one_of("--format", output_format, FORMATS)
    if len(what) > 2:  # noqa: PLR2004 -- the thing and what is asked about it
        raise UsageError("一次只解释一个数字或判断", "写成 luoshi explain 2026-10 on-time-rate")
    period = _period(what[0])
    opened, commit = open_commit(workspace, rev)
    explained = _explained(opened, commit, (what[0], what[1] if what[1:] else None), period, as_of)
    deliver_page(explanation_page(explained), "table" if chosen == "text" else chosen, output)


def _period(text: str) -> Period | None:
    """Return the period that the word names; None for a task. Raises UsageError for a month 13 and the like."""
    from luoshi.state.period import PeriodKind, parse_period  # noqa: PLC0415

    kind = next((kind for kind, shape in _PERIODS.items() if shape.fullmatch(text.upper())), None)
    return parse_period(PeriodKind(kind), text.upper()) if kind else None


def _explained(
    opened: Opened, commit: str | None, asked: tuple[str, str | None], period: Period | None, as_of: str | None
) -> Explanation:
    from luoshi.cli import env  # noqa: PLC0415
    from luoshi.cli.periods import report_date  # noqa: PLC0415
    from luoshi.report.selection import ReportRequest  # noqa: PLC0415
    from luoshi.service.explaining import explain_figure, explain_task  # noqa: PLC0415

    name, aspect = asked
    if period is None:
        return explain_task(opened, name, aspect, env.day_of(as_of), commit)
    request = ReportRequest(period, report_date(period, as_of))
    return explain_figure(opened, request, aspect, commit, processes=env.processes())
