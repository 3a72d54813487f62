"""LS411 调整须经批准且写明可调整的内容。

为什么：
    没有批准、或程序看不懂的调整不起作用：以为改了，统计仍按原来的承诺。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - date: 2026-10-20
        event: 调整
        field: objective
        to: 年底前100个项目全部竣工
        approver: 主任办公会
        ref: 2026年第14次
        reason: 两个乡镇撤并

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 调整, field: objective, to: 年底前100个项目全部竣工}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 调整, field: due, to: 2027-03-31, approver: 主任办公会}
    ---
    milestones:
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 100}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 调整, field: milestones.竣工.due, to: 明年三月, approver: 主任办公会}

改法：
    写明 approver；field 写可以调整的内容；节点时限的 to 写成日期，指标目标的 to 写成数字。完成时限不用“调整”，
    用“延期”。

依据：
    津教委〔2018〕1号 一（二）任务清单实施过程中，确需调整目标、进度的，经委领导研究决定后，进行调整
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.adjustment_words import name_field
from luoshi.state.promise import LIST_FIELDS, NESTED, TEXT_FIELDS, find_promise, is_understood
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from luoshi.model.task import Task

RULE = Rule(
    code="LS411",
    title="调整须经批准且写明可调整的内容",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）",
    needs=frozenset({Adjusted}),
)

_MAY = "、".join((*TEXT_FIELDS, *LIST_FIELDS, *(f"{part}.编号.{last}" for part, last in NESTED.items())))


def check(view: TaskView) -> Findings:
    """Yield a finding for every 调整 that has no effect."""
    for index, entry in view.entries(Adjusted):
        if entry.approver is None:
            message = f"对{_name(view.task, entry)}的调整没有批准人，不起作用"
            yield view.finding(RULE, ("log", index), message, "写明批准的领导职务或会议；没有批准的，仍按原来的要求办")
        elif not is_understood(view.task, entry):
            key, message, hint = _explain_fault(view.task, entry)
            yield view.finding(RULE, ("log", index, key), message, hint)


def _explain_fault(task: Task, entry: Adjusted) -> tuple[str, str, str]:
    """Return the key at fault, what is wrong with it, and the way out."""
    if entry.field == "due":
        return "field", "完成时限不能用“调整”改变", "改记“延期”，写明 requested、due、approver"
    if entry.field in TEXT_FIELDS:
        return "to", f"{_name(task, entry)}只能调整为一段文字，不是列表", "to 写成一段文字"
    part, _, rest = entry.field.partition(".")
    name, _, last = rest.rpartition(".")
    if NESTED.get(part) == last and name in _list_ids(task, part):
        form = "日期（如 2027-03-31）" if part == "milestones" else "数字"
        return "to", f"{_name(task, entry)}应调整为{form}", f"to 写成{form}，其他说明写进 note"
    if NESTED.get(part) == last:
        known = suggest(name, _list_ids(task, part))
        return "field", f"本事项没有编号为“{name}”的{_TITLES[part]}{known}", "改正 field 中的编号"
    return "field", f"“{entry.field}”不能调整", f"可调整：{_MAY}"


_TITLES = {"milestones": "节点", "indicators": "指标"}


def _name(task: Task, entry: Adjusted) -> str:
    """Return the Chinese title of the field; what is no field is quoted as it stands."""
    title = name_field(entry.field, find_promise(task, ()))
    return f"“{title}”" if title == entry.field else title


def _list_ids(task: Task, part: str) -> list[str]:
    return [item.id for item in (task.milestones if part == "milestones" else task.indicators)]
