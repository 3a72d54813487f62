"""LS710 不突击填报。

为什么：
    一次补上许多同一天的记录，多半是为了留痕，不是为了办事。

合格：
    before: {}
    after: {}

不合格：
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 50, note: 第三批开工}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 60, note: 第四批开工}

改法：
    平时有进展就记；同一天的几件事合成一条记。

依据：
    痕迹主义、过度留痕（domain.md 1.8）；条数为本工具默认，可在 luoshi.yaml 调整
"""

from __future__ import annotations

from collections import Counter

from luoshi.model.vocabulary import EventKind
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS710",
    title="不突击填报",
    severity=Severity.HINT,
    scope=Scope.CHANGE,
    basis="中办、国办 2024年整治形式主义为基层减负若干规定",
    parameters={"entries": 3},
)


def check(view: ChangesView) -> Findings:
    """Yield a hint for a task to which one change adds many 进展 or 节点 of the same day."""
    least = view.context.number(RULE, "entries")
    for pair in view.pairs:
        days = Counter(each.after.date for each in pair.change().added if each.after and each.after.event in _TOLD)
        for day, number in sorted(days.items()):
            if number >= least:
                message = f"一次补上 {number} 条 {day.isoformat()} 的进展或节点"
                yield view.finding(RULE, pair, ("log",), message, "平时有进展就记；同一天的几件事合成一条")


_TOLD = frozenset({EventKind.PROGRESS, EventKind.REACHED})
