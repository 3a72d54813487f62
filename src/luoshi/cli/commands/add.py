"""``luoshi add``: register a task."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion, env
from luoshi.cli.arguments.options import AsOf, WorkspaceFolder
from luoshi.cli.output.finding_text import show_findings

if TYPE_CHECKING:
    from luoshi.cli.asking.add_questions import Given
    from luoshi.service.recording.adding import NewTask
    from luoshi.service.workspace import Workspace

HELP = """登记一个事项：编号自动取下一个，写成一个文件。

在终端上运行，缺什么问什么；在脚本里用选项写全。有错误时一个字也不写。"""
EXAMPLES = (
    "luoshi add                                            逐项询问",
    "luoshi add --ledger zonghe --title 农村学前教育全覆盖工程 --due 2026-11-30",
    "luoshi add --kind 批示件 --due 15工作日 …              自交办次日起15个工作日",
    "luoshi add --milestone '方案|印发实施方案|2026-03-31|10' --milestone '竣工|全部竣工|2026-11-30|90' …",
    "luoshi add --indicator '竣工数|个|累计|0|120' …        量化指标",
    "luoshi add --dry-run …                                只显示文件内容，不写入",
)
CADENCES = ("周", "月", "季", "半年")


def complete_kinds(incomplete: str) -> list[str]:
    """Return the kinds of task that begin so."""
    from luoshi.model.vocabulary import KINDS  # noqa: PLC0415 -- only when the shell asks

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def complete_categories(incomplete: str) -> list[str]:
    """Return the source categories that begin so."""
    from luoshi.model.vocabulary import CATEGORIES  # noqa: PLC0415 -- only when the shell asks

    return [category for category in CATEGORIES if category.startswith(incomplete)]


Word = str | None
Words = list[str] | None


def command(
    *,
    title: Annotated[Word, typer.Option(metavar="文字", help="事项，写成一件可以办结的事")] = None,
    kind: Annotated[
        Word, typer.Option(metavar="类型", help="重点任务、批示件等", autocompletion=complete_kinds)
    ] = None,
    ledger: Annotated[
        Word,
        typer.Option(
            metavar="台账", help="文件夹名、名称、前缀或类别；只有一本时可省", autocompletion=completion.ledgers
        ),
    ] = None,
    category: Annotated[
        Word, typer.Option(metavar="类别", help="来源类别，如 会议议定", autocompletion=complete_categories)
    ] = None,
    document: Annotated[Word, typer.Option(metavar="文号", help="来源文件、会议期次或建议提案编号")] = None,
    item: Annotated[Word, typer.Option(metavar="条款", help="文件中的第几条")] = None,
    approver: Annotated[Word, typer.Option(metavar="职务", help="批准立项的领导或会议")] = None,
    objective: Annotated[Word, typer.Option(metavar="文字", help="目标任务")] = None,
    standard: Annotated[Word, typer.Option(metavar="文字", help="工作标准")] = None,
    measure: Annotated[Words, typer.Option(metavar="文字", help="措施，可写多次")] = None,
    output_form: Annotated[Words, typer.Option(metavar="文字", help="成果形式，可写多次")] = None,
    leader: Annotated[Word, typer.Option(metavar="职务", help="牵头领导", autocompletion=completion.people)] = None,
    lead: Annotated[
        Word, typer.Option(metavar="单位", help="牵头单位，只有一个", autocompletion=completion.units)
    ] = None,
    support: Annotated[
        Words, typer.Option(metavar="单位", help="配合单位，可写多次", autocompletion=completion.units)
    ] = None,
    owner: Annotated[Word, typer.Option(metavar="职务", help="责任人")] = None,
    assigned: Annotated[Word, typer.Option(metavar="日期", help="交办日期，默认今天")] = None,
    due: Annotated[
        Word, typer.Option(metavar="时限", help="2026-11-30、长期、15工作日、90自然日:2026-11-09（自该日起算）")
    ] = None,
    due_text: Annotated[Word, typer.Option(metavar="文字", help="时限原文，照录")] = None,
    cadence: Annotated[
        Word, typer.Option(metavar="周期", help="报告周期：周、月、季、半年", autocompletion=lambda: CADENCES)
    ] = None,
    weight: Annotated[Word, typer.Option(metavar="数字", help="在上级事项中所占的权重")] = None,
    in_list: Annotated[
        Words, typer.Option("--list", metavar="清单", help="另列入的清单，可写多次", autocompletion=completion.lists)
    ] = None,
    parent: Annotated[
        Word, typer.Option(metavar="编号", help="所承接的上级事项", autocompletion=completion.task_ids)
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="可以对社会公开")] = False,
    milestone: Annotated[Words, typer.Option(metavar="节点", help="编号|内容|日期|权重，可写多次")] = None,
    indicator: Annotated[Words, typer.Option(metavar="指标", help="编号|单位|类型|基数|目标[|方向]，可写多次")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示文件内容，不写入")] = False,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Register a task from the options, and from answers where something is missing."""
    given: Given = {**locals(), "list": in_list}
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without

    _add(open_here(folder), given, as_of, dry_run=dry_run)


def _add(workspace: Workspace, given: Given, as_of: str | None, *, dry_run: bool) -> None:
    from luoshi.cli.asking.add_questions import complete  # noqa: PLC0415
    from luoshi.service.recording.adding import AddRequest, DraftRefusedError, prepare, register  # noqa: PLC0415
    from luoshi.service.recording.head_words import head_data  # noqa: PLC0415

    day = env.day_of(as_of)
    head_data(given, day)  # what cannot be taken is said before anything is asked
    ledger = complete(workspace, given, day)
    request = AddRequest(ledger, head_data(given, day), day)
    try:
        new = (prepare if dry_run else register)(workspace, request)
    except DraftRefusedError as refused:
        show_findings(refused.findings)
        raise
    show_findings(new.findings)
    _tell(workspace, new, dry_run=dry_run)


def _tell(workspace: Workspace, new: NewTask, *, dry_run: bool) -> None:
    from luoshi.cli.output.terminal import say, show, write_bytes  # noqa: PLC0415

    if dry_run:
        show(new.content)
        say(f"以上是 {new.path} 的内容，没有写入")
    else:
        write_bytes("\n".join(_next_steps(workspace, new)).encode())


def _next_steps(workspace: Workspace, new: NewTask) -> list[str]:
    task, sign_by = new.task, new.state.sign_by
    before = f"    # {sign_by} 前" if sign_by else ""
    path = shlex.quote(new.path)
    git = "git" if workspace.root == env.start_folder(None) else f"git -C {shlex.quote(str(workspace.root))}"
    return [
        f"已登记 {task.id}：{new.path}",
        "接下来：",
        f"  签收：luoshi sign {task.id} --by {shlex.quote(task.lead or '牵头单位')}{before}",
        f"  检查：luoshi check {path}",
        f"  入库：{git} add {path}",
        f"        {git} commit -m '登记 {task.id}' -- {path}",
        "",
    ]
