"""The first door knows every option of the commands that it answers for, and which of them it lets through."""

from __future__ import annotations

from typing import Any

import pytest

from luoshi.cache.asked import OPTIONS, PLACES, understand
from luoshi.cli.app import build_command

ANEW = {"--rev", "--base", "--output", "-o", "--issue", "--verify", "--brief", "--caption", "--help"}
"""Options that write, ask git for more than the table covers, or have no value."""


@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_is_let_through_or_not(name: str) -> None:
    params: list[Any] = build_command(name).params
    options = {option: each for each in params for option in each.opts if option.startswith("-")}
    assert options.keys() - ANEW == OPTIONS[name]
    assert not any(options[each].is_flag for each in OPTIONS[name]), "a flag has no value"
    words = [each for each in params if not each.opts[0].startswith("-")]
    assert bool(words) == (name in {"check", "show", "explain"})
    assert name in PLACES


@pytest.mark.parametrize(
    "line",
    [
        "",
        "add",
        "--version",
        "check --base x",
        "check --base=x",
        "check -- x",
        "list x",
        "list --unit x y",
        "show",
        "show a b",
        "list -o x",
        "explain a b c",
    ],
)
def test_what_is_not_understood(line: str) -> None:
    asked = understand(line.split())
    assert asked is None or line == "show"


def test_the_workspace_that_was_typed() -> None:
    for line in ("list --workspace x --unit y", "list --unit y --workspace=x", "list --workspace z --workspace x"):
        asked = understand(line.split())
        assert asked is not None
        assert asked.workspace == "x"
