"""Candidates for shell completion: ids, units, ledgers, lists, rule codes. A broken workspace completes to nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from luoshi.errors import LuoshiError
from luoshi.visible_text import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.service.workspace import Workspace

# A shell puts what it is offered into the command line as it stands, and zsh evaluates it first: a name with a blank,
# a sign that shells act on, or a character that is not seen is not offered, and has to be typed in quotes.
_HARMLESS = re.compile(r"[\w（）〔〕《》“”、·—][\w（）〔〕《》“”、·—./+-]*")


def _opened() -> Workspace | None:
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- only when the shell asks

    try:
        return open_here(None)
    except LuoshiError:
        return None


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete) and _harmless(word)]


def _harmless(word: str) -> bool:
    return _HARMLESS.fullmatch(word) is not None and not ACTIVE.search(word)


def task_ids(incomplete: str) -> list[str]:
    """Return the ids that begin so; they are file names, so no file is read."""
    workspace = _opened()
    return _starting((Path(path).stem for path in workspace.listing.tasks), incomplete) if workspace else []


def clearable(context: typer.Context, incomplete: str) -> list[str]:
    """Return the fields that may be taken out of the entry that is meant, by the task and entry typed before."""
    from luoshi.cli import env  # noqa: PLC0415
    from luoshi.service.recording.amending import clearable_of  # noqa: PLC0415

    workspace = _opened()
    name = context.params.get("name") or next(iter(context.args), None)  # the option without its value ends the parsing
    if workspace is None or not name:
        return []
    try:
        fields = clearable_of(workspace, name, context.params.get("entry"), env.surroundings())
    except LuoshiError:
        return []
    return _starting((field.name for field in fields), incomplete)


def units(incomplete: str) -> list[str]:
    """Return the units that begin so."""
    workspace = _opened()
    return _starting((unit.name for unit in workspace.organisation.units), incomplete) if workspace else []


def people(incomplete: str) -> list[str]:
    """Return the posts that begin so."""
    workspace = _opened()
    return _starting((person.name for person in workspace.organisation.people), incomplete) if workspace else []


def ledgers(incomplete: str) -> list[str]:
    """Return the ledger folders that begin so."""
    workspace = _opened()
    return _starting(sorted(workspace.ledgers), incomplete) if workspace else []


def lists(incomplete: str) -> list[str]:
    """Return the names of the lists of luoshi.yaml that begin so."""
    workspace = _opened()
    return _starting((view.name for view in workspace.config.views), incomplete) if workspace else []


def rule_codes(incomplete: str) -> list[str]:
    """Return the rule codes that begin so."""
    from luoshi.rules.engine.registry import BY_CODE  # noqa: PLC0415

    return _starting(sorted(BY_CODE), incomplete)
