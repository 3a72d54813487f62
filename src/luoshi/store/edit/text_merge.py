"""git's own three-way merge of texts: what ``luoshi merge`` falls back on."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.store.git.git import NotInstalledError, explain_failure, find_git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OURS, _THEIRS = "我方", "对方"
_CANNOT = 128
"""git leaves with the number of conflicts, at most 127; above that it could not merge at all."""


class TextMerge(Frozen):
    """The merged text, with conflict marks unless ``clean``."""

    content: bytes
    clean: bool


def merge_texts(base: Path, ours: Path, theirs: Path, environment: Mapping[str, str]) -> TextMerge:
    """Merge three files as git does; nothing is written. Raises NotInstalledError, UnreadableError for no texts."""
    labels = [word for name in (_OURS, "原来", _THEIRS) for word in ("-L", name)]
    command = [find_git(environment), "merge-file", "-p", "-q", *labels, "--", str(ours), str(base), str(theirs)]
    kept = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=kept)
    except FileNotFoundError:
        raise NotInstalledError from None
    if not 0 <= done.returncode < _CANNOT:
        raise explain_failure("merge-file", done.returncode, done.stderr)
    return TextMerge(done.stdout, clean=not done.returncode)


def mark_whole_conflict(ours: bytes, theirs: bytes) -> bytes:
    """Return both texts whole between conflict marks: for what only looks as if it could be merged."""
    marks = [f"<<<<<<< {_OURS}\n", "=======\n", f">>>>>>> {_THEIRS}\n"]
    first, middle, last = (mark.encode() for mark in marks)
    return b"".join([first, _ended(ours), middle, _ended(theirs), last])


def _ended(text: bytes) -> bytes:
    return text if text.endswith(b"\n") else text + b"\n"
