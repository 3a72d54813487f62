"""What programs that are not ours read in each output: its texts, one by one, and nothing of how it looks."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import docx
import icalendar
import openpyxl
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)", re.DOTALL)
_UNSAID = {"script", "style"}


def csv_rows(content: bytes) -> list[list[str]]:
    """Return the rows of all tables, empty ones between them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def csv_texts(content: bytes) -> list[str]:
    """Return every cell."""
    return [cell for row in csv_rows(content) for cell in row]


def json_texts(content: bytes) -> list[str]:
    """Return every string, keys included."""
    return list(_strings(json.loads(content)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings([key, item])


def xlsx_cells(content: bytes) -> list[Any]:
    """Return every cell that holds something."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def xlsx_texts(content: bytes) -> list[str]:
    """Return the text of every cell."""
    return [str(cell.value) for cell in xlsx_cells(content)]


def docx_texts(content: bytes) -> list[str]:
    """Return every paragraph, those of tables included; and every cell, whose lines are paragraphs."""
    body = docx.Document(io.BytesIO(content)).element.body
    parts = [*body.iter(f"{W}p"), *body.iter(f"{W}tc")]
    return ["".join(node.text or "" for node in part.iter(f"{W}t")) for part in parts]


def markdown_tokens(content: bytes) -> list[Any]:
    """Return the parsed page."""
    return list(MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(content.decode()))


def markdown_texts(content: bytes) -> list[str]:
    """Return each paragraph, heading, item and cell; a line break is the one element that a text may bring."""
    tokens = markdown_tokens(content)
    return ["".join(_inline(child) for child in token.children) for token in tokens if token.children]


def _inline(token: Any) -> str:
    return "" if token.type == "html_inline" and token.content == "<br>" else str(token.content)


class Page(HTMLParser):
    """The texts, elements, attributes and ids of a page."""

    def __init__(self, content: bytes) -> None:
        """Read the page."""
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.texts: list[str] = []
        self._said = True
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element; a line break does not end a text."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action", "content"}]
        self._said = tag not in _UNSAID
        if tag != "br":
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 -- the signature is the parser's
        """End the text."""
        self._said = True
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        """Go on with the text."""
        if self._said and self.texts:
            self.texts[-1] += data


def html_texts(content: bytes) -> list[str]:
    """Return every text between two tags."""
    return Page(content).texts


def calendar_texts(content: bytes) -> list[str]:
    """Return the values of summaries and descriptions."""
    calendar = icalendar.Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    return [str(event[name]) for event in events for name in ("SUMMARY", "DESCRIPTION")]


def xml_texts(content: bytes) -> list[str]:
    """Return every text and every value of an attribute."""
    root = ET.fromstring(content)
    return [text for node in root.iter() for text in (node.text or "", *node.attrib.values())]


def github_commands(content: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Return what the runner of a workflow would do: command, properties, message."""
    found = [COMMAND.fullmatch(line.lstrip()) for line in content.decode().split("\n") if line]
    assert all(found)
    return [(match[1], _properties(match[2]), _unescaped(match[3])) for match in found if match]


def _properties(text: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split(","))
    return {name: _unescaped(value) for name, _, value in pairs}


def _unescaped(text: str) -> str:
    for sign, mark in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(mark, sign)
    return text


def github_texts(content: bytes) -> list[str]:
    """Return the messages."""
    return [message for _, _, message in github_commands(content)]


def pdf_texts(content: bytes) -> list[str]:
    """Return the text of the pages, as pdftotext finds it."""
    done = subprocess.run(("pdftotext", "-raw", "-", "-"), input=content, check=True, capture_output=True)
    return [done.stdout.decode()]


def plain_texts(content: bytes) -> list[str]:
    """Return the whole text."""
    return [content.decode()]
