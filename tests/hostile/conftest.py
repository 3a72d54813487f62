"""What hostile files and repositories may take of time."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 120


@pytest.fixture
def in_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail, instead of waiting for ever, where a command hangs: after SECONDS, of the file's own where it has them."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(getattr(request.module, "SECONDS", SECONDS))
    yield
    signal.alarm(0)
