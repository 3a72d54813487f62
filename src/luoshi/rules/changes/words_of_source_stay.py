"""LS723 时限原文不得改动。

为什么：
    due_text 是来源文件里的原话，用来核对录入的时限。改了原话，录错的、放宽的时限就核对不出来。

合格：
    before: {}
    after: {due_text: 12月底前}
    ---
    before: {due_text: 12月底前}
    after:
      due_text: 12月底前
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}

不合格：
    before: {due_text: 11月底前}
    after: {due_text: 12月底前}
    ---
    before: {due_text: 11月底前}
    after: {}

改法：
    照来源文件恢复原话；时限确需推迟的，用 luoshi extend 记“延期”。原话当初抄错的，单独提交，附来源文件。

依据：
    任务清单的时限以来源文件为准（津教委〔2018〕1号 一（二））；设计二 9.4
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS723",
    title="时限原文不得改动",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 一（二）；设计二 9.4",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each task whose words of the due date are no longer those of the base; filling in is none."""
    for pair in view.pairs:
        old, new = pair.before, pair.after
        if old and new and old.due_text and old.due_text != new.due_text:
            message = f"时限原文由“{old.due_text}”改为“{new.due_text or '（空）'}”（对比 {view.base.name}）"
            yield view.finding(
                RULE, pair, ("due_text",), message, "照来源文件恢复原话；时限推迟的用 luoshi extend 记延期"
            )
