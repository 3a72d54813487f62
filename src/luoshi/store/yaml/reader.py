"""Bytes to a record: a fast path for ordinary files, a slow one with places for all others; one function to callers.

``Reader.PURE`` takes the slow path always, and so does a machine for which there is no yaml-rs (decision 0033): a
property test holds the two to the same results.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from luoshi.extras import find_extra
from luoshi.model.accepting import accept, validated
from luoshi.model.base import WrongDataError
from luoshi.model.record import Record
from luoshi.store.yaml.guards import guard, must_go_slowly, strip_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.findings import Finding
    from luoshi.store.yaml.problems import Problem

R = TypeVar("R", bound=Record)


class Reader(StrEnum):
    """Which way a file is read."""

    FAST = "fast"
    PURE = "pure"


class Loaded(NamedTuple, Generic[R]):
    """A record, or the findings why there is none (then ``record`` is None)."""

    record: R | None
    findings: tuple[Finding, ...] = ()


def load(model: type[R], data: bytes, path: str, reader: Reader = Reader.FAST) -> Loaded[R]:
    """Return the record that stands in ``data``, or findings with places. ``path`` is only named in them."""
    text = guard(data)
    if not isinstance(text, str):
        return Loaded(None, (_finding(text, data, path, None),))
    if not text.endswith("\n"):  # parsers disagree on a block text that ends with the file
        data, text = data + b"\n", f"{text}\n"
    parse = _find_fast_parser() if reader is Reader.FAST else None
    if parse is not None and not must_go_slowly(strip_mark(data)):
        record = _quickly(model, text, parse)
        if record is not None:
            return Loaded(record)
    return _slowly(model, text, data, path)


@cache
def _find_fast_parser() -> Callable[..., Any] | None:
    """Return what parses ordinary files; None on machines for which nobody has built it. Looked for once."""
    return find_extra("yaml_rs", "loads")


def _quickly(model: type[R], text: str, parse: Callable[..., Any]) -> R | None:
    """Return the record of an ordinary file; None on any doubt."""
    try:
        plain = parse(text, parse_datetime=False)
    except (ValueError, TypeError):  # a list or a mapping within a key is a TypeError
        return None
    return accept(model, plain)


def _slowly(model: type[R], text: str, data: bytes, path: str) -> Loaded[R]:
    from luoshi.store.yaml.compose import RefusedError, compose  # noqa: PLC0415 -- ruamel.yaml costs 24 ms
    from luoshi.store.yaml.spans import plain_data  # noqa: PLC0415
    from luoshi.store.yaml.validation import list_problems  # noqa: PLC0415

    try:
        root = compose(text)
    except RefusedError as refused:
        return Loaded(None, (_finding(refused.problem, data, path, None),))
    value = plain_data(root)
    try:
        return Loaded(validated(model, value))
    except WrongDataError as error:
        problems = list_problems(error, model, root)
        return Loaded(None, tuple(_finding(problem, data, path, _id_of(value)) for problem in problems))


def _id_of(value: Any) -> str | None:
    name = value.get("id") if isinstance(value, dict) else None
    return str(name) if isinstance(name, str) else None


def _finding(problem: Problem, data: bytes, path: str, task: str | None) -> Finding:
    return problem.finding(path, read_line(data, problem.line), task)


def read_line(data: bytes, line: int) -> str:
    """Return one line of the file, from 1, without its line break; empty past the end. Undecodable bytes show as �."""
    lines = strip_mark(data).splitlines()
    return lines[line - 1].decode(errors="replace") if 0 < line <= len(lines) else ""
