"""LS404 核查通过后方可销号。

为什么：
    销号是“办完了”的最后一道关。不经核查就销号，等于承办单位自己说了算。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, by: 办公室, result: 通过}
      - {date: 2026-10-28, event: 销号, approver: 主任, grade: 全部落实, effect: 新增学位2.1万个}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-28, event: 销号, approver: 主任, grade: 全部落实, effect: 新增学位2.1万个}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, by: 办公室, result: 退回, requirement: 补充验收表}
      - {date: 2026-10-28, event: 销号, approver: 主任, grade: 全部落实, effect: 新增学位2.1万个}

改法：
    核查过的，补记“核查”及其结果；没有核查的，先核查，通过后再销号。退回的，重新报结、核查。

依据：
    教党〔2018〕10号 五：健全核查复核、督促整改等制度；博山区、宜昌市整改销号程序：先验收、后销号
"""

from __future__ import annotations

from luoshi.model.decisions import Closed
from luoshi.model.vocabulary import Lifecycle
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.lifecycle import OPEN

RULE = Rule(
    code="LS404",
    title="核查通过后方可销号",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="博山区整改销号程序：验收、审签、报备后销号",
    needs=frozenset({Closed}),
)

_UNVERIFIED = OPEN | {Lifecycle.SUBMITTED}


def check(view: TaskView) -> Findings:
    """Yield a finding for every 销号 of a task that had not passed its 核查."""
    for index, entry, before, *_ in view.state.list_walked():
        if type(entry) is Closed and before in _UNVERIFIED:
            message = f"{entry.date.isoformat()}销号时事项为“{before}”，没有通过的核查"
            yield view.finding(RULE, ("log", index), message, "先报结、核查，通过后再销号；核查过的补记“核查”")
