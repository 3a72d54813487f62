r"""Characters that act on a terminal or on other text are shown as escapes, such as ``\x1b`` and ``\u202e``.

Many people type into a ledger. A control sequence in a title must not colour or clear the reader's terminal, a
bidirectional override must not reverse a number, and a zero-width character must not make two names look alike. Every
output passes through here, and so do messages, because they repeat file names and words from the command line.
"""

from __future__ import annotations

import re

_NO_CHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
# These are C0 except line feed, and C1; soft hyphen; zero-width and bidirectional marks; line and paragraph separators;
# invisible operators; byte order mark; interlinear marks; lone surrogates, which cannot be encoded; format controls of
# hieroglyphs, shorthand and music; tags; and noncharacters, which XML cannot contain.
ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef"
    f"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f{_NO_CHARACTERS}]"
)
# The runner of a GitHub workflow reads whatever is printed. It obeys a line that begins with the first of these, and a
# line that contains the second.
_ORDER = re.compile(r"^([^\S\n]*)::|##(?=\[)", re.MULTILINE)


def visible(text: str) -> str:
    """Return ``text`` with every active character as an escape, line breaks as line feeds, and tabs as spaces."""
    if ACTIVE.search(text) is None:  # true of nearly every text, and takes a third of the time
        return text
    return ACTIVE.sub(_escape, one_line_end(text).replace("\t", " "))


def in_one_line(text: str) -> str:
    r"""Return the visible ``text`` with line breaks as ``\n``, so that no text can pass for a line of our own."""
    return visible(text).replace("\n", "\\n")


def one_line_end(text: str) -> str:
    """Return ``text`` with its line breaks as line feeds."""
    return text.replace("\r\n", "\n")


def printed(text: str) -> str:
    r"""Return visible ``text`` with commands to a workflow runner made harmless, as in ``\x3a:error::``."""
    return _ORDER.sub(_escape_order, text) if "::" in text or "##[" in text else text


def visible_json(text: str) -> str:
    """Return JSON with active characters as JSON escapes, which mean the same and are harmless in a terminal.

    Line feeds stay, because in JSON they only stand between values.
    """
    return ACTIVE.sub(_json_escape, text)


def _escape_order(match: re.Match[str]) -> str:
    return f"{match[1]}\\x3a:" if match[1] is not None else "\\x23#"


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code > 0xFFFF:  # noqa: PLR2004 - the last character of the basic plane
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - the last of Latin-1


def _json_escape(match: re.Match[str]) -> str:
    """Return the JSON escape; a character beyond the basic plane takes two."""
    units = match.group().encode("utf-16-be", errors="surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
