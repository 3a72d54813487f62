"""ruamel.yaml's pure parser as a stream of events, with one slip of its scanner put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.scanner import Scanner, ScannerError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = "\r\n\x85\u2028\u2029"


class _Scanner(Scanner):
    """Takes blank lines before a block text for what they are.

    ruamel.yaml refuses a text whose first line is blank with fewer blanks than the text has, which is good YAML, and
    lets one with more through to stumble later (YAML 1.2.2, 8.1.1.1).
    """

    def scan_block_scalar_indentation(self) -> Any:
        """Return the breaks before the first line that has text, its indentation, and where the last break ended."""
        chunks: list[Any] = []
        widest, end = 0, self.reader.get_mark()
        while self.reader.peek() in f" {_BREAKS}":
            if self.reader.peek() == " ":
                self.reader.forward()
                continue
            widest = max(widest, self.reader.column)
            chunks.append(self.scan_line_break())
            end = self.reader.get_mark()
        column = self.reader.column
        if column <= self.indent or self.reader.peek() == "\0":  # no text follows
            return chunks, max(widest, column), end
        if widest > column:
            raise ScannerError("while scanning a block scalar", None, "expected <block end>", self.reader.get_mark())
        return chunks, column, end


def build_parser() -> YAML:
    """Return the parser, with the slip put right."""
    parser = YAML(typ="safe", pure=True)
    parser.Scanner = _Scanner
    return parser


def parse(text: str) -> Iterator[Any]:
    """Yield the events of the text; raises ruamel.yaml's errors."""
    yield from build_parser().parse(text)
