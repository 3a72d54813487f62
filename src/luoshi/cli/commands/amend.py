"""``luoshi amend``: a slip in an entry that is not committed yet, mended where it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.entry_options import COMMON, TASK, Given, entry_parameter, with_parameters
from luoshi.model.entry_forms import all_fields

HELP = """改正最近记下、还没有提交（git commit）的一条：只改写明的几项，误填的一项用 --clear 去掉。

已经提交的记录不再改动，另记一条更正：luoshi correct 编号 --of 日期。"""
EXAMPLES = (
    "luoshi amend ZD-2026-012 --note 已竣工36个",
    "luoshi amend ZD-2026-012 --entry 2026-10-23/进展 --value 竣工数=36",
    "luoshi amend ZD-2026-012 --clear problem                 去掉误填的“存在问题”",
    "luoshi amend ZD-2026-012 --date 2026-10-24 --dry-run",
)
_ENTRY = Annotated[str | None, typer.Option("--entry", metavar="日期/事件", help="哪一条；默认是最后一条没有提交的")]
_DATE = Annotated[str | None, typer.Option("--date", metavar="日期", help="改正后的日期")]
_CLEAR = Annotated[
    list[str] | None,
    typer.Option(
        "--clear", metavar="项", help="去掉误填的一项，如 problem；可写多次", autocompletion=completion.clearable_fields
    ),
]


def _run(given: Given) -> None:
    from luoshi.cli.actions.entry_writing import amend  # noqa: PLC0415 -- help pages do without

    amend(given)


command = with_parameters(
    _run,
    (
        ("name", TASK, ...),
        ("entry", _ENTRY, None),
        ("date", _DATE, None),
        ("clear", _CLEAR, None),
        *(entry_parameter(field) for field in all_fields() if field.name != "entry"),
        *(each for each in COMMON if each[0] != "date"),
    ),
)
