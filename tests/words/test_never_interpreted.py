"""No naughty word becomes a column, a row, an element, a formula, a property or an order to whoever reads along."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import icalendar
import pytest

from luoshi.render.registry import write
from tests.support.documents import every_block
from tests.support.naughty import acts
from tests.words import readers
from tests.words.desk import DAY, NUMBERS, OCTOBER, WHOLE
from tests.words.outputs import OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.words.desk import Desk

    Make = Callable[[str], bytes]

pytestmark = pytest.mark.xdist_group("words")

TASKS = len(NUMBERS) + 1
TEXTS = [name for name in OUTPUTS if not name.endswith(("docx", "xlsx", "pdf"))]
PRINTED = [name for name in OUTPUTS if name.endswith(("table", "text", "terminal"))]
CSV = [name for name in OUTPUTS if name.endswith("csv")]
MARKDOWN = [name for name in OUTPUTS if "markdown" in name]
HTML = [name for name in OUTPUTS if name.endswith("html")]
WORD = [name for name in OUTPUTS if name.endswith("docx")]
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
MESSAGES = {
    "no such task": ("show", "\u202e\x1b[31m", *DAY),
    "no such unit": ("report", *OCTOBER, "--for-unit", "\x9b2J\n::error::假的"),
    "no such format": ("list", "--format", "\u2066##[error]"),
    "no such option": ("list", "--\x1b[2J"),
    "no such command": ("\x1b]0;x\x07",),
    "evidence": ("evidence", "verify"),
    "history": ("history", "ZD-2026-001"),
    "dry run": ("progress", WHOLE, "--note", "\u202e甲", "--date", "2026-10-30", "--dry-run", *DAY),
}


def _harmless(text: str) -> None:
    assert {character for character in set(text) if acts(character)} == set()


def _no_orders(text: str) -> None:
    assert [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_character_acts_in_a_text(made: Make, name: str) -> None:
    text = made(name).decode("utf-8-sig")
    _harmless(text.replace("\r\n", "\n") if name.endswith(("csv", "ics")) else text)


@pytest.mark.parametrize("name", PRINTED)
def test_no_line_is_an_order_to_a_runner(made: Make, name: str) -> None:
    _no_orders(made(name).decode())


@pytest.mark.parametrize("arguments", MESSAGES.values(), ids=MESSAGES)
def test_messages_repeat_words_without_obeying_them(desk: Desk, arguments: tuple[str, ...]) -> None:
    outcome = desk.on_screen(*arguments)
    assert outcome.out or outcome.err
    for text in (outcome.out.decode(), outcome.err):
        _harmless(text)
        _no_orders(text)


def test_each_finding_is_one_line_and_its_hint_another(made: Make) -> None:
    found = json.loads(made("check-json"))["findings"]
    lines = made("check-text").decode().split("\n")
    heads = [line for line in lines if re.match(r"\S+:\d+:\d+: LS\d{3} ", line)]
    assert len(heads) == len(found)
    assert all(line.startswith("    ") for line in lines if line and line not in heads and not line.startswith("共"))


@pytest.mark.parametrize("name", CSV)
def test_no_cell_is_a_formula_and_no_row_has_a_column_more(made: Make, name: str) -> None:
    cells = readers.csv_texts(made(name))
    blank = " \u00a0\u3000"
    assert [each for each in cells if each.lstrip(blank).startswith(FORMULA) and not NUMBER.fullmatch(each)] == []
    tables = "\n".join("x" * len(row) for row in readers.csv_rows(made(name))).strip("\n").split("\n\n")
    assert all(len(set(table.split("\n")[1:])) <= 2 for table in tables)


def test_a_list_has_a_row_for_each_task(made: Make) -> None:
    rows = [row for row in readers.csv_rows(made("list-csv")) if len(row) > 1]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == TASKS + 1


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(made: Make) -> None:
    content = made("export-xlsx")
    cells = readers.xlsx_cells(content)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert {name.split("/")[0] for name in zipfile.ZipFile(io.BytesIO(content)).namelist()} == {
        "[Content_Types].xml", "_rels", "docProps", "xl",
    }  # fmt: skip
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "external" in name.lower()]


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_has_no_markup_of_a_word(made: Make, name: str) -> None:
    tokens = readers.markdown_tokens(made(name))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "html_inline", "strong_open", "strong_close"}
    html = {child.content for token in tokens for child in token.children or () if child.type == "html_inline"}
    assert html <= {"<br>"}
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block", "blockquote_open"}


def test_the_rows_of_a_markdown_table_are_the_tasks(made: Make) -> None:
    tokens = readers.markdown_tokens(made("list-markdown"))
    columns = sum(token.type == "th_open" for token in tokens)
    assert sum(token.type == "tr_open" for token in tokens) == TASKS + 1
    assert sum(token.type == "td_open" for token in tokens) == TASKS * columns


@pytest.mark.parametrize("name", HTML)
def test_a_page_has_no_element_or_attribute_of_a_word(made: Make, name: str) -> None:
    page, known = readers.Page(made(name)), readers.Page(write("html", every_block()))
    assert set(page.tags) <= set(known.tags)
    assert page.attributes <= known.attributes
    assert page.tags.count("script") == 1
    assert len(page.ids) == len(set(page.ids))
    assert [each for each in page.addresses if each.lower().startswith(("javascript", "http", "data"))] == []


@pytest.mark.parametrize("name", WORD)
def test_a_word_file_has_no_element_field_or_link_of_a_word(made: Make, name: str) -> None:
    content, known = made(name), write("docx", every_block())
    assert _elements(content) <= _elements(known) | {f"{readers.W}br"}
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert not [each for each in archive.namelist() if each.endswith(".rels") and b"External" in archive.read(each)]


def _elements(content: bytes) -> set[str]:
    return {node.tag for node in ET.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")).iter()}


def test_a_pdf_has_neither_script_nor_link_nor_file(made: Make) -> None:
    content = made("brief-pdf")
    assert not re.search(rb"/(JavaScript|JS|URI|Launch|EmbeddedFile|OpenAction|AA)\b", content)


def test_a_calendar_has_its_own_events_and_properties_alone(made: Make) -> None:
    content = made("export-ics")
    components = [each.name for each in icalendar.Calendar.from_ical(content).walk()]
    assert components.count("VCALENDAR") == 1
    assert components.count("VEVENT") == components.count("VALARM") == 2 * len(NUMBERS) + 1
    lines = re.split("\r\n|[\n\r\v\f\x85\u2028\u2029]", content.decode())
    assert all(re.match(r" |$|[A-Z-]+[:;]", line) for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75
    names = {re.split("[:;]", line)[0] for line in lines if line and not line.startswith(" ")}
    assert names == {
        "BEGIN", "END", "PRODID", "VERSION", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "SEQUENCE",
        "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "ACTION", "TRIGGER",
    }  # fmt: skip


def test_every_format_of_check_has_as_many_findings(made: Make) -> None:
    count = len(json.loads(made("check-json"))["findings"])
    root = ET.fromstring(made("check-junit"))
    assert {node.tag for node in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "system-out"}
    assert len(root.findall(".//testcase")) == count
    commands = readers.github_commands(made("check-github"))
    assert len(commands) == count
    assert {frozenset(properties) for _, properties, _ in commands} == {frozenset({"file", "line", "col", "title"})}
    assert len(json.loads(made("check-sarif"))["runs"][0]["results"]) == count


def test_no_message_of_sarif_has_a_link(made: Make) -> None:
    results = json.loads(made("check-sarif"))["runs"][0]["results"]
    assert [text for each in results if re.search(r"(?<!\\)\[[^]]*\]\(", text := each["message"]["text"])] == []


def test_nothing_was_run(desk: Desk, made: Make) -> None:
    for name in OUTPUTS:
        made(name)
    assert list(desk.repo.root.rglob("naughty")) == []
