"""LS208 办理记录中的单位须在 org.yaml 中。

为什么：
    谁签收、谁报告、对谁督办，都按单位归集。记录里写简称，这一条就归不到任何单位名下。
    领导以职务作出的，写 people 中的职务。评价由第三方作出，不检查。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 督办, by: 分管副主任, to: 学前教育处, reason: 进度偏慢}
      - {date: 2026-10-28, event: 评价, by: 第三方评估机构, result: 满意}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前处}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 催办, by: 办公室, to: 财务科}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 调整, field: lead, to: 发展处, approver: 主任办公会}

改法：
    改用 org.yaml 中的规范全称或职务；单位改名的，把旧名写进新单位的 aliases，记录中写新名。

依据：
    津教委〔2018〕1号 二（八）：各处室（单位）及时反馈、定期汇报抓落实情况
"""

from __future__ import annotations

from luoshi.model.decisions import Adjusted
from luoshi.model.entries import Assessed, Entry, Escalated
from luoshi.rules.engine.api import Finding, Findings, Keys, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS208",
    title="办理记录中的单位须在 org.yaml 中",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（八）",
)

_UNIT_FIELDS = frozenset({"lead", "support"})
_WITH_TARGET: frozenset[type] = frozenset({Adjusted, Escalated})


def check(view: TaskView) -> Findings:
    """Yield a finding for each name in the log that is neither a unit nor a post."""
    units, people = view.context.names.units, view.context.names.people
    for index, entry in enumerate(view.task.log):
        by = entry.by
        if by not in units and by is not None and by not in people and not isinstance(entry, Assessed):
            yield _make_finding(view, ("log", index, "by"), by)
        if type(entry) in _WITH_TARGET:
            yield from _check_target(view, index, entry)


def _check_target(view: TaskView, index: int, entry: Entry) -> Findings:
    if isinstance(entry, Adjusted) and entry.field in _UNIT_FIELDS:
        yield from _check_units(view, index, entry.to)
    elif isinstance(entry, Escalated) and entry.to is not None:
        names = view.context.names
        if entry.to not in names.units and entry.to not in names.people:
            yield _make_finding(view, ("log", index, "to"), entry.to)


def _check_units(view: TaskView, index: int, to: str | tuple[str, ...]) -> Findings:
    one = isinstance(to, str)
    for position, unit in enumerate((to,) if isinstance(to, str) else to):
        if unit not in view.context.names.units:
            yield _make_finding(view, ("log", index, "to") if one else ("log", index, "to", position), unit)


def _make_finding(view: TaskView, keys: Keys, name: str) -> Finding:
    message = f"办理记录中的“{name}”不在 org.yaml 中{view.context.names.suggestion(name)}"
    return view.finding(RULE, keys, message, "改用 org.yaml 中的规范全称或职务，或先在 org.yaml 登记")
