"""The figures of the tests that ``make soak`` runs after the targets, put beside theirs: a row for each file of tests.

Usage: python -m tests.fuzzing.laws JUNIT.xml SEED OUTPUT.json. What a test counted stands in its properties: examples
that hypothesis passed, kills, writes, interruptions (``record_property``); a test that counted nothing is a case.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

FAILED = ("failure", "error")


def add_figures(report: Path, seed: int, output: Path) -> None:
    """Add the figures of a JUnit report to those of the targets."""
    known = json.loads(output.read_text(encoding="utf-8")) if output.is_file() else {}
    for file, cases in _by_file(report).items():
        known[file] = {**_counted(cases), "seed": seed}
    output.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _by_file(report: Path) -> dict[str, list[ET.Element]]:
    files: dict[str, list[ET.Element]] = defaultdict(list)
    for case in ET.parse(report).iter("testcase"):
        files[case.get("classname", "").replace(".", "/") + ".py"].append(case)
    return dict(sorted(files.items()))


def _counted(cases: list[ET.Element]) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for case in cases:
        told = {each.get("name", ""): int(each.get("value", 0)) for each in case.iter("property")}
        counts.update(told or {"tests": 1})
    failures = sum(case.find(kind) is not None for case in cases for kind in FAILED)
    seconds = round(sum(float(case.get("time", 0)) for case in cases))
    return {"counts": dict(sorted(counts.items())), "failures": failures, "seconds": seconds}


if __name__ == "__main__":
    add_figures(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
