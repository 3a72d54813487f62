"""Options built from the models, for the commands that write entries and heads: no list of fields is kept twice."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.options import WorkspaceFolder
from luoshi.model.field_forms import FieldForm, FieldKind

Given = dict[str, Any]
"""What was typed, by the names of the parameters."""

Offer = Callable[[str], list[str]]
"""What the shell offers for words that begin so."""

TASK = Annotated[str, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)]
_METAVARS = {FieldKind.TEXTS: "文字"}
_COMPLETED: dict[str, Offer] = {
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
"""Options of every command that writes entries: (name, annotation, default); ``...`` where there must be a value."""

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


def entry_parameter(field: FieldForm) -> Parameter:
    """Return the parameter of one field of an entry."""
    offer = _COMPLETED.get(field.name) or (offer_words(field.words) if field.words else None)
    return field_parameter(field, "", _help_of(field), offer)


def field_parameter(field: FieldForm, metavar: str, help_text: str, offer: Offer | None) -> Parameter:
    """Return the parameter of one field; without a metavar, that of its kind."""
    if field.kind is FieldKind.TRUTH:
        return field.name, Annotated[bool, typer.Option(field.option, help=help_text)], False
    annotation: Any = list[str] | None if field.repeats else str | None
    shown = metavar or _METAVARS.get(field.kind, str(field.kind))
    option = typer.Option(field.option, metavar=shown, help=help_text, autocompletion=offer)
    return field.name, Annotated[annotation, option], None


def offer_words(words: Iterable[str]) -> Offer:
    """Return what offers those of the words that begin as was typed."""
    kept = tuple(words)
    return lambda incomplete: [word for word in kept if word.startswith(incomplete)]


def _help_of(field: FieldForm) -> str:
    """Return the line of help: what the field is called, and what belongs in it."""
    if field.kind is FieldKind.FILES:
        return f"{field.title}：{_FILES_HELP}"
    words = "、".join(field.words)
    about = field.description or words
    more = "；可写多次" if field.repeats else ""
    return f"{field.title}：{about}{more}" if about else f"{field.title}{more}"


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    given = inspect.Parameter.empty if default is ... else default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=given, annotation=annotation)
