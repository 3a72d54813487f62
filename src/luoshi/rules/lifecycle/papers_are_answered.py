"""LS417 督办文书须按期回复。

为什么：
    催办、督办写明了回复期限而没有回复，就等于没有督办；下一步约谈、通报也没有依据。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-14, event: 督办, by: 办公室, ref: 滨教督办〔2026〕3号, reply_by: 2026-10-23}
      - {date: 2026-10-22, event: 回复, by: 学前教育处, ref: 滨教督办〔2026〕3号, note: 已增派施工队伍}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-14, event: 督办, by: 办公室, ref: 滨教督办〔2026〕3号, reply_by: 2026-10-23}

改法：
    收到回复的用 luoshi reply 编号 --ref 文号 记上；没有收到的，催要，或按规定约谈、通报。

依据：
    政府督查工作条例第十六条 督查对象应当按期反馈落实情况；各地督办单写明反馈时限
"""

from __future__ import annotations

from luoshi.model.entries import Escalated
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS417",
    title="督办文书须按期回复",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="政府督查工作条例：督查对象按期反馈落实情况",
    needs=frozenset({Escalated}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every paper whose answer is missing past its day."""
    places = [index for index, entry in view.state.list_counted() if type(entry) is Escalated]
    for index, paper in zip(places, view.state.papers, strict=True):
        if paper.reply_by is not None and paper.is_owed(view.context.as_of):
            named = f"（{paper.ref}）" if paper.ref else ""
            message = f"{paper.date.isoformat()}的“{paper.kind}”{named}应于{paper.reply_by.isoformat()}前回复，没有回复"
            hint = f"收到的用 luoshi reply {view.task.id} 记上；没有收到的向“{paper.to}”催要"
            yield view.finding(RULE, ("log", index), message, hint)
