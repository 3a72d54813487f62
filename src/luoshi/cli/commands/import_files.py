"""``luoshi import``: documents and spreadsheets of the offices to draft tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import import_files
from luoshi.cli.actions.inspection.importing import import_register
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, WorkspaceFolder

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
    "luoshi import xlsx 学校名册.xlsx --as 学校 --write        读成 registers/schools/ 的督导对象名录",
    "luoshi import docx 分工方案.docx --write --ledger zonghe --category 市委市政府部署",
)
KINDS = ("text", "docx", "xlsx", "xls", "csv")
FORMATS = ("text", "json", "csv")
REGISTERS = ("学校", "督学")
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
    register: Annotated[
        Word, typer.Option("--as", metavar="名录", help="读成督导的名录：学校、督学", autocompletion=lambda: REGISTERS)
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Read the file, show what was understood, and write it only when asked."""
    if register is not None:
        word, form = one_of("--as", register, REGISTERS), one_of("种类", kind, ("xlsx", "xls", "csv"))
        return import_register(word, form, file, output, folder, write=write)
    chosen = one_of("--format", output_format, FORMATS)
    source = import_files.ImportCall(one_of("种类", kind, KINDS), file, year, columns, tuple(sheet or ()))
    head = import_files.ImportHead(ledger, task_kind, category, document, approver, assigned, as_of)
    return import_files.run(source, head if write else None, chosen, output, folder, report=report)
