"""LS418 回复须指明一件文书。

为什么：
    回复对不上文书，就说不清哪一份督办单已经回复、哪一份还欠着。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-14, event: 催办, by: 办公室, ref: 滨教催办〔2026〕3号, reply_by: 2026-10-23}
      - {date: 2026-10-22, event: 回复, by: 学前教育处, of: 2026-10-14, note: 已报送进展}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-22, event: 回复, by: 学前教育处, ref: 滨教督办〔2026〕9号, note: 已报送进展}

改法：
    写明 ref（文书的文号）或 of（文书的日期），与提醒、催办、督办、通报、约谈、问责的记录一致。

依据：
    一事一单、一单一复（各地督办单通行）；设计二 11
"""

from __future__ import annotations

from luoshi.model.entries import Replied
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.ladder.replies import find_answered, list_papers

RULE = Rule(
    code="LS418",
    title="回复须指明一件文书",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="一事一单、一单一复",
    needs=frozenset({Replied}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 回复 that answers no paper sent before it."""
    entries = [entry for _, entry in view.state.list_counted()]
    for index, entry in view.entries(Replied):
        before = (each for each in entries if each is not entry and each.date <= entry.date)
        papers = list_papers(before, view.state.lead)
        if find_answered(papers, entry) is None:
            named = f"文号“{entry.ref}”" if entry.ref else f"{entry.of}的文书" if entry.of else "未回复的文书"
            message = f"{entry.date.isoformat()}的回复对不上：此前没有{named}"
            yield view.finding(RULE, ("log", index), message, "写明 ref（文号）或 of（文书日期），与办理记录中的一致")
