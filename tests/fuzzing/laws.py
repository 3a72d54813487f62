"""The figures of the tests that ``make soak`` runs after the targets, put beside theirs.

Usage: python -m tests.fuzzing.laws JUNIT.xml SEED OUTPUT.json. A case here is a test: a law with thousands of examples,
a thousand kills, a crowd of writers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

NAME = "laws, kills, crowds"


def add_figures(report: Path, seed: int, output: Path) -> None:
    """Add the figures of a JUnit report to those of the targets."""
    suites = list(ET.parse(report).iter("testsuite"))
    known = json.loads(output.read_text(encoding="utf-8")) if output.is_file() else {}
    known[NAME] = {
        "cases": sum(int(suite.get("tests", 0)) for suite in suites),
        "failures": sum(int(suite.get(kind, 0)) for suite in suites for kind in ("failures", "errors")),
        "seconds": round(sum(float(suite.get("time", 0)) for suite in suites)),
        "seed": seed,
    }
    output.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    add_figures(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
