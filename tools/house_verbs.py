"""How the name of a function is known to begin with a verb: the verbs stand in ``house_verbs.txt``.

A word that this tree uses as a noun (report, table, task) is not among them: such a function needs a clearer verb.
The last two lines are forms of verbs for functions that answer yes or no.
"""

from __future__ import annotations

from pathlib import Path

VERBS = frozenset(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())
ENTRY_POINTS = frozenset({"command", "main"})
"""Names that others ask for: that of the function of each command, and that of each program."""


def begins_with_verb(name: str) -> bool:
    """Tell whether the name of a function begins with a verb; a word before ``of`` is a noun."""
    first, *rest = name.split("_")
    return name in ENTRY_POINTS or (first in VERBS and rest[:1] != ["of"])
