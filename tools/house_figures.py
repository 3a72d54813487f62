"""The figures of the house: how large the tree is, and how much it has of what it should have little of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import median_high
from typing import TYPE_CHECKING

from tools.house_modules import find_imports, running_nodes
from tools.house_verbs import begins_with_verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tools.house_modules import Module


@dataclass(frozen=True)
class Figure:
    """One figure, and how much each place has of it. Of a ``largest`` figure the limit holds for every single place."""

    title: str
    value: float
    counts: Mapping[str, int] = field(default_factory=dict)
    largest: bool = False

    def places_above(self, limit: float) -> list[str]:
        """Return the places that make the figure exceed ``limit``, each as a line, the worst first."""
        ranked = sorted(self.counts.items(), key=lambda each: (-each[1], each[0]))
        meant = [(name, count) for name, count in ranked if count > (limit if self.largest else 0)]
        return [name if count == 1 else f"{name}: {count}" for name, count in meant]


def measure(modules: list[Module]) -> dict[str, Figure]:
    """Return all figures by the names under which ``[tool.house]`` limits them."""
    return {**measure_size(modules), **measure_functions(modules), **measure_order(modules)}


def measure_size(modules: list[Module]) -> dict[str, Figure]:
    """Return what there is, in files and lines."""
    lengths = {module.name: len(module.lines) for module in modules}
    percent = 100 / (sum(lengths.values()) or 1)
    comments = sum(len(module.comments) for module in modules)
    docstrings = sum(len(module.docstrings) for module in modules)
    return {
        "files": Figure("files", len(modules)),
        "code-lines": Figure("lines of code", sum(len(module.code) for module in modules)),
        "comments": Figure("lines with a comment, % of all", round(percent * comments, 1)),
        "docstrings": Figure("lines of docstrings, % of all", round(percent * docstrings, 1)),
        "median-file": Figure("median file, lines", median_high(lengths.values())),
        "longest-file": build_largest("longest file, lines", lengths),
    }


def measure_functions(modules: list[Module]) -> dict[str, Figure]:
    """Return how long the bodies of functions are, and which functions are not named by what they do."""
    bodies = {
        f"{module.name}, line {function.lineno}, {function.name}": module.body_length(function)
        for module in modules
        for function in module.functions
    }
    lengths = sorted(bodies.values()) or [0]
    names = {f"{module.name}.{name}": name for module in modules for name in module.public_functions}
    nouns = {place: 1 for place, name in names.items() if not begins_with_verb(name)}
    return {
        "median-function": Figure("median function, lines of code", median_high(lengths)),
        "most-functions": Figure("95 of 100 functions, lines of code at most", lengths[95 * len(lengths) // 100]),
        "longest-function": build_largest("longest function, lines of code", bodies),
        "functions-without-verb": build_sum("public functions that do not begin with a verb", nouns),
    }


def measure_order(modules: list[Module]) -> dict[str, Figure]:
    """Return what makes it hard to find one's way in the tree."""
    folders = Counter(module.package for module in modules if module.path.name != "__init__.py")
    circles = {" and ".join(circle): len(circle) for circle in find_circles(read_imports(modules))}
    twice = find_doubles(modules)
    return {
        "modules-in-folder": build_largest("modules in the largest folder", folders),
        "imports-in-functions": build_sum(
            "imports inside functions", {each.name: each.late_imports for each in modules}
        ),
        "noqa": build_sum("noqa", {each.name: each.noqa for each in modules}),
        "class-names-twice": Figure("class names used twice", len(twice), twice),
        "circles": Figure("circles of modules", len(circles), circles),
    }


def build_largest(title: str, counts: Mapping[str, int]) -> Figure:
    """Build the figure of the largest count."""
    return Figure(title, max(counts.values(), default=0), counts, largest=True)


def build_sum(title: str, counts: Mapping[str, int]) -> Figure:
    """Build the figure of all counts together."""
    return Figure(title, sum(counts.values()), counts)


def find_doubles(modules: list[Module]) -> dict[str, int]:
    """Return each name that several classes have, with the modules where they stand, and how many they are."""
    homes = defaultdict(list)
    for module in modules:
        for name in module.classes:
            homes[name].append(module.name)
    return {f"{name} in {', '.join(places)}": len(places) for name, places in homes.items() if len(places) > 1}


def read_imports(modules: list[Module]) -> dict[str, set[str]]:
    """Return for each module the other modules that it imports when its code runs, wherever the imports stand."""
    names = {module.name for module in modules}
    return {module.name: (find_imports(running_nodes(module.tree)) & names) - {module.name} for module in modules}


def find_circles(imports: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the groups of modules of which each reaches every other by imports, sorted within and among them."""
    reached = {name: follow_imports(name, imports) for name in imports}
    circles = {tuple(sorted(other for other in reached[name] if name in reached[other])) for name in imports}
    return sorted(circles - {()})


def follow_imports(name: str, imports: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the modules that a module reaches by imports; itself only where it stands in a circle."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        fresh = set(imports[waiting.pop()]) - found
        found |= fresh
        waiting.extend(fresh)
    return found
