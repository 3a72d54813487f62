"""Ctrl-C as an exception that always arrives.

Python drops what is raised where nobody can take it, such as in the clean-up of a weak reference while a module is
imported: it prints ``Exception ignored`` and goes on as if nothing had been pressed. There it is sent once more.
"""

from __future__ import annotations

import contextlib
import sys

from luoshi.system import interrupts


def take_interruptions() -> None:
    """Make Ctrl-C an exception from here on; where it is ignored, as in a job in the background, it stays so."""
    with contextlib.suppress(ValueError):  # a test, or another program, calls this in a thread
        if not interrupts.is_ignored():
            interrupts.raise_exception()
            sys.unraisablehook = _not_lost


def is_interruption(error: BaseException | None) -> bool:
    """Whether Ctrl-C stands behind the error; pydantic, while it builds a model, keeps but the name of what it met."""
    if error is None or isinstance(error, KeyboardInterrupt):
        return error is not None
    told = type(error).__name__ == "SchemaError" and "KeyboardInterrupt" in str(error)
    return told or is_interruption(error.__cause__ or error.__context__)


def _not_lost(dropped: sys.UnraisableHookArgs) -> None:
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        interrupts.send_soon()
    else:
        sys.__unraisablehook__(dropped)
