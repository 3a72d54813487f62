"""Runs the examples of a page in a folder of their own, and writes what they show where the page shows it.

A page is read from top to bottom. ``<!-- workspace: NAME -->`` puts a workspace there (``small``: tests/errors/base,
``sample``: the ledgers of this repository); a ``yaml file=PATH`` block writes a file, ``yaml append=PATH`` adds to one;
``<!-- run: COMMAND -->`` runs unseen. In a ``console`` block each ``$ `` line is run by bash, ``> `` continues it, and
the lines below are its output; a line ``…`` stands for lines left out. A command that fails needs ``exit=CODE`` on
the block.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import luoshi

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = "/home/clerk"
"""Where the reader is told that the folder lies."""

_STEP = re.compile(
    r"^<!-- workspace: (?P<workspace>\w+) -->$"
    r"|^<!-- run: (?P<unseen>[^\n]+) -->$"
    r"|^```yaml (?P<way>file|append)=(?P<path>\S+)\n(?P<content>.*?)^```$"
    r"|^```console(?: exit=(?P<code>\d+))?\n(?P<console>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SAMPLE = (
    *("luoshi.yaml", "org.yaml", "calendar", "ledgers", "evidence"),
    *("registers", "inspections", "clues"),
)


class ExampleError(Exception):
    """A command of a page did not end as the page says."""


@dataclass
class Place:
    """Where the examples of one page run: the folder of the reader, the repository, and the current folder.

    ``program``: what bash runs for ``luoshi``. ``first``: a folder that Python looks into before all others.
    """

    folder: Path
    root: Path
    here: Path
    program: str
    first: Path | None


PROGRAM = f'#!/bin/sh\nexec {sys.executable} -m luoshi "$@"\n'


def rerun(text: str, folder: Path, root: Path, program: str = PROGRAM, first: Path | None = None) -> str:
    """Return the page with the real output of its examples. Raises ExampleError for an exit code that is not told."""
    place = Place(folder, root, folder, program, first)
    return _STEP.sub(lambda step: _take(step, place), text)


def has_examples(text: str) -> bool:
    """Whether the page shows commands."""
    return "\n```console" in text


def _take(step: re.Match[str], place: Place) -> str:
    if step["workspace"]:
        _put_workspace(step["workspace"], place)
    elif step["unseen"]:
        _expect(place, step["unseen"], 0)
    elif step["path"]:
        _put_file(place.here / step["path"], step["content"], append=step["way"] == "append")
    else:
        return _console(step, place)
    return step[0]


def _put_workspace(name: str, place: Place) -> None:
    if name == "small":
        shutil.copytree(place.root / "tests/errors/base", place.folder, dirs_exist_ok=True)
        return
    for part in _SAMPLE:
        source = place.root / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, place.folder / part)


def _put_file(path: Path, content: str, *, append: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if append else ""
    path.write_text(before + content, encoding="utf-8")


def _console(step: re.Match[str], place: Place) -> str:
    code = int(step["code"] or 0)
    shown = []
    for command, old in _commands(step["console"]):
        new = _expect(place, "\n".join(line[2:] for line in command), code)
        shown += [*command, *(old if _fits(old, new) else new)]
    head = "```console" + (f" exit={code}" if code else "")
    return "\n".join([head, *shown, "```"])


def _commands(block: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield each command with its lines of output."""
    command: list[str] = []
    output: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ ") and command:
            yield command, output
            command, output = [], []
        if line.startswith("$ ") or (line.startswith("> ") and not output):
            command.append(line)
        else:
            output.append(line)
    yield command, output


def _fits(old: list[str], new: list[str]) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in old)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in new)) is not None


def _expect(place: Place, command: str, code: int) -> list[str]:
    """Run the command where the last one left off; return the lines it shows, without trailing blanks."""
    after = place.folder.parent / f"{place.folder.name}.pwd"
    script = f"trap 'pwd > \"{after}\"' EXIT\n{command}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=place.here,
        env=_environment(place),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    place.here = Path(after.read_text(encoding="utf-8").strip())
    if done.returncode != code:
        raise ExampleError(f"{command}\nleft with {done.returncode}, not {code}:\n{done.stdout}")
    text = done.stdout.replace(str(place.folder), HOME)
    return [line.rstrip() for line in text.rstrip("\n").splitlines()]


def _environment(place: Place) -> dict[str, str]:
    """Return the surroundings of a clerk: our program on the path, git with a name, nothing of this machine."""
    bin_folder = place.folder.parent / f"{place.folder.name}.bin"
    bin_folder.mkdir(exist_ok=True)
    program = bin_folder / "luoshi"
    program.write_text(place.program, encoding="utf-8")
    program.chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "LUOSHI_"))}
    first = [place.first] if place.first else []
    return {
        **kept,
        "PATH": f"{bin_folder}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(map(str, [*first, Path(luoshi.__file__).parents[1]])),
        "HOME": str(place.folder),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "督查科科员",
        "GIT_AUTHOR_EMAIL": "clerk@example.org",
        "GIT_COMMITTER_NAME": "督查科科员",
        "GIT_COMMITTER_EMAIL": "clerk@example.org",
        "GIT_AUTHOR_DATE": "2026-10-31T09:00:00+08:00",
        "GIT_COMMITTER_DATE": "2026-10-31T09:00:00+08:00",
    }
