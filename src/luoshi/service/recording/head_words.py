"""The words of options and answers as the plain data of a task's head; what cannot be taken is a UsageError."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from luoshi.errors import UsageError
from luoshi.model.base import Plain
from luoshi.model.vocabulary import STANDING, Direction
from luoshi.service.recording.typed_text import refuse_unfit

Words = Mapping[str, str | Sequence[str] | bool | None]
"""What was given, by the names of the options with ``_``; None and empty lists are not given."""

_SAME = ("title", "kind", "objective", "standard", "leader", "lead", "owner", "due_text", "cadence", "parent")
_LISTS = {"measures": "measure", "outputs": "output_form", "support": "support", "lists": "list"}
_SOURCE = ("category", "document", "item", "approver")
_SPAN = re.compile(r"([0-9]{1,5})\s*个?(工作日|自然日)(?:[:：](.*))?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_BAR = re.compile(r"\s*[|｜]\s*")
_MILESTONE = ("编号", "内容", "日期", "权重")
_INDICATOR = ("编号", "单位", "类型", "基数", "目标", "方向")
_LEAST_OF_INDICATOR = 5


def head_data(words: Words, day: dt.date) -> dict[str, Any]:
    """Return the head without its id; assigned on ``day`` where no other day is given. Texts stay as they were given.

    Raises UsageError that names the option for a date, time limit, number, milestone or indicator that is none, and
    for a control character.
    """
    _fit(words)
    head: dict[str, Any] = {name: words[name] for name in _SAME if words.get(name) is not None}
    head |= {key: list(given) for key, name in _LISTS.items() if (given := _several(words, name))}
    source = {name: words[name] for name in _SOURCE if words.get(name) is not None}
    head |= {"source": source} if source else {}
    head |= {"public": True} if words.get("public") else {}
    return head | _measured(words, day)


def _fit(words: Words) -> None:
    for name, given in words.items():
        for word in [given] if isinstance(given, str) else given if isinstance(given, list | tuple) else []:
            refuse_unfit(f"--{name.replace('_', '-')}", word)


def _measured(words: Words, day: dt.date) -> dict[str, Any]:
    """Return what holds days and numbers."""
    head: dict[str, Any] = {"assigned": _optional(words, "assigned", parse_day, day)}
    head |= {"due": due} if (due := _optional(words, "due", parse_due, None)) is not None else {}
    head |= {"weight": weight} if (weight := _optional(words, "weight", parse_number, None)) is not None else {}
    milestones = [parse_milestone(each) for each in _several(words, "milestone")]
    indicators = [parse_indicator(each) for each in _several(words, "indicator")]
    head |= {"milestones": milestones} if milestones else {}
    return head | ({"indicators": indicators} if indicators else {})


def parse_day(option: str, text: str) -> dt.date:
    """Return the day of ``2026-10-31``."""
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"{option} 的“{text}”不是有效的日期", "写成 2026-10-31 的样子")


def parse_due(option: str, text: str) -> dt.date | str | dict[str, Any]:
    """Return the time limit of ``2026-11-30``, ``长期``, ``15工作日`` or ``15工作日:2026-11-09``."""
    if text == STANDING:
        return text
    span = _SPAN.fullmatch(text)
    if span is None:
        return _due_day(option, text)
    start = {"from": parse_day(option, span[3])} if span[3] is not None else {}
    return {"within": Plain(str(int(span[1]))), "unit": span[2], **start}


def _due_day(option: str, text: str) -> dt.date:
    try:
        return parse_day(option, text)
    except UsageError as error:
        hint = "写成 2026-11-30、长期、15工作日 或 15工作日:2026-11-09（自该日起算）"
        raise UsageError(f"{option} 的“{text}”不是有效的时限", hint) from error


def parse_number(option: str, text: str) -> Plain:
    """Return the number as it was written."""
    if _NUMBER.fullmatch(text):
        return Plain(text)
    raise UsageError(f"{option} 的“{text}”不是数字", "写成 10 或 2.5 的样子")


def parse_milestone(text: str) -> dict[str, Any]:
    """Return the milestone of ``方案|印发实施方案|2026-03-31|10``."""
    name, title, day, weight = _parts("--milestone", text, _MILESTONE, len(_MILESTONE))
    due = parse_day("--milestone", day)
    return {"id": name, "title": title, "due": due, "weight": parse_number("--milestone", weight)}


def parse_indicator(text: str) -> dict[str, Any]:
    """Return the indicator of ``竣工数|个|累计|0|120`` or with ``|不高于``; what is left empty is not set."""
    name, unit, kind, *numbers = _parts("--indicator", text, _INDICATOR, _LEAST_OF_INDICATOR)
    indicator: dict[str, Any] = {"id": name, "unit": unit, "type": kind}
    limits = dict(zip(("baseline", "target"), numbers[:2], strict=True))
    indicator |= {key: parse_number("--indicator", number) for key, number in limits.items() if number}
    direction = (numbers[2:] or [""])[0]
    indicator |= {"direction": direction} if direction and direction != Direction.AT_LEAST else {}
    return {key: value for key, value in indicator.items() if value != "" or key in {"id", "type"}}


def _parts(option: str, text: str, names: Sequence[str], least: int) -> list[str]:
    parts = _BAR.split(text.strip())
    if least <= len(parts) <= len(names):
        return parts
    form = "|".join(names[:least]) + "".join(f"[|{name}]" for name in names[least:])
    raise UsageError(f"{option} 的“{text}”分成了 {len(parts)} 段", f"写成“{form}”，各段用 | 隔开")


def _several(words: Words, name: str) -> Sequence[str]:
    given = words.get(name)
    return given if isinstance(given, list | tuple) else ()


def _optional(words: Words, name: str, parse: Any, default: Any) -> Any:
    given = words.get(name)
    return default if given is None else parse(f"--{name}", given)
