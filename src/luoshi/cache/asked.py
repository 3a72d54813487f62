"""Which command lines may be answered from what was kept: reading commands that print, with options known here.

Anything not listed takes the ordinary way. ``tests/cache/test_asked.py`` holds the lists to the commands' own options.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` costs as much as all of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COMMON = frozenset({"--format", "--as-of", "--workspace"})
_SCOPE = frozenset({"--for-unit", "--for-leader", "--list", "--ledger"})
OPTIONS = {
    "check": _COMMON | {"--rule", "--severity"},
    "list": _COMMON
    | {"--unit", "--leader", "--person", "--lamp", "--lifecycle", "--judgement", "--question", "--list", "--ledger"}
    | {"--kind", "--source", "--due-from", "--due-to", "--text", "--view", "--sort"},
    "show": _COMMON,
    "explain": _COMMON | _SCOPE,
    "report": _COMMON | _SCOPE | {"--week", "--month", "--quarter", "--half", "--year", "--cut-off", "--dated"},
}
"""The options of a command whose answer may be kept; all take a value."""

PLACES = {
    "check": ("calendar", "registers", "ledgers", "evidence", "inspections", "clues"),
    "list": ("calendar", "registers", "ledgers"),
    "show": ("calendar", "registers", "ledgers"),
    "explain": ("calendar", "registers", "ledgers", "reports"),
    "report": ("calendar", "registers", "ledgers", "reports", "templates"),
}
"""The folders that a command reads, beside luoshi.yaml and org.yaml; ``check`` asks git as well."""

_WORDS = {"show": 1, "explain": 2, "check": 99}
"""How many words beside options a command takes. Those of ``check`` are paths."""


class Asked:
    """A command line that may be answered from what was kept; ``workspace`` as it was typed, or None."""

    __slots__ = ("command", "words", "workspace")

    def __init__(self, command: str) -> None:
        self.command = command
        self.workspace: str | None = None
        self.words: list[str] = []


def understand(arguments: Sequence[str]) -> Asked | None:
    """Return what is asked, None where the answer must be made anew."""
    if not arguments or arguments[0] not in OPTIONS:
        return None
    asked = Asked(arguments[0])
    for option, word in spoken(arguments[1:]):
        if not option:
            asked.words.append(word or "")
        elif option not in OPTIONS[asked.command]:
            return None
        elif option == "--workspace":
            asked.workspace = word
    return asked if len(asked.words) <= _WORDS.get(asked.command, 0) and _are_inside(asked) else None


def spoken(arguments: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each option with its value, None where none follows, and each other word under the empty text."""
    rest = iter(arguments)
    for word in rest:
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if word.startswith("-"):
            yield name, value if equals else next(rest, None)
        else:
            yield "", word


def _are_inside(asked: Asked) -> bool:
    """Whether the paths that ``check`` is to look at lie where the table looks; elsewhere a file could come or go."""
    return asked.command != "check" or all(
        word.split("/")[0] in {"ledgers", "evidence"} and ".." not in word.split("/") for word in asked.words
    )
