"""Hypothesis strategies: one task as many texts, in the manners that people and programs write YAML."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from luoshi.model.base import Plain
from luoshi.store.edit.task_text import record_data
from luoshi.store.yaml.yaml_text import yaml_scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.task import Task

_COMMENTS = ("", "", "", "  # 注：待核", "     # 注", "   ", "  #", " # {a: [b")
_LINES = ("", "# 以下由办公室填写", "   # 缩进的注释", "#", "", "  ")


@dataclass(frozen=True)
class Manner:
    """How a file is written."""

    newline: str
    mark: bool
    final: bool
    log: str
    dash: int
    gap: int


MANNERS = st.builds(
    Manner,
    newline=st.sampled_from(("\n", "\n", "\r\n")),
    mark=st.sampled_from((False, False, True)),
    final=st.sampled_from((True, True, False)),
    log=st.sampled_from(("block", "block", "block", "flow", "lines", "comma")),
    dash=st.sampled_from((0, 2, 2, 4)),
    gap=st.sampled_from((1, 1, 3)),
)


@st.composite
def texts(draw: st.DrawFn, task: Task) -> bytes:
    """Draw a file that holds ``task``."""
    manner = draw(MANNERS)
    data = record_data(task)
    log = data.pop("log", [])
    lines: list[str] = []
    for key, value in data.items():
        lines += [*_between(draw), *_pair(draw, key, value)]
    lines += _between(draw) + _log(draw, manner, log) + _between(draw)
    if draw(st.booleans()):
        lines += ["suppress: []" + draw(st.sampled_from(_COMMENTS)), *_between(draw)]
    text = manner.newline.join(lines) + (manner.newline if manner.final else "")
    return (b"\xef\xbb\xbf" if manner.mark else b"") + text.encode()


def _between(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(_LINES), max_size=2)) if draw(st.integers(0, 3)) == 0 else []


def _pair(draw: st.DrawFn, key: str, value: Any) -> list[str]:
    """Write a key of a block mapping; a list or mapping over lines or in brackets."""
    name = draw(st.sampled_from((key, key, key, f'"{key}"', f"'{key}'")))
    comment = draw(st.sampled_from(_COMMENTS))
    if isinstance(value, dict) and draw(st.booleans()):
        below = [line for each, item in value.items() for line in _pair(draw, each, item)]
        return [f"{name}:{comment}", *(f"  {line}" for line in below)]
    if isinstance(value, list) and value and draw(st.booleans()):
        return [f"{name}:{comment}", *_items(draw, value, draw(st.sampled_from((0, 2))), 1)]
    if type(value) is str and draw(st.integers(0, 4)) == 0 and value.strip() == value and value.isprintable():
        sign = draw(st.sampled_from(("|-", ">-")))
        return [f"{name}: {sign}", f"    {value}", *draw(st.sampled_from(((), ("",), ("", ""))))]
    return [f"{name}: {_flow(draw, value)}{comment}"]


def _items(draw: st.DrawFn, items: Sequence[Any], dash: int, gap: int) -> list[str]:
    lines = []
    for item in items:
        lines += _between(draw)
        if isinstance(item, dict) and draw(st.booleans()):
            below = [line for key, value in item.items() for line in _pair(draw, key, value)]
            below += ["# note: 暂不填"] if draw(st.integers(0, 5)) == 0 else []
            first, *rest = below
            lines += [" " * dash + "-" + " " * gap + first, *(" " * (dash + 1 + gap) + line for line in rest)]
        else:
            lines.append(" " * dash + "-" + " " * gap + _flow(draw, item) + draw(st.sampled_from(_COMMENTS)))
    return lines


def _log(draw: st.DrawFn, manner: Manner, log: list[Any]) -> list[str]:
    if not log:
        return list(
            draw(st.sampled_from(((), ("log: []",), ("log:   []  # 尚无",), ("log:",), ("log: ~",), ("log: [", "  ]"))))
        )
    if manner.log == "block":
        return [f"log:{draw(st.sampled_from(_COMMENTS))}", *_items(draw, log, manner.dash, manner.gap)]
    items = [_flow(draw, item) for item in log]
    if manner.log == "flow":
        return [f"log: [{', '.join(items)}]"]
    last = "," if manner.log == "comma" else ""
    return ["log: [", *(f"    {item}," for item in items[:-1]), f"    {items[-1]}{last}  # 末条", "  ]"]


def _flow(draw: st.DrawFn, value: Any) -> str:
    if isinstance(value, dict):
        pad = draw(st.sampled_from(("", " ")))
        return "{" + pad + ", ".join(f"{key}: {_flow(draw, item)}" for key, item in value.items()) + pad + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(draw, item) for item in value) + "]"
    return _scalar(draw, value)


def _scalar(draw: st.DrawFn, value: Any) -> str:
    if isinstance(value, Plain | dt.date):
        return str(value)
    if isinstance(value, bool):
        return str(value).lower()
    style = draw(st.integers(0, 4))
    if style == 0:
        return json.dumps(value, ensure_ascii=False)
    return "'" + value.replace("'", "''") + "'" if style == 1 and value.isprintable() else yaml_scalar(value)
