"""pydantic's errors as problems in Chinese, at the user's own lines, with the nearest known key or value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from luoshi.store.known import Known, find_known
from luoshi.store.nodes import Node, place_of, plain_data
from luoshi.store.problems import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE, Problem

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from luoshi.findings import Keys

_FORMS = {
    "due": "应为日期（如 2026-11-30）、{within: 15, unit: 工作日, from: 2026-11-09} 或 长期",
    "evidence": "应为文件名的列表，如 [验收表.pdf]",
    "to": "应为文字，或文字的列表",
    "where": "应为文字，或文字的列表",
}
_QUOTED = 40
"""How much of a wrong value a message repeats."""

_KINDS = {
    "luoshi_number": "应为数字，不加引号",
    "luoshi_integer": "应为整数，不加引号",
    "luoshi_date": "应为日期，写成 2026-11-30",
    "luoshi_no_such_day": "没有这一天",
    "luoshi_truth": "应为 true 或 false",
    "string_type": "应为文字",
    "string_too_short": "不能是空的",
    "tuple_type": "应为列表，如 [甲, 乙]",
    "dict_type": "应为“键: 值”的形式",
    "model_type": "应为“键: 值”的形式",
    "model_attributes_type": "应为“键: 值”的形式",
    "too_short": "至少要有一项",
}


def problems_of(error: ValidationError, model: type[BaseModel], root: Node) -> tuple[Problem, ...]:
    """Return the problems by place; of several complaints about one value of a choice of forms, one."""
    found: dict[tuple[Keys, str], Problem] = {}
    for detail in error.errors(include_url=False, include_context=True):
        keys, skipped = _resolve(root, detail["loc"], detail["type"])
        if detail["type"] == "union_tag_invalid":
            keys = (*keys, "event")
        problem = _problem(detail, keys, skipped, model, root)
        if problem is not None:
            found.setdefault((keys, problem.code), problem)
    return tuple(sorted(found.values(), key=lambda problem: (problem.line, problem.column, problem.message)))


def _resolve(root: Node, loc: tuple[int | str, ...], kind: str) -> tuple[Keys, tuple[str, ...]]:
    """Split a location into the keys that stand in the file and the names of union members pydantic put between."""
    node: Node | None = root
    keys: list[int | str] = []
    skipped: list[str] = []
    for index, part in enumerate(loc):
        value = node.value if node else None
        if isinstance(value, dict) and part in value:
            keys.append(part)
            node = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            keys.append(part)
            node = value[part]
        elif index == len(loc) - 1 and kind in {"missing", "extra_forbidden"}:
            keys.append(part)
        else:
            skipped.append(str(part))
    return tuple(keys), tuple(skipped)


def _problem(
    detail: Any,
    keys: Keys,
    skipped: tuple[str, ...],
    model: type[BaseModel],
    root: Node,
) -> Problem | None:
    kind = detail["type"]
    line, column = place_of(root, keys)
    if kind == "extra_forbidden":
        line, column = _key_place(root, keys)
        message, hint = _unknown(find_known(model, keys[:-1], plain_data(root)), str(keys[-1]))
        return Problem(UNKNOWN_KEY, line, column, message, hint, keys)
    if kind == "missing":
        known = find_known(model, keys[:-1], plain_data(root))
        title = known.titles.get(str(keys[-1]), "")
        message = f"缺少必填项 {keys[-1]}" + (f"（{title}）" if title else "")
        return Problem(MISSING_KEY, line, column, message, f"补上“{keys[-1]}: …”", keys)
    choice = next((name for name in reversed(keys) if isinstance(name, str) and name in _FORMS), None)
    if choice and skipped and _is_choice(skipped):
        if isinstance(detail["input"], dict) or _holds_mapping(root, keys):
            return None if not keys or keys[-1] == choice else _value_problem(detail, keys, (line, column))
        return Problem(
            WRONG_VALUE, line, column, f"{keys[-1]} 的值“{_quote(detail['input'])}”不对", _FORMS[choice], keys
        )
    if "where" in keys and skipped:
        return Problem(WRONG_VALUE, line, column, f"{keys[-1]} 的值不对", _FORMS["where"], keys)
    return _value_problem(detail, keys, (line, column))


def _is_choice(skipped: tuple[str, ...]) -> bool:
    return any("[" in name or name in {"Within", "EvidenceFile", "constrained-str"} for name in skipped)


def _holds_mapping(root: Node, keys: Keys) -> bool:
    value = plain_data(root)
    for key in keys:
        value = value[key]
    return isinstance(value, dict)


def _value_problem(detail: Any, keys: Keys, place: tuple[int, int]) -> Problem:
    given = detail["input"]
    if not keys:
        message = "文件是空的" if given is None else "文件内容不是“键: 值”的形式"
        return Problem(
            WRONG_VALUE, *place, message, "每行写成“键: 值”，冒号用半角，后面空一格；样子见 luoshi add --dry-run", keys
        )
    name = next((key for key in reversed(keys) if isinstance(key, str)), "")
    message, hint = _wrong(detail, str(name), given)
    return Problem(WRONG_VALUE, *place, message, hint, keys)


def _wrong(detail: Any, name: str, given: object) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind in {"union_tag_invalid", "enum", "literal_error"}:
        return _not_among(
            name, str(context.get("tag", given)), str(context.get("expected_tags") or context["expected"])
        )
    if kind == "union_tag_not_found":
        return "这条记录没有写 event（事件）", "补上“event: 进展”之类"
    if kind == "string_pattern_mismatch":
        return f"{name} 的写法“{_quote(given)}”不对", f"须符合 {context['pattern']}"
    bounds = {
        "greater_than_equal": ("ge", "不小于"),
        "less_than_equal": ("le", "不大于"),
        "greater_than": ("gt", "大于"),
    }
    if kind in bounds:
        key, word = bounds[kind]
        return f"{name} 的值“{_quote(given)}”超出范围", f"应{word} {context[key]}"
    return f"{name} 的值“{_quote(given)}”不对", _KINDS.get(kind, "按 schemas/ 中的说明改写")


def _not_among(name: str, given: str, expected: str) -> tuple[str, str]:
    words = re.findall(r"'([^']*)'", expected)
    near = Known(dict.fromkeys(words, "")).nearest(given)
    suggestion = f"；是否为“{near}”？" if near else ""
    return f"{name} 没有“{given}”这一项{suggestion}", "可用：" + "、".join(words)


def _unknown(known: Known, key: str) -> tuple[str, str]:
    near = known.nearest(key)
    suggestion = f"；是否为“{near}”？" if near else ""
    names = "、".join(known.titles) if known.titles else "见 schemas/"
    return f"没有“{key}”这一项{suggestion}", f"改正或删去；可用的有：{names}"


def _key_place(root: Node, keys: Keys) -> tuple[int, int]:
    node = root
    for key in keys[:-1]:
        value: Any = node.value
        node = value[key]
    return node.keys.get(str(keys[-1]), (node.line, node.column))


def _quote(given: object) -> str:
    text = str(given)
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
