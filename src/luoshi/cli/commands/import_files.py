"""``luoshi import``: documents and spreadsheets of the offices to draft tasks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion, env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, WorkspaceFolder
from luoshi.errors import ExitCode, NoWorkspaceError, UsageError

if TYPE_CHECKING:
    from luoshi.exchange.reading.head_draft import DraftRequest
    from luoshi.exchange.reading.items import Imported
    from luoshi.service.workspace import Workspace

HELP = """把分工方案、工作要点、会议纪要和电子表格读成事项草稿。

只读文件，列出读到的事项；加 --write 才登记到台账，要么全部写入，要么一个也不写。
--format csv 列成一张表，每项写明出处和疑点，在 Excel、WPS 里改好后再用 import csv 读回。
原文没有写明的牵头单位和时限一律留空，不推测；没有归入事项的文字，用 --report 逐段查看。"""
EXAMPLES = (
    "luoshi import docx 分工方案.docx                      看读出了哪些事项",
    "luoshi import text 工作要点.txt --report              逐条看读到什么、哪些文字没有归入",
    "luoshi import xlsx 任务清单.xlsx --map 列名.yaml      用自己的列名对照表",
    "luoshi import docx 分工方案.docx --format csv -o 待审.csv   列成表，在 Excel、WPS 里核对修改",
    "luoshi import csv 待审.csv --write                    核对后的表再登记",
    "luoshi import csv 清单.csv --format json              供程序读取",
    "luoshi import docx 分工方案.docx --write --ledger zonghe --category 市委市政府部署",
)
KINDS = ("text", "docx", "xlsx", "xls", "csv")
FORMATS = ("text", "json", "csv")
Word = str | None


def command(
    kind: Annotated[
        str, typer.Argument(metavar="种类", help="text、docx、xlsx、xls、csv", autocompletion=lambda: KINDS)
    ],
    file: Annotated[Path, typer.Argument(metavar="文件", help="要导入的文件")],
    *,
    report: Annotated[bool, typer.Option("--report", help="逐条说明，并列出没有归入事项的文字")] = False,
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="格式", help="text、json、csv（待审表）", autocompletion=lambda: FORMATS),
    ] = "text",
    write: Annotated[bool, typer.Option("--write", help="登记到台账；不加则什么也不写")] = False,
    ledger: Annotated[
        Word, typer.Option(metavar="台账", help="登记到哪本台账；只有一本时可省", autocompletion=completion.ledgers)
    ] = None,
    task_kind: Annotated[Word, typer.Option("--kind", metavar="类型", help="事项类型；默认随台账")] = None,
    category: Annotated[Word, typer.Option(metavar="类别", help="来源类别，如 市委市政府部署")] = None,
    document: Annotated[Word, typer.Option(metavar="文号", help="来源文件；默认取原文的文号")] = None,
    approver: Annotated[Word, typer.Option(metavar="领导", help="批准立项的领导（职务）或会议")] = None,
    assigned: Annotated[Word, typer.Option(metavar="日期", help="交办日期；默认取原文的成文日期，没有则为今天")] = None,
    year: Annotated[int | None, typer.Option(metavar="年", help="没写年份的时限按哪一年；默认取原文的年份")] = None,
    columns: Annotated[Path | None, typer.Option("--map", metavar="文件", help="表格的列名对照（YAML）")] = None,
    sheet: Annotated[
        list[str] | None, typer.Option(metavar="名称", help="只读这张工作表，可写多次；Word 写 正文、第1张表格")
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Read the file, show what was understood, and write it only when asked."""
    from luoshi.cli.output.pages import deliver  # noqa: PLC0415
    from luoshi.exchange.reading.import_json import import_json  # noqa: PLC0415
    from luoshi.service.exchange.importing import ImportRequest, read_import  # noqa: PLC0415

    chosen = one_of("--format", output_format, FORMATS)
    request = ImportRequest(one_of("种类", kind, KINDS), file, year, _columns(columns), tuple(sheet or ()))
    workspace = _opened(folder, needed=write)
    imported = read_import(request, workspace)
    if chosen == "json":
        deliver(import_json(imported), output)
    elif chosen == "csv":
        _review(imported, output)
    elif not write or report:
        deliver(_text(imported, full=report), output)
    if write and imported.items:
        head = {
            "kind": task_kind,
            "category": category,
            "document": document,
            "approver": approver,
            "assigned": assigned,
        }
        _write(workspace, imported, ledger, head, as_of)
    raise typer.Exit(ExitCode.OK if imported.items else ExitCode.NOTHING)


def _opened(folder: Path | None, *, needed: bool) -> Workspace | None:
    """Return the workspace; None where there is none, none was named and nothing is to be written."""
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without

    try:
        return open_here(folder)
    except NoWorkspaceError:
        if needed or folder is not None:
            raise
        return None


def _columns(path: Path | None) -> dict[str, str] | None:
    if path is None:
        return None
    from luoshi.service.exchange.import_map import read_map  # noqa: PLC0415

    return read_map(path)


def _review(imported: Imported, output: Path | None) -> None:
    """Deliver the table; what is said of the whole source has no row in it and goes to standard error."""
    from luoshi.cli.output.pages import deliver  # noqa: PLC0415
    from luoshi.cli.output.terminal import say  # noqa: PLC0415
    from luoshi.exchange.reading.review_table import review_table  # noqa: PLC0415
    from luoshi.render.text.csv_text import render_tables  # noqa: PLC0415

    deliver(render_tables((review_table(imported),)), output)
    for each in imported.findings:
        say(f"注意：{each}")
    if imported.leftover:
        say(f"没有归入事项的文字有 {len(imported.leftover)} 处，不在表里：--report 逐处查看")


def _text(imported: Imported, *, full: bool) -> bytes:
    from luoshi.cli.actions.import_text import import_text  # noqa: PLC0415
    from luoshi.visible_text import visible  # noqa: PLC0415

    return visible(import_text(imported, full=full)).encode()


def _write(
    workspace: Workspace | None, imported: Imported, ledger: str | None, head: dict[str, str | None], as_of: str | None
) -> None:
    from luoshi.cli.output.terminal import say  # noqa: PLC0415
    from luoshi.service.exchange.importing import drafts_of, write_drafts  # noqa: PLC0415

    if workspace is None:
        raise AssertionError  # a workspace was asked for
    key, request = _draft_request(workspace, imported, ledger, head, as_of)
    drafts = drafts_of(imported, request)
    tasks = write_drafts(workspace, key, drafts)
    for task, draft in zip(tasks, drafts, strict=True):
        lacking = f"；待补：{'、'.join(draft.missing)}" if draft.missing else ""
        say(f"已登记 {task.id} {draft.head['title']}：{task.path}{lacking}")
    say(f"共登记 {len(tasks)} 个事项；用 luoshi check 看还缺什么")


def _draft_request(
    workspace: Workspace, imported: Imported, ledger: str | None, head: dict[str, str | None], as_of: str | None
) -> tuple[str, DraftRequest]:
    from luoshi.exchange.reading.head_draft import DraftRequest  # noqa: PLC0415
    from luoshi.service.recording.head_needs import (  # noqa: PLC0415
        categories,
        find_ledger,
        kinds,
        only_ledger,
        usual_kind,
    )
    from luoshi.service.recording.typed_words import parse_day  # noqa: PLC0415

    today = env.day_of(as_of)
    key = find_ledger(workspace, ledger, today.year) if ledger else only_ledger(workspace)
    if key is None:
        raise UsageError("有几本台账，没有写登记到哪一本", f"用 --ledger 写明：{'、'.join(workspace.ledgers)}")
    kind = one_of(
        "--kind", head["kind"] or usual_kind(workspace.config, workspace.ledgers[key]), kinds(workspace.config)
    )
    category = head["category"] and one_of("--category", head["category"], categories(workspace.config))
    day = parse_day("--assigned", head["assigned"]) if head["assigned"] else imported.date or today
    return key, DraftRequest(kind, day, category, head["document"], head["approver"])
