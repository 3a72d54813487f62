"""The slow path: ruamel.yaml's pure events to a tree of spans. It answers everything the fast path cannot.

Built from events in a loop, not by recursion, so that depth is a finding and never a crash. Anchors, aliases, tags,
merge keys and further documents are refused: one fact, one place, as it stands.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from luoshi.model.base import Plain
from luoshi.store.yaml.guards import UNFIT
from luoshi.store.yaml.problems import DUPLICATE_KEY, NOT_PLAIN, NOT_TEXT, NOT_YAML, TOO_LARGE, Problem
from luoshi.store.yaml.spans import Span
from luoshi.store.yaml.yaml_events import parse
from luoshi.store.yaml.yaml_words import explain

MAX_DEPTH = 32
_COLON = re.compile(r"\s*:")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class RefusedError(Exception):
    """The tree cannot be built; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str) -> Span:
    """Return the root of the file's only document; raises RefusedError with the first problem."""
    builder = _SpanBuilder(text)
    try:
        for event in parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        line, column = _place_of_error(error, text)
        message, hint = explain(error, text.splitlines(), line)
        raise RefusedError(Problem(NOT_YAML, line, column, message, hint)) from None
    except (YAMLError, ValueError, OverflowError, AssertionError) as error:  # it asserts about directives
        raise RefusedError(Problem(NOT_YAML, 1, 1, "YAML 写法有误", f"解析器的说明：{error}")) from None
    root = builder.root
    return root if root and root.value is not None else Span(0, 0, 1, 1)


def _place_of_error(error: MarkedYAMLError, text: str) -> tuple[int, int]:
    """Return where the parser stumbled, or where what it missed began: that is seldom the end of the file."""
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return 1, 1
    if began is not None and (mark.line >= text.count("\n") or "could not find expected ':'" in str(error.problem)):
        mark = began
    lines = text.splitlines()
    return (mark.line + 1, mark.column + 1) if mark.line < len(lines) else _last_place(lines)


def _last_place(lines: list[str]) -> tuple[int, int]:
    """Return the place of the last character that is no space."""
    written = [number for number, line in enumerate(lines, 1) if line.strip()] or [1]
    return written[-1], max(1, len("".join(lines[written[-1] - 1 : written[-1]]).rstrip()))


class _SpanBuilder:
    """Takes events one by one; ``root`` is the finished tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines()
        self.root: Span | None = None
        self.stack: list[Span] = []
        self.pending: list[str | None] = []
        """For each open collection the key that still waits for its value."""
        self.documents = 0

    def take(self, event: Any) -> None:
        mark = event.start_mark
        if isinstance(event, DocumentStartEvent):
            self._start(event, mark)
        elif isinstance(event, AliasEvent):
            raise _refused(mark, f"不能用别名“*{event.anchor}”", "把内容原样写出来")
        elif isinstance(event, ScalarEvent):
            _plain_only(event)
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            _plain_only(event)
            span = _span(mark, mark.index, {} if isinstance(event, MappingStartEvent) else [])
            span.flow = bool(event.flow_style)
            self._open(span, mark)
        elif isinstance(event, CollectionEndEvent):
            self.pending.pop()
            _close(self.stack.pop(), event.end_mark.index)

    def _start(self, event: Any, mark: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _refused(mark, "一个文件里有多个文档（---）", "一个文件只写一个事项，另一个另存一个文件")
        if event.version or event.tags:
            raise RefusedError(Problem(NOT_PLAIN, 1, 1, "不能用 % 开头的指令", "删去该行"))

    def _scalar(self, event: Any) -> None:
        text, mark, end = event.value, event.start_mark, event.end_mark.index
        unfit = UNFIT.search(text)
        if unfit:
            message = f"文字中有不能用的字符 U+{ord(unfit[0]):04X}"
            raise _refused(mark, message, "删去反斜杠写出的控制字符", NOT_TEXT)
        plain = event.style is None
        if self._awaits_key():
            self._key(_span(mark, end, text), mark, plain=plain)
            return
        value = None if plain and text in _NULLS else Plain(text) if plain else text
        span = _span(mark, _block_end(self.text, mark.index, end) if event.style in {"|", ">"} else end, value)
        if plain and span.is_empty and self.stack and self.stack[-1].keys:
            self._leave_out(span, next(reversed(self.stack[-1].keys.values())))
        self._put(span)

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.pending[-1] is None

    def _key(self, key: Span, mark: Any, *, plain: bool) -> None:
        parent, text = self.stack[-1], str(key.value)
        if text == "<<" and plain:
            raise _refused(mark, "不能用合并键“<<”", "把内容原样写出来")
        if plain and self.lines[key.line - 1][key.indent - 1 : key.indent] == "?":  # within brackets it is dropped
            problem = Problem(NOT_PLAIN, key.line, key.indent, "这里不能用问号开头", "文字以 ? 开头的要加引号")
            raise RefusedError(problem)
        if text in parent.keys:
            message = f"“{text}”重复，第{parent.keys[text].line}行已写过"
            raise _refused(mark, message, "两处合成一处", DUPLICATE_KEY)
        parent.keys[text] = key
        self.pending[-1] = text

    def _leave_out(self, span: Span, key: Span) -> None:
        """Give a value that is left out its place; the parser takes the colon of ``{by:}`` for a part of the key."""
        colon = _COLON.match(self.text, key.end)
        stuck = not colon and self.text.endswith(":", 0, key.end)
        if stuck:
            key.value = str(key.value).removesuffix(":").rstrip()
        span.start = span.end = colon.end() if colon else key.end
        span.lead = " " if colon or stuck else ": "

    def _open(self, span: Span, mark: Any) -> None:
        if self._awaits_key():
            raise _refused(mark, "键必须是文字", "检查这里的括号和冒号")
        self._put(span)
        self.stack.append(span)
        self.pending.append(None)
        if len(self.stack) > MAX_DEPTH:
            raise _refused(mark, f"嵌套超过 {MAX_DEPTH} 层", "检查这里的括号和缩进", TOO_LARGE)

    def _put(self, span: Span) -> None:
        if not self.stack:
            self.root = span
            return
        parent, key = self.stack[-1].value, self.pending[-1]
        if isinstance(parent, list):
            parent.append(span)
        elif isinstance(parent, dict) and key is not None:
            parent[key] = span
            self.pending[-1] = None


def _span(mark: Any, end: int, value: Any) -> Span:
    return Span(mark.index, end, mark.line + 1, mark.column + 1, value)


def _close(span: Span, end: int) -> None:
    """End a collection: with its bracket, or in block style with its last value, before any comment."""
    span.end = end if span.flow else max(each.end for each in (*span.names, *span.items))


def _block_end(text: str, start: int, end: int) -> int:
    """Return where a block text ends, before its last line break; blank lines after it are its own only with ``+``."""
    block = text[start:end]
    header = block.partition("\n")[0].partition("#")[0]
    kept = block.removesuffix("\n").removesuffix("\r") if "+" in header else block.rstrip("\r\n ")
    return start + len(kept)


def _plain_only(event: Any) -> None:
    if event.anchor is not None:
        hint = "把内容原样写出来；文字以 & 开头的加引号"
        raise _refused(event.start_mark, f"不能用锚点“&{event.anchor}”", hint)
    if event.tag is not None and event.tag != "!":
        raise _refused(event.start_mark, f"不能用标签“{event.tag}”", "删去标签；文字以 ! 开头的加引号")


def _refused(mark: Any, message: str, hint: str, code: str = NOT_PLAIN) -> RefusedError:
    return RefusedError(Problem(code, mark.line + 1, mark.column + 1, message, hint))
