r"""LS504 佐证材料的文件名不得离开本事项的文件夹。

为什么：
    写成别处的路径，换一台电脑就找不到；用 .. 还可能带出不该公开的文件。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [验收/竣工验收表.pdf]}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [../ZD-2026-002/竣工验收表.pdf]}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [/home/user/竣工验收表.pdf]}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: ['D:\验收\竣工验收表.pdf']}

改法：
    把文件复制到 evidence/编号/，只写文件名；有下级文件夹的用 / 隔开。

依据：
    津教委〔2018〕1号 二（六）一事一档；政府督查工作条例 第二十四条：保密义务
"""

from __future__ import annotations

from luoshi.model.evidence_items import stays_in_folder
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS504",
    title="佐证材料的文件名不得离开本事项的文件夹",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第二十四条",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every name that is absolute, goes by ``.`` or ``..``, or has a backslash or drive letter."""
    for item in view.listed:
        if not stays_in_folder(item.name):
            message = f"佐证材料“{item.name}”不是 evidence/{view.task.id}/ 下的文件名"
            yield view.finding(
                RULE, item.keys, message, f"把文件复制到 evidence/{view.task.id}/，只写文件名，下级文件夹用 / 隔开"
            )
