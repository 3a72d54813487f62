"""LS607 进度下降须说明原因。

为什么：
    上月80%，这月60%：不说原因，就不知道是上次虚报，还是情况有变。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-16, event: 进展, by: 学前教育处, progress: 40}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, cause: 两个项目验收不合格返工}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-16, event: 进展, by: 学前教育处, progress: 40}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-16, event: 进展, by: 学前教育处, progress: 40}
      - {date: 2026-10-23, event: 更正, of: 2026-10-16, progress: 30}

改法：
    在这条“进展”写明 cause；上次报错的，添一条“更正”并写明 reason。

依据：
    教党〔2018〕10号 五 实事求是汇报；尚未落实的查原因；各地督办通行：进度只增不减，减少的说明原因
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Revisited, Verified
from luoshi.model.entries import Entry, Progress
from luoshi.model.vocabulary import Basis, RevisitResult, VerifyResult
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

if TYPE_CHECKING:
    from decimal import Decimal


RULE = Rule(
    code="LS607",
    title="进度下降须说明原因",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五",
    needs=frozenset({Progress}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every reported figure that, once corrected, is lower than the last and gives no cause."""
    if view.state.basis is not Basis.REPORTED:
        return
    yield from _check_corrections(view)
    if not _has_fall(view):
        return
    last: Decimal | None = None
    for index, entry in view.state.list_counted():
        if _reopens(entry):
            last = None
        if type(entry) is not Progress or entry.progress is None:
            continue
        if last is not None and entry.progress < last and entry.cause is None:
            message = f"进度由 {last:f}% 降为 {entry.progress:f}%，没有说明原因（cause）"
            yield view.finding(RULE, ("log", index, "progress"), message, "补上 cause；上次报错的，添一条“更正”")
        last = entry.progress


def _check_corrections(view: TaskView) -> Findings:
    """Yield a finding for every 更正 that lowers a figure and gives no reason."""
    for fix in view.state.list_corrections():
        was = view.task.log[fix.target] if fix.target is not None and fix.fault is None else None
        figure = was.progress if type(was) is Progress else None
        new = fix.entry.progress
        if figure is not None and new is not None and new < figure and fix.entry.reason is None:
            message = f"{fix.entry.of} 的进度由 {figure:f}% 更正为 {new:f}%，没有说明原因（reason）"
            yield view.finding(RULE, ("log", fix.place, "progress"), message, "补上 reason")


def _has_fall(view: TaskView) -> bool:
    """Tell whether any figure is lower than one before it, explained or not; in most logs none is."""
    counted = view.state.list_counted()
    figures = [entry.progress for _, entry in counted if type(entry) is Progress and entry.progress is not None]
    return figures != sorted(figures)


def _reopens(entry: Entry) -> bool:
    """Tell whether the work starts afresh after the entry: a 核查 that returned it, or a relapse."""
    if type(entry) is Verified:
        return entry.result is VerifyResult.RETURNED
    return type(entry) is Revisited and entry.result is RevisitResult.RELAPSED
