"""``luoshi log``: one entry of any event, or a batch of them from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.entry_options import COMMON, Given, entry_parameter, offer_words, with_parameters
from luoshi.model.entry_forms import all_fields
from luoshi.model.vocabulary import EventKind

HELP = """在办理记录里添一条；用 --from 从文件成批添加，有一条不合规就全都不写。

各事件也有自己的命令，如 luoshi sign、luoshi progress，其中写明各自可用的选项。
写入前按规则研判，不合规的不写，并说明依据和现在可以记什么。只添新行，别的一个字也不动。"""
EXAMPLES = (
    "luoshi log ZD-2026-012 签收 --by 学前教育处",
    "luoshi log ZD-2026-012 进展 --value 竣工数=36 --note 已竣工36个 --dry-run",
    "luoshi log --from 十月进展.csv                      列名 id,event,date,by,note,…",
    "luoshi log --from 十月进展.jsonl --dry-run          每行一个 JSON 对象",
)


_TASK = Annotated[str | None, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)]
_EVENTS = offer_words(EventKind)
_EVENT = Annotated[
    str | None,
    typer.Argument(metavar="事件", help="签收、进展、节点、延期、报结等", autocompletion=_EVENTS),
]
_FROM = Annotated[Path | None, typer.Option("--from", metavar="文件", help="从 CSV 或 JSON 行文件成批添加")]


def _run(given: Given) -> None:
    from luoshi.cli.actions.entry_writing import log  # noqa: PLC0415 -- help pages do without

    log(given)


command = with_parameters(
    _run,
    (
        ("name", _TASK, None),
        ("event", _EVENT, None),
        ("source", _FROM, None),
        *(entry_parameter(field) for field in all_fields()),
        *COMMON,
    ),
)
