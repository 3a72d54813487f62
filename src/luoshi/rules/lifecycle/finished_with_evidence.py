"""LS405 报结和销号须有佐证材料。

为什么：
    没有佐证材料的“完成”无法核查，上级督查时也拿不出依据。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
    ---
    kind: 常规工作
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, note: 全部竣工}

改法：
    把验收表、印发的文件等放进 evidence/编号/，在“报结”“核查”或“销号”的 evidence 里写文件名。
    不要求佐证的事项类型可在 luoshi.yaml 的 rules 中设 kinds_without。

依据：
    津教委〔2018〕1号 二（六）佐证材料日常收集，重点任务一事一档
"""

from __future__ import annotations

from luoshi.model.decisions import Closed, Revisited, Submitted, Verified
from luoshi.model.vocabulary import RevisitResult
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS405",
    title="报结和销号须有佐证材料",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（六）",
    parameters={"kinds_without": ("常规工作",)},
    needs=frozenset({Submitted, Verified, Closed}),
)

_ENDING = frozenset({Submitted, Verified, Closed})


def check(view: TaskView) -> Findings:
    """Yield a finding for a 报结 that stands without evidence in it, its 核查 or its 销号; a relapse starts afresh."""
    if view.state.submitted is None:
        return
    place = None
    for index, entry in reversed(view.by_date):
        if type(entry) is Revisited and entry.result is RevisitResult.RELAPSED:
            break
        if type(entry) in _ENDING and entry.evidence:
            return
        if place is None and type(entry) is Submitted:
            place = index
    if view.task.kind in view.context.words(RULE, "kinds_without"):
        return
    keys = ("log",) if place is None else ("log", place)
    message = f"“{view.state.lifecycle}”的事项没有佐证材料"
    yield view.finding(RULE, keys, message, f"把验收、印发等材料放进 evidence/{view.task.id}/，写进 evidence")
