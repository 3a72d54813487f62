"""LS221 规定要写的内容须写明。

为什么：
    任务、责任、措施、成果四个清单缺一块，年底就没有东西可对照；但不是每类事项都要写全，所以由本单位在设置里定。

合格：
    luoshi: {required: [{kind: 重点任务, fields: [measures, outputs]}]}
    kind: 重点任务
    measures: [项目清单化管理]
    outputs: [竣工验收表]
    ---
    luoshi: {required: [{kind: 批示件, fields: [measures]}]}
    kind: 重点任务
    measures: []

不合格：
    luoshi: {required: [{kind: 重点任务, fields: [measures, outputs]}]}
    kind: 重点任务
    measures: []
    outputs: []

改法：
    按提示补上；不需要的，在 luoshi.yaml 的 required 里改。

依据：
    津教委〔2018〕1号 一（三）：任务清单、责任清单、措施清单、成果清单；设计二 11
"""

from __future__ import annotations

from luoshi.model.record import fields_of
from luoshi.model.task import Task
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS221",
    title="规定要写的内容须写明",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（三）四个清单",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every field that luoshi.yaml asks of this kind of task and the head lacks."""
    wanted = (each for each in view.context.config.required if each.kind == view.task.kind)
    for name in dict.fromkeys(name for each in wanted for name in each.fields):
        if not getattr(view.task, name):
            title = fields_of(Task)[name].title
            yield view.finding(RULE, ("id",), f"没有写{title}（{name}）", f"“{view.task.kind}”须写{title}，请补上")
