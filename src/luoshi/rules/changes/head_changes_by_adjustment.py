"""LS702 改动任务的承诺须有调整记录。

为什么：
    目标、责任、标准是交办时的承诺。悄悄改文件头部，考核就失去了准绳；确需调整的，须经领导研究决定。

合格：
    before: {}
    after: {standard: 验收合格率100%, lists: [民生实事]}
    ---
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - date: 2026-10-30
          event: 调整
          field: objective
          to: 年底前118个项目全部竣工
          approver: 主任办公会
          ref: 2026年第14次
          reason: 两个项目撤并

不合格：
    before: {}
    after: {objective: 年底前100个项目全部竣工}
    ---
    before: {}
    after: {basis: 填报}

改法：
    头部照原样恢复，另添一条“调整”，写明 field、to、approver、ref、reason。

依据：
    津教委〔2018〕1号 一（二）：任务清单实施过程中确需调整目标、进度的，经委领导研究决定后进行调整
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted
from luoshi.model.record import Record, fields_of
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.model.task import Task
    from luoshi.state.changes import HeadChange, TaskChange

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
"""Fields of the head that belong to the promise; the title and the due date have rules of their own."""

MEASURED_BY = ("basis", "cadence")
"""Fields that decide how the task is judged. Leaving one out means something too, so filling it in is a change."""


def check(view: ChangesView) -> Findings:
    """Yield a finding for each promised field of a head that was changed; filling in an empty one is no change."""
    renumbered = {pair.before.id: pair.after.id for pair in view.pairs if pair.before and pair.after}
    for pair in view.pairs:
        change = pair.change()
        for each in change.head:
            if each.field == "parent" and renumbered.get(str(each.before)) == each.after:
                continue
            if _is_promise(each) and not _is_adjusted(change, each.field):
                told = _find_title(pair.after, each.field)
                message = f"{told}在文件头部被改动（对比 {view.base.name}），没有经过“调整”"
                yield view.finding(RULE, pair, (each.field,), message, "恢复头部，另添一条“调整”记录，写明批准人和理由")


def _is_promise(change: HeadChange) -> bool:
    if change.field in MEASURED_BY:
        return True
    return change.field in PROMISED and change.before not in (None, ()) and not _is_only_filled(change)


def _is_only_filled(change: HeadChange) -> bool:
    """Tell whether a record only gained what it had left open, such as the date of a source."""
    before, after = change.before, change.after
    if not isinstance(before, Record) or not isinstance(after, Record):
        return False
    return all(value is None or getattr(after, name) == value for name, value in before)


def _is_adjusted(change: TaskChange, field: str) -> bool:
    new = (each.after for each in change.added)
    return any(isinstance(entry, Adjusted) and entry.field.partition(".")[0] == field for entry in new)


def _find_title(task: Task | None, field: str) -> str:
    return (fields_of(task)[field].title if task else None) or field
