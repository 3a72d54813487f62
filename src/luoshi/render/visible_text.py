r"""Characters that would act instead of being read are shown as escapes: ``\x1b``, ``\u202e``.

A ledger is typed by many hands. A control sequence in a title must not colour or clear the reader's terminal, a
bidirectional override must not turn a number round, and a zero-width character must not make two names look alike.
"""

from __future__ import annotations

import re

# C0 but line feed, C1; soft hyphen; zero-width and bidirectional marks; line and paragraph separators; invisible
# operators; byte order mark; interlinear marks; lone surrogates (not encodable); tags.
ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return ``text`` with every active character as an escape; line breaks become one kind, tabs a space."""
    return ACTIVE.sub(_escape, one_line_end(text).replace("\t", " "))


def one_line_end(text: str) -> str:
    """Return ``text`` with its line breaks as line feeds."""
    return text.replace("\r\n", "\n")


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code > 0xFFFF:  # noqa: PLR2004 - the last character of the basic plane
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - the last of Latin-1
