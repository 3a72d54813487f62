"""Everyday lines of the reading commands that are called most, taken without Typer, which costs a quarter of a check.

Typer stays where options are defined: what is listed here is held to its definitions by a test, and whatever is not
listed, or is wrong, goes the whole way and is told there.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from luoshi.cache.asked import spoken
from luoshi.cli import env

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Plain(NamedTuple):
    """A command: the module under ``luoshi.cli.actions`` whose ``run`` does it, and what may be said to it.

    ``options``: parameters by option, each with a value. ``words``: the parameter that takes what is no option;
    ``single``: it takes exactly one. ``several``: parameters that take a list; ``paths``: those that take paths.
    """

    module: str
    options: Mapping[str, str]
    words: str
    single: bool
    several: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset({"folder"})


PLAIN = {
    "check": Plain(
        "check",
        {
            "--rule": "rule", "--severity": "severity", "--base": "base", "--format": "output_format",
            "--as-of": "as_of", "--workspace": "folder",
        },
        words="paths",
        single=False,
        several=frozenset({"rule", "paths"}),
        paths=frozenset({"folder", "paths"}),
    ),
    "history": Plain(
        "history",
        {
            "--format": "output_format", "--output": "output", "-o": "output", "--rev": "rev",
            "--workspace": "folder",
        },
        words="name",
        single=True,
        paths=frozenset({"folder", "output"}),
    ),
}  # fmt: skip


def plain_call(arguments: Sequence[str]) -> Callable[[], int] | None:
    """Return the call that the words ask for; None when Typer is to look at them."""
    plain = PLAIN.get(arguments[0]) if arguments else None
    said = _said(plain, arguments[1:]) if plain and not env.completing() else None
    if plain is None or said is None:
        return None
    run: Callable[..., int] = import_module(f"luoshi.cli.actions.{plain.module}").run
    return partial(run, **said)


def _said(plain: Plain, words: Sequence[str]) -> dict[str, Any] | None:
    """Return the parameters that the words give; None for anything unusual."""
    said: dict[str, Any] = {}
    for option, word in spoken(words):
        parameter = plain.options.get(option) if option else plain.words
        if parameter is None or word is None or (option and word.startswith("-")):
            return None
        value = Path(word) if parameter in plain.paths else word
        if parameter in plain.several:
            said.setdefault(parameter, []).append(value)
        elif parameter == plain.words and parameter in said:
            return None
        else:
            said[parameter] = value
    return said if not plain.single or plain.words in said else None
