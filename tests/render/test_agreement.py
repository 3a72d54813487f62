"""Every format shows the same numbers: each output is read back and compared with the document."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it import MarkdownIt

from luoshi.render.cell_text import figure_text, format_cell
from luoshi.render.paper_dates import spell_dates
from luoshi.render.registry import write
from luoshi.render.text.display_width import measure_width
from luoshi.report.document import Points, Table
from luoshi.visible_text import visible
from tests.support.documents import every_block
from tests.support.word import opened

Rows = list[list[str]]
DOCUMENT = every_block()
TABLES = [table for table in DOCUMENT.tables() if table.rows]
READ = [table for table in spell_dates(DOCUMENT).tables() if table.rows]
"""The tables as people read them, with the dates that sentences have."""


def _expected(table: Table) -> Rows:
    return [[_flat(format_cell(cell)) for cell in row] for row in table.rows]


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


class _Page(HTMLParser):
    """The cells of every table that has an id, and the numbers with their sources."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, Rows] = {}
        self.sources: dict[str, str] = {}
        self._rows: Rows = []
        self._open: str | None = None
        self._figure = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id") or ""
        if tag == "table":
            self._rows = self.tables.setdefault(name.removeprefix("table-"), [])
        elif tag == "tr":
            self._rows.append([])
        elif tag == "td":
            self._open = ""
        elif tag == "br" and self._open is not None:
            self._open += " "
        elif tag == "details" and name:
            self._figure = name.removeprefix("figure-")
            self.sources[self._figure] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "td" and self._open is not None:
            self._rows[-1].append(" ".join(self._open.split()))
            self._open = None
        elif tag == "details":
            self._figure = ""

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open += data
        elif self._figure:
            self.sources[self._figure] += data


def _page() -> _Page:
    page = _Page()
    page.feed(write("html", DOCUMENT).decode())
    return page


def test_html_tables_hold_the_cells_of_the_document() -> None:
    tables = _page().tables
    assert {table.id: [row for row in tables[table.id] if row] for table in READ} == {
        table.id: _expected(table) for table in READ
    }


def test_html_opens_every_figure_into_its_tasks() -> None:
    sources = _page().sources
    assert set(sources) == set(DOCUMENT.figures)
    for key, figure in DOCUMENT.figures.items():
        assert f"{figure.label}：{figure_text(figure)}" in sources[key]
        assert all(task in sources[key] for task in figure.tasks)


def test_json_figures_are_those_of_the_document() -> None:
    data = json.loads(write("json", DOCUMENT), parse_float=Decimal)
    assert data["figures"] == {
        key: {"label": figure.label, "value": figure.value, "of": figure.of, "tasks": list(figure.tasks)}
        for key, figure in DOCUMENT.figures.items()
    }


def test_json_begins_with_its_schema_and_keeps_the_agreed_keys() -> None:
    content = write("json", DOCUMENT).decode()
    data = json.loads(content)
    assert content.startswith('{\n "schema": 1,\n')
    assert list(data)[1:] == sorted(data.keys() - {"schema"})
    assert (data["kind"], data["period"], data["as_of"]) == ("month", "2026-10", "2026-10-31")
    assert {"figures", "sections", "tables"} <= data.keys()


def test_json_keeps_texts_as_they_are_and_numbers_as_rounded() -> None:
    tables = {table["id"]: table for table in json.loads(write("json", DOCUMENT), parse_float=Decimal)["tables"]}
    assert [row[1] for row in tables["hostile"]["rows"]] == [row[1] for row in TABLES[-1].rows]
    assert tables["overview"]["rows"][0][4:6] == [Decimal("50.0"), Decimal("-12.5")]
    assert tables["units"]["rows"][1][2] == {"value": None, "part": 0, "whole": 0}


def test_csv_holds_every_table_under_its_head_alone() -> None:
    parts = write("csv", DOCUMENT).decode("utf-8-sig").split("\r\n\r\n")
    found = [list(csv.reader(io.StringIO(part, newline=""))) for part in parts]
    assert [_flat("".join(rows[0])) for rows in found] == [
        _flat("".join(visible(each.title) for each in table.columns)) for table in DOCUMENT.tables()
    ]
    assert [len(rows) - 1 for rows in found] == [len(table.rows) for table in DOCUMENT.tables()]


def test_csv_holds_every_table_under_its_caption_where_asked() -> None:
    text = write("csv", DOCUMENT, caption=True).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for table in TABLES:
        start = rows.index([visible(table.caption)]) + 2
        found = [[_flat(cell.removeprefix("'")) for cell in row] for row in rows[start : start + len(table.rows)]]
        signs = [
            [_unsigned(table, row, column) for column in range(len(table.columns))] for row in range(len(table.rows))
        ]
        assert found == signs


def _unsigned(table: Table, row: int, column: int) -> str:
    cell = table.rows[row][column]
    return str(cell.value) if isinstance(cell, Points) else _expected(table)[row][column]


def test_csv_lines_end_as_spreadsheets_expect() -> None:
    content = write("csv", DOCUMENT)
    assert content.startswith("\ufeff单位,事项数,按期办结率\r\n".encode())
    assert content.endswith(b"\r\n")


def test_markdown_tables_hold_the_cells_of_the_document() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(write("markdown", DOCUMENT).decode())
    found: list[Rows] = []
    for before, token in pairwise(tokens):
        if before.type == "tbody_open":
            found.append([])
        if before.type == "tr_open" and found and token.type == "td_open":
            found[-1].append([])
        if before.type == "td_open":
            words = "".join(" " if child.content == "<br>" else child.content for child in token.children or ())
            found[-1][-1].append(" ".join(words.split()))
    assert all(_expected(table) in found for table in READ)


def test_terminal_tables_hold_the_cells_of_the_document() -> None:
    lines = write("terminal", DOCUMENT, width=400).decode().split("\n")
    for table in READ:
        start = next(number for number, line in enumerate(lines) if line.endswith(visible(table.caption)))
        rule = next(number for number in range(start, len(lines)) if set(lines[number]) == {"-", " "})
        ends = [match.span() for match in re.finditer("-+", lines[rule])]
        rows: Rows = []
        for line in lines[rule + 1 :]:
            if len(rows) == len(table.rows) and not line.startswith("      "):
                break
            if set(line) != {"-", " "}:
                _add(rows, [_columns(line, *span) for span in ends])
        assert rows == _expected(table)


def _add(rows: Rows, cells: list[str]) -> None:
    """Add a line; one without a first cell goes on with the row above."""
    if cells[0]:
        rows.append(cells)
    else:
        rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], cells, strict=True)]


def _columns(line: str, start: int, end: int) -> str:
    kept, place = "", 0
    for character in line:
        kept += character if start <= place < end else ""
        place += measure_width(character)
    return " ".join(kept.split())


def test_word_tables_hold_the_cells_of_the_document() -> None:
    found = [
        [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows[1:]]
        for table in opened(write("docx", DOCUMENT)).tables
    ]
    assert [rows for rows in found if rows in [_expected(table) for table in READ]] == [
        _expected(table) for table in READ
    ]


def test_every_sentence_is_in_every_format_that_has_sentences() -> None:
    sentence = DOCUMENT.sections[1].blocks[0].text  # type: ignore[union-attr]
    plain = re.sub("<[^>]*>", "", write("html", DOCUMENT).decode())
    for text in (write("terminal", DOCUMENT).decode(), write("markdown", DOCUMENT).decode(), plain):
        assert sentence in text
    assert json.loads(write("json", DOCUMENT))["sections"][1]["blocks"][0]["text"] == sentence
