"""``numbering:`` of luoshi.yaml: how the ids of a ledger are made, such as ``{prefix}-{year}-{number:03d}``."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter

from luoshi.model.han_pattern import HAN, whole_match

_PARTS = {"prefix": re.compile(""), "year": re.compile(""), "number": re.compile(r"0[1-9]d|")}
_is_plain = whole_match(rf"[A-Za-z0-9{HAN}_-]*")


def is_template(template: str) -> bool:
    """Whether the text has prefix, year and number, each once, and beside them only what an id may have."""
    pieces = _split_template(template)
    names = sorted(name for _, name, _ in pieces if name is not None)
    return names == sorted(_PARTS) and all(_is_piece(*piece) for piece in pieces)


def number_id(template: str, prefix: str, year: int, number: int) -> str:
    """Return the id with this number; the template must be one that ``is_template`` accepts."""
    return template.format(prefix=prefix, year=year, number=number)


@lru_cache(maxsize=256)
def id_pattern(template: str, prefix: str, year: int) -> re.Pattern[str] | None:
    """Return the pattern of a ledger's ids, its group ``number`` the number; None when the template is none."""
    if not is_template(template):
        return None
    known = {"prefix": re.escape(prefix), "year": str(year)}
    pattern = "".join(
        re.escape(text) + (known.get(name) or _match_digits(form)) if name else re.escape(text)
        for text, name, form in _split_template(template)
    )
    return re.compile(pattern)


def _split_template(template: str) -> list[tuple[str, str | None, str]]:
    """Return (text, name after it, its form); an unbalanced brace gives one piece that no template has."""
    try:
        parsed = [
            (text, name, (form or "") + (f"!{turn}" if turn else ""))
            for text, name, form, turn in Formatter().parse(template)
        ]
    except ValueError:
        return [(template, None, "!")]
    return parsed


def _is_piece(text: str, name: str | None, form: str) -> bool:
    return _is_plain(text) and (name is None or bool(_PARTS[name].fullmatch(form)))


def _match_digits(form: str) -> str:
    """At least the digits of the form; a longer number has no leading zero."""
    width = int(form[1:-1] or 1) if form else 1
    return rf"(?P<number>[0-9]{{{width}}}|[1-9][0-9]{{{width},}})"
