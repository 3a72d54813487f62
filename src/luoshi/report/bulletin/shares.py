"""占比: shares that stand beside each other sum to 100 % as printed, by the largest remainder (最大余额法)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = "按最大余额法取整，合计100%"
"""How a share may come to differ by one in its last place from its own rounding."""


def share_out(counts: Sequence[int], decimals: int) -> tuple[Decimal | None, ...]:
    """Return the share of each count in percent; together they are exactly 100. None for each where all are zero.

    Every share is cut off after its last place, and what is missing goes to those that lost most, one step each; of
    equals the one that stands first gets it.
    """
    total = sum(counts)
    if not total:
        return (None,) * len(counts)
    steps = 10 ** (decimals + 2)
    whole = [count * steps // total for count in counts]
    lost = [count * steps % total for count in counts]
    for place in sorted(range(len(counts)), key=lambda place: -lost[place])[: steps - sum(whole)]:
        whole[place] += 1
    return tuple(Decimal(part).scaleb(-decimals) for part in whole)
