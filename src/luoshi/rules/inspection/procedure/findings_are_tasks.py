"""LS832 督导发现的问题须登记为整改事项。

为什么：
    意见书里写的问题，没有登记成整改事项，就没有责任单位、期限和销号。

合格：
    tasks:
      - id: ZG-2026-001
        kind: 整改事项
        finding: {inspection: DD-2026-001, object: 滨海市第一小学, standard: 校园安全}
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-18, event: 意见书, ref: 滨教督意〔2026〕3号, findings: [ZG-2026-001], rectify_by: 2026-12-10}

不合格：
    tasks:
      - {id: ZG-2026-001, kind: 重点任务}
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-18, event: 意见书, findings: [ZG-2026-001, ZG-2026-099], ref: 滨教督意〔2026〕3号}

改法：
    用 luoshi add 登记整改事项，写 kind: 整改事项 和 finding，再把编号写进意见书。

依据：
    教育督导条例第二十一、二十二条
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.steps import OpinionGiven
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.findings import Keys

RULE = Rule(
    code="LS832",
    title="督导发现的问题须登记为整改事项",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例第二十一、二十二条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every id that is no task, or a task that is not made for rectifying."""
    for path, keys, name in _list_named(view):
        state = view.tasks.get(name)
        if state is None:
            yield view.finding(RULE, path, keys, f"台账里没有整改事项 {name}", "用 luoshi add 登记，或改正编号")
        elif state.kind != "整改事项" or state.task.finding is None:
            message = f"{name} 不是督导发现的整改事项（kind、finding）"
            yield view.finding(RULE, path, keys, message, "写 kind: 整改事项 和 finding")


def _list_named(view: InspectionView) -> Iterator[tuple[str, Keys, str]]:
    for placed, course in view.courses:
        for index, entry in course.steps:
            for name in entry.findings if isinstance(entry, OpinionGiven) else ():
                yield placed.path, ("log", index, "findings"), name
    for place, _ in view.ground.visits:
        yield from ((place.path, (*place.keys, "findings"), name) for name in place.record.findings)
