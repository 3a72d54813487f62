"""Many processes write at once: no entry is lost, no number is given twice."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOAK = settings.get_current_profile_name() == "soak"
PROCESSES, ENTRIES, TASKS, FILES = (16, 90, 10, 16) if SOAK else (6, 8, 2, 1)
"""Writers; entries and new tasks of each; files that all of them write to (a log of 1,440 entries is nobody's)."""
ADD = (
    *(
        "add",
        "--title",
        "甲",
        "--kind",
        "重点任务",
        "--category",
        "市委市政府部署",
        "--document",
        "1号",
        "--approver",
        "主任",
        "--objective",
        "乙",
    ),
    *("--standard", "丙", "--leader", "分管副主任", "--lead", "财务处", "--owner", "丁", "--due", "2026-12-31"),
)
WRITER = f"""
import sys
from luoshi.cli.door import run
name, day = sys.argv[1], ["--as-of", "2026-10-31"]
for number in range({ENTRIES}):
    assert run(["progress", f"ZD-2026-{{number % {FILES} + 1:03d}}", "--note", f"{{name}}-{{number}}", *day]) == 0
for number in range({TASKS}):
    assert run([*{ADD!r}, *day]) == 0
"""


@pytest.mark.slow
def test_no_entry_is_lost_and_no_number_is_given_twice(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    files = {f"{FOLDER}/ZD-2026-{number:03d}.yaml": task_text(number) for number in range(1, FILES + 1)}
    root = make_workspace(tmp_path / "台账", files)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, f"甲{number}"], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for number in range(PROCESSES)
    ]
    for writer in writers:
        _, errors = writer.communicate()
        assert writer.returncode == 0, errors.decode()
    text = "".join((root / path).read_text(encoding="utf-8") for path in files)
    expected = {f"甲{process}-{number}" for process in range(PROCESSES) for number in range(ENTRIES)}
    record_property("writes", PROCESSES * (ENTRIES + TASKS))
    assert sorted(re.findall("note: (甲.*?)}", text)) == sorted(expected)
    numbers = sorted(path.name for path in (root / FOLDER).glob("ZD-*.yaml"))
    assert numbers == [f"ZD-2026-{number:03d}.yaml" for number in range(1, PROCESSES * TASKS + FILES + 1)]
    assert not list((root / FOLDER).glob(".*"))
