"""Write the generated parts of the docs; ``--check`` only names those that are stale and leaves with 1."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the command line."""
    sys.path.insert(0, str(ROOT))  # started by its path, a script finds only its own folder
    from tools.pages import everything  # noqa: PLC0415 -- needs the line above

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when something is stale")
    parser.add_argument("--examples", action="store_true", help="also run the examples of the docs, write their output")
    options = parser.parse_args()
    stale = everything.stale(ROOT)
    if not options.check:
        everything.write(ROOT, stale)
    for path in stale:
        print(f"{'stale' if options.check else 'written'}: {path}")
    if options.examples:
        for path in everything.refresh_examples(ROOT):
            print(f"written: {path}")
    if options.check and stale:
        print("run `make docs` and commit what it writes")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
