"""The figures of one report, looked up while sentences are written: each number in prose is a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.report.document import Figure, FigureRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from luoshi.state.sets.rates import Ratio
    from luoshi.state.task_state import TaskState


def make_count(label: str, states: Iterable[TaskState]) -> Figure:
    """Count tasks."""
    ids = sorted(state.id for state in states)
    return Figure(label, len(ids), None, tuple(ids))


def make_ratio(label: str, ratio: Ratio) -> Figure:
    """Make a percentage of one decimal; ``tasks`` are those of its numerator, ``of`` counts its denominator."""
    return Figure(label, ratio.value(), len(ratio.whole), tuple(sorted(state.id for state in ratio.part)))


def make_share(label: str, share: Decimal | None, ratio: Ratio) -> Figure:
    """Make one of several shares that were rounded together; ``tasks`` and ``of`` are as in ``make_ratio``."""
    return Figure(label, share, len(ratio.whole), tuple(sorted(state.id for state in ratio.part)))


def change_figure(label: str, now: Figure, before: Figure) -> Figure:
    """Make the change between two printed figures; ``tasks`` are those that came or went."""
    return Figure(label, _minus(now.value, before.value), None, tuple(sorted(set(now.tasks) ^ set(before.tasks))))


def figure_text(figure: Figure) -> str:
    """Return the number as prose prints it, without sign: 3, or 71.1% for a share, or — where there is none."""
    if figure.value is None:
        return "—"
    return f"{abs(figure.value)}{'' if figure.of is None else '%'}"


class FigureBook(Frozen):
    """All figures by id."""

    figures: Mapping[str, Figure]

    def __call__(self, figure: str) -> FigureRef:
        """Return the figure as a run of a sentence."""
        return FigureRef(figure_text(self.figures[figure]), figure)

    def has(self, figure: str) -> bool:
        """Whether there is anything to say: the figure is given and not zero."""
        return figure in self.figures and bool(self.figures[figure].value)

    def value(self, figure: str) -> int | Decimal:
        """Return the value; 0 where there is none."""
        return self.figures[figure].value or 0


def _minus(now: Decimal | int | None, before: Decimal | int | None) -> Decimal | int | None:
    return None if now is None or before is None else now - before
