"""LS727 督导的记录只增不改，通知以后范围不变。

为什么：
    发了通知再改对象和事项，或者删去不利的记录，督导就成了可以商量的事。

合格：
    inspection_before: {log: [{date: 2026-09-01, event: 通知, ref: 9号}]}
    inspection_after: {log: [{date: 2026-09-01, event: 通知, ref: 9号}, {date: 2026-09-15, event: 入校}]}

不合格：
    inspection_before: {log: [{date: 2026-09-01, event: 通知, ref: 9号}]}
    inspection_after: {objects: [滨海市第二小学], log: [{date: 2026-09-01, event: 通知, ref: 9号}]}
    ---
    inspection_before: {log: [{date: 2026-09-01, event: 通知, ref: 9号}, {date: 2026-09-15, event: 入校}]}
    inspection_after: {log: [{date: 2026-09-01, event: 通知, ref: 9号}]}
    ---
    inspection_before: {}
    inspection_after: null

改法：
    从 git 取回原来的记录；范围确需改变的，终止这一次（记“终止”），另立一次。

依据：
    政府督查工作条例（国务院令第733号）第十五条：不得擅自扩大督查范围
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.clue import Clue
from luoshi.model.inspection.visits import VisitBook
from luoshi.model.record import fields_of
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity
from luoshi.state.inspection.course import find_notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.record import Record

RULE = Rule(
    code="LS727",
    title="督导的记录只增不改，通知以后范围不变",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="政府督查工作条例（国务院令第733号）第十五条：不得擅自扩大督查范围",
)


_SCOPE = ("plan", "function", "type", "profile", "matters", "objects", "body")
"""Fields of the head that the notice fixes."""


def check(view: ChangesView) -> Findings:
    """Yield a finding for every inspection, visit book or lead that lost something, or whose scope moved."""
    for pair in view.records:
        before, after = pair.before, pair.after
        if not isinstance(before, Inspection | VisitBook | Clue):
            continue
        if not isinstance(after, type(before)):
            message = f"{pair.path} 不见了，或读不出来"
            yield view.about_file(RULE, pair.path, message, "从 git 取回；不办了的记“终止”")
            continue
        for key, what in _list_lost(before, after):
            yield view.in_settings(RULE, pair.path, (key,), f"{what}被删去或改动", "从 git 取回；写错的另记一条说明")
        if isinstance(before, Inspection) and isinstance(after, Inspection) and find_notice(before):
            for name in _SCOPE:
                if getattr(before, name) != getattr(after, name):
                    title = fields_of(before)[name].title
                    keys = (fields_of(before)[name].key,)
                    yield view.in_settings(RULE, pair.path, keys, f"通知以后改了{title}", "终止这一次，另立一次")


def _list_lost(before: Record, after: Record) -> Iterator[tuple[str, str]]:
    """Yield key and description of every entry that the file had and has no more."""
    key = "visits" if isinstance(before, VisitBook) else "log"
    kept = [*getattr(after, key)]
    for entry in getattr(before, key):
        if entry in kept:
            kept.remove(entry)
        else:
            yield key, f"{entry.date} 的“{getattr(entry, 'event', None) or getattr(entry, 'school', '')}”"
