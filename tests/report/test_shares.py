"""Shares that stand beside each other sum to 100 %, and none is further than one step from its own value."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.report.bulletin.shares import share_out

COUNTS = st.lists(st.integers(0, 5000), min_size=1, max_size=10).filter(any)
DECIMALS = st.integers(0, 2)


def shares_of(counts: list[int], decimals: int) -> list[Decimal]:
    return [share for share in share_out(counts, decimals) if share is not None]


@given(COUNTS, DECIMALS)
def test_they_sum_to_a_hundred(counts: list[int], decimals: int) -> None:
    shares = shares_of(counts, decimals)
    assert len(shares) == len(counts)
    assert sum(shares) == 100


@given(COUNTS, DECIMALS)
def test_none_is_a_step_from_what_it_is(counts: list[int], decimals: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    for count, share in zip(counts, shares_of(counts, decimals), strict=True):
        assert abs(share - Decimal(100) * count / sum(counts)) < step
        assert share == share.quantize(step)
        assert bool(share) <= bool(count), "what is not there has no share"


@given(COUNTS, DECIMALS)
def test_a_larger_class_has_no_smaller_share(counts: list[int], decimals: int) -> None:
    pairs = sorted(zip(counts, shares_of(counts, decimals), strict=True))
    for (fewer, small), (more, large) in itertools.pairwise(pairs):
        assert small <= large or fewer == more


@pytest.mark.parametrize(
    ("counts", "decimals", "shares"),
    [
        ([1, 1, 1], 1, ["33.4", "33.3", "33.3"]),
        ([1, 1, 1], 0, ["34", "33", "33"]),
        ([1, 7], 1, ["12.5", "87.5"]),
        ([1, 7], 0, ["13", "87"]),
        ([0, 5], 1, ["0.0", "100.0"]),
        ([2, 2, 2, 1], 1, ["28.6", "28.6", "28.5", "14.3"]),
    ],
)
def test_what_is_missing_goes_to_those_that_lost_most(counts: list[int], decimals: int, shares: list[str]) -> None:
    assert [str(share) for share in share_out(counts, decimals)] == shares


def test_of_nothing_there_is_no_share() -> None:
    assert share_out([0, 0], 1) == (None, None)
