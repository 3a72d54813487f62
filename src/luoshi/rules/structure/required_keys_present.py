"""LS107 必填项须齐全。

为什么：
    没有编号、事项、类型、交办日期，就说不清是哪一件、从哪天算起，进不了统计。

合格：
    id: ZD-2026-001
    title: 农村学前教育全覆盖工程
    kind: 重点任务
    assigned: 2026-10-09

不合格：
    id: ZD-2026-001
    title: 农村学前教育全覆盖工程
    kind: 重点任务

改法：
    补上提示的键；不知道的先问来源，不要编。

依据：
    津教委〔2018〕1号 二（三）做到责任主体、目标任务、工作标准、时限要求“四明确”
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS107",
    title="必填项须齐全",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（三）",
)
