"""One workspace for all tests of words, each of its outputs made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.words.desk import Desk, make_desk
from tests.words.outputs import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The workspace."""
    return make_desk(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="session")
def made(desk: Desk) -> Callable[[str], bytes]:
    """Return what makes an output by its name, once."""
    kept: dict[str, bytes] = {}

    def make(name: str) -> bytes:
        if name not in kept:
            kept[name] = OUTPUTS[name].make(desk)
        return kept[name]

    return make
