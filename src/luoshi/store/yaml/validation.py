"""pydantic's errors as problems in Chinese, at the user's own lines, with the nearest known key or value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from luoshi.store.yaml.model_keys import KnownKeys, find_known
from luoshi.store.yaml.problems import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE, Problem
from luoshi.store.yaml.spans import Span, find_place, find_span, plain_data
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from luoshi.findings import Keys
    from luoshi.model.base import WrongDataError
    from luoshi.model.record import Record

_FORMS = {
    "due": "应为日期（如 2026-11-30）、{within: 15, unit: 工作日, from: 2026-11-09} 或 长期",
    "evidence": "应为文件名，或 {file: 文件名, sha256: 摘要}",
    "support": "应为单位名称，或 {unit: 财务处, part: 资金下达, due: 2026-09-30}",
    "to": "应为文字，或文字的列表",
    "where": "应为文字，或文字的列表",
}
"""Values that have several forms."""

_MAPPINGS = frozenset({"Within", "EvidenceFile", "SupportDuty"})
"""The forms that are “键: 值”, by the names pydantic puts into the location."""

_KINDS = {
    "luoshi_number": "应为数字，不加引号和单位",
    "luoshi_integer": "应为整数，不加引号",
    "luoshi_date": "应为日期，写成 2026-11-30",
    "luoshi_no_such_day": "没有这一天",
    "luoshi_truth": "应为 true 或 false",
    "luoshi_parameter": "应为整数、文字或文字的列表",
    "string_type": "应为文字",
    "string_too_short": "不能是空的",
    "tuple_type": "应为列表，如 [甲, 乙]",
    "dict_type": "应为“键: 值”的形式",
    "model_type": "应为“键: 值”的形式",
    "model_attributes_type": "应为“键: 值”的形式",
    "too_short": "至少要有一项",
}
_PATTERNS = {
    "id": "只用汉字、字母、数字、- 和 _，以汉字、字母或数字开头",
    "prefix": "只用汉字、字母和数字，以汉字或字母开头",
    "code": "写成 LS 加三位数字，如 LS305",
    "sha256": "应为 64 位小写十六进制",
}
_BOUNDS = {"greater_than_equal": ("ge", "不小于"), "less_than_equal": ("le", "不大于"), "greater_than": ("gt", "大于")}
_QUOTED = 40
"""How much of a wrong value a message repeats."""


def list_problems(error: WrongDataError, model: type[Record], root: Span) -> tuple[Problem, ...]:
    """Return the problems by place; of several complaints about one value of a choice of forms, one."""
    found: dict[tuple[Keys, str], Problem] = {}
    for detail in error.details:
        problem = _problem(detail, model, root)
        if problem is not None:
            found.setdefault((problem.keys, problem.code), problem)
    return tuple(sorted(found.values(), key=lambda problem: (problem.line, problem.column, problem.message)))


def _resolve(root: Span, loc: tuple[int | str, ...], kind: str) -> tuple[Keys, Keys, str]:
    """Split a location into the keys that stand in the file and what pydantic put between them.

    Return (keys, the keys before the last part that does not stand in the file, that part); the latter two are empty
    where all parts stand there. Such a part is the name of an event or of one form of a value.
    """
    span: Span | None = root
    keys: list[int | str] = []
    choice: tuple[Keys, str] = ((), "")
    for index, part in enumerate(loc):
        value = span.value if span else None
        if isinstance(value, dict) and part in value:
            keys.append(part)
            span = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int):
            keys.append(part)
            span = value[part]
        elif index == len(loc) - 1 and kind in {"missing", "extra_forbidden"}:
            keys.append(part)
        else:
            choice = tuple(keys), str(part)
    return tuple(keys), *choice


def _problem(detail: Any, model: type[Record], root: Span) -> Problem | None:
    kind = detail["type"]
    keys, choice, form = _resolve(root, detail["loc"], kind)
    name = _form_name(choice)
    if name and not (form in _MAPPINGS and isinstance(_value_at(root, choice), dict)):
        return _wrong_form(detail, choice, name, root)
    if kind == "extra_forbidden":
        message, hint = _unknown(find_known(model, keys[:-1], plain_data(root)), str(keys[-1]))
        return Problem(UNKNOWN_KEY, *_key_place(root, keys), message, hint, keys)
    if kind == "missing":
        title = find_known(model, keys[:-1], plain_data(root)).titles[str(keys[-1])]
        message = f"缺少必填项 {keys[-1]}（{title}）"
        return Problem(MISSING_KEY, *find_place(root, keys), message, f"补上“{keys[-1]}: …”", keys)
    if kind == "union_tag_invalid":
        keys = (*keys, "event")
    return _wrong_value(detail, keys, find_place(root, keys))


def _form_name(choice: Keys) -> str | None:
    """Return under which name ``_FORMS`` knows the value at ``choice``; None where it has one form only."""
    if "where" in choice[:-1]:
        return "where"
    name = _name(choice)
    return name if name in _FORMS else None


def _name(keys: Keys) -> str:
    return next((key for key in reversed(keys) if key and isinstance(key, str)), "")


def _value_at(root: Span, keys: Keys) -> Any:
    value = plain_data(root)
    for key in keys:
        value = value[key]
    return value


def _wrong_form(detail: Any, keys: Keys, name: str, root: Span) -> Problem | None:
    """Say once what forms there are; nothing where the value has the form of a mapping and that one complains."""
    value = _value_at(root, keys)
    if isinstance(value, dict) and name in {"due", "evidence", "support"}:
        return None
    hint = _KINDS["luoshi_no_such_day"] if detail["type"] == "luoshi_no_such_day" else _FORMS[name]
    return Problem(WRONG_VALUE, *find_place(root, keys), _not_right(_name(keys), value), hint, keys)


def _wrong_value(detail: Any, keys: Keys, place: tuple[int, int]) -> Problem:
    if not keys:
        message = "文件是空的" if detail["input"] is None else "文件内容不是“键: 值”的形式"
        hint = "每行写成“键: 值”，冒号用半角，后面空一格；样子见 luoshi add --dry-run"
        return Problem(WRONG_VALUE, *place, message, hint)
    message, hint = _wrong(detail, _name(keys), detail["input"])
    return Problem(WRONG_VALUE, *place, message, hint, keys)


def _wrong(detail: Any, name: str, given: object) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind in {"union_tag_invalid", "enum", "literal_error"}:
        expected = str(context.get("expected_tags") or context["expected"])
        return _not_among(name, str(context.get("tag", given)), expected)
    if kind == "union_tag_not_found":
        return "这条记录没有写 event（事件）", "补上“event: 进展”之类"
    if kind == "string_pattern_mismatch":
        return _not_right(name, given), _PATTERNS[name]
    if kind in _BOUNDS:
        key, word = _BOUNDS[kind]
        return f"{name} 的值“{given}”超出范围", f"应{word} {context[key]}"
    return _not_right(name, given), _KINDS.get(kind, "按 schemas/ 中的说明改写")


def _not_right(name: str, given: object) -> str:
    """Say that a value is wrong, with the value where it is one text."""
    if not isinstance(given, str):
        return f"{name} 的写法不对"
    return f"{name} 的值“{given if len(given) <= _QUOTED else given[:_QUOTED] + '…'}”不对"


def _not_among(name: str, given: str, expected: str) -> tuple[str, str]:
    words = re.findall(r"'([^']*)'", expected)
    return f"{name} 没有“{given}”这一项{suggest(given, words)}", "可用：" + "、".join(words)


def _unknown(known: KnownKeys, key: str) -> tuple[str, str]:
    names = "、".join(known.titles) if known.titles else "见 schemas/"
    return f"没有“{key}”这一项{known.suggest(key)}", f"改正或删去；可用的有：{names}"


def _key_place(root: Span, keys: Keys) -> tuple[int, int]:
    holder = find_span(root, keys[:-1])
    key = holder.keys.get(str(keys[-1]), holder)
    return key.line, key.column
