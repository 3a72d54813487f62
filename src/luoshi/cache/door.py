"""The door before the door: what was answered before, and still holds, is answered without reading a task.

The table of the inputs is made first, before anything is read; the answer to this run is kept under it. A change
meanwhile makes the next table another one.
"""

from __future__ import annotations

import os
import sys

from luoshi import system
from luoshi.cache.asked import understand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from luoshi.cache.answers import Piece
    from luoshi.cache.inputs import Inputs

    Run = Callable[[Sequence[str], Inputs | None], int]
    """Runs a command; of the inputs it may remember what it saw, None where nothing is to be remembered."""

_ORDINARY = (0, 1)
"""Exit codes of runs that came to their end; the answer of a run that failed is not kept."""


def answer(arguments: Sequence[str], run: Run) -> int:
    """Return the exit code after printing the answer: the kept one where it holds, else that of ``run``."""
    asked = understand(arguments)
    if (
        asked is None
        or not system.has_owners()
        or os.environ.get("PYTHONIOENCODING")  # what is kept is UTF-8
        or os.environ.get("LUOSHI_INDEX") == "off"
        or not sys.stdout
        or not sys.stderr
    ):
        return run(arguments, None)
    from luoshi.cache.inputs import find_inputs  # noqa: PLC0415 -- writing commands do without all this

    inputs = find_inputs(asked, arguments, os.environ)
    if inputs is None:
        return run(arguments, None)
    kept = inputs.find_answer()
    return kept[0] if kept and _print(kept[1]) else _run_and_keep(inputs, arguments, run)


def _print(pieces: Iterable[Piece]) -> bool:
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


def _run_and_keep(inputs: Inputs, arguments: Sequence[str], run: Run) -> int:
    from luoshi.cache.listening import Listening  # noqa: PLC0415 -- a kept answer does without

    with Listening() as heard:
        code = int(run(arguments, inputs))
    if code in _ORDINARY and heard.whole:
        try:
            inputs.keep_answer(code, heard.pieces)
        except KeyboardInterrupt:  # all is said; only the next run is slower
            return code
    return code
