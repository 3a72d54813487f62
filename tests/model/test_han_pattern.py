"""The two ways to match a pattern with Chinese letters say the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.model.base import Written
from luoshi.model.han_pattern import whole_match
from luoshi.model.ledger import Prefix
from luoshi.model.task import TaskId

PATTERNS = [said.pattern for kind in (TaskId, Prefix) for said in kind.__metadata__ if isinstance(said, Written)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("AZaz09_-一鿿龥㐀é\n 中", max_size=6) | st.text(max_size=3))
def test_a_text_fits_as_the_pattern_says(pattern: str, text: str) -> None:
    assert whole_match(pattern)(text) == (re.fullmatch(pattern, text) is not None)


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) == 2
