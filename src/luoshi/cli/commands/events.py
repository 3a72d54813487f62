"""``luoshi sign`` … ``luoshi correct``: a command for each event, in the clerk's words; options from the models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.entry_options import COMMON, TASK, Given, entry_parameter, with_parameters
from luoshi.frozen import Frozen
from luoshi.model.entry_forms import form_of
from luoshi.model.vocabulary import EventKind
from luoshi.service.recording.entry_needs import SHORTCUTS, sample_command

_LEVEL = EventKind.URGED
"""What ``urge`` is without ``--level``."""


class CommandPage(Frozen):
    """What the table of commands needs of a command; the names are those of a command's module."""

    command: Callable[..., None]
    HELP: str
    EXAMPLES: tuple[str, ...]


def page(name: str) -> CommandPage:
    """Return the command for the events of one shortcut."""
    events = SHORTCUTS[name]
    form = form_of(events[0])
    level = [("level", _level(events), str(_LEVEL))] if len(events) > 1 else []
    parameters = [("name", TASK, ...), *level, *(entry_parameter(field) for field in form.fields), *COMMON]
    return CommandPage(with_parameters(lambda given: _run(events, given), parameters), *_words(events))


def _run(events: tuple[EventKind, ...], given: Given) -> None:
    from luoshi.cli.actions.entry_writing import write_entry  # noqa: PLC0415 -- help pages do without

    event = events[0]
    if len(events) > 1:
        event = EventKind(one_of("--level", given.pop("level"), [str(each) for each in events]))
    write_entry(given.pop("name"), event, given)


def _words(events: tuple[EventKind, ...]) -> tuple[str, tuple[str, ...]]:
    """Return help and examples."""
    title = "、".join(events)
    about = f"""记一条“{title}”：{form_of(events[0]).summary}。

写入前按规则研判，不合规的不写，并说明依据和现在可以记什么。在终端上运行，缺什么问什么。"""
    first = sample_command(_LEVEL if _LEVEL in events else events[0], "ZD-2026-012", "学前教育处", "办公室")
    return about, (first, f"{first} --dry-run")


def _level(events: tuple[EventKind, ...]) -> Any:
    words = [str(event) for event in events]
    option = typer.Option("--level", metavar="级别", help="、".join(words), autocompletion=lambda: words)
    return Annotated[str, option]
