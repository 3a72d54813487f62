"""A promise and the figure measured for it; what a run says of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Target:
    """``limit`` is the most that is allowed, or with ``least`` the least. ``goal``: what is hoped for beyond it.

    ``figure`` is None where the run could not measure it.
    """

    text: str
    figure: float | None
    limit: float
    unit: str
    least: bool = False
    goal: float | None = None

    @property
    def verdict(self) -> str:
        """What the run says of it."""
        if self.figure is None:
            return "**not measured**"
        return "met" if (self.figure >= self.limit if self.least else self.figure <= self.limit) else "**not met**"

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The row of the table."""
        hoped = f" (goal {self.goal:g}{self.unit})" if self.goal is not None else ""
        limit = f"{'≥' if self.least else '≤'} {self.limit:g}{self.unit}{hoped}"
        return self.text, limit, "–" if self.figure is None else f"{self.figure:.2f}{self.unit}", self.verdict


def summary(targets: Sequence[Target]) -> str:
    """Return how many are met, and name the others."""
    missed = [f"{each.text} ({each.row[2]})" for each in targets if each.verdict != "met"]
    words = f"{len(targets) - len(missed)} of {len(targets)} targets are met."
    return f"{words} Not met or not measured: {'; '.join(missed)}." if missed else words
