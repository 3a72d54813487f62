"""Rounding half up (四舍五入), at the edge only: one decimal unless a bulletin asks for whole percents."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")


def round_to_tenth(value: Decimal) -> Decimal:
    """Round half up to one decimal; never ``-0.0``."""
    return _rounded(value, _TENTH)


def compute_rate(part: int, whole: int, decimals: int = 1) -> Decimal | None:
    """Return ``part`` of ``whole`` in percent with ``decimals`` decimals; None for an empty whole."""
    return _rounded(Decimal(100) * part / whole, Decimal(1).scaleb(-decimals)) if whole else None


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    rounded = value.quantize(step, ROUND_HALF_UP)
    return rounded or abs(rounded)
