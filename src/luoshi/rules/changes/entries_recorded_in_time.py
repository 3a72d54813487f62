"""LS709 记录应当及时入账。

为什么：
    事情的日期和入账的日期隔得太久，就说不清是当时做的，还是后来补的。

合格：
    commits: [{day: 2026-10-30}]
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-28, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}

不合格：
    commits: [{day: 2026-12-30}]
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-28, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}
    ---
    commits: [{day: 2026-10-24}]
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-28, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}

改法：
    及时登记；确系补录的，在说明里写清原因。

依据：
    津教委〔2018〕1号 二（五）日常工作痕迹积累；天数为本工具默认，可在 luoshi.yaml 调整
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import ChangesView, CommitView, Findings, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.model.entries import Entry

RULE = Rule(
    code="LS709",
    title="记录应当及时入账",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 二（五）",
    parameters={"days": 31},
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each entry that is dated after its commit, or more than the configured days before it."""
    days = view.context.number(RULE, "days")
    for commit in view.commits:
        for pair in commit.pairs:
            new = pair.change().added if pair.before else ()
            for entry in (each.after for each in new):
                message = _describe_fault(commit, entry, days) if entry else None
                if message:
                    yield view.in_commit(RULE, pair, entry, message, "及时登记；确系补录的写清原因")


def _describe_fault(commit: CommitView, entry: Entry, days: int) -> str | None:
    late = (commit.day - entry.date).days
    told = f"{entry.date.isoformat()} 的“{entry.event}”"
    if late > days:
        where = f"（{commit.name}）" if commit.name else "（尚未提交）"
        return f"{told}隔了 {late} 天，到 {commit.day.isoformat()} 才入账{where}"
    if late < 0 and commit.name:
        return f"{told}在 {commit.day.isoformat()} 就已入账（{commit.name}），那天还没有发生"
    return None
