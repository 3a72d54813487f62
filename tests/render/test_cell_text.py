from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from luoshi.render.cell_text import figure_text, format_cell, long_date
from luoshi.report.document import Cell, Figure, LampMark, Percent, Points, Rate, TaskRef


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("", ""),
        ("一|二", "一|二"),
        (0, "0"),
        (12345, "12345"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (Rate(Decimal("71.1"), 32, 45), "71.1%（32/45）"),
        (Rate(Decimal("0.0"), 0, 45), "0.0%（0/45）"),
        (Rate(None, 0, 0), "—"),
        (Percent(Decimal("100.0")), "100.0%"),
        (Points(Decimal("-12.5")), "-12.5"),
        (Points(Decimal("5.0")), "+5.0"),
        (Points(Decimal("0.0")), "0.0"),
        (LampMark("红灯", 0, 3), "红灯"),
        (TaskRef("ZD-2026-001", "ledgers/a.yaml"), "ZD-2026-001"),
    ],
)
def test_a_cell_has_one_spelling(cell: Cell, text: str) -> None:
    assert format_cell(cell) == text


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("事项", 3, None, ()), "3"),
        (Figure("事项", None, None, ()), "—"),
        (Figure("按期办结率", Decimal("71.1"), 45, ()), "71.1%（分母45）"),
        (Figure("按期办结率", None, 0, ()), "—（分母0）"),
    ],
)
def test_a_share_is_shown_with_its_denominator(figure: Figure, text: str) -> None:
    assert figure_text(figure) == text


def test_an_official_date_has_no_padded_zeros() -> None:
    assert long_date(dt.date(2026, 8, 1)) == "2026年8月1日"
