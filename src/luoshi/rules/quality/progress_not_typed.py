"""LS608 能算出的进度不得手填。

为什么：
    节点、指标、子任务已经说明做到哪里，再手填一个百分数就有了两个进度，通报里用哪个都有人不服。

合格：
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, note: 方案已印发}

不合格：
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 45}

改法：
    删去 progress，改记“节点”或填 values；确要以填报为准的，在文件头部写 basis: 填报。

依据：
    教党〔2018〕10号 六：保障统计资料真实性、准确性；宣城市、银川市：进度由指标、节点计算
"""

from __future__ import annotations

from luoshi.model.entries import Progress
from luoshi.model.vocabulary import Basis
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS608",
    title="能算出的进度不得手填",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="银川、宣城等地按节点、指标计算进度",
    needs=frozenset({Progress}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every percentage that was typed although progress is computed."""
    if view.state.basis is Basis.REPORTED:
        return
    for index, entry in view.entries(Progress):
        if entry.progress is not None:
            message = f"进度按{view.state.basis}计算，手填的 {entry.progress:f}% 不起作用"
            hint = "删去 progress；确要以填报为准的，在文件头部写 basis: 填报"
            yield view.finding(RULE, ("log", index, "progress"), message, hint)
