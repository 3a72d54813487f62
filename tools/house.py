"""Print the figures of the code under src/luoshi, and hold them to the limits of ``[tool.house]`` in pyproject.toml.

Usage: python -m tools.house [ROOT]. Leaves with 1 where a figure exceeds its limit, and names the places.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from tools.house_figures import Figure, measure
from tools.house_modules import read_modules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHOWN = 12
"""How many places of a figure are named; the worst come first."""


def main(arguments: Sequence[str]) -> int:
    """Measure the project at ROOT, by default the current folder."""
    root = Path(arguments[0] if arguments else ".")
    figures = measure(read_modules(root / "src" / "luoshi"))
    limits = read_limits(root, figures)
    for name, figure in figures.items():
        limit = f"  (limit {limits[name]})" if name in limits else ""
        print(f"{figure.title:<48}{figure.value:>8,}{limit}")
    exceeded = [name for name in limits if figures[name].value > limits[name]]
    for name in exceeded:
        print(describe_excess(name, figures[name], limits[name]))
    return 1 if exceeded else 0


def read_limits(root: Path, figures: Mapping[str, Figure]) -> dict[str, int]:
    """Return the limits by name; raises SystemExit where one limits nothing that is measured."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    limits: dict[str, int] = project["tool"]["house"]
    unknown = sorted(limits.keys() - figures.keys())
    if unknown:
        raise SystemExit(f"pyproject.toml, [tool.house]: nothing is measured by the name of {', '.join(unknown)}")
    return limits


def describe_excess(name: str, figure: Figure, limit: int) -> str:
    """Return the lines that say what exceeds its limit, and where to look."""
    places = figure.places_above(limit)
    rest = len(places) - SHOWN
    more = [f"and {rest} more"] if rest > 0 else []
    first = f"too much: {figure.title}: {figure.value}, limit {limit} ({name} in [tool.house] of pyproject.toml)"
    return "\n  ".join([first, *places[:SHOWN], *more])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
