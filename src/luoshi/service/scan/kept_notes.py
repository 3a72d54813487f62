"""What is noted of the few tasks that have something to note: findings, exceptions, odd names, parents."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from typing import TYPE_CHECKING, Any

from luoshi.service.scan.kept_rows import finding_of, finding_row, of_json, to_json

if TYPE_CHECKING:
    from luoshi.findings import Finding
    from luoshi.service.scan.request import TaskScan


@dataclass(slots=True)
class Notes:
    """By path: rows of findings, codes that the task excepts, names, ids of parents; and the rows of ``across``.

    ``names``: ids that are not those of the file names; None for a file that cannot be read.
    """

    found: dict[str, list[Any]] = field(default_factory=dict)
    excepted: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    across: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, content: bytes) -> Notes:
        """Return the notes of ``content``."""
        return cls(*of_json(content))

    def content(self) -> bytes:
        """Return the notes as bytes."""
        return to_json(astuple(self))

    def forget(self, path: str) -> None:
        """Forget a task."""
        for noted in (self.found, self.excepted, self.names, self.parents):
            noted.pop(path, None)

    def add(self, digest: TaskScan) -> None:
        """Note what there is of a task."""
        path, card = digest.path, digest.card
        if digest.findings:
            self.found[path] = [finding_row(each) for each in digest.findings]
        if digest.excepted:
            self.excepted[path] = sorted(digest.excepted)
        if card is None or card.id != _stem(path):
            self.names[path] = card.id if card else None
        if card and card.parent:
            self.parents[path] = card.parent

    def name(self, path: str) -> str | None:
        """Return the id of a task; None for a file that cannot be read."""
        return self.names[path] if path in self.names else _stem(path)

    def unread(self) -> int:
        """Return how many files cannot be read."""
        return sum(name is None for name in self.names.values())

    def exceptions(self) -> dict[str, frozenset[str]]:
        """Return the codes that tasks except."""
        return {path: frozenset(codes) for path, codes in self.excepted.items()}

    def findings(self) -> list[Finding]:
        """Return the findings of the task files, in the order of their paths."""
        return [finding_of(row) for path in sorted(self.found) for row in self.found[path]]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
