"""Ctrl-C held back while something is done that must not stop half-way, and let through where it may."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager


def hold_sigint() -> AbstractContextManager[None]:
    """Hold Ctrl-C back; it comes through afterwards, unless somebody further out holds it back too."""
    return _masked(signal.SIG_BLOCK)


def release_sigint() -> AbstractContextManager[None]:
    """Let Ctrl-C through for a long part that cleans up after itself."""
    return _masked(signal.SIG_UNBLOCK)


@contextlib.contextmanager
def _masked(how: int) -> Iterator[None]:
    before = signal.pthread_sigmask(how, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
