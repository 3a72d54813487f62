"""LS726 期末突然完成的要有佐证。

为什么：
    一直不到三成，到期末最后几天一下子报完成，又没有材料，多半是为了报表好看。

合格：
    before: {log: []}
    after:
      log:
        - {date: 2026-10-12, event: 进展, by: 学前教育处, progress: 20, note: 印发方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 100, note: 全部竣工, evidence: [验收表.pdf]}
    ---
    before: {log: []}
    after:
      log:
        - {date: 2026-10-12, event: 进展, by: 学前教育处, progress: 60, note: 过半开工}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 100, note: 全部竣工}

不合格：
    before: {log: []}
    after:
      log:
        - {date: 2026-10-12, event: 进展, by: 学前教育处, progress: 20, note: 印发方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 100, note: 全部竣工}
    ---
    before: {log: []}
    after:
      log:
        - {date: 2026-10-12, event: 进展, by: 学前教育处, progress: 20, note: 印发方案}
        - {date: 2026-10-30, event: 报结, by: 学前教育处}

改法：
    用 luoshi evidence add 附上验收、现场等材料；报错了的，用 luoshi correct 更正。

依据：
    防止突击填报、数字造假（domain.md 5.3）；设计二 9.5；百分比和天数可在 luoshi.yaml 调整
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.model.decisions import Submitted
from luoshi.model.entries import Progress
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.task import Task

RULE = Rule(
    code="LS726",
    title="期末突然完成的要有佐证",
    severity=Severity.HINT,
    scope=Scope.CHANGE,
    basis="中办、国办 2024年整治形式主义为基层减负若干规定；设计二 9.5",
    parameters={"below": 30, "last_days": 5},
)
_WHOLE = Decimal(100)


def check(view: ChangesView) -> Findings:
    """Yield a hint for each new entry of the last days of a month that goes from little to all without evidence."""
    below, last = view.context.number(RULE, "below"), view.context.number(RULE, "last_days")
    for pair in view.pairs:
        new = {each.after_index for each in pair.change().added}
        for index, entry, before in _list_jumps(pair.after, below):
            if index in new and (entry.date + dt.timedelta(days=last)).month != entry.date.month:
                message = f"{entry.date} 由 {before}% 一下子到 100%，没有佐证"
                yield view.finding(
                    RULE, pair, ("log", index), message, "附上验收、现场等材料；报错了的用 luoshi correct 更正"
                )


def _list_jumps(task: Task | None, below: int) -> Iterator[tuple[int, Progress | Submitted, Decimal]]:
    """Yield the entries without evidence that go from under ``below`` to all, by date, with what was told before."""
    log = task.log if task else ()
    before = None
    for index, entry in sorted(enumerate(log), key=lambda pair: pair[1].date):
        if not isinstance(entry, Progress | Submitted):
            continue
        now = _WHOLE if isinstance(entry, Submitted) else entry.progress
        if before is not None and now == _WHOLE and before < below and not entry.evidence:
            yield index, entry, before
        before = before if now is None else now
