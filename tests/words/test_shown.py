"""Every naughty word stands in every output as the text that it is, read back by a program that is not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.naughty import LEDGER_WORDS, squeezed
from tests.words.outputs import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.xdist_group("words")


@pytest.fixture(scope="session")
def said(made: Callable[[str], bytes]) -> Callable[[str], set[str]]:
    """Return what reads an output, once: its texts without white space."""
    kept: dict[str, set[str]] = {}

    def read(name: str) -> set[str]:
        if name not in kept:
            kept[name] = {squeezed(text) for text in OUTPUTS[name].read(made(name))}
        return kept[name]

    return read


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_word_is_shown(said: Callable[[str], set[str]], name: str) -> None:
    output, texts = OUTPUTS[name], said(name)
    expected = {word: squeezed(output.says(text)) for word, text in LEDGER_WORDS.items()}
    assert all(expected.values())
    missing = {
        word: text
        for word, text in expected.items()
        if not (text in texts if output.whole else any(text in found for found in texts))
    }
    assert missing == {}
