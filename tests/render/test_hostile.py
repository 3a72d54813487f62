"""What a ledger says is shown and never acts: not in a terminal, a browser, a spreadsheet or a Markdown page."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from luoshi.render.registry import write
from luoshi.visible_text import ACTIVE, visible
from tests.support.documents import HOSTILE, every_block


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.fixture(scope="module")
def page() -> _Tags:
    parser = _Tags()
    parser.feed(write("html", every_block()).decode())
    return parser


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "json", "csv"])
def test_no_active_character_reaches_any_format(name: str) -> None:
    text = write(name, every_block()).decode("utf-8-sig").replace("\r\n", "\n")
    assert not ACTIVE.search(text)


def test_no_text_becomes_an_element_or_an_attribute(page: _Tags) -> None:
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert "style" not in page.attributes
    assert not {name for name in page.attributes if name.startswith("on")}


def test_every_address_is_in_the_page_and_every_id_stands_once(page: _Tags) -> None:
    assert {address.lstrip("#") for address in page.addresses} <= set(page.ids)
    assert all(address.startswith("#") for address in page.addresses)
    assert len(page.ids) == len(set(page.ids))


def test_no_template_in_a_text_is_filled_in() -> None:
    page = write("html", every_block()).decode()
    assert "{{7*7}}" in page
    assert "%s %d %(x)s {0}" in page


def test_markdown_has_no_html_but_line_breaks() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(write("markdown", every_block()).decode())
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.content for child in inline if child.type == "html_inline"} == {"<br>"}
    assert not [token for token in tokens if token.type in {"html_block", "fence", "code_block"}]
    assert not [child for child in inline if child.type in {"link_open", "em_open", "image", "code_inline"}]


def test_markdown_says_each_text_word_for_word() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(write("markdown", every_block()).decode())
    plain = {"".join(child.content for child in token.children or ()) for token in tokens}
    assert {visible(text).replace("\n", "<br>") for text in HOSTILE} <= plain


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(write("csv", every_block()).decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r")) and not _is_number(cell)]
    assert {"'=cmd|'/C calc'!A0", "'-1+2", r"'\x0d+1"} <= set(cells)
    assert {"-12.5", "5.1", "0"} <= set(cells)


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def test_the_id_of_a_task_leads_to_its_row_wherever_it_is_said() -> None:
    page = write("html", every_block()).decode()
    assert '<p>现将<a class="id" href="#task-ZD-2026-010">ZD-2026-010</a>等事项' in page
    assert '<tr id="task-ZD-2026-010"><td class="left"><span class="id">ZD-2026-010</span></td>' in page
