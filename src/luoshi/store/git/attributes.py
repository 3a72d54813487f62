""".gitattributes above the ledgers: which lines decide how git merges them, and which merge drivers this clone knows.

git's own order holds: files nearer to the ledgers decide over those above, later lines over earlier ones, and
``.git/info/attributes`` over all. Patterns are those of gitignore, without ``!``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.errors import LuoshiError
from luoshi.frozen import Frozen
from luoshi.store.files.files import read_bytes
from luoshi.store.git.git import NoGitError, Repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_NAME = ".gitattributes"
_SAMPLE = "ledgers/2026/zonghe/ledger.yaml"
"""Stands for the ledgers where there is no task yet."""

_WILD = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_TOKEN = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|\[!?[^\]]+\]|\\.|.", re.DOTALL)

Text = tuple[str, str, str]
"""An attributes file: its path from the workspace, the folder that it speaks of (from the top), its text."""


class MergeLine(Frozen):
    """A line of a .gitattributes that sets ``merge``: its file, number and text, the pattern, and the driver."""

    path: str
    number: int
    text: str
    pattern: str
    driver: str


class _Setting(Frozen):
    """A line that says something of ``merge``; ``driver`` empty where it takes a driver away."""

    line: MergeLine
    pattern: re.Pattern[str]


class GitAttributes:
    """The attributes of a workspace on disk; satisfies ``rules.context.Merging``. Files are read when asked."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self._root = root
        self._environment = environment

    def deciding(self, paths: Sequence[str]) -> tuple[MergeLine, ...]:
        """Return the lines that name a merge driver and decide for at least one of these files or a ledger.yaml."""
        top, prefix = _top(self._root, self._environment)
        return find_deciding_lines(list(_texts(top, prefix, paths)), paths, prefix)

    def registered(self) -> frozenset[str]:
        """Return the names of the drivers in git's configuration; none without git or a repository."""
        try:
            repository = Repository.around(self._root, self._environment)
            said = repository.output("config", "--null", "--name-only", "--get-regexp", r"^merge\..*\.driver$")
        except LuoshiError:  # nothing configured leaves with 1
            return frozenset()
        names = said.decode(errors="replace").split("\0")
        return frozenset(name.removeprefix("merge.").removesuffix(".driver") for name in names if name)


def _top(root: Path, environment: Mapping[str, str]) -> tuple[Path, str]:
    """Return the top of the repository and the workspace's path in it; the workspace itself without a repository."""
    try:
        repository = Repository.around(root, environment)
    except NoGitError:
        return root, ""
    return repository.root, repository.prefix


def _texts(top: Path, prefix: str, paths: Sequence[str]) -> Iterator[Text]:
    """Yield the files from the weakest to the strongest."""
    nearest = {f"{prefix}{path}".rpartition("/")[0] for path in (*paths, "x")}
    folders = {folder for near in nearest for folder in _parents(f"{near}/x" if near else "x")}
    places = [(folder, f"{folder}{_NAME}") for folder in sorted(folders)]
    for folder, place in (*places, ("", ".git/info/attributes")):
        try:
            content = read_bytes(str(top / place)).decode(errors="replace")
        except OSError:
            continue
        shown = place.removeprefix(prefix) if place.startswith(prefix) else "../" * prefix.count("/") + place
        yield shown, folder, content


def _parents(path: str) -> list[str]:
    """Return the folders above a path, from the top (empty) down, each with ``/`` at its end."""
    parts = path.split("/")[:-1]
    return ["".join(f"{part}/" for part in parts[:end]) for end in range(len(parts) + 1)]


def find_deciding_lines(texts: Iterable[Text], paths: Sequence[str], prefix: str = "") -> tuple[MergeLine, ...]:
    """Return the lines that name a driver and have the last word for at least one of the paths, or a ledger.yaml.

    ``texts``: from the weakest file to the strongest; ``prefix``: of the workspace in the repository.
    """
    macros: dict[str, str] = {}
    settings = [each for text in texts for each in _settings(text, macros)]
    last = (_last(settings, f"{prefix}{path}") for path in (*paths, _SAMPLE)) if settings else ()
    found = {(line.path, line.number): line for line in last if line is not None and line.driver}
    return tuple(found[key] for key in sorted(found))


def _last(settings: Sequence[_Setting], path: str) -> MergeLine | None:
    return next((each.line for each in reversed(settings) if each.pattern.fullmatch(path)), None)


def _settings(text: Text, macros: dict[str, str]) -> Iterator[_Setting]:
    """Read the lines that say something of ``merge``, also through a macro (``[attr]name merge=…``)."""
    path, folder, content = text
    for number, line in enumerate(content.splitlines(), 1):
        pattern, *words = line.split() or [""]
        driver = _driver(words, macros)
        if pattern.startswith("#") or driver is None:
            continue
        if pattern.startswith("[attr]"):
            macros[pattern.removeprefix("[attr]")] = driver
            continue
        yield _Setting(MergeLine(path, number, line, pattern, driver), compile_pattern(pattern, folder))


def _driver(words: Iterable[str], macros: Mapping[str, str]) -> str | None:
    """Return the driver that a line sets, empty for git's own ways; None when it says nothing of ``merge``."""
    driver: str | None = None
    for word in words:
        name, _, value = word.partition("=")
        if name in {"merge", "-merge", "!merge"}:
            driver = value
        elif name in macros:
            driver = macros[name]
        elif name in {"binary", "!binary"}:
            driver = ""
    return driver


def compile_pattern(pattern: str, folder: str = "") -> re.Pattern[str]:
    """Return what matches the paths that a pattern of the attributes file in ``folder`` means."""
    anywhere = "" if "/" in pattern else "(?:.*/)?"
    return re.compile(re.escape(folder) + anywhere + _regex(pattern.removeprefix("/")))


def _regex(pattern: str) -> str:
    parts = (_WILD.get(token) or _plain(token) for token in _TOKEN.findall(pattern))
    return "".join(parts)


def _plain(token: str) -> str:
    if token.startswith("[") and len(token) > 1:
        return "[" + token[1:].replace("!", "^", 1) if token.startswith("[!") else token
    return re.escape(token[-1])
