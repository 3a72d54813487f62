"""Keeps an answer and is killed at every call into the system: run as a program, ``writer.py FOLDER KILLS``.

As tests/writing/killed_writer.py does: a fork counts the calls of C functions and kills itself at the n-th.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from luoshi.cache import answers, folder
from tests.writing.killed_writer import killing_at

NAMES = tuple("answer-" + digit * 48 for digit in "01")
PIECES = {NAMES[0]: [(1, b"old\n" * 3000)], NAMES[1]: [(1, b"new\n" * 5000), (2, b"more\n")]}


def keep(root: str, name: str) -> None:
    """Keep an answer as a command does at its end."""
    if folder.make(root):
        answers.keep_answer(root, name, 1, PIECES[name])


def killed(root: str, name: str, number: int) -> bool:
    """Start a writer that is killed at the ``number``-th call; return whether it was, or had finished before."""
    child = os.fork()
    if child == 0:
        sys.setprofile(killing_at(number))
        keep(root, name)
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(root: Path, kills: int) -> None:
    """Kill so often; nothing but a whole answer may ever be found, and the next writer must get through."""
    number = calls = done = 0
    while done < kills or not calls:
        number += 1
        hit = killed(str(root), NAMES[1], number)
        found = answers.find_answer(str(root), NAMES[1])
        assert found == (1, PIECES[NAMES[1]]) or (found is None and hit), f"half-written at call {number}"
        keep(str(root), NAMES[0])
        assert answers.find_answer(str(root), NAMES[0]) == (1, PIECES[NAMES[0]]), f"stopped after call {number}"
        assert (root / folder.FOLDER / ".gitignore").exists()
        for path in (root / folder.FOLDER).iterdir():
            path.unlink()
        (root / folder.FOLDER).rmdir()
        done += hit
        if not hit:
            calls, number = number, 0
    sys.stdout.write(f"{done} {calls}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
