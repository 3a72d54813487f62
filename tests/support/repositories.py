"""Real git repositories for tests: an identity and a clock of their own, no settings of the machine."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

START = 1_790_000_000
"""An hour before the first commit, in seconds: 2026-09-21."""
HOUR = 3600

_SETTINGS = ("-c", "protocol.file.allow=always", "-c", "maintenance.auto=false")

_started: list[list[str]] = []
_counting = [False]


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _counting[0] and event == "subprocess.Popen":
        _started.append([str(word) for word in arguments[1]])  # type: ignore[attr-defined]


sys.addaudithook(_hook)


@contextlib.contextmanager
def processes() -> Iterator[list[list[str]]]:
    """Yield the command lines of the processes started meanwhile."""
    _started.clear()
    _counting[0] = True
    try:
        yield _started
    finally:
        _counting[0] = False


def surroundings() -> dict[str, str]:
    """Return an environment in which git reads no settings but the repository's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "TZ": "Asia/Shanghai"}


def untraced(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process whose coverage is not measured.

    Coverage writes files, imports modules, and hangs for ever when Ctrl-C comes while it holds its own lock.
    """
    return {name: value for name, value in environment.items() if not name.startswith("COVERAGE")}


@dataclass
class Repo:
    """A repository; ``root`` is its top folder, ``workspace`` the workspace in it."""

    root: Path
    workspace: Path
    author: str = "张三"
    clock: list[int] = field(default_factory=lambda: [START])

    def git(self, *arguments: str) -> str:
        """Run git; it must succeed. Return what it printed."""
        email = f"{self.author}@example.cn"
        when = f"{self.clock[0]} +0800"
        people = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", self.author), ("EMAIL", email), ("DATE", when))
        }
        done = subprocess.run(
            ["git", *_SETTINGS, *arguments],
            cwd=self.root, env={**surroundings(), **people}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return done.stdout.decode(errors="replace").strip()

    def commit(self, message: str, files: Mapping[str, str | None] | None = None) -> str:
        """Write files of the workspace (None removes one), commit everything an hour later, return the commit."""
        for path, text in (files or {}).items():
            target = self.workspace / path
            if text is None:
                target.unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text.lstrip("\n"), encoding="utf-8")
        self.clock[0] += HOUR
        self.git("add", "--all")
        told = self.git("-c", "core.abbrev=no", "commit", "--allow-empty", "--message", message)
        return re.split(r"[] ]", told.partition("]")[0])[-1]


def make_repo(root: Path, inside: str = "", *, form: str = "sha1") -> Repo:
    """Make a repository whose first commit is the small workspace, at its top or in a folder of it.

    It is a copy of one that git made, once: no process is started.
    """
    shutil.copytree(_made(inside, form), root, symlinks=True, dirs_exist_ok=True)
    return Repo(root, root / inside if inside else root, clock=[START + HOUR])


@cache
def _made(inside: str, form: str) -> Path:
    folder = tempfile.mkdtemp(prefix="luoshi-repository-")
    atexit.register(shutil.rmtree, folder)
    root = Path(folder, "库")
    repo = Repo(root, make_workspace(root / inside if inside else root))
    repo.git("init", "--quiet", "--initial-branch=main", f"--object-format={form}")
    for sample in root.glob(".git/hooks/*"):
        sample.unlink()
    repo.commit("登记第一个事项")
    return root


def commit(root: Path) -> None:
    """Commit everything."""
    person = ("-c", "user.name=甲", "-c", "user.email=a@example.com")
    for words in (("init", "-q"), ("add", "-A"), (*person, "commit", "-qm", "记")):
        subprocess.run(["git", *words], cwd=root, check=True)
