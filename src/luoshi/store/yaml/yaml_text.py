"""Plain data to YAML text, through ruamel.yaml alone: short maps and lists on one line, long Chinese never folded."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

from luoshi.model.base import Plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMNS = 96
"""A map or list that fits into so many columns stands on one line; a Chinese character takes two."""

_WIDE = "\u2e80"
_INDENT = "\u3000"
"""The ideographic space, with which Chinese paragraphs begin; no blank to YAML."""

_MARKS = ("?", "-", ":")
_NEVER_FOLD = 1 << 30
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+", re.ASCII)


def yaml_text(data: Mapping[str, Any], block: frozenset[str] = frozenset()) -> str:
    """Return the block mapping ``data`` as text that ends with a line break.

    Values are ``str`` (quoted where needed), ``Plain`` numbers (as they stand), dates, truth values, lists and
    mappings. ``block``: keys of the top whose mapping is never put on one line.
    """
    tree = CommentedMap((key, _styled(value, flow=key not in block)) for key, value in data.items())
    return _dump(tree)


def yaml_scalar(text: str) -> str:
    """Return ``text`` as a scalar that can stand after ``key:`` and inside ``[]`` and ``{}``."""
    sequence = CommentedSeq([_quoted(text)])
    sequence.fa.set_flow_style()
    return _dump(sequence).removesuffix("\n")[1:-1]


def yaml_flow(value: Any) -> str:
    """Return any value on one line, fit to stand after ``key: `` and within brackets."""
    mapping = CommentedMap(x=_flowing(value))  # within a list, ruamel.yaml leaves the braces of a single pair out
    mapping.fa.set_flow_style()
    return _dump(mapping).removesuffix("}\n").removeprefix("{x: ")


def yaml_item(value: Any) -> list[str]:
    """Return the lines of a list item, the dash first: on one line where it is short. Lines are not indented."""
    if isinstance(value, str):
        return [f"- {yaml_flow(value)}"]
    lines = yaml_text({"items": [value]}).splitlines()[1:]
    return [line.removeprefix("  ") for line in lines]


def yaml_pair(name: str, value: Any) -> list[str]:
    """Return the lines of a key and its value, not indented."""
    return yaml_text({name: value}).splitlines()


def _dump(tree: CommentedMap | CommentedSeq) -> str:
    engine = YAML(typ="rt", pure=True)
    engine.Representer = _Representer
    engine.width = _NEVER_FOLD
    engine.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    engine.dump(tree, stream)
    return stream.getvalue()


class _Representer(RoundTripRepresenter):
    """Numbers as they stand, texts that look like something else in quotes, and no anchors: one fact, one place."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- ruamel.yaml's signature
        """Write a value that occurs twice twice; ruamel.yaml would write an alias, which no file here may hold."""
        return True


def _represent_plain(representer: _Representer, text: Plain) -> Any:
    kind = "int" if _INTEGER.fullmatch(text) else "float" if _DECIMAL.fullmatch(text) else "str"
    return representer.represent_scalar(f"tag:yaml.org,2002:{kind}", str(text))


_Representer.add_representer(Plain, _represent_plain)


def _styled(value: Any, *, flow: bool = True) -> Any:
    tree: CommentedMap | CommentedSeq
    if isinstance(value, dict):
        tree = CommentedMap((key, _styled(item)) for key, item in value.items())
    elif isinstance(value, list | tuple):
        tree = CommentedSeq(_styled(item) for item in value)
    else:
        return _styled_text(value) if type(value) is str else value
    if flow and _fits(value):
        tree.fa.set_flow_style()
    return tree


def _flowing(value: Any) -> Any:
    """Return the value with every text fit for one line; what holds it is in brackets, so all of it is."""
    if isinstance(value, dict):
        return CommentedMap((key, _flowing(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return [_flowing(item) for item in value]
    if type(value) is str:
        return _text(DoubleQuotedScalarString(value)) if "\n" in value else _quoted(value)
    return value


def _styled_text(text: str) -> str:
    """Quote and escape what cannot be seen; paragraphs go to a literal block, the rest is ruamel.yaml's choice."""
    if "\n" in text and _is_paragraphs(text):
        return _text(LiteralScalarString(text))
    return _quoted(text)


def _quoted(text: str) -> str:
    """Ask for quotes where ruamel.yaml's choice is not to be trusted: unseen characters, and ``? x`` within braces."""
    if not _is_visible(text):
        return _text(DoubleQuotedScalarString(text))
    return _text(SingleQuotedScalarString(text)) if text.startswith(_MARKS) else text


def _text(scalar: Any) -> str:
    """Return one of ruamel.yaml's untyped strings as the text it is."""
    return cast("str", scalar)


def _is_paragraphs(text: str) -> bool:
    """Whether the text survives a literal block: visible lines, no blanks at their ends, no break at its own ends."""
    lines = text.split("\n")
    ends = bool(lines[0] and lines[-1])
    return ends and all(_is_visible(line) and line.strip(" ") == line for line in lines)


def _is_visible(text: str) -> bool:
    return text.replace(_INDENT, "").isprintable()


def _fits(value: Any) -> bool:
    """Whether the map or list holds one-line scalars, or such short maps and lists, and is short itself."""
    return bool(value) and _width(value) <= _COLUMNS and not _has_break(value) and not _holds_maps(value)


def _holds_maps(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value)


def _has_break(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_break(item) for item in value.values())
    if isinstance(value, list | tuple):
        return any(_has_break(item) for item in value)
    return isinstance(value, str) and "\n" in value


def _width(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_width(key) + _width(item) + len(": , ") for key, item in value.items())
    if isinstance(value, list | tuple):
        return sum(_width(item) + len(", ") for item in value)
    if isinstance(value, dt.date):
        return len("2026-10-31")
    return sum(2 if char >= _WIDE else 1 for char in str(value))
