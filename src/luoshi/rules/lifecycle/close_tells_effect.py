"""LS407 销号须写明落实程度、成效和批准人。

为什么：
    已经落实的要查效果。只写“已完成”，说不出成效，就没有可查的东西；没有批准人，说不清是谁认定的。

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
      - {date: 2026-10-26, event: 核查, by: 办公室, result: 通过}
      - {date: 2026-10-28, event: 销号, grade: 全部落实}

改法：
    在“销号”写明 grade（全部落实、大部分落实、部分落实、未落实）、effect（做成了什么，
    尽量有数）和 approver（批准销号的领导职务或会议）。

依据：
    教党〔2018〕10号 五：坚持跟踪问效，已经落实的要查效果；博山区整改销号程序：主要领导审签
"""

from __future__ import annotations

from luoshi.model.decisions import Closed
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS407",
    title="销号须写明落实程度、成效和批准人",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五",
    needs=frozenset({Closed}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 销号 that leaves out its grade, effect or approver."""
    for index, entry in view.entries(Closed):
        told = {"落实程度（grade）": entry.grade, "成效（effect）": entry.effect, "批准人（approver）": entry.approver}
        missing = "、".join(name for name, value in told.items() if value is None)
        if missing:
            yield view.finding(RULE, ("log", index), f"销号没有写明{missing}", f"补上{missing}")
