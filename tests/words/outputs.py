"""Every output that shows words: the command that makes it, who reads it back, and how a word is written in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tests.support.naughty import WORDS, shown
from tests.words import readers
from tests.words.desk import DAY, NUMBERS, OCTOBER, WHOLE, Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SEEN = "𠮷😀" + WORDS["compatibility-supplement"] + WORDS["variation"]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Output:
    """One output. ``says``: how a word stands in it; ``whole``: some text of it is the word and nothing else."""

    make: Callable[[Desk], bytes]
    read: Callable[[bytes], Iterable[str]]
    says: Callable[[str], str] = shown
    whole: bool = True


def raw(word: str) -> str:
    """JSON holds any text unaltered."""
    return word


def in_csv(word: str) -> str:
    """Return the word; what a spreadsheet would take for a formula stands behind an apostrophe."""
    return f"'{shown(word)}" if word.lstrip(" \u00a0\u3000\ufeff\u200b").startswith(FORMULA) else shown(word)


def in_line(word: str) -> str:
    r"""Return the word in one line, its line breaks as ``\n``."""
    return shown(word).replace("\n", "\\n")


def in_terminal(word: str) -> str:
    """Return what a terminal shows: nothing that the runner of a workflow would obey at the start of a line."""
    lines = shown(word).replace("##[", "\\x23#[").split("\n")
    return "\n".join([lines[0], *(re.sub(r"^(\s*)::", r"\1\\x3a:", line) for line in lines[1:])])


def first_line(word: str) -> str:
    """Return the first line: the next stands below it, with other columns between."""
    return next(filter(str.strip, in_terminal(word).split("\n")))


def in_findings(word: str) -> str:
    """Return the word as a message of ``check`` has it: in one line."""
    return in_line(word).replace("##[", "\\x23#[")


def in_sarif(word: str) -> str:
    """Return the word with the brackets of a link kept from being one."""
    return word.replace("[看", "\\[看").replace("[零", "\\[零").replace("[链", "\\[链").replace("[图", "\\[图")


def in_pdf(word: str) -> str:
    """Return the word; what no font has is its number, and pdftotext turns what is written from right to left."""
    turned = {WORDS["zalgo"]: "go", WORDS["hebrew"]: "שלום", WORDS["arabic"]: "مرحبا"}
    if word in turned:
        return turned[word]
    return "".join(f"\\u{{{ord(each):x}}}" if _unseen(each) else each for each in shown(word))


def _unseen(character: str) -> bool:
    """Whether none of the fonts of the machine has the character: emblems, Thai, most of the rarest Han characters."""
    place = ord(character)
    return 0xE00 < place < 0xE7F or character in "\u2764\ufe0f" or (place > 0xFFFF and character not in _SEEN)


def _out(*arguments: str) -> Callable[[Desk], bytes]:
    return partial(_run, arguments=arguments)


def _run(desk: Desk, arguments: tuple[str, ...]) -> bytes:
    outcome = desk.luoshi(*arguments)
    assert outcome.code in {0, 1}, outcome.err
    return outcome.out


def _screen(*arguments: str) -> Callable[[Desk], bytes]:
    return lambda desk: desk.on_screen(*arguments).out


def _coloured(*arguments: str) -> Callable[[Desk], bytes]:
    """Return what a terminal with colours is sent, without the colours; another escape would stay and be found."""
    return lambda desk: re.sub(rb"\x1b\[[\d;]*m", b"", desk.in_colour(*arguments).out)


def _issued(name: str) -> Callable[[Desk], bytes]:
    return lambda desk: (desk.issued() / name).read_bytes()


LIST = ("list", *DAY)
REPORT = ("report", *OCTOBER, "--format")
CHECK = ("check", *DAY, "--format")
LETTERS = ("letter", "督办单", *NUMBERS.values(), *DAY)
BRIEF = ("letter", "督查专报", *NUMBERS.values(), *DAY, "--format")
HISTORY = ("history", WHOLE, "--format")
SHOW = ("show", WHOLE, *DAY, "--format")
EXPLAIN = ("explain", WHOLE, *DAY, "--format")
DIFF = ("diff", "HEAD~1..HEAD", *DAY, "--format")

part = partial(Output, whole=False)

OUTPUTS = {
    "list-table": part(_screen(*LIST), readers.plain_texts, first_line),
    "list-csv": Output(_out(*LIST, "--format", "csv"), readers.csv_texts, in_csv),
    "list-json": Output(_out(*LIST, "--format", "json"), readers.json_texts, raw),
    "list-markdown": Output(_out(*LIST, "--format", "markdown"), readers.markdown_texts),
    "list-view-csv": Output(_out(*LIST, "--view", "工作落实清单", "--format", "csv"), readers.csv_texts, in_csv),
    "show-table": part(_screen(*SHOW, "table"), readers.plain_texts, in_terminal),
    "show-csv": part(_out(*SHOW, "csv"), readers.csv_texts),
    "show-json": Output(_out(*SHOW, "json"), readers.json_texts, raw),
    "show-markdown": part(_out(*SHOW, "markdown"), readers.markdown_texts),
    "check-text": part(_out(*CHECK, "text"), readers.plain_texts, in_findings),
    "check-json": part(_out(*CHECK, "json"), readers.json_texts, raw),
    "check-sarif": part(_out(*CHECK, "sarif"), readers.json_texts, in_sarif),
    "check-junit": part(_out(*CHECK, "junit"), readers.xml_texts),
    "check-github": part(_out(*CHECK, "github"), readers.github_texts),
    "report-terminal": part(_screen(*REPORT, "terminal"), readers.plain_texts, in_terminal),
    "report-markdown": Output(_out(*REPORT, "markdown"), readers.markdown_texts),
    "report-html": Output(_out(*REPORT, "html"), readers.html_texts),
    "report-json": Output(_out(*REPORT, "json"), readers.json_texts, raw),
    "report-csv": Output(_out(*REPORT, "csv"), readers.csv_texts, in_csv),
    "report-docx": Output(_out(*REPORT, "docx"), readers.docx_texts),
    "issued-html": Output(_issued("通报.html"), readers.html_texts),
    "issued-markdown": Output(_issued("通报.md"), readers.markdown_texts),
    "issued-json": Output(_issued("通报.json"), readers.json_texts, raw),
    "issued-csv": Output(_issued("通报.csv"), readers.csv_texts, in_csv),
    "history-table": part(_screen(*HISTORY, "table"), readers.plain_texts, in_terminal),
    "history-csv": part(_out(*HISTORY, "csv"), readers.csv_texts),
    "history-json": part(_out(*HISTORY, "json"), readers.json_texts, raw),
    "history-markdown": part(_out(*HISTORY, "markdown"), readers.markdown_texts),
    "diff-text": part(_screen(*DIFF, "text"), readers.plain_texts, in_terminal),
    "diff-json": part(_out(*DIFF, "json"), readers.json_texts, raw),
    "diff-markdown": part(_out(*DIFF, "markdown"), readers.markdown_texts),
    "export-xlsx": Output(_out("export", "xlsx", *DAY), readers.xlsx_texts),
    "export-csv": Output(_out("export", "csv", *DAY), readers.csv_texts, in_csv),
    "export-markdown": Output(_out("export", "md", *DAY), readers.markdown_texts),
    "export-json": Output(_out("export", "json", *DAY), readers.json_texts, raw),
    "export-ics": part(_out("export", "ics", *DAY), readers.calendar_texts),
    "letters-markdown": Output(_out(*LETTERS), readers.markdown_texts),
    "explain-text": part(_screen(*EXPLAIN, "text"), readers.plain_texts, in_terminal),
    "explain-json": part(_out(*EXPLAIN, "json"), readers.json_texts, raw),
    "list-colour-table": part(_coloured(*LIST), readers.plain_texts, first_line),
    "show-colour-table": part(_coloured(*SHOW, "table"), readers.plain_texts, in_terminal),
    "report-colour-terminal": part(_coloured(*REPORT, "terminal"), readers.plain_texts, in_terminal),
    "history-colour-table": part(_coloured(*HISTORY, "table"), readers.plain_texts, in_terminal),
    "diff-colour-text": part(_coloured(*DIFF, "text"), readers.plain_texts, in_terminal),
    "explain-colour-text": part(_coloured(*EXPLAIN, "text"), readers.plain_texts, in_terminal),
    "form-status-csv": Output(_out("form", "status", *OCTOBER, "--format", "csv"), readers.csv_texts, in_csv),
    "brief-docx": part(_out(*BRIEF, "docx"), readers.docx_texts),
    "brief-pdf": part(_out(*BRIEF, "pdf"), readers.pdf_texts, in_pdf),
}
