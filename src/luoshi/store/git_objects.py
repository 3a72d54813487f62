"""Objects of a repository, in any number, from one process: a running ``git cat-file --batch``."""

from __future__ import annotations

import contextlib
import re
import stat
import subprocess
import tempfile
from typing import TYPE_CHECKING, Self

from luoshi.errors import UnreadableError
from luoshi.store.git import MissingObjectError, NotInstalledError, UnknownRevisionError, failed, refuse_option
from luoshi.store.git_tree import parse_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.store.git import Repository
    from luoshi.store.git_tree import TreeEntry

Answer = tuple[str, str, bytes]
"""(sha, type, content)."""

LARGEST = 64 << 20
"""More than this of one object is never held: trees and bulletins are smaller, and the rest is read and let go."""

MOST_ENTRIES = 2_000_000
"""Entries of folders that one command looks at; a ledger of 100,000 tasks has half a million with its evidence."""

_NOT_SO_FAR = (
    "no upstream configured",
    "is outside repository",
    "no such branch",
    "HEAD does not point to a branch",
    " only has ",
    "log for ",
)
"""Why git gives up over a revision like ``@{u}`` or ``@{99}``, although nothing is broken."""

_OBJECT = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")
_STEPS = re.compile("[~^@:]")
_SUBMODULE = 0o160000
_CHUNK = 400
"""Names sent before their answers are read: fewer bytes than any pipe holds."""
_GULP = 1 << 20
_SHA1_WIDTH = 20


class Objects:
    """The running process. A context manager; paths are those of the workspace."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._width = _SHA1_WIDTH
        self._seen = 0
        self._trees: dict[str, tuple[TreeEntry, ...]] = {}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the process
        try:
            self._process = subprocess.Popen(
                repository.command("cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=dict(repository.environment),
            )
        except FileNotFoundError:
            self._errors.close()
            raise NotInstalledError from None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process and wait for it; answers that nobody read end it too."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        self._process.wait()
        self._errors.close()

    def commit(self, revision: str) -> str:
        """Return the full name of the commit that ``revision`` names; raises UnknownRevisionError."""
        found = self._commit(revision)
        if found is None:
            raise UnknownRevisionError(revision, self._repository.advice(revision))
        self._width = len(found[0]) // 2
        return found[0]

    def _commit(self, revision: str) -> Answer | None:
        """Return the commit; None for what names none. Raises MissingObjectError for a branch whose commit is gone."""
        try:
            found = self._ask(f"{refuse_option(revision)}^{{commit}}", 0)
        except UnreadableError as error:
            if any(words in error.message for words in _NOT_SO_FAR):
                return None
            raise
        if found is None:
            for known in {revision, _STEPS.split(revision)[0]} - {""}:
                self._refuse_lost(known)
        return found

    def _refuse_lost(self, revision: str) -> None:
        """Raise MissingObjectError for a branch or tag that is there while its commit is not."""
        said = self._repository.answer("rev-parse", "--verify", "--quiet", revision) if revision[0] != "@" else None
        name = (said or b"").decode(errors="replace").strip()
        if _OBJECT.fullmatch(name) and name != revision and self._ask(name, 0) is None:
            raise MissingObjectError(name)

    def folder(self, commit: str, path: str) -> tuple[TreeEntry, ...]:
        """Return the entries of a folder of the workspace at a commit, in git's order; none when it is not there."""
        inside = f"{self._repository.prefix}{path}".rstrip("/")
        if "\n" in inside:
            return ()
        found = self._ask(f"{commit}:{inside}" if inside else f"{commit}^{{tree}}")
        if found is None:
            self._surely_absent(commit, inside)
        return self._entries(found) if found and found[1] == "tree" else ()

    def tree(self, sha: str) -> tuple[TreeEntry, ...]:
        """Return the entries of a tree object. Commits share most of their trees: each is read once."""
        known = self._trees.get(sha)
        if known is not None:
            return self._counted(known)
        (self._trees[sha],) = self.trees([sha])
        return self._trees[sha]

    def trees(self, shas: Iterable[str]) -> Iterator[tuple[TreeEntry, ...]]:
        """Yield the entries of tree objects in the order asked; raises MissingObjectError."""
        for name, found in self._all(shas, LARGEST):
            if found[1] != "tree":
                raise MissingObjectError(name)
            yield self._entries(found)

    def _entries(self, found: Answer) -> tuple[TreeEntry, ...]:
        return self._counted(parse_tree(found[2], self._width))

    def _counted(self, entries: tuple[TreeEntry, ...]) -> tuple[TreeEntry, ...]:
        """Return the entries; a few small objects can stand for any number of folders, so each look at one counts."""
        self._seen += len(entries)
        if self._seen > MOST_ENTRIES:
            raise UnreadableError(
                f"仓库里的文件超过 {MOST_ENTRIES} 个，不是台账的样子", "来历不明的仓库不要使用；用 git ls-tree -r 查看"
            )
        return entries

    def _surely_absent(self, commit: str, inside: str) -> None:
        """Raise MissingObjectError unless the path is really not in the commit: git says “missing” of both."""
        found = self._ask(f"{commit}^{{tree}}")
        if found is None:
            raise MissingObjectError(f"{commit}^{{tree}}")
        entries = self._entries(found)
        for part in filter(None, inside.split("/")):
            entry = next((each for each in entries if each.name == part), None)
            if entry is None:
                return
            found = self._ask(entry.sha)
            if found is None:
                if stat.S_IFMT(entry.mode) != _SUBMODULE:
                    raise MissingObjectError(entry.sha)
                return
            entries = self._entries(found) if found[1] == "tree" else ()

    def file(self, commit: str, path: str, most: int = LARGEST) -> bytes | None:
        """Return the content of a file of the workspace at a commit; None when it is not there or is no blob."""
        if "\n" in path + self._repository.prefix:
            return None
        inside = f"{self._repository.prefix}{path}"
        found = self._ask(f"{commit}:{inside}", most)
        if found is None:
            self._surely_absent(commit, inside)
        return found[2] if found and found[1] == "blob" else None

    def blobs(self, shas: Iterable[str], most: int = LARGEST) -> Iterator[bytes]:
        """Yield the contents of blobs in the order asked, each cut at ``most`` bytes; raises MissingObjectError."""
        return (found[2] for _, found in self._all(shas, most))

    def _all(self, shas: Iterable[str], most: int) -> Iterator[tuple[str, Answer]]:
        """Yield name and answer of objects that must be there; many are asked for before the first is answered."""
        names = list(shas)
        for start in range(0, len(names), _CHUNK):
            chunk = names[start : start + _CHUNK]
            self._send("".join(f"{name}\n" for name in chunk))
            for name in chunk:
                found = self._receive(most)
                if found is None:
                    raise MissingObjectError(name)
                yield name, found

    def _ask(self, name: str, most: int = LARGEST) -> Answer | None:
        self._send(f"{name}\n")
        return self._receive(most)

    def _send(self, text: str) -> None:
        assert self._process.stdin is not None  # noqa: S101 -- opened as a pipe above
        try:
            self._process.stdin.write(text.encode("utf-8", "surrogateescape"))
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None

    def _receive(self, most: int) -> Answer | None:
        """Return the next answer, its content cut at ``most`` bytes; None for a name that git does not know."""
        assert self._process.stdout is not None  # noqa: S101
        head = self._process.stdout.readline()
        if not head:
            raise self._ended()
        parts = head.decode(errors="replace").rstrip("\n").rsplit(" ", 2)
        if len(parts) != 3 or not parts[2].isdigit():  # noqa: PLR2004 -- sha, type, size
            return None
        return parts[0], parts[1], self._content(int(parts[2]), most)

    def _content(self, size: int, most: int) -> bytes:
        assert self._process.stdout is not None  # noqa: S101
        content = self._process.stdout.read(min(size, most))
        rest = size - len(content) + 1
        while rest > 0 and (more := self._process.stdout.read(min(rest, _GULP))):
            rest -= len(more)
        if rest:  # git found out half-way that the object is damaged
            raise self._ended()
        return content

    def _ended(self) -> Exception:
        """Return what git said when it gave up, as it does where it does not trust the owner of the repository."""
        code = self._process.wait()
        self._errors.seek(0)
        return failed("cat-file", code, self._errors.read())
