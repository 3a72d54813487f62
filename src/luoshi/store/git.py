"""git as a program, reading only: objects of a revision, and the log of raw changes.

A repository is untrusted: its own configuration may name programs. Only plumbing is called, with hooks, file system
monitors, external diffs and text conversion off, no optional locks, and every ``GIT_*`` variable stripped. Paths travel
with ``-z``; a revision that begins with ``-`` is refused before git sees it.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.quotePath=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "protocol.allow=never",
)
_SURROUNDINGS = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_CHUNK = 400
"""Names sent to cat-file before its answers are read: fewer bytes than any pipe holds."""


class NoGitError(UnreadableError):
    """No git here: not installed, or the workspace is not in a repository."""


class UnknownRevisionError(UsageError):
    """A revision that git does not know."""

    def __init__(self, revision: str, why: str = "") -> None:
        super().__init__(f"没有“{revision}”这个版本{why}", "写提交号、分支名或标签，如 HEAD~1、main；git log 可以查")


class MissingObjectError(UnreadableError):
    """An object that the repository should have is not there (a partial or damaged clone)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"仓库里缺少对象 {name}", "这可能是部分克隆或损坏的仓库；先用 git fetch 取全历史再运行")


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One entry of a tree object. ``mode``: 0o100644 and so on; ``sha``: of the blob, tree or commit."""

    name: str
    mode: int
    sha: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return self.mode & 0o170000 == 0o100000

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.mode & 0o170000 == 0o040000


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that holds a workspace.

    ``prefix``: the workspace's path in it, with ``/`` at its end, or empty. ``environment``: what git gets to see.
    """

    root: Path
    prefix: str
    environment: Mapping[str, str]

    @classmethod
    def around(cls, workspace: Path, environment: Mapping[str, str]) -> Repository:
        """Find the repository; raises NoGitError when there is none. No process is started.

        Of ``environment`` (the command line's own), git sees what cannot turn it: no ``GIT_*`` variable, no locale.
        """
        kept = {name: value for name, value in environment.items() if not name.startswith(("GIT_", "LC_", "LANG"))}
        real = workspace.resolve()
        for folder in (real, *real.parents):
            if (folder / ".git").exists():
                inside = real.relative_to(folder).as_posix()
                return cls(folder, "" if inside == "." else f"{inside}/", {**kept, **_SURROUNDINGS})
        raise NoGitError("这个工作区不在 git 仓库里，没有历史可查", "在工作区里运行 git init 并提交，以后每次改动都有据可查")

    def output(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Run one git command to its end and return what it printed.

        Raises NoGitError when git is not installed, UnreadableError with git's own words when it fails.
        """
        done = self._run(arguments, stdin)
        if done.returncode:
            words = done.stderr.decode(errors="replace").strip()
            message = f"git {arguments[0]} 失败（退出码 {done.returncode}）：{words}"
            raise UnreadableError(message, "用 git status、git fsck 检查仓库")
        return done.stdout

    def succeeds(self, *arguments: str) -> bool:
        """Whether a git command leaves with 0."""
        return self._run(arguments, b"").returncode == 0

    def _run(self, arguments: Iterable[str], stdin: bytes) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                self.command(*arguments), input=stdin, capture_output=True, check=False, env=dict(self.environment)
            )
        except FileNotFoundError:
            raise NoGitError("没有安装 git", "安装 git 后再运行；不用历史的命令不受影响") from None

    def command(self, *arguments: str) -> list[str]:
        """Return the whole command line of a git call in this repository."""
        return ["git", "-C", str(self.root), *_SAFE, *arguments]

    def objects(self) -> Objects:
        """Start the one process that answers for objects; close it after use."""
        return Objects(self)


def refuse_option(revision: str) -> str:
    """Return the revision; raises UnknownRevisionError for one that git could take for an option or a second word."""
    if not revision or revision.startswith("-") or any(char in revision for char in "\n\0"):
        raise UnknownRevisionError(revision, "：版本名不能为空、不能以“-”开头、不能换行")
    return revision


class Objects:
    """A running ``git cat-file --batch``: commits, trees and blobs by name, in any number, from one process."""

    def __init__(self, repository: Repository) -> None:
        self._prefix = repository.prefix
        self._width = 20
        try:
            self._process = subprocess.Popen(
                repository.command("cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=dict(repository.environment),
            )
        except FileNotFoundError:
            raise NoGitError("没有安装 git", "安装 git 后再运行；不用历史的命令不受影响") from None

    def __enter__(self) -> Objects:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process and wait for it."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def commit(self, revision: str) -> str:
        """Return the full name of the commit that ``revision`` names; raises UnknownRevisionError."""
        found = self._ask(f"{refuse_option(revision)}^{{commit}}")
        if found is None:
            raise UnknownRevisionError(revision)
        self._width = len(found[0]) // 2
        return found[0]

    def folder(self, commit: str, path: str) -> tuple[TreeEntry, ...]:
        """Return the entries of a folder of the workspace at a commit, in git's order; none when it is not there."""
        inside = f"{self._prefix}{path}".rstrip("/")
        found = self._ask(f"{commit}:{inside}" if inside else f"{commit}^{{tree}}")
        return parse_tree(found[2], self._width) if found and found[1] == "tree" else ()

    def tree(self, sha: str) -> tuple[TreeEntry, ...]:
        """Return the entries of a tree object."""
        found = self._ask(sha)
        if found is None:
            raise MissingObjectError(sha)
        return parse_tree(found[2], self._width)

    def file(self, commit: str, path: str) -> bytes | None:
        """Return the content of a file of the workspace at a commit; None when it is not there or is no blob."""
        if "\n" in path:
            return None
        found = self._ask(f"{commit}:{self._prefix}{path}")
        return found[2] if found and found[1] == "blob" else None

    def blobs(self, shas: Iterable[str]) -> Iterator[bytes]:
        """Yield the contents of blobs in the order asked; raises MissingObjectError."""
        names = list(shas)
        for start in range(0, len(names), _CHUNK):
            chunk = names[start : start + _CHUNK]
            self._send("".join(f"{name}\n" for name in chunk))
            for name in chunk:
                found = self._receive()
                if found is None:
                    raise MissingObjectError(name)
                yield found[2]

    def _ask(self, name: str) -> tuple[str, str, bytes] | None:
        self._send(f"{name}\n")
        return self._receive()

    def _send(self, text: str) -> None:
        assert self._process.stdin is not None  # noqa: S101 -- opened as a pipe above
        self._process.stdin.write(text.encode("utf-8", "surrogateescape"))
        self._process.stdin.flush()

    def _receive(self) -> tuple[str, str, bytes] | None:
        """Return (sha, type, content) of the next answer; None for a name that git does not know."""
        assert self._process.stdout is not None  # noqa: S101
        head = self._process.stdout.readline().decode(errors="replace").rstrip("\n")
        parts = head.rsplit(" ", 2)
        if len(parts) != 3 or not parts[2].isdigit():  # noqa: PLR2004 -- sha, type, size
            return None
        content = self._process.stdout.read(int(parts[2]))
        self._process.stdout.read(1)
        return parts[0], parts[1], content


def parse_tree(data: bytes, width: int) -> tuple[TreeEntry, ...]:
    """Read a tree object (``mode name NUL sha`` over and over; ``width`` bytes a sha); odd names are escaped."""
    entries, place = [], 0
    while place < len(data):
        space = data.index(b" ", place)
        end = data.index(b"\0", space)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        entries.append(TreeEntry(name, int(data[place:space], 8), data[end + 1 : end + 1 + width].hex()))
        place = end + 1 + width
    return tuple(entries)
