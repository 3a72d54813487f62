"""A shell is offered only words that it cannot take for anything else: what it is offered, it runs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.naughty import LEDGER_WORDS, acts
from tests.support.repositories import surroundings

if TYPE_CHECKING:
    from tests.words.desk import Desk

pytestmark = pytest.mark.xdist_group("words")

OFFERED = {"no", "CON", "1e5", "3-4", "12345678901234567890", "007", "a/b", "nul.txt", "𠮷野家", "办公室"}
SIGNS = set(" \t\n'\"`$&|;<>(){}[]*?!#~^=%@\\:,")


def _offered(desk: Desk, shell: str) -> str:
    asked = "luoshi list --unit "
    told = {
        **surroundings(),
        "_LUOSHI_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": asked,
        "COMP_CWORD": "3",
        "_TYPER_COMPLETE_ARGS": asked,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    command = [sys.executable, "-m", "luoshi"]
    done = subprocess.run(command, cwd=desk.repo.workspace, env=told, capture_output=True, check=False)
    return done.stdout.decode()


@pytest.mark.parametrize("shell", ["bash", "fish", "powershell"])
def test_only_harmless_names_are_offered(desk: Desk, shell: str) -> None:
    words = {line.removesuffix("::: ") for line in _offered(desk, shell).splitlines()}
    assert words >= OFFERED - {"𠮷野家"}
    assert words <= {*LEDGER_WORDS.values(), "办公室"}
    assert [word for word in words if set(word) & SIGNS or any(map(acts, word)) or word.startswith("-")] == []


def test_what_zsh_evaluates_is_harmless(desk: Desk) -> None:
    text = _offered(desk, "zsh").strip()
    assert text.startswith("_arguments '*: :((")
    assert text.endswith("))'")
    inner = text.removeprefix("_arguments '*: :((").removesuffix("))'").split("\n")
    assert all(line.startswith('"') and line.endswith('"') and not set(line[1:-1]) & SIGNS for line in inner)
