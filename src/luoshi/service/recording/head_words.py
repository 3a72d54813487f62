"""The words of options and answers as the plain data of a task's head; what cannot be taken is a UsageError."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.model.base import Plain
from luoshi.model.field_forms import FieldForm, FieldKind
from luoshi.model.head_forms import head_fields
from luoshi.model.vocabulary import STANDING, Direction
from luoshi.service.recording.typed_words import drop_blanks, parse_day, parse_number, refuse_unfit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from luoshi.service.recording.typed_words import Words

_SPAN = re.compile(r"([0-9]{1,5})\s*个?(工作日|自然日)(?:[:：](.*))?", re.ASCII)
_BAR = re.compile(r"\s*[|｜]\s*")
_MILESTONE = ("编号", "内容", "日期", "权重")
_INDICATOR = ("编号", "单位", "类型", "基数", "目标", "方向")
_LEAST_OF_INDICATOR = 5


def parse_head(words: Words, day: dt.date) -> dict[str, Any]:
    """Return the head without its id; assigned on ``day`` where no other day is given. Texts stay as they were given.

    Raises UsageError that names the option for a date, time limit, number, milestone or indicator that is none, and
    for a control character.
    """
    words = drop_blanks(words)
    for name, given in words.items():
        for word in [given] if isinstance(given, str) else given if isinstance(given, list | tuple) else []:
            refuse_unfit(f"--{name.replace('_', '-')}", word)
    head: dict[str, Any] = {"assigned": day}
    for field in head_fields():
        given = words.get(field.name)
        if given or isinstance(given, str):
            *above, key = field.keys
            holder = head.setdefault(above[0], {}) if above else head
            holder[key] = _parse(field, given)
    return head


def _parse(field: FieldForm, given: Any) -> Any:
    kinds = {FieldKind.DAY: parse_day, FieldKind.NUMBER: parse_number}
    parse = _RECORDS.get(field.name) or kinds.get(field.kind)
    if field.repeats:
        return [parse(field.option, each) if parse else each for each in given]
    return parse(field.option, given) if parse else given


def parse_due(option: str, text: str) -> dt.date | str | dict[str, Any]:
    """Return the time limit of ``2026-11-30``, ``长期``, ``15工作日`` or ``15工作日:2026-11-09``."""
    if text == STANDING:
        return text
    span = _SPAN.fullmatch(text)
    if span is None:
        return _parse_due_day(option, text)
    start = {"from": parse_day(option, span[3])} if span[3] is not None else {}
    return {"within": Plain(str(int(span[1]))), "unit": span[2], **start}


def _parse_due_day(option: str, text: str) -> dt.date:
    try:
        return parse_day(option, text)
    except UsageError as error:
        hint = "写成 2026-11-30、长期、15工作日 或 15工作日:2026-11-09（自该日起算）"
        raise UsageError(f"{option} 的“{text}”不是有效的时限", hint) from error


def parse_milestone(option: str, text: str) -> dict[str, Any]:
    """Return the milestone of ``方案|印发实施方案|2026-03-31|10``."""
    name, title, day, weight = _split_parts(option, text, _MILESTONE, len(_MILESTONE))
    return {"id": name, "title": title, "due": parse_day(option, day), "weight": parse_number(option, weight)}


def parse_indicator(option: str, text: str) -> dict[str, Any]:
    """Return the indicator of ``竣工数|个|累计|0|120`` or with ``|不高于``; what is left empty is not set."""
    name, unit, kind, *numbers = _split_parts(option, text, _INDICATOR, _LEAST_OF_INDICATOR)
    indicator: dict[str, Any] = {"id": name, "unit": unit, "type": kind}
    limits = dict(zip(("baseline", "target"), numbers[:2], strict=True))
    indicator |= {key: parse_number(option, number) for key, number in limits.items() if number}
    direction = (numbers[2:] or [""])[0]
    indicator |= {"direction": direction} if direction and direction != Direction.AT_LEAST else {}
    return {key: value for key, value in indicator.items() if value != "" or key in {"id", "type"}}


_RECORDS = {"due": parse_due, "milestone": parse_milestone, "indicator": parse_indicator}
"""What is typed as one word and is a record, or may be one."""


def _split_parts(option: str, text: str, names: Sequence[str], least: int) -> list[str]:
    parts = _BAR.split(text.strip())
    if least <= len(parts) <= len(names):
        return parts
    form = "|".join(names[:least]) + "".join(f"[|{name}]" for name in names[least:])
    raise UsageError(f"{option} 的“{text}”分成了 {len(parts)} 段", f"写成“{form}”，各段用 | 隔开")
