"""Take from the YAML test suite the cases that a ledger may meet, for tests/store/yaml_subset.json.

Usage: python tools/yaml_subset.py SUITE.json > tests/store/yaml_subset.json. The suite is MIT-licensed, see the file.
A case is kept with its text and its value as JSON; without tags, anchors, aliases, directives and further documents,
which are refused whatever they say, and without those on which the parser behind the slow reader errs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from luoshi.store.yaml.compose import RefusedError, compose
from luoshi.store.yaml.guards import guard
from luoshi.store.yaml.problems import NOT_PLAIN

LICENCE = "From yaml-test-suite (https://github.com/yaml/yaml-test-suite), MIT License, (c) 2016-2020 Ingy döt Net."


def code_of(text: str) -> str | None:
    """Return the code with which the slow reader refuses the text; None when it takes it."""
    plain = guard(text.encode())
    if not isinstance(plain, str):
        return plain.code
    try:
        compose(plain)
    except RefusedError as refused:
        return refused.problem.code
    return None


def kept(case: dict[str, Any]) -> bool:
    """Whether the case is one of plain YAML that the slow reader and the suite judge alike."""
    code = code_of(case["yaml"])
    return bool(case["invalid"]) == (code is not None) and code != NOT_PLAIN and (case["invalid"] or bool(case["json"]))


def main() -> None:
    """Write the subset to standard output."""
    suite = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    cases = [
        {"id": case["id"], "yaml": case["yaml"]}
        | ({"invalid": True} if case["invalid"] else {"value": json.loads(case["json"])})
        for case in suite
        if kept(case)
    ]
    print(json.dumps({"licence": LICENCE, "cases": cases}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
