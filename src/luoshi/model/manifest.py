"""``reports/<期次>/manifest.json``: what an issued bulletin was made from, so that it can be made again."""

from __future__ import annotations

from typing import Literal

from luoshi.model.base import Day, Integer, Text, Texts
from luoshi.model.evidence import Sha256
from luoshi.model.record import Field, Record
from luoshi.model.scope import Scope


class Manifest(Record):
    """One issued bulletin. ``as_of``: its cut-off; ``dated``: the date on the paper.

    ``configuration``: hash of luoshi.yaml; ``outputs``: hash of each file beside it;
    ``printers``: what each printed file was written with, for its bytes depend on that.
    """

    version: Integer = Field(key="schema", ge=1, le=1)
    luoshi: Text
    revision: Text
    as_of: Day
    dated: Day | None = None
    kind: Literal["week", "month", "quarter", "half", "year"]
    period: Text
    issue: Text
    title: Text
    request: Scope
    calendar: Texts
    configuration: Sha256
    outputs: dict[Text, Sha256]
    printers: dict[Text, Text] = Field(default={})
