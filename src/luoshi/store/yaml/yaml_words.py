"""A parser's complaint in the clerk's words, with the likely cause and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ruamel.yaml.error import MarkedYAMLError

_SAYINGS = (
    ("mapping values are not allowed", "这里多出一个冒号", "文字里有冒号的要加引号；或检查上一行的缩进"),
    ("could not find expected ':'", "缺少冒号", "写成“键: 值”，冒号用半角，后面空一格"),
    ("found character '\\t'", "用了 Tab 缩进", "缩进只用空格，每层两个"),
    ("cannot start any token", "这里不能用这个符号开头", "文字以 @ ` % 等符号开头的要加引号"),
    ("expected <block end>", "缩进没有对齐", "同一层的键要上下对齐，下一层多两个空格"),
    ("expected ',' or", "花括号或方括号里少了逗号，或没有闭合", "各项之间用半角逗号分开，括号成对"),
    ("unexpected end of stream", "引号或括号没有闭合", "补上缺少的一半"),
    ("expected the node content", "括号里的写法不对", "检查逗号和括号是否成对，是否用了全角符号"),
    ("found unknown escape", "双引号里的反斜杠写法不对", "改用单引号，或把反斜杠写成两个"),
    ("special characters are not allowed", "有不允许的特殊字符", "删去该字符"),
)


def explain(error: MarkedYAMLError, lines: Sequence[str], line: int) -> tuple[str, str]:
    """Return message and way out for a YAML error found at ``line`` (from 1) of ``lines``."""
    problem = str(error.problem or "")
    message, hint = next(
        ((message, hint) for start, message, hint in _SAYINGS if start in problem),
        ("YAML 写法有误", f"解析器的说明：{problem or error}"),
    )
    near = lines[max(0, line - 2) : line]
    if any("：" in each and ": " not in each for each in near):
        hint = "冒号用了全角“：”，改成半角“:”并在后面空一格"
    return message, hint
