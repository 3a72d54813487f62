"""Objects of a repository by what they are, in any number, from one process: commits, folders, files."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Self

from luoshi.errors import UnreadableError
from luoshi.store.git.cat_file import LARGEST, CatFile
from luoshi.store.git.git import MissingObjectError, UnknownRevisionError, refuse_option
from luoshi.store.git.git_tree import parse_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.store.git.cat_file import Answer
    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_tree import TreeEntry

MOST_ENTRIES = 2_000_000
"""Entries of folders that one command looks at; a ledger of 100,000 tasks has half a million with its evidence."""

_REMEMBERED = 200_000
"""Entries after which trees are no longer kept for the next look: 50 MB."""

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
_SHA1_WIDTH = 20


class Objects:
    """What a repository holds, asked of one process that ends with the context. Paths are those of the workspace."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._width = _SHA1_WIDTH
        self._seen = 0
        self._trees: dict[str, tuple[TreeEntry, ...]] = {}
        self._git = CatFile(repository)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._git.close()

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
            found = self._git.ask(f"{refuse_option(revision)}^{{commit}}", 0)
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
        if _OBJECT.fullmatch(name) and name != revision and self._git.ask(name, 0) is None:
            raise MissingObjectError(name)

    def folder(self, commit: str, path: str) -> tuple[TreeEntry, ...]:
        """Return the entries of a folder of the workspace at a commit, in git's order; none when it is not there."""
        inside = f"{self._repository.prefix}{path}".rstrip("/")
        if "\n" in inside:
            return ()
        found = self._git.ask(f"{commit}:{inside}" if inside else f"{commit}^{{tree}}")
        if found is None:
            self._surely_absent(commit, inside)
        return self._entries(found) if found and found[1] == "tree" else ()

    def tree(self, sha: str) -> tuple[TreeEntry, ...]:
        """Return the entries of a tree object. Commits share most of their trees: each is read once."""
        known = self._trees.get(sha)
        if known is not None:
            return self._counted(known)
        (entries,) = self.trees([sha])
        if self._seen < _REMEMBERED:
            self._trees[sha] = entries
        return entries

    def trees(self, shas: Iterable[str]) -> Iterator[tuple[TreeEntry, ...]]:
        """Yield the entries of tree objects in the order asked; raises MissingObjectError."""
        for name, found in self._git.all(shas, LARGEST):
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
        found = self._git.ask(f"{commit}^{{tree}}")
        if found is None:
            raise MissingObjectError(f"{commit}^{{tree}}")
        entries = self._entries(found)
        for part in filter(None, inside.split("/")):
            entry = next((each for each in entries if each.name == part), None)
            if entry is None:
                return
            found = self._git.ask(entry.sha)
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
        found = self._git.ask(f"{commit}:{inside}", most)
        if found is None:
            self._surely_absent(commit, inside)
        return found[2] if found and found[1] == "blob" else None

    def blobs(self, shas: Iterable[str], most: int = LARGEST) -> Iterator[bytes]:
        """Yield the contents of blobs in the order asked, each cut at ``most`` bytes; raises MissingObjectError."""
        return (found[2] for _, found in self._git.all(shas, most))
