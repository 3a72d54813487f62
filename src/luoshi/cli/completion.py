"""Candidates for shell completion: ids, units, ledgers, lists, rule codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from luoshi.cli.actions import candidates, clearable
from luoshi.visible_text import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Iterable

# A shell puts what it is offered into the command line as it stands, and zsh evaluates it first: a name with a blank,
# a sign that shells act on, or a character that is not seen is not offered, and has to be typed in quotes.
_HARMLESS = re.compile(r"[\w（）〔〕《》“”、·—][\w（）〔〕《》“”、·—./+-]*")


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete) and _is_harmless(word)]


def _is_harmless(word: str) -> bool:
    return _HARMLESS.fullmatch(word) is not None and not ACTIVE.search(word)


def task_ids(incomplete: str) -> list[str]:
    """Return the ids that begin so."""
    return _starting(candidates.list_task_ids(), incomplete)


def clearable_fields(context: typer.Context, incomplete: str) -> list[str]:
    """Return the fields that may be taken out of the entry that is meant, by the task and entry typed before."""
    name = context.params.get("name") or next(iter(context.args), None)  # the option without its value ends the parsing
    return _starting(clearable.list_clearable(name, context.params.get("entry")), incomplete) if name else []


def units(incomplete: str) -> list[str]:
    """Return the units that begin so."""
    return _starting(candidates.list_units(), incomplete)


def people(incomplete: str) -> list[str]:
    """Return the posts that begin so."""
    return _starting(candidates.list_people(), incomplete)


def ledgers(incomplete: str) -> list[str]:
    """Return the ledger folders that begin so."""
    return _starting(candidates.list_ledgers(), incomplete)


def lists(incomplete: str) -> list[str]:
    """Return the names of the lists of luoshi.yaml that begin so."""
    return _starting(candidates.list_views(), incomplete)


def rule_codes(incomplete: str) -> list[str]:
    """Return the rule codes that begin so."""
    return _starting(candidates.list_rule_codes(), incomplete)
