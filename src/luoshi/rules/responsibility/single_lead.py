"""LS202 牵头单位只能有一个。

为什么：
    几个单位一起牵头，等于没有人牵头：进度由谁报、逾期算谁的，都说不清。

合格：
    lead: 学前教育处
    ---
    lead: 职业教育与继续教育处
    org:
      units:
        - {name: 职业教育与继续教育处}

不合格：
    lead: 学前教育处、财务处
    ---
    lead: 学前教育处和财务处

改法：
    lead 只写排在第一位的单位，其余写入 support；确需各负其责的，分成子任务，各立一项、各有牵头。

依据：
    津教委〔2018〕1号 四（十五）：需多个部门落实的，牵头部门要主动而为，相关责任部门积极配合
    杭州：列在首位的单位为牵头单位，由其汇总报告
"""

from __future__ import annotations

import re

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS202",
    title="牵头单位只能有一个",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 四（十五）；杭州做法",
)

_MARKS = r"\s*[、，,；;/／\s]\s*"
_WORDS = r"以及|[和及与]"


def check(view: TaskView) -> Findings:
    """Yield a finding for a lead that joins several names and is not itself a unit."""
    lead, names = view.task.lead, view.context.names
    known = lead is None or lead in names.units or lead in names.aliases
    if lead is None or known or "lead" in view.state.adjusted:  # what is in force stands in the log
        return
    parts = _split_names(lead, names.units | names.aliases.keys())
    if len(parts) > 1:
        message = f"牵头单位“{lead}”写了{len(parts)}个单位，牵头单位只能有一个"
        rest = "、".join(parts[1:])
        yield view.finding(RULE, ("lead",), message, f"lead 只写“{parts[0]}”，把“{rest}”写入 support")


def _split_names(lead: str, known: frozenset[str]) -> list[str]:
    """Split the lead into names; 和, 及, 与 separate them only if a part is a known unit (职业教育与继续教育处)."""
    parts = [part for part in re.split(_MARKS, lead) if part]
    if len(parts) > 1:
        return parts
    parts = [part for part in re.split(_WORDS, lead) if part]
    return parts if any(part in known for part in parts) else []
