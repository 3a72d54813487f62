"""Rounding half up (四舍五入) to one decimal, at the edge only."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")


def one_decimal(value: Decimal) -> Decimal:
    """Round half up to one decimal; never ``-0.0``."""
    rounded = value.quantize(_TENTH, ROUND_HALF_UP)
    return rounded or abs(rounded)


def rate(part: int, whole: int) -> Decimal | None:
    """Return ``part`` of ``whole`` in percent with one decimal; None for an empty whole."""
    return one_decimal(Decimal(100) * part / whole) if whole else None
