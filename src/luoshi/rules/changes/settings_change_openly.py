"""LS720 研判口径的改动要摆明。

为什么：
    界线、报告周期、亮灯、时限是尺子。尺子和台账一起改，红灯可以变绿灯，报告里却看不出来。口径可以调，但要看得见、有依据：
    改动摆在合并请求里由批准的人看，下一期通报在“口径变动”中列出前后两个数。

合格：
    luoshi: {judgement: {ahead: 5, behind: 5, basis: 督查工作办法}}
    now: {judgement: {ahead: 5, behind: 5, basis: 督查工作办法（2026年修订）}}
    ---
    now: {bulletin: {masthead: 督查专报}}

不合格：
    now: {judgement: {behind: 60}}
    ---
    now: {lamps: [{name: 红灯, gap_over: 80, basis: 市重点工作亮灯办法}, {name: 绿灯}]}
    ---
    now: {cadence: {default: 季}}
    ---
    now: {limits: [{kind: 批示件, within: 60, unit: 工作日, basis: 机关督办规定}]}
    ---
    now: {rules: {LS307: {severity: off, reason: 本地做法}}}

改法：
    不该改的恢复原值；确需调整的单独提交，在 basis（规则的在 reason）中写明依据，由批准的人看过再合并。

依据：
    津教委〔2018〕1号 一（二）确需调整的经委领导研究决定；设计二 9.4
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import CONFIGURATION_FILE, ChangesView, Findings, Rule, Scope, Severity
from luoshi.rules.shared.measures import list_setting_changes

RULE = Rule(
    code="LS720",
    title="研判口径的改动要摆明",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 一（二）；设计二 9.4",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each value of luoshi.yaml that measures and is not what it was in the base."""
    if view.measures is None:
        return
    before, now = view.measures
    for each in list_setting_changes(before.config, now.config):
        message = f"研判口径改动：{each.words}（对比 {view.base.name}）"
        hint = "不该改的恢复原值；确需调整的单独提交，写明依据，由批准的人看过再合并"
        yield view.in_settings(RULE, CONFIGURATION_FILE, each.keys, message, hint)
