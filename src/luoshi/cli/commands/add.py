"""``luoshi add``: register a task; its options are the fields of the head, as the record describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.entry_options import Given, Offer, Parameter, field_parameter, offer_words, with_parameters
from luoshi.cli.arguments.options import AsOf, WorkspaceFolder
from luoshi.model.head_forms import head_fields
from luoshi.model.vocabulary import CATEGORIES, KINDS, Cadence

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class _Shown(NamedTuple):
    """What the help page and the shell say of an option otherwise than the record would."""

    metavar: str = ""
    help: str = ""
    offer: Offer | None = None


_SHOWN = {
    "title": _Shown(help="事项，写成一件可以办结的事"),
    "kind": _Shown("类型", "重点任务、批示件等", offer_words(KINDS)),
    "category": _Shown("类别", "来源类别，如 会议议定", offer_words(CATEGORIES)),
    "document": _Shown("文号", "来源文件、会议期次或建议提案编号"),
    "item": _Shown("条款", "文件中的第几条"),
    "approver": _Shown("职务", "批准立项的领导或会议"),
    "leader": _Shown("职务", offer=completion.people),
    "lead": _Shown("单位", "牵头单位，只有一个", completion.units),
    "support": _Shown("单位", offer=completion.units),
    "owner": _Shown("职务"),
    "assigned": _Shown(help="交办日期，默认今天"),
    "due": _Shown("时限", "2026-11-30、长期、15工作日、90自然日:2026-11-09（自该日起算）"),
    "due_text": _Shown(help="时限原文，照录"),
    "cadence": _Shown("周期", "报告周期：周、月、季、半年", offer_words(Cadence)),
    "weight": _Shown(help="在上级事项中所占的权重"),
    "list": _Shown("清单", "另列入的清单，可写多次", completion.lists),
    "parent": _Shown("编号", "所承接的上级事项", completion.task_ids),
    "public": _Shown(help="可以对社会公开"),
    "milestone": _Shown("节点", "编号|内容|日期|权重，可写多次"),
    "indicator": _Shown("指标", "编号|单位|类型|基数|目标[|方向]，可写多次"),
}
_LEDGER = typer.Option(
    metavar="台账", help="文件夹名、名称、前缀或类别；只有一本时可省", autocompletion=completion.ledgers
)
_DRY_RUN = typer.Option("--dry-run", help="只显示文件内容，不写入")


def _parameters() -> Iterator[Parameter]:
    for field in head_fields():
        shown = _SHOWN.get(field.name, _Shown())
        help_text = shown.help or field.title + ("，可写多次" if field.repeats else "")
        yield field_parameter(field, shown.metavar, help_text, shown.offer)
        if field.name == "kind":
            yield "ledger", Annotated[str | None, _LEDGER], None
    yield "dry_run", Annotated[bool, _DRY_RUN], False
    yield from (("as_of", AsOf, None), ("folder", WorkspaceFolder, None))


def _run(given: Given) -> None:
    from luoshi.cli.actions.add import add  # noqa: PLC0415 -- help pages do without

    add(given)


command = with_parameters(_run, _parameters())
