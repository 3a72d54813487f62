"""What hostile files and repositories may take of time."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.support.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def in_time() -> Iterator[None]:
    """Fail, instead of waiting for ever, where a command hangs."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
