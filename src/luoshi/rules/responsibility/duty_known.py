"""LS222 职责依据须在权责清单中。

为什么：
    事项写明依据的是哪一项职责，才说得清该不该办、该由谁办；编号对不上，权责清单就查不到事项。

合格：
    lead: 学前教育处

不合格：
    lead: 学前教育处
    duty: QZ-09

改法：
    改用 duties.yaml 里的职责编号；职责不归牵头单位的，换牵头单位，或在 duties.yaml 里写明责任单位。

依据：
    地方各级政府部门权力清单、责任清单制度；设计二 11
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest_code

RULE = Rule(
    code="LS222",
    title="职责依据须在权责清单中",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="权力清单、责任清单制度",
    needs=frozenset({"duty"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for a duty that nobody listed, or that is another unit's."""
    name = view.task.duty
    if name is None:
        return
    known = {each.id: each for each in view.context.duties}
    if name not in known:
        message = f"职责依据“{name}”不在 duties.yaml 中{suggest_code(name, known)}"
        yield view.finding(RULE, ("duty",), message, "改用 duties.yaml 里的职责编号，或先登记这项职责")
    elif view.state.lead and known[name].unit not in {view.state.lead, *view.state.support}:
        message = f"职责“{known[name].duty}”的责任单位是“{known[name].unit}”，不是本事项的牵头、配合单位"
        yield view.finding(RULE, ("duty",), message, "换牵头单位，或核对 duties.yaml 的责任单位")
