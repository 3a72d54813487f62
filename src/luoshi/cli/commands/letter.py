"""``luoshi letter``: the letters of supervision, filled in from the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion, env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, WorkspaceFolder
from luoshi.errors import UnwritableError, UsageError
from luoshi.model.letters import LetterKind

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.service.reports.lettering import Letter, LetterOrder
    from luoshi.service.workspace import Workspace

HELP = """出督办文书：督办单、催办通知单、整改通知书、约谈记录、延期申请表、销号申请表、督查专报。

各栏由台账填好；台账里没有的，用选项写明，或留空手填。文号接着台账里已有的往下编。
一个事项一份；督查专报可以写几个事项，合成一份。--issue 表示就此印发，记入事项的办理记录。"""
EXAMPLES = (
    "luoshi letter 督办单 ZD-2026-015 -o 督办单.docx",
    "luoshi letter 督办单 ZD-2026-015 --reason 逾期未完成 --reply-by 2026-11-06 --issue -o 督办单.docx",
    "luoshi letter 催办通知单 ZD-2026-015 HY-2026-006 -o 催办/        每个事项一份，放进文件夹",
    "luoshi letter 约谈记录 ZD-2026-015 --to 南湾区教育局 --format markdown",
    "luoshi letter 督查专报 ZD-2026-015 HY-2026-006 --to 主任 -o 专报.docx",
)
KINDS = tuple(str(kind) for kind in LetterKind)
FORMATS = ("docx", "markdown", "pdf")
_SUFFIXES = {"docx": "docx", "markdown": "md", "pdf": "pdf"}


def command(
    kind: Annotated[str, typer.Argument(metavar="文书", help="、".join(KINDS), autocompletion=lambda: KINDS)],
    names: Annotated[list[str], typer.Argument(metavar="编号…", help="事项编号", autocompletion=completion.task_ids)],
    *,
    to: Annotated[
        str, typer.Option(metavar="单位", help="发给谁；默认为牵头单位", autocompletion=completion.units)
    ] = "",
    reason: Annotated[str, typer.Option(metavar="文字", help="原因、事由或存在问题；默认由台账写")] = "",
    requirement: Annotated[str, typer.Option(metavar="文字", help="办理要求、整改要求或建议")] = "",
    reply_by: Annotated[str | None, typer.Option("--reply-by", metavar="日期", help="反馈或整改的期限")] = None,
    approver: Annotated[str, typer.Option(metavar="职务", help="签发人、约谈人")] = "",
    place: Annotated[str, typer.Option(metavar="地点", help="约谈地点")] = "",
    number: Annotated[str, typer.Option(metavar="文号", help="指定文号；默认接着台账里已有的编")] = "",
    output_format: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件", help="写入文件；几份文书写文件夹")
    ] = None,
    issue: Annotated[bool, typer.Option("--issue", help="印发：记入办理记录（督办、催办、约谈）")] = False,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print or write letters; with ``--issue`` also record them."""
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.report.letters.letter import Words  # noqa: PLC0415
    from luoshi.service.reports.lettering import LetterOrder, make_letters  # noqa: PLC0415

    chosen = _format(output_format, output)
    day = env.day_of(as_of)
    words = Words(to, reason, requirement, approver, place, env.day_of(reply_by) if reply_by else None)
    wish = LetterOrder(LetterKind(one_of("文书", kind, KINDS)), tuple(dict.fromkeys(names)), day, words, number)
    workspace = open_here(folder)
    letters = make_letters(workspace, wish)
    written = _rendered(workspace, letters, chosen, output, wish)
    if issue:
        _issue(workspace, letters, day)
    _deliver(written)


def _format(given: str | None, output: Path | None) -> str:
    """Return the format that was asked for, else the one that the file's name tells, else Markdown."""
    from luoshi.cli.output.pages import refuse_binary  # noqa: PLC0415

    told = {suffix: name for name, suffix in _SUFFIXES.items()}.get(output.suffix.lstrip(".") if output else "")
    into_folder = output is not None and not output.suffix
    chosen = one_of("--format", given, FORMATS) if given else told or ("docx" if into_folder else "markdown")
    refuse_binary(chosen, output)
    return chosen


def _rendered(
    workspace: Workspace, letters: tuple[Letter, ...], chosen: str, output: Path | None, wish: LetterOrder
) -> list[tuple[Path | None, bytes]]:
    """Return each letter with its place; all are made before the first is written or recorded."""
    from luoshi.render.registry import write  # noqa: PLC0415
    from luoshi.service.reports.page_setup import paper_for  # noqa: PLC0415

    folder = output is not None and not output.suffix
    if len(letters) > 1 and output is not None and not folder:
        raise UsageError(f"有 {len(letters)} 份文书，“{output}”是一个文件", "-o 写文件夹，如 -o 文书/")
    if len(letters) > 1 and output is None and chosen != "markdown":
        raise UsageError(f"有 {len(letters)} 份文书", "用 -o 写明文件夹，如 -o 文书/")
    paper = paper_for(workspace)
    places = [
        output / f"{wish.kind}-{letter.tasks[0]}.{_SUFFIXES[chosen]}" if output is not None and folder else output
        for letter in letters
    ]
    return [(place, write(chosen, letter.document, paper=paper)) for place, letter in zip(places, letters, strict=True)]


def _issue(workspace: Workspace, letters: tuple[Letter, ...], day: dt.date) -> None:
    from luoshi.cli.output.terminal import say  # noqa: PLC0415
    from luoshi.service.reports.lettering import issue_letters  # noqa: PLC0415

    for draft in issue_letters(workspace, letters, day, env.start_folder(None)):
        for _, entry in draft.entries:
            say(f"已记入 {draft.task.id}：{entry.date} {entry.event} {getattr(entry, 'ref', '')}（{draft.path}）")


def _deliver(written: list[tuple[Path | None, bytes]]) -> None:
    from luoshi.cli.output.pages import deliver  # noqa: PLC0415

    for number, (place, content) in enumerate(written):
        if place is not None:
            _make_folder(place.parent)
        # Without an empty line the end of one letter and the head of the next would be one paragraph.
        deliver(b"\n" + content if number and place is None else content, place)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"文件夹“{folder}”建不了：{error.strerror}", "换一个文件夹") from None
