"""What a rule says of itself: its code, what it looks at, what it needs, and what may be set about it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from luoshi.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIGURATION_FILE = "luoshi.yaml"
ORGANISATION_FILE = "org.yaml"

Findings = Iterator[Finding]
"""What the check of a rule yields."""

Parameter = int | str | tuple[str, ...]


class Scope(StrEnum):
    """What a rule looks at: a file's text (the reader reports), one task, the workspace, or a change since a base.

    ``inspection``: the files of 督导; such a rule is asked only where there are any.
    """

    FILE = "file"
    TASK = "task"
    WORKSPACE = "workspace"
    CHANGE = "change"
    INSPECTION = "inspection"


class Rule(NamedTuple):
    """The description of a rule. ``basis`` names the clause or practice that it serves; ``parameters`` the defaults.

    ``needs``: what a task must have one of, so that the rule has anything to look at: a key of the head, a class of
    entries, or a word of the state (see ``TaskView.traits``). A rule without needs is asked about every task.
    """

    code: str
    title: str
    severity: Severity
    scope: Scope
    basis: str
    parameters: Mapping[str, Parameter] = MappingProxyType({})
    needs: frozenset[type | str] = frozenset()
