"""The field that an 调整 changes, as a person calls it: a Chinese title is written as the key that the state reads."""

from __future__ import annotations

import re

from luoshi.model.record import fields_of
from luoshi.model.task import Indicator, Milestone, Task

_PARTS = {"milestones": Milestone, "indicators": Indicator}
_SIGNS = re.compile(r"[.·．/]")


def find_adjusted_field(word: str) -> str:
    """Return ``lead`` for 牵头单位 and ``milestones.竣工.due`` for 节点.竣工.时限; what is no title stays as it is."""
    first, *rest = (part.strip() for part in _SIGNS.split(word))
    top = _find_key(Task, first)
    if top in _PARTS and len(rest) > 1:
        return ".".join((top, *rest[:-1], _find_key(_PARTS[top], rest[-1])))
    return ".".join((top, *rest)) if rest else top


def _find_key(model: type[Task | Milestone | Indicator], word: str) -> str:
    return next((name for name, info in fields_of(model).items() if word in {name, info.title}), word)
