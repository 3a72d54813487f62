"""The changelog fragments make a changelog."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_fragment_is_in_the_notes_of_the_next_release() -> None:
    # A fragment whose name has no kind known to pyproject.toml is refused by towncrier itself.
    command = (sys.executable, "-m", "towncrier", "build", "--draft", "--version", "next", "--dir", str(ROOT))
    notes = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    for fragment in ROOT.glob("changelog.d/*.*.md"):
        assert fragment.read_text(encoding="utf-8").splitlines()[0] in notes, fragment.name
