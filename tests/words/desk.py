"""A workspace in which every naughty word stands in every place that takes words; its commands, run in this process."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from luoshi.cli.door import run
from tests.support.naughty import LEDGER_WORDS, WORDS, as_yaml
from tests.support.repositories import Repo, make_repo, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FOLDER = "ledgers/2026/zonghe"
DAY = ("--as-of", "2026-10-31")
OCTOBER = ("--month", "2026-10", *DAY)
WHOLE = "ZD-2026-999"
"""One task that has all words in its lists and its log."""
NUMBERS = {name: f"ZD-2026-{number:03d}" for number, name in enumerate(LEDGER_WORDS, 1)}
"""The task of each word."""
ORGANISATION = "滨海市</script><img src=x onerror=alert(10)>教委&amp;{{7*7}}"
AUTHOR = "张<img src=x onerror=alert(11)>三"
MESSAGE = "更新\u202e 第一批 \x1b[31m ::error::假的 <img src=x onerror=alert(12)>"

_CONFIG = """
version: 1
organisation: {{name: {organisation}, short: 滨教委, office: 办公室}}
lamps:
  - {{name: 红灯, overdue: true, gap_over: 30}}
  - {{name: 绿灯}}
views:
  - {{name: {organisation}, where: {{lists: 综合}}}}
bulletin: {{masthead: {organisation}, to: {organisation}, copies: [{organisation}], basis: {organisation}}}
"""
_TASK = """
id: {id}
title: {word}
kind: {word}
source: {{category: {word}, document: {word}, item: {word}, approver: {word}}}
objective: {word}
standard: {word}
measures: [{word}]
outputs: [{word}]
leader: {word}
lead: {word}
support: [{word}]
owner: {word}
assigned: 2026-10-09
due: 2026-10-25
due_text: {word}
lists: [{word}]
milestones:
  - {{id: {word}, title: {word}, due: 2026-10-20, weight: 100}}
indicators:
  - {{id: {word}, title: {word}, unit: {word}, type: 累计, baseline: 0, target: 120}}
log:
  - {{date: 2026-10-12, event: 签收, by: {word}, person: {word}}}
  - {{date: 2026-10-14, event: 批示, leader: {word}, text: {word}}}
  - {{date: 2026-10-16, event: 催办, by: 办公室, to: {word}, ref: {word}, reason: {word}, approver: {word}}}
  - date: 2026-10-23
    event: 进展
    by: {word}
    values: {{{word}: 12}}
    note: {word}
    problem: {word}
    cause: {word}
    request: {word}
    next: {word}
    evidence: [{word}]
"""
_WHOLE = """
id: ZD-2026-999
title: 各种文字
kind: 重点任务
objective: 原来的目标
standard: 合格
measures: [{words}]
outputs: [{words}]
leader: 分管副主任
lead: 办公室
support: [{words}]
owner: 处长
assigned: 2026-10-09
due: 2026-12-31
log:
"""
_ENTRY = "  - {{date: 2026-10-23, event: 进展, by: 办公室, note: {word}, problem: {word}, next: {word}}}\n"
_LEDGER = "{{title: {organisation}, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}}\n"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: bytes
    err: str


class _Screen(io.BytesIO):
    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Desk:
    """The workspace, and a folder beside it for what is written."""

    repo: Repo
    written: Path

    def luoshi(self, *arguments: str) -> Outcome:
        """Run a command into a pipe."""
        return self._run(arguments, io.BytesIO())

    def on_screen(self, *arguments: str) -> Outcome:
        """Run a command on a terminal of bare text, so wide that no line is broken."""
        return self._on_terminal("dumb", *arguments)

    def in_colour(self, *arguments: str) -> Outcome:
        """Run a command on such a terminal with colours."""
        return self._on_terminal("xterm-256color", *arguments)

    def _on_terminal(self, kind: str, *arguments: str) -> Outcome:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("COLUMNS", "20000")
            patch.setenv("TERM", kind)
            patch.delenv("NO_COLOR", raising=False)
            return self._run(arguments, _Screen())

    def into(self, name: str, *arguments: str) -> bytes:
        """Run a command that writes a file, and return its content."""
        path = self.written / name
        outcome = self.luoshi(*arguments, "--output", str(path))
        assert outcome.code == 0, outcome.err
        return path.read_bytes()

    def issued(self) -> Path:
        """Issue the bulletin of October, once, and return its folder."""
        folder = self.repo.workspace / "reports/2026-10"
        if not folder.exists():
            outcome = self.luoshi("report", *OCTOBER, "--issue")
            assert outcome.code == 0, outcome.err
        return folder

    def _run(self, arguments: Iterable[str], sink: io.BytesIO) -> Outcome:
        out, err = io.TextIOWrapper(sink, encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with _surroundings(self.repo), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([*arguments, "--workspace", str(self.repo.workspace)])
            sys.stdout.flush()
            sys.stderr.flush()
        return Outcome(code, sink.getvalue(), err.buffer.getvalue().decode())


@contextlib.contextmanager
def _surroundings(repo: Repo) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in surroundings().items():
            patch.setenv(name, value)
        patch.chdir(repo.root)
        yield


def make_desk(folder: Path) -> Desk:
    """Write the workspace: a first commit with the tasks, a second with the entries of the whole one."""
    repo = make_repo(folder / "台账")
    repo.author = AUTHOR
    repo.commit(MESSAGE, {**_settings(), **_tasks(), f"{FOLDER}/ZD-2026-001.yaml": _task_of("script")})
    _keep_evidence(repo)
    repo.commit(MESSAGE, {f"{FOLDER}/{WHOLE}.yaml": _whole(_entries())})
    written = folder / "写出"
    written.mkdir()
    return Desk(repo, written)


def _settings() -> Mapping[str, str]:
    words = [as_yaml(word) for word in LEDGER_WORDS.values()]
    units = [f"  - {{name: {word}, leader: {word}, contact: {word}, aliases: [{word}]}}" for word in words]
    people = [f"  - {{name: {word}, unit: {word}}}" for word in words]
    return {
        "luoshi.yaml": _CONFIG.format(organisation=as_yaml(ORGANISATION)),
        "org.yaml": "\n".join(["units:", "  - {name: 办公室}", *units, "people:", *people, ""]),
        f"{FOLDER}/ledger.yaml": _LEDGER.format(organisation=as_yaml(ORGANISATION)),
    }


def _tasks() -> Mapping[str, str]:
    tasks = {f"{FOLDER}/{number}.yaml": _task_of(name) for name, number in NUMBERS.items()}
    return {**tasks, f"{FOLDER}/{WHOLE}.yaml": _whole("")}


def _task_of(name: str) -> str:
    return _TASK.format(id=NUMBERS[name], word=as_yaml(LEDGER_WORDS[name]))


def _whole(entries: str) -> str:
    words = ", ".join(map(as_yaml, LEDGER_WORDS.values()))
    return _WHOLE.format(words=words) + "  - {date: 2026-10-12, event: 签收, by: 办公室}\n" + entries


def _entries() -> str:
    return "".join(_ENTRY.format(word=as_yaml(word)) for word in LEDGER_WORDS.values())


def _keep_evidence(repo: Repo) -> None:
    """Put a file of each name that this machine takes into the folder of its task."""
    for name, word in WORDS.items():
        folder = repo.workspace / "evidence" / NUMBERS.get(name, WHOLE)
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError, ValueError):
            if "/" not in word:
                (folder / word).write_bytes(b"x")
