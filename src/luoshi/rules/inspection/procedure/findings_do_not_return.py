"""LS815 同一单位的同一问题一年内不应再次出现。

为什么：
    同一问题一年内两次出现，说明整改没有到底，应当追问原因。

合格：
    tasks:
      - {id: ZG-2026-001, finding: {inspection: DD-2026-001, object: 滨海市第一小学, standard: 校园安全：消防通道}}
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-18, event: 意见书, ref: 滨教督意〔2026〕3号, findings: [ZG-2026-001], rectify_by: 2026-12-10}

不合格：
    tasks:
      - {id: ZG-2026-001, finding: {inspection: DD-2026-001, object: 滨海市第一小学, standard: 校园安全：消防通道}}
      - {id: ZG-2026-002, finding: {inspection: DD-2026-001, object: 滨海市第一小学, standard: 校园安全：消防通道}}
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-18, event: 意见书, findings: [ZG-2026-001, ZG-2026-002], ref: 滨教督意〔2026〕3号}

改法：
    在整改事项里写明上次整改为什么没有管住；必要时升级督办。

依据：
    本地约定：反复出现的问题是形式整改的征兆
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS815",
    title="同一单位的同一问题一年内不应再次出现",
    severity=Severity.HINT,
    scope=Scope.INSPECTION,
    basis="本地约定：反复出现的问题是形式整改的征兆",
)


_YEAR = 365


def check(view: InspectionView) -> Findings:
    """Yield a finding for every task that repeats the finding of an earlier one at the same object."""
    last: dict[tuple[str, str], TaskState] = {}
    for state in sorted(view.tasks.values(), key=lambda each: (each.assigned, each.id)):
        found = state.task.finding
        if found is None:
            continue
        before = last.get((found.object, found.standard))
        if before is not None and (state.assigned - before.assigned).days <= _YEAR:
            message = f"{found.object}的“{found.standard}”一年内再次出现，上次是 {before.id}（{before.assigned}）"
            yield view.finding(RULE, state.location.path, ("finding",), message, "查明上次整改为什么没有管住")
        last[found.object, found.standard] = state
