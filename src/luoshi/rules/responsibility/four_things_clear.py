"""LS201 四明确须齐全。

为什么：
    责任主体、目标任务、工作标准、时限要求缺一项，办完办不完就没有尺子，督查时无从对账。
    批示件、建议提案、议定事项、常规工作只要求目标任务、牵头单位、完成时限（参数 lighter_kinds 可增减）。

合格：
    lead: 学前教育处
    ---
    kind: 批示件
    standard: null
    leader: null
    owner: null
    ---
    owner: null
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 调整, field: owner, to: 处长, approver: 主任办公会}

不合格：
    standard: null
    ---
    due: null
    ---
    kind: 批示件
    objective: null

改法：
    在事项文件头部补上所缺的内容；已经交办、不便改头部的，经批准后用一条“调整”补明。

依据：
    津教委〔2018〕1号 二（三）：责任主体、目标任务、工作标准、时限要求“四明确”
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS201",
    title="四明确须齐全",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（三）",
    parameters={"lighter_kinds": ("批示件", "建议提案", "议定事项", "常规工作")},
)

_THINGS = {
    "objective": "目标任务 objective",
    "standard": "工作标准 standard",
    "leader": "牵头领导 leader",
    "lead": "牵头单位 lead",
    "owner": "责任人 owner",
    "due": "完成时限 due",
}
_LEAST = ("objective", "lead", "due")


def check(view: TaskView) -> Findings:
    """Yield one finding that names everything that the head lacks and no approved 调整 has supplied."""
    task = view.task
    if task.objective and task.standard and task.leader and task.lead and task.owner and task.due:
        return
    wanted = _LEAST if task.kind in view.context.words(RULE, "lighter_kinds") else tuple(_THINGS)
    missing = "、".join(_THINGS[name] for name in wanted if not (getattr(task, name) or _is_adjusted(view, name)))
    if missing:
        message = f"“{task.title}”的“四明确”不全，缺少：{missing}"
        yield view.finding(RULE, ("title",), message, "在文件头部补上；来源文件没有写明的，报批准立项的领导或会议确定")


def _is_adjusted(view: TaskView, name: str) -> bool:
    return name in view.state.adjusted and bool(getattr(view.state, name))
