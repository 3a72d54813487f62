"""LS214 事项类型须是规定的类型。

为什么：
    办理时限、必填内容、统计口径都按类型定。类型写错，这件事就没有时限标准，也不进分类统计。

合格：
    kind: 批示件
    ---
    kind: 信访件
    luoshi: {vocabulary: {kinds: [信访件]}}

不合格：
    kind: 重点工作
    ---
    kind: 信访件

改法：
    改用规定的类型；本地另有类型的，在 luoshi.yaml 的 vocabulary.kinds 中增加。

依据：
    津教委〔2018〕1号 一（一）：重点任务的六类来源；各地台账按事项类型分册
"""

from __future__ import annotations

from luoshi.model.vocabulary import KINDS
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest

RULE = Rule(
    code="LS214",
    title="事项类型须是规定的类型",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（一）",
)

_KNOWN = frozenset(KINDS)


def check(view: TaskView) -> Findings:
    """Yield a finding for a kind that is neither built in nor added by luoshi.yaml, and suggest the nearest one."""
    kind = view.task.kind
    if kind in _KNOWN:
        return
    added = view.context.config.vocabulary.kinds
    if kind not in added:
        message = f"事项类型“{kind}”不在规定的类型中{suggest(kind, (*KINDS, *added))}"
        hint = "改用 " + "、".join((*KINDS, *added)) + "，或在 luoshi.yaml 的 vocabulary.kinds 中增加"
        yield view.finding(RULE, ("kind",), message, hint)
