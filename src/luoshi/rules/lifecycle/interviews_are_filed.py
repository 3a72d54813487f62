"""LS420 约谈记录须报备案。

为什么：
    约谈记录不报备，上级不知道这个单位被约谈过，结果也用不到考核、任免上去。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 约谈, by: 办公室, reason: 连续三个月滞后, filed: [市委, 市政府]}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 约谈, by: 办公室, reason: 连续三个月滞后}

改法：
    报送后写明 filed，如 [市委, 市政府, 省政府教育督导室]；本单位内部约谈不需要报备的，在 suppress 写明理由。

依据：
    关于深化新时代教育督导体制机制改革的意见（2020）：约谈要有书面记录并报所在地党委和政府以及上级部门备案
"""

from __future__ import annotations

from luoshi.model.entries import Escalated
from luoshi.model.vocabulary import EventKind
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS420",
    title="约谈记录须报备案",
    severity=Severity.HINT,
    scope=Scope.TASK,
    basis="关于深化新时代教育督导体制机制改革的意见：约谈记录报党委、政府和上级部门备案",
    needs=frozenset({Escalated}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 约谈 that was filed with nobody."""
    for index, entry in view.entries(Escalated):
        if entry.event is EventKind.INTERVIEWED and not entry.filed:
            message = f"{entry.date.isoformat()}的约谈没有写明报哪里备案"
            yield view.finding(RULE, ("log", index), message, "报送后写明 filed，如 党委、政府、上一级教育督导机构")
