"""LS501 佐证材料须在档案中。

为什么：
    台账上写了文件名而档案里没有，核查时拿不出来，等于没有。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
    evidence: {ZD-2026-001: {竣工验收表.pdf: 全部合格}}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
    evidence: {ZD-2026-001: {竣工验收单.pdf: 全部合格}}

改法：
    把文件放进 evidence/编号/ 并纳入版本；文件名写错的改正（连扩展名、大小写一起核对）。

依据：
    津教委〔2018〕1号 二（六）按照一事一档标准建立专门档案；政府督查工作条例 第十六条：证据充分
"""

from __future__ import annotations

from luoshi.model.evidence_items import stays_in_folder
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest

RULE = Rule(
    code="LS501",
    title="佐证材料须在档案中",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（六）",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every item up to the day that names no file; LS504 judges names that leave the folder."""
    location, task = view.context.evidence, view.task.id
    for item in view.listed:
        if item.date > view.context.as_of or not stays_in_folder(item.name) or location.exists(task, item.name):
            continue
        message = f"佐证材料“{item.name}”不在 evidence/{task}/ 中{suggest(item.name, location.names(task))}"
        yield view.finding(RULE, item.keys, message, f"把文件放进 evidence/{task}/，或改正文件名")
