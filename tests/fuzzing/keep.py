"""``make reliability``: keeps the figures of the last soak for docs/reliability.md, with when and where it ran.

Usage: python -m tests.fuzzing.keep build/soak.json docs/reliability.json
"""

from __future__ import annotations

import datetime as dt
import json
import platform
import subprocess
import sys
from pathlib import Path


def keep(figures: Path, output: Path) -> None:
    """Write the figures with the day, the revision and the system."""
    known = json.loads(figures.read_text(encoding="utf-8"))
    done = subprocess.run(("git", "rev-parse", "--short", "HEAD"), capture_output=True, text=True, check=True)
    day = dt.datetime.fromtimestamp(figures.stat().st_mtime, dt.UTC).date().isoformat()
    system = f"{platform.system()}, Python {platform.python_version()}"
    run = {"date": day, "revision": done.stdout.strip(), "system": system}
    text = json.dumps({"run": run, **dict(sorted(known.items()))}, ensure_ascii=False, indent=1)
    output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]))
