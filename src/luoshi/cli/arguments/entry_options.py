"""The options of the commands that make entries, built from the entry models: no list of fields is kept twice."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.options import WorkspaceFolder
from luoshi.model.entry_forms import FieldForm, FieldKind
from luoshi.service.recording.entry_needs import option_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Given = dict[str, Any]
"""What was typed, by the names of the parameters."""

TASK = Annotated[str, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)]
_METAVARS = {FieldKind.TEXTS: "文字", FieldKind.VALUES: "指标=数", FieldKind.FILES: "文件"}
_COMPLETED: dict[str, Callable[[str], list[str]]] = {
    "by": completion.units,
    "to": completion.units,
    "leader": completion.people,
    "approver": completion.people,
    "person": completion.people,
}
_FILES_HELP = "已在 evidence/编号/ 下的文件名，或要复制进去的文件的路径；可写多次"

COMMON: tuple[tuple[str, Any, Any], ...] = (
    ("date", Annotated[str | None, typer.Option("--date", metavar="日期", help="事情发生在哪一天，默认今天")], None),
    ("dry_run", Annotated[bool, typer.Option("--dry-run", help="只显示会改哪几行，不写入")], False),
    (
        "as_of",
        Annotated[str | None, typer.Option("--as-of", metavar="日期", help="把哪一天当作今天，默认今天；补录时用")],
        None,
    ),
    ("workspace", WorkspaceFolder, None),
)
"""Options of every such command: (name, annotation, default); ``...`` where there must be a value."""

Parameter = tuple[str, Any, Any]


def with_parameters(run: Callable[[Given], None], parameters: Iterable[Parameter]) -> Callable[..., None]:
    """Return a function that Typer can make a command of: it has these parameters and passes what was typed."""

    def command(**given: Any) -> None:
        run(given)

    kept = tuple(parameters)
    signature = inspect.Signature([_parameter(*each) for each in kept])
    command.__dict__["__signature__"] = signature
    command.__annotations__ = {name: annotation for name, annotation, _ in kept}
    return command


def field_parameter(field: FieldForm) -> Parameter:
    """Return the parameter of one field of an entry."""
    annotation: Any = list[str] | None if field.repeats else str | None
    shown: Mapping[str, Any] = {
        "metavar": _METAVARS.get(field.kind, str(field.kind)),
        "help": help_of(field),
        "autocompletion": _COMPLETED.get(field.name) or (_offer(field.words) if field.words else None),
    }
    return field.name, Annotated[annotation, typer.Option(option_of(field), **shown)], None


def help_of(field: FieldForm) -> str:
    """Return the line of help: what the field is called, and what belongs in it."""
    if field.kind is FieldKind.FILES:
        return f"{field.title}：{_FILES_HELP}"
    words = "、".join(field.words)
    about = field.description or words
    more = "；可写多次" if field.repeats else ""
    return f"{field.title}：{about}{more}" if about else f"{field.title}{more}"


def _offer(words: tuple[str, ...]) -> Callable[[str], list[str]]:
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    given = inspect.Parameter.empty if default is ... else default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=given, annotation=annotation)
