"""``luoshi log``: one entry of any event, or a batch of them from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.entry_options import COMMON, Given, field_parameter, with_parameters
from luoshi.errors import UsageError
from luoshi.model.entry_forms import FieldForm, form_of
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
_LARGEST = 64 << 20
"""A hundred thousand entries are some ten megabytes."""


def _events(incomplete: str) -> list[str]:
    return [str(event) for event in EventKind if event.startswith(incomplete)]


_TASK = Annotated[str | None, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)]
_EVENT = Annotated[
    str | None, typer.Argument(metavar="事件", help="签收、进展、节点、延期、报结等", autocompletion=_events)
]
_FROM = Annotated[Path | None, typer.Option("--from", metavar="文件", help="从 CSV 或 JSON 行文件成批添加")]


def all_fields() -> tuple[FieldForm, ...]:
    """Return the fields of all events, each once; of fields with one name the first explains itself."""
    found: dict[str, FieldForm] = {}
    for event in EventKind:
        for field in form_of(event).fields:
            found.setdefault(field.name, field)
    return tuple(found.values())


def _run(given: Given) -> None:
    name, event, source = given.pop("name"), given.pop("event"), given.pop("source")
    if source is not None:
        _batch(source, name, given)
        return
    from luoshi.cli.actions.entry_writing import write_entry  # noqa: PLC0415 -- help pages do without
    from luoshi.service.recording.entry_words import find_event  # noqa: PLC0415

    if name is None or event is None:
        raise UsageError("缺少编号或事件", "写成 luoshi log ZD-2026-012 签收，或用 --from 文件")
    write_entry(name, find_event(event), given)


def _batch(source: Path, name: str | None, given: Given) -> None:
    from luoshi.cli import env  # noqa: PLC0415
    from luoshi.cli.actions.entry_writing import deliver  # noqa: PLC0415
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415
    from luoshi.service.recording.entry_batch import read_batch  # noqa: PLC0415

    common = {each[0] for each in COMMON}
    more = [key for key, value in given.items() if value and key not in common]
    if name is not None or more:
        raise UsageError(
            "--from 的内容都写在文件里，不能再写编号、事件或它们的选项", "只留 --from、--date、--dry-run 等"
        )
    day = env.day_of(given["date"] or given["as_of"])
    deliver(open_here(given["workspace"]), read_batch(_read(source), source.name, day), given)


def _read(source: Path) -> bytes:
    from luoshi.store.files.files import READING, reason_of  # noqa: PLC0415

    try:
        with source.open("rb") as stream:  # a pipe will do
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"“{source}”读不出来：{reason_of(error, READING)}", "检查文件名和权限") from None
    if len(data) > _LARGEST:
        raise UsageError(f"“{source}”超过 {_LARGEST >> 20} MB", "分成几个文件添加")
    return data


command = with_parameters(
    _run,
    (
        ("name", _TASK, None),
        ("event", _EVENT, None),
        ("source", _FROM, None),
        *(field_parameter(field) for field in all_fields()),
        *COMMON,
    ),
)
