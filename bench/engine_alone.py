"""The floor: reads the same task files and parses them with yaml-rs, nothing else. What ``check`` is compared with.

python bench/engine_alone.py FOLDER [PROCESSES]

The garbage collector is off, as in luoshi. With several processes each parses its share and returns nothing.
"""

from __future__ import annotations

import gc
import os
import sys

import yaml_rs


def main() -> None:
    """Parse every task file below the folder."""
    gc.disable()
    paths = sorted(_files(sys.argv[1]))
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004 -- an optional argument
    children = [_child(paths[part::processes]) for part in range(1, processes)]
    _parse(paths[::processes])
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    sys.exit(max(codes, default=0))


def _files(folder: str) -> list[str]:
    found = (os.path.join(where, name) for where, _, names in os.walk(f"{folder}/ledgers") for name in names)  # noqa: PTH118
    return [path for path in found if path.endswith(".yaml")]


def _child(paths: list[str]) -> int:
    """Fork a process that parses and ends; return its number."""
    child = os.fork()
    if not child:
        _parse(paths)
        os._exit(0)
    return child


def _parse(paths: list[str]) -> None:
    for path in paths:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 -- the floor, so the fastest way
            yaml_rs.loads(stream.read().decode(), parse_datetime=False)


if __name__ == "__main__":
    main()
