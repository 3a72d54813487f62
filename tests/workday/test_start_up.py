"""The package costs nothing at start-up: no parser, no model library, no package data reader."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import luoshi.workday.bundled, luoshi.workday.calendar, luoshi.workday.deadline
print(sorted({"pydantic", "ruamel", "yaml_rs", "importlib.resources", "luoshi.store"} & sys.modules.keys()))
"""


def test_importing_reads_no_heavy_module() -> None:
    # -S: without site, whose .pth files may import importlib.resources themselves.
    found = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{PROGRAM}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == "[]\n"
