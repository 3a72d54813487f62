"""A writer killed anywhere leaves whole files and stops nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SOAK = settings.get_current_profile_name() == "soak"


def test_a_writer_killed_at_any_call_leaves_old_or_new_and_no_lock(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    kills = "1000" if SOAK else "100"
    script = "tests.writing.killed_writer"
    done = subprocess.run(
        [sys.executable, "-m", script, str(tmp_path), kills], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    killed, calls, files = map(int, done.stdout.split())
    record_property("kills", killed)
    assert killed >= int(kills)
    assert calls > 50
    assert files == 1
