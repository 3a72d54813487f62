"""LS111 编号须符合编号规则。

为什么：
    编号一看就知道是哪本台账、哪一年的第几件；不合规则的编号排序会乱，也容易重号。

合格：
    id: ZD-2026-012
    ---
    id: ZD-2026-1012
    ---
    id: PS2026-07
    luoshi: {numbering: "{prefix}{year}-{number:02d}"}
    ledgers: {2026/zonghe: {title: 批示件, kind: 批示件, year: 2026, prefix: PS, owner: 办公室}}

不合格：
    id: ZD-2026-12
    ---
    id: ZD-2025-012
    ---
    id: PS-2026-012

改法：
    按 luoshi.yaml 的 numbering 和 ledger.yaml 的 prefix、year 取号，可用 luoshi add 自动取号；放错台账的，
    移到所属台账。

依据：
    编号唯一、永不重复使用；通行格式如 DB-2025-001（前缀、年度、三位流水号）
"""

from __future__ import annotations

from luoshi.model.numbering import id_pattern, number_id
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS111",
    title="编号须符合编号规则",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="通行做法：前缀、年度、流水号",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for an id that the numbering of its ledger cannot produce; none where the ledger is unknown."""
    ledger = view.context.ledgers.get(view.state.location.ledger)
    if ledger is None:
        return
    template = view.context.config.numbering
    pattern = id_pattern(template, ledger.prefix, ledger.year)
    if pattern is None or pattern.fullmatch(view.task.id):
        return
    message = f"编号“{view.task.id}”不符合编号规则“{template}”"
    example = number_id(template, ledger.prefix, ledger.year, 1)
    yield view.finding(RULE, ("id",), message, f"本台账的编号形如 {example}；放错台账的，移到所属台账")
