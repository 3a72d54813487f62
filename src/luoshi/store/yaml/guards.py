"""What bytes must pass before any parser sees them, and which must take the slow path (reference/engines.md 1, 6)."""

from __future__ import annotations

import re

from luoshi.store.yaml.problems import NOT_TEXT, NOT_YAML, TOO_LARGE, Problem

MAX_BYTES = 1 << 20
"""A file of this project holds one task; a megabyte is a hundred times a long one."""

BOM = b"\xef\xbb\xbf"
_CONTROL = bytes(set(range(32)) - {9, 10, 13}) + b"\x7f"
_INVISIBLE = re.compile("[\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What only an escape in a double-quoted text can bring in: no document format takes it."""

_MANY_BRACKETS = 512
_NO_BRACKET = bytes(set(range(256)) - set(b"[]{}\n"))
_ORDINARY = bytes(set(range(256)) - set(b"[]{}\n\t\\<\r!&*|>?"))
_USUAL_SHAPES = frozenset({b"", b"[]", b"{}", b"{[]}", b"{{}}"})
"""What is left of an ordinary line when ordinary characters are taken out of it."""

_BEGINNINGS = (b"---", b"...", b"%", b"!", b"&", b"*", b"?")

_UNUSUAL_LINE = re.compile(rb"\n(?: *:|---|\.\.\.|%)")
"""Lines that begin with a colon (a key on two lines), document marks, directives."""

_COLON_FIRST = re.compile(rb"[\[{,] *:")
"""Within brackets a text that begins with a colon: one parser takes it for a key, the other for a mistake."""

_SIGNS = (b"!", b"&", b"*", b"|", b">", b"?")
_UNUSUAL_SIGN = re.compile(
    rb"""[\s\[{,:-](?:
        [!&*?]                               # a tag, anchor, alias or explicit key, perhaps
        | [|>](?![-+]?\r?\n) )               # a block text where none can be
    | [\[{,]\s*+[|>]                         # a block text within brackets
    """,
    re.VERBOSE,
)
_BLOCK_VALUE = re.compile(rb":\s*+(?:[|>]|\Z)")
"""A key with a block text behind it, or with what may be one in the next line."""
_ODD_NUMBER = re.compile(rb":\s*+(?:[+._#]|-[0-9._]|0[0-9_xob]|[0-9]+[_.eE]|[0-9.]{15})")
"""Found wherever the next one is, and elsewhere; twice as fast."""

_UNUSUAL_NUMBER = rb"""(?=[-+.0-9_])[-+]?(?:
        0[0-9_][-+0-9_.eE]*(?:[\s,\]}]|$)    # a leading zero
        | 0(?:x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)(?:[\s,\]}]|$) # other radixes
        | [0-9_]*_                           # digits in groups
        | \.[0-9iInN]                        # .5, .inf, .nan
        | [0-9]+\.(?:[\s,\]}]|$)             # 5.
        | [0-9.]*[0-9][eE][-+]?[0-9]+(?:[\s,\]}]|$) # an exponent
        | [0-9]+\.[0-9]+0(?:[\s,\]}]|$)      # trailing zeros, kept as written; 5.0 stays 5.0 in both readers
        | [0-9.]{15,}
        | (?<=\+)[0-9] )                     # an explicit plus
    """
"""Numbers that the fast parser reads as something else than what was written. Compiled when one is in question."""
_BEFORE_NUMBER = rb""":(?:(?<=["'\]}]:)|(?=\s))\s*+"""
_COMMENTED = re.compile(rb":\s*+\#(?P<comment>[^\n]*+)\n")
_COMMENTS = re.compile(rb"(?:\s*+\#[^\n]*+\n)*+\s*+")


def must_go_slowly(data: bytes) -> bool:
    """Whether the file has something that only the slow path answers exactly. One sweep lets ordinary files pass."""
    swept = data.translate(None, _ORDINARY)
    ordinary = _USUAL_SHAPES.issuperset(swept.split(b"\n"))
    if data.startswith(_BEGINNINGS) or (not ordinary and _has_signs(data)):
        return True
    if len(swept) + data.count(b"- -") > _MANY_BRACKETS and _brackets(data) > _MANY_BRACKETS:
        return True
    if b" :" in data or b"{:" in data or b"[:" in data or b",:" in data:  # a search for four is four times as slow
        return bool(_COLON_FIRST.search(data)) or bool(_UNUSUAL_LINE.search(data)) or _has_unusual_number(data)
    return bool(_UNUSUAL_LINE.search(data)) or _has_unusual_number(data)


def _has_unusual_number(data: bytes) -> bool:
    if not _ODD_NUMBER.search(data):
        return False
    return bool(re.search(_BEFORE_NUMBER + _UNUSUAL_NUMBER, data, re.VERBOSE)) or _has_number_behind_comment(data)


def _has_number_behind_comment(data: bytes) -> bool:
    """Whether such a number stands behind comments that follow a colon, or may: every byte is looked at once.

    What looks like a comment can be part of a text; where it holds another colon nobody guesses.
    """
    found = _COMMENTED.search(data)
    while found is not None:
        comments = _COMMENTS.match(data, found.end())
        place = comments.end() if comments else found.end()
        if b":" in found["comment"] or re.compile(_UNUSUAL_NUMBER, re.VERBOSE).match(data, place):
            return True
        found = _COMMENTED.search(data, place)
    return False


def _has_signs(data: bytes) -> bool:
    """Whether a sign beyond letters, digits and paired brackets is one that the two parsers take differently.

    Tabs, escapes and merge keys are rare, and one parser is laxer about them than the other.
    """
    if b"\t" in data or b"\\" in data or b"<<" in data or _ends_in_block(data):
        return True
    if data.count(b"\r") != data.count(b"\r\n"):
        return True
    if any(map(_spreads, set(data.translate(None, _NO_BRACKET).split(b"\n")) - _USUAL_SHAPES)):
        return True
    if not any(sign in data for sign in _SIGNS):
        return False
    return bool(_UNUSUAL_SIGN.search(data)) or any(map(_has_block_in_brackets, data.split(b"\n")))


def _ends_in_block(data: bytes) -> bool:
    """Whether a block text may end with the file before its first line; lines are read from the end, each once."""
    end = len(data) - 1
    while end >= 0:
        start = data.rfind(b"\n", 0, end) + 1
        line = data[start:end]
        if b"|" in line or b">" in line:
            return True
        rest = line.lstrip(b" \r")
        if rest and not rest.startswith(b"#"):
            return False
        end = start - 1
    return False


def _has_block_in_brackets(line: bytes) -> bool:
    """Whether a line has a bracket and behind it a key with a block text, or with nothing more on the line."""
    first = min((place for place in (line.find(b"["), line.find(b"{")) if place >= 0), default=-1)
    return first >= 0 and bool(_BLOCK_VALUE.search(line, first))


def _brackets(data: bytes) -> int:
    return data.count(b"[") + data.count(b"{") + data.count(b"- -")


def _spreads(line: bytes) -> bool:
    """Whether brackets go on over the end of the line: one parser lets keys and block texts be broken within them.

    Lines are asked after once in each shape, that is with nothing left of them but the brackets.
    """
    return line.count(b"[") + line.count(b"{") != line.count(b"]") + line.count(b"}")


def strip_mark(data: bytes) -> bytes:
    """Return the bytes without a UTF-8 byte order mark."""
    return data.removeprefix(BOM)


def guard(data: bytes) -> str | Problem:
    """Return the text of the bytes, without a mark before it, or the first reason why they are no file of ours."""
    if len(data) > MAX_BYTES:
        hint = "一个文件只放一个事项；大的附件放进 evidence/"
        return Problem(TOO_LARGE, 1, 1, f"文件超过 {MAX_BYTES // 1024} KB 的上限", hint)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(NOT_TEXT, 1, 1, "文件是 UTF-16 编码", "用编辑器另存为 UTF-8")
    if data.translate(None, _CONTROL) != data:
        return _control_character(data)
    try:
        text = strip_mark(data).decode()
    except UnicodeDecodeError as error:
        line, column = _place(strip_mark(data), error.start)
        return Problem(NOT_TEXT, line, column, "文件不是 UTF-8 编码（可能是 GBK）", "用编辑器另存为 UTF-8")
    return _conflict(data) or _invisible(text) or text


def _control_character(data: bytes) -> Problem:
    place = next(index for index, byte in enumerate(data) if byte in _CONTROL)
    line, column = _place(data, place)
    message = f"文件中有控制字符 0x{data[place]:02x}，不是纯文本"
    return Problem(NOT_TEXT, line, column, message, "删去该字符；若是二进制文件，请移到 evidence/")


def _invisible(text: str) -> Problem | None:
    """Find line breaks and marks that no editor shows and that parsers take for different things."""
    match = _INVISIBLE.search(text)
    if match is None:
        return None
    before = text[: match.start()].encode()
    line, column = _place(before, len(before))
    message = f"文件中有看不见的字符 U+{ord(match[0]):04X}"
    return Problem(NOT_TEXT, line, column, message, "删去该字符；要换行的，用普通的换行")


def _conflict(data: bytes) -> Problem | None:
    if b"<<<<<<< " not in data:
        return None
    match = re.search(rb"^<{7} ", data, re.MULTILINE)
    if match is None:
        return None
    line, column = _place(data, match.start())
    hint = "逐条核对两边的记录，留下都该留的，删去 <<<<<<<、=======、>>>>>>> 三种标记行"
    return Problem(NOT_YAML, line, column, "文件里有没有处理完的合并冲突", hint)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of a byte offset; undecodable bytes count one each."""
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode(errors="replace")) + 1
