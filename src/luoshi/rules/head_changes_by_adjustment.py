"""LS702 改动任务的承诺须有调整记录。

为什么：
    目标、责任、标准是交办时的承诺。悄悄改文件头部，考核就失去了准绳；确需调整的，须经领导研究决定。

合格：
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 调整, field: objective, to: 年底前118个项目全部竣工, approver: 主任办公会, ref: 2026年第14次, reason: 两个项目撤并}

不合格：
    before: {}
    after: {objective: 年底前100个项目全部竣工}

改法：
    头部照原样恢复，另添一条“调整”，写明 field、to、approver、ref、reason。

依据：
    津教委〔2018〕1号 一（二）：任务清单实施过程中确需调整目标、进度的，经委领导研究决定后进行调整
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.findings import Severity
from luoshi.rules.api import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.findings import Finding
    from luoshi.rules.change_api import ChangesView

RULE = Rule(
    code="LS702",
    title="改动任务的承诺须有调整记录",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 一（二）",
)


PROMISED = (
    "kind",
    "objective",
    "standard",
    "leader",
    "lead",
    "support",
    "owner",
    "assigned",
    "weight",
    "milestones",
    "indicators",
    "source",
    "measures",
    "outputs",
    "parent",
)
"""Fields of the head that are part of the promise; the title and the due date have rules of their own."""


def check(view: ChangesView) -> Iterator[Finding]:
    """Yield a finding for each promised field of a head that changed; filling an empty one is no change."""
    for pair in view.pairs:
        for each in pair.change().head:
            if each.field not in PROMISED or each.before in (None, ()):
                continue
            message = f"{each.field} 的承诺在文件头部被改动（对比 {view.base.name}），没有经过“调整”"
            yield view.finding(RULE, pair, (each.field,), message, "恢复头部，另添一条“调整”记录，写明批准人和理由")
