"""The door before the door: what was answered before, and still holds, is answered without reading a task.

The table of the inputs is made first, before anything is read; the answer to this run is kept under it. A change
meanwhile makes the next table another one.
"""

from __future__ import annotations

import os
import sys

from luoshi.cache.asked import understand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from luoshi.cache.answers import Piece
    from luoshi.cache.question import Question

    Run = Callable[[Sequence[str]], int]

_ORDINARY = (0, 1)
"""Exit codes of runs that came to their end; the answer of a run that failed is not kept."""


def answer(arguments: Sequence[str], run: Run) -> int:
    """Return the exit code after printing the answer: the kept one where it holds, else that of ``run``."""
    asked = understand(arguments)
    if (
        asked is None
        or not hasattr(os, "geteuid")
        or os.environ.get("LUOSHI_INDEX") == "off"
        or not sys.stdout
        or not sys.stderr
    ):
        return run(arguments)
    from luoshi.cache.answers import find  # noqa: PLC0415 -- writing commands do without all this
    from luoshi.cache.question import question_of  # noqa: PLC0415

    question = question_of(asked, arguments, os.environ)
    if question is None:
        return run(arguments)
    kept = find(question.root, question.name)
    return kept[0] if kept and _printed(kept[1]) else _listened(question, arguments, run)


def _printed(pieces: Iterable[Piece]) -> bool:
    """Print the answer; False when that failed before anything was printed, so that the ordinary way can complain."""
    done = False
    try:
        for stream, data in pieces:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(stream, rest) :]
                done = True
    except BrokenPipeError:
        return True  # the reader went away: as in cli.door, that is no error
    except OSError:
        return done
    return True


def _listened(question: Question, arguments: Sequence[str], run: Run) -> int:
    from contextlib import suppress  # noqa: PLC0415 -- a kept answer does without

    from luoshi.cache import present  # noqa: PLC0415
    from luoshi.cache.listening import Listening  # noqa: PLC0415

    present.question = question
    try:
        with Listening() as heard:
            code = int(run(arguments))
    finally:
        present.question = None
    if code in _ORDINARY and heard.whole:
        with suppress(KeyboardInterrupt):  # all is said; only the next run is slower
            _keep(question, code, heard.pieces)
    return code


def _keep(question: Question, code: int, pieces: Sequence[Piece]) -> None:
    from luoshi.cache import answers, folder  # noqa: PLC0415

    if question.may_be_kept() and folder.make(question.root):
        ahead = answers.keep(question.root, question.name, code, pieces)
        if ahead is not None and not question.is_kept_well(ahead):
            folder.remove(f"{question.root}/{folder.FOLDER}/{question.name}")
