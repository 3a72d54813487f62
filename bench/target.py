"""A promise and the figure measured for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """``limit`` is the most that is allowed, or with ``least`` the least. ``goal``: what is hoped for beyond it."""

    text: str
    figure: float
    limit: float
    unit: str
    least: bool = False
    goal: float | None = None

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of the limit."""
        return self.figure >= self.limit if self.least else self.figure <= self.limit

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The row of the table."""
        hoped = f" (goal {self.goal:g}{self.unit})" if self.goal is not None else ""
        limit = f"{'≥' if self.least else '≤'} {self.limit:g}{self.unit}{hoped}"
        return self.text, limit, f"{self.figure:.2f}{self.unit}", "met" if self.met else "**not met**"
