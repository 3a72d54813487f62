"""LS505 规定的批准须附批件。

为什么：
    领导不提交台账，批准由督查机构代记。记的人写“同意”，要有据可查：luoshi.yaml 的 approval.papers 列出的记录，
    须附批件（扫描件、会议纪要），放进 evidence 并带摘要。

合格：
    luoshi: {approval: {papers: [暂停]}}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 主任, evidence: [批件.pdf]}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 主任}

不合格：
    luoshi: {approval: {papers: [暂停]}}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 主任}

改法：
    把批件放进 evidence 并写进这一条；luoshi 收入的带摘要。

依据：
    津教委〔2018〕1号 二（六）实行一事一档，佐证材料齐全
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS505",
    title="规定的批准须附批件",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（六）",
    needs=frozenset({"log"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for each approval of a kind that luoshi.yaml names which comes without a paper."""
    kinds = view.context.config.approval.papers
    if not kinds:
        return
    for index, entry in view.by_date:
        if entry.event in kinds and getattr(entry, "approver", None) is not None and not entry.evidence:
            message = f"“{entry.event}”没有附批件（evidence）"
            yield view.finding(RULE, ("log", index), message, f"把批件放进 evidence/{view.task.id}/，写进 evidence")
