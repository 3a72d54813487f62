from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.render.registry import write
from luoshi.render.text.display_width import measure_width
from luoshi.report.document import Cell, Column, Section, ShareBar, SharePart, Table
from tests.support.documents import every_block

TABLES = st.integers(1, 6).flatmap(
    lambda columns: st.builds(
        lambda titles, rows: Table("t", "表", tuple(Column(title) for title in titles), tuple(map(tuple, rows))),
        st.lists(st.text(max_size=20), min_size=columns, max_size=columns),
        st.lists(st.lists(st.text(max_size=40) | st.integers() | st.none(), min_size=columns, max_size=columns)),
    )
)


def _lines(width: int, section: Section | None = None) -> list[str]:
    document = every_block()
    if section:
        document = document.but(sections=(section,), attachments=())
    return write("terminal", document, width=width).decode().split("\n")


@pytest.mark.parametrize("width", [20, 24, 30, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(measure_width, _lines(width))) <= width


@given(TABLES, st.integers(20, 120))
def test_no_table_is_wider_than_the_terminal(table: Table, width: int) -> None:
    assert max(map(measure_width, _lines(width, Section("s", "节", (table,))))) <= width


def test_a_terminal_of_no_width_gets_the_least() -> None:
    assert _lines(0) == _lines(20)


def test_columns_stand_under_their_heads() -> None:
    lines = _lines(100)
    at = next(number for number, line in enumerate(lines) if line.startswith("单位        事项数"))
    assert lines[at : at + 3] == [
        "单位        事项数      按期办结率",
        "----------  ------  --------------",
        "学前教育处      12  71.1%（32/45）",
    ]


@pytest.mark.parametrize("parts", [(), (SharePart("逾期", 0, 0),), (SharePart("很长的类别名称" * 5, 3, 0),)])
def test_a_bar_of_nothing_or_of_long_names_is_drawn(parts: tuple[SharePart, ...]) -> None:
    lines = _lines(40, Section("s", "节", (ShareBar("b", "构成", parts, "摘要"),)))
    assert "构成" in lines
    assert "摘要" not in lines
    assert sum(line.count("#") for line in lines) == (40 - 13 - 1 - 4 if parts and parts[0].count else 0)


def test_a_long_row_keeps_all_its_words() -> None:
    words: tuple[Cell, ...] = ("办" * 70, "结" * 70, "2026-10-31")
    table = Table("t", "表", tuple(Column(title) for title in "甲乙丙"), (words,))
    text = "".join(_lines(60, Section("s", "节", (table,))))
    assert (text.count("办"), text.count("结")) == (70 + "".join(_lines(60, Section("s", "节", ()))).count("办"), 70)
