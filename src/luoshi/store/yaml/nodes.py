"""The slow path: ruamel.yaml's pure events to a tree with places. It answers everything the fast path cannot.

Built from events in a loop, not by recursion, so that depth is a finding and never a crash. Anchors, aliases, tags,
merge keys and further documents are refused: one fact, one place, as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from luoshi.model.base import Plain
from luoshi.store.yaml.problems import DUPLICATE_KEY, NOT_PLAIN, NOT_TEXT, NOT_YAML, TOO_LARGE, Problem
from luoshi.store.yaml.yaml_events import parse
from luoshi.store.yaml.yaml_words import explain

if TYPE_CHECKING:
    from luoshi.findings import Keys

MAX_DEPTH = 32
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What only an escape in a double-quoted text can bring in: no document format takes it."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Node:
    """A value with its place, line and column from 1. ``value``: text, Plain text or None; list of Node; dict."""

    line: int
    column: int
    value: str | list[Node] | dict[str, Node] | None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Places of the keys of a mapping."""


class RefusedError(Exception):
    """The tree cannot be built; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str) -> Node:
    """Return the root of the file's only document; raises RefusedError with the first problem."""
    builder = _Builder(text.splitlines())
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
    return root if root and root.value is not None else Node(1, 1, None)


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


class _Builder:
    """Takes events one by one; ``root`` is the finished tree."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.pending: list[tuple[str, tuple[int, int]] | None] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, DocumentStartEvent):
            self._start(event, line, column)
        elif isinstance(event, AliasEvent):
            raise _refused(line, column, f"不能用别名“*{event.anchor}”", "把内容原样写出来")
        elif isinstance(event, ScalarEvent):
            _plain_only(event, line, column)
            self._scalar(event, line, column)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            _plain_only(event, line, column)
            self._open(Node(line, column, {} if isinstance(event, MappingStartEvent) else []))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
            self.pending.pop()

    def _start(self, event: Any, line: int, column: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _refused(line, column, "一个文件里有多个文档（---）", "一个文件只写一个事项，另一个另存一个文件")
        if event.version or event.tags:
            raise _refused(1, 1, "不能用 % 开头的指令", "删去该行")

    def _scalar(self, event: Any, line: int, column: int) -> None:
        text: str = event.value
        unfit = UNFIT.search(text)
        if unfit:
            message = f"文字中有不能用的字符 U+{ord(unfit[0]):04X}"
            raise RefusedError(Problem(NOT_TEXT, line, column, message, "删去反斜杠写出的控制字符"))
        plain = event.style is None
        if self.stack and isinstance(self.stack[-1].value, dict) and self.pending[-1] is None:
            self._key(text, line, column, plain=plain)
            return
        value = None if plain and text in _NULLS else Plain(text) if plain else text
        self._put(Node(line, column, value))

    def _key(self, text: str, line: int, column: int, *, plain: bool) -> None:
        parent = self.stack[-1]
        if text == "<<" and plain:
            raise _refused(line, column, "不能用合并键“<<”", "把内容原样写出来")
        if plain and self.lines[line - 1][column - 2 : column - 1] == "?":  # within brackets the parser drops it
            raise _refused(line, column - 1, "这里不能用问号开头", "文字以 ? 开头的要加引号")
        if text in parent.keys:
            first = parent.keys[text][0]
            problem = Problem(DUPLICATE_KEY, line, column, f"“{text}”重复，第{first}行已写过", "两处合成一处")
            raise RefusedError(problem)
        parent.keys[text] = (line, column)
        self.pending[-1] = (text, (line, column))

    def _open(self, node: Node) -> None:
        if self.stack and isinstance(self.stack[-1].value, dict) and self.pending[-1] is None:
            raise _refused(node.line, node.column, "键必须是文字", "检查这里的括号和冒号")
        self._put(node)
        self.stack.append(node)
        self.pending.append(None)
        if len(self.stack) > MAX_DEPTH:
            message = f"嵌套超过 {MAX_DEPTH} 层"
            raise RefusedError(Problem(TOO_LARGE, node.line, node.column, message, "检查这里的括号和缩进"))

    def _put(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1].value
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict) and self.pending[-1] is not None:
            parent[self.pending[-1][0]] = node
            self.pending[-1] = None


def _plain_only(event: Any, line: int, column: int) -> None:
    if event.anchor is not None:
        raise _refused(line, column, f"不能用锚点“&{event.anchor}”", "把内容原样写出来；文字以 & 开头的加引号")
    if event.tag is not None and event.tag != "!":
        raise _refused(line, column, f"不能用标签“{event.tag}”", "删去标签；文字以 ! 开头的加引号")


def _refused(line: int, column: int, message: str, hint: str) -> RefusedError:
    return RefusedError(Problem(NOT_PLAIN, line, column, message, hint))


def plain_data(node: Node) -> Any:
    """Return the tree as plain dicts, lists and strings; keys without a value are left out."""
    if isinstance(node.value, dict):
        return {key: plain_data(child) for key, child in node.value.items() if child.value is not None}
    if isinstance(node.value, list):
        return [plain_data(child) for child in node.value]
    return node.value


def place_of(root: Node, keys: Keys) -> tuple[int, int]:
    """Return line and column of the value at ``keys``; where the way ends early, of what holds the missing value."""
    node, place = root, (root.line, root.column)
    for key in keys:
        if isinstance(node.value, dict) and key in node.value:
            place, node = node.keys[str(key)], node.value[str(key)]
        elif isinstance(node.value, list) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            place = (node.line, node.column)
        else:
            return place
    return (node.line, node.column) if node.value is not None and keys else place
