"""What native code writes to standard error by itself is kept out of ours: Rust prints its falls, then raises them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STDERR = 2


@contextmanager
def native_silence() -> Iterator[None]:
    """Point the descriptor of standard error to nowhere for the while; where it is closed, there is nothing to do."""
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        kept = os.dup(_STDERR)
    except OSError:
        yield
        return
    try:
        _point_to(os.devnull)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)


def _point_to(path: str) -> None:
    nowhere = os.open(path, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
    finally:
        os.close(nowhere)
