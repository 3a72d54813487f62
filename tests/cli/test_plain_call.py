"""Command lines that are taken without Typer mean what Typer takes them for."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.cli.app import build_command
from luoshi.cli.framework import dispatch
from luoshi.cli.plain_call import PLAIN, plain_call
from luoshi.errors import LuoshiError

if TYPE_CHECKING:
    from functools import partial

ROOT = Path(__file__).parents[2]
WHERE = ("--workspace", str(ROOT))
DAY = ("--as-of", "2026-10-31")


@pytest.mark.parametrize("name", PLAIN)
def test_the_table_says_what_typer_says(name: str) -> None:
    plain, params = PLAIN[name], {each.name: each for each in build_command(name).params if each.name != "help"}
    options: dict[str, Any] = {opt: each for each in params.values() for opt in each.opts if opt.startswith("-")}
    assert {opt: each.name for opt, each in options.items()} == plain.options
    assert not any(each.is_flag or each.nargs != 1 for each in options.values())
    assert {each.name for each in params.values() if each.multiple or each.nargs == -1} == plain.several
    assert [each.name for each in params.values() if not each.opts[0].startswith("-")] == [plain.words]
    assert params[plain.words].required == plain.single


@pytest.mark.parametrize("name", PLAIN)
def test_the_parameters_are_those_of_the_command(name: str) -> None:
    run = inspect.signature(import_module(f"luoshi.cli.actions.{PLAIN[name].module}").run)
    command = inspect.signature(import_module(f"luoshi.cli.commands.{name}").command)
    taken = {key: (each.kind, each.default) for key, each in run.parameters.items()}
    assert taken == {key: (each.kind, each.default) for key, each in command.parameters.items()}
    paths = {key for key, each in run.parameters.items() if "Path" in str(each.annotation)}
    assert paths == PLAIN[name].paths


@pytest.mark.parametrize(
    "line",
    [
        "check", "check ledgers/2026/zonghe ledgers/2026/tian", "check --rule LS307 --rule=LS308 --severity warning",
        "check --format json", "check --format=xml", "check --severity worse", "check --as-of 2026-13-01",
        "check nowhere", "check --format json --format text", "check --rule LS000", "check --base nothing",
        "history ZD-2026-001", "history ZD-2026-001 --format csv", "history ZD-2026-999",
        "history --rev HEAD ZD-2026-002",
    ],
)  # fmt: skip
def test_both_ways_lead_to_the_same(line: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    words = [*line.split(), *WHERE, *(() if line.startswith("history") or "--as-of" in line else DAY)]
    plain = plain_call(words)
    assert plain is not None
    outcomes = [(_done(call), *capfdbinary.readouterr()) for call in (plain, lambda: dispatch(words))]
    assert outcomes[0] == outcomes[1]


def _done(call: Any) -> tuple[int, str]:
    try:
        return call(), ""
    except LuoshiError as error:
        return error.code, f"{error.message} {error.hint}"


@pytest.mark.parametrize(
    "line",
    [
        "", "list", "--help", "check --help", "check --as-of", "check --as-of -x", "check --", "check -- x", "check -x",
        "check --rul LS307", "check --rule", "history", "history a b", "history a -oX", "history a -o=X",
        "history -- a",
    ],
)  # fmt: skip
def test_what_is_unusual_is_left_to_typer(line: str) -> None:
    assert plain_call(line.split()) is None


def test_what_is_written_together_is_taken_apart() -> None:
    call: partial[int] | Any = plain_call(["check", "--rule=LS307", "a", "--workspace=", "--rule", "LS308", "b"])
    assert call.keywords == {"rule": ["LS307", "LS308"], "paths": [Path("a"), Path("b")], "folder": Path()}


def test_a_shell_that_asks_for_completions_is_answered_by_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_LUOSHI_COMPLETE", "complete_bash")
    assert plain_call(["check"]) is None
