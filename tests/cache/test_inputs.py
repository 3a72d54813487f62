"""The table covers whatever a command opens: seen from outside, by an audit hook in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from luoshi.cache.asked import PLACES
from luoshi.cache.git_inputs import GitInputs
from luoshi.cache.table import build_table
from tests.cache.door import COMMANDS
from tests.support.repositories import make_repo, surroundings, untraced
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("inputs")
_WATCH = """
import json, os, sys
from luoshi.cli.door import run
seen = []
def hook(event, given):
    if event == "open" and isinstance(given[0], (str, bytes)):
        seen.append(os.path.abspath(os.fsdecode(given[0])))
    elif event in {"os.scandir", "os.listdir"} and given[0] is not None:
        seen.append(os.path.abspath(os.fsdecode(given[0])))
    elif event == "subprocess.Popen":
        seen.append("\\0".join(map(str, given[1])))
def watched(command):
    sys.addaudithook(hook)
    code = run(command)
    sys.stdout.flush()
    return [code, seen]
for command in json.loads(sys.argv[1]):
    child = os.fork()
    if not child:
        print("\\n" + json.dumps(watched(command)), file=sys.stderr, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""
"""Each command runs in a fork, which no other has told anything."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in a folder of a repository, with everything that commands read."""
    repo = make_repo(tmp_path_factory.mktemp("inputs") / "库", "台账")
    repo.commit(
        "全",
        {
            f"{FOLDER}/ZD-2026-002.yaml": task_text(2).lstrip("\n")
            + "  - {date: 2026-10-24, event: 进展, by: 财务处}\n",
            "evidence/ZD-2026-001/照片.jpg": "x",
            ".gitattributes": "ledgers/** merge=luoshi\n",
            "calendar/2026.yaml": "x",
            "README.md": "x",
        },
    )
    return repo.workspace


@pytest.fixture(scope="module")
def opened(root: Path) -> dict[tuple[str, ...], list[str]]:
    """What each command opened and which programs it started."""
    done = subprocess.run(
        (sys.executable, "-P", "-c", _WATCH, json.dumps(COMMANDS)),
        cwd=root, env=untraced(surroundings()), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("[")]
    assert {code for code, _ in told} <= {0, 1}, done.stderr
    return {command: seen for command, (_, seen) in zip(COMMANDS, told, strict=True)}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_opened_that_has_no_row(
    root: Path, opened: dict[tuple[str, ...], list[str]], command: tuple[str, ...]
) -> None:
    environment = surroundings()
    table = build_table(str(root), PLACES[command[0]])
    GitInputs(table, str(root), environment)
    known = {os.path.join(root, path) for path in table.paths}  # noqa: PTH118 -- rows are texts
    git = [each for each in opened[command] if "\0" in each]
    ours = {each for each in opened[command] if each.startswith(f"{root.parent}") and "\0" not in each}
    assert ours, "the hook sees files"
    there = {path for path in ours if os.path.lexists(path) or os.path.dirname(path) not in known}  # noqa: PTH120
    assert there <= known, "what is missing in a folder of the table would be a row of it"
    assert all("\0config\0--null\0--name-only\0" in each for each in git)
    assert bool(git) == (command[0] == "check" and "--rule=LS307" not in command)
