"""git as a program, reading only.

A repository is untrusted: its own configuration may name programs. Only plumbing and ``log`` are called, with hooks,
file system monitors, external diffs and text conversion off, no optional locks, no replaced objects, no grafts, and
every ``GIT_*`` variable stripped. Objects that a partial clone lacks are not fetched: git before 2.45 does not know
``GIT_NO_LAZY_FETCH``, so no protocol is allowed either, whatever the repository's configuration allows. Paths travel
with ``-z``; a revision that begins with ``-`` is refused before git sees it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.store.files.files import read_bytes
from luoshi.suggestion import suggest
from luoshi.system import find_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from subprocess import CompletedProcess

_SETTINGS = (
    f"core.attributesFile={os.devnull}",
    "core.bigFileThreshold=16m",  # larger objects pass through git in pieces
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
    f"diff.orderFile={os.devnull}",
    "log.showSignature=false",
    "log.diffMerges=separate",
    "log.follow=false",
    "log.mailmap=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",  # where .git is none, the folder itself must not pass for a repository
)
_SAFE = ("--no-pager", "--literal-pathspecs", *(word for setting in _SETTINGS for word in ("-c", setting)))
_SURROUNDINGS = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_GRAFT_FILE": f"{os.devnull}/none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_LACKS = ("bad object", "could not get object", "could not parse commit", "missing", "promisor", "unable to read")
_REFETCH = "部分克隆先用 git fetch --refetch 取全；不是的，用 git fsck 检查是否损坏"
_SHALLOW_FILE = 64 << 20
"""A million names of commits."""


class NoGitError(UnreadableError):
    """No git here: not installed, or the workspace is not in a repository."""


class NotInstalledError(NoGitError):
    """The program is not on the PATH."""

    def __init__(self) -> None:
        super().__init__("没有安装 git", "安装 git 后再运行；不用历史的命令不受影响")


class UnknownRevisionError(UsageError):
    """A revision that git does not know."""

    def __init__(self, revision: str, why: str = "") -> None:
        super().__init__(f"没有“{revision}”这个版本{why}", "写提交号、分支名或标签，如 HEAD~1、main；git log 可以查")


class MissingObjectError(UnreadableError):
    """An object that the repository should have is not there (a partial or damaged clone)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"仓库里缺少对象 {name}", _REFETCH)


def explain_failure(command: str, code: int, words: bytes) -> UnreadableError:
    """Return the error of a git command that failed, with git's own words."""
    said = words.decode(errors="replace").strip()
    hint = "用 git status、git fsck 检查仓库"
    if any(each in said for each in _LACKS):
        hint = f"缺少对象：{_REFETCH}"
    if "dubious ownership" in said:
        hint = "仓库属于别的用户；确认可信后，按 git 的提示登记 safe.directory"
    if "transport" in said and "not allowed" in said:  # git before 2.45, which tries to fetch what is missing
        hint = "这是部分克隆，缺少对象，读的时候不联网去取；先用 git fetch --refetch 取全再运行"
    return UnreadableError(f"git {command} 失败（退出码 {code}）：{said}", hint)


def find_git(environment: Mapping[str, str]) -> str:
    """Return where git lies on the PATH, never in the workspace. Raises NotInstalledError."""
    found = find_program("git", environment.get("PATH", os.defpath), environment.get("PATHEXT", ""))
    if found is None:
        raise NotInstalledError
    return found


class Repository(Frozen):
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
                prefix = "" if inside == "." else f"{inside}/"
                return cls(folder, prefix, {**kept, **_SURROUNDINGS, "GIT_CEILING_DIRECTORIES": str(folder.parent)})
        raise NoGitError(
            "这个工作区不在 git 仓库里，没有历史可查", "在工作区里运行 git init 并提交，以后每次改动都有据可查"
        )

    def output(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Run one git command to its end and return what it printed.

        Raises NoGitError when git is not installed, UnreadableError with git's own words when it fails.
        """
        done = self._run(arguments, stdin)
        if done.returncode:
            raise explain_failure(arguments[0], done.returncode, done.stderr)
        return done.stdout

    def answer(self, *arguments: str) -> bytes | None:
        """Do the same for a command that leaves with 1 where there is no answer: that is None."""
        done = self._run(arguments, b"")
        if done.returncode == 1:
            return None
        if done.returncode:
            raise explain_failure(arguments[0], done.returncode, done.stderr)
        return done.stdout

    def succeeds(self, *arguments: str) -> bool:
        """Whether a git command leaves with 0."""
        return self._run(arguments, b"").returncode == 0

    def _run(self, arguments: Iterable[str], stdin: bytes) -> CompletedProcess[bytes]:
        import subprocess  # noqa: PLC0415 -- costs 4 ms, and not all who ask for a repository ask git

        try:
            return subprocess.run(
                self.command(*arguments), input=stdin, capture_output=True, check=False, env=dict(self.environment)
            )
        except FileNotFoundError:
            raise NotInstalledError from None

    def command(self, *arguments: str) -> list[str]:
        """Return the whole command line of a git call in this repository. Raises NotInstalledError."""
        return [find_git(self.environment), "-C", str(self.root), *_SAFE, *arguments]

    def advice(self, revision: str) -> str:
        """Return what may have been meant by a revision that is not there: the nearest branch or tag."""
        names = self.output("for-each-ref", "--format=%(refname:short)").decode(errors="replace").split()
        if not names:
            return "：仓库里还没有提交"
        return suggest(revision, names)

    def shallow_commits(self) -> frozenset[str]:
        """Return the commits at which a shallow clone was cut off; empty for a whole one. No process is started."""
        try:
            return frozenset(read_bytes(str(self._common_folder() / "shallow"), _SHALLOW_FILE).decode("ascii").split())
        except (OSError, ValueError):  # text that is none, or a path with NUL
            return frozenset()

    def _common_folder(self) -> Path:
        """Return the ``.git`` that the worktrees of a repository share."""
        folder = self.root / ".git"
        if folder.is_file():  # a worktree or submodule: the file names the folder
            folder = self.root / read_bytes(str(folder)).decode().removeprefix("gitdir:").strip()
        shared = folder / "commondir"
        return folder / read_bytes(str(shared)).decode().strip() if shared.is_file() else folder


def refuse_option(revision: str) -> str:
    """Return the revision; raises UnknownRevisionError for one that git could take for an option or a second word."""
    if not revision or revision.startswith("-") or any(char in revision for char in "\n\0"):
        raise UnknownRevisionError(revision, "：版本名不能为空、不能以“-”开头、不能换行")
    return revision
