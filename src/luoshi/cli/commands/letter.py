"""``luoshi letter``: the letters of supervision, filled in from the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.blank_words import is_left_blank
from luoshi.cli import completion, env
from luoshi.cli.actions import letter
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, WorkspaceFolder
from luoshi.model.letters import LetterKind

HELP = """出督办文书：提醒单、催办通知单、督办单、整改通知书、约谈记录、问责建议、通报表扬、通报批评、任务书等。

各栏由台账填好；台账里没有的，用选项写明，或留空手填。文号接着台账里已有的往下编。
一个事项一份；督查专报、任务书可以写几个事项，合成一份。--issue 表示就此印发，连同要求和回复期限记入事项的办理记录；
单位回复后用 luoshi reply 记，到期没有回复的列入 luoshi check 和通报。"""
EXAMPLES = (
    "luoshi letter 督办单 ZD-2026-015 -o 督办单.docx",
    "luoshi letter 督办单 ZD-2026-015 --reason 逾期未完成 --reply-by 2026-11-06 --issue -o 督办单.docx",
    "luoshi letter 催办通知单 ZD-2026-015 HY-2026-006 -o 催办/        每个事项一份，放进文件夹",
    "luoshi letter 约谈记录 ZD-2026-015 --to 南湾区教育局 --format markdown",
    "luoshi letter 任务书 --to 学前教育处 -o 任务书.docx              一个单位牵头和配合的全部事项",
    "luoshi letter 督查专报 ZD-2026-015 HY-2026-006 --to 主任 -o 专报.docx",
)
KINDS = tuple(str(kind) for kind in LetterKind)
FORMATS = ("docx", "markdown", "pdf")


def command(
    kind: Annotated[str, typer.Argument(metavar="文书", help="、".join(KINDS), autocompletion=lambda: KINDS)],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="编号…", help="事项编号；任务书可以不写，用 --to 写明单位", autocompletion=completion.task_ids
        ),
    ] = None,
    *,
    to: Annotated[
        str, typer.Option(metavar="单位", help="发给谁；默认为牵头单位", autocompletion=completion.units)
    ] = "",
    reason: Annotated[str, typer.Option(metavar="文字", help="原因、事由或存在问题；默认由台账写")] = "",
    requirement: Annotated[str, typer.Option(metavar="文字", help="办理要求、整改要求或建议")] = "",
    reply_by: Annotated[str | None, typer.Option("--reply-by", metavar="日期", help="反馈或整改的期限")] = None,
    approver: Annotated[str, typer.Option(metavar="职务", help="签发人、约谈人")] = "",
    place: Annotated[str, typer.Option(metavar="地点", help="约谈地点")] = "",
    filed: Annotated[
        list[str] | None, typer.Option("--filed", metavar="机关", help="约谈记录报哪里备案，可写几次")
    ] = None,
    number: Annotated[str, typer.Option(metavar="文号", help="指定文号；默认接着台账里已有的编")] = "",
    output_format: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="写入文件；几份文书写文件夹")
    ] = None,
    issue: Annotated[bool, typer.Option("--issue", help="印发：连同要求和回复期限记入办理记录")] = False,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print or write letters; with ``--issue`` also record them."""
    given = one_of("--format", output_format, FORMATS) if output_format else None
    chosen = letter.choose_format(given, output)
    day = env.day_of(as_of)
    told = {"to": to, "reason": reason, "requirement": requirement, "approver": approver, "place": place}
    said = {name: word for name, word in told.items() if not is_left_blank(word)}
    words = letter.Words().but(reply_by=env.day_of(reply_by) if reply_by else None, filed=tuple(filed or ()), **said)
    wish = letter.LetterOrder(
        LetterKind(one_of("文书", kind, KINDS)), tuple(dict.fromkeys(names or ())), day, words, number
    )
    letter.run(wish, chosen, output, folder, issue=issue)
