"""LS725 时限过了才记的延期、暂停、调整不移动时限。

为什么：
    时限11月23日到期，11月30日补一条日期写成11月20日的“延期”，逾期就没有了。写的日期谁都能填；什么时候入账，提交历史
    知道。时限过后才入账的，不管写的是哪一天，都按补记看：附上申请件（带摘要），或者申请早已入账，才作数。

合格：
    commits: [{day: 2026-10-30}]
    before: {due: 2026-10-31}
    after:
      due: 2026-10-31
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 延期, due: 2026-12-31, approver: 主任, reason: 汛期停工}
    ---
    commits: [{day: 2026-11-05}]
    before: {due: 2026-10-31, log: [{date: 2026-10-30, event: 延期, due: 2026-12-31, reason: 汛期停工}]}
    after:
      due: 2026-10-31
      log:
        - {date: 2026-10-30, event: 延期, due: 2026-12-31, reason: 汛期停工}
        - {date: 2026-11-05, event: 延期, requested: 2026-10-30, due: 2026-12-31, approver: 主任, reason: 汛期停工}

不合格：
    commits: [{day: 2026-11-30}]
    before: {due: 2026-10-20, log: [{date: 2026-10-12, event: 签收, by: 学前教育处}]}
    after:
      due: 2026-10-20
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-20, event: 延期, due: 2026-12-31, approver: 主任, reason: 汛期停工}
    ---
    commits: [{day: 2026-11-30}]
    before: {due: 2026-10-20, log: [{date: 2026-10-12, event: 签收, by: 学前教育处}]}
    after:
      due: 2026-10-20
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-15, event: 暂停, approver: 主任, reason: 招标}

改法：
    附上到期之前的申请件（用 luoshi 收入，带 sha256）；没有的，照逾期办，在“进展”中写明原因 cause。

依据：
    津教委〔2018〕1号 一（二）；实务：到期后申请的按逾期处理（domain.md 2.8）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import ChangesView, CommitView, Findings, Rule, Scope, Severity
from luoshi.rules.shared.late_moves import find_lapsed_limit
from luoshi.state.judging_context import JudgingContext

if TYPE_CHECKING:
    from luoshi.model.entries import Entry
    from luoshi.rules.engine.change_api import TaskPair

RULE = Rule(
    code="LS725",
    title="时限过了才记的延期、暂停、调整不移动时限",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 一（二）",
)

_HINT = "附上到期之前的申请件（带摘要）；没有的照逾期办，在“进展”中写明原因 cause"


def check(view: ChangesView) -> Findings:
    """Yield a finding for each entry that first appears after the limit it moves had passed."""
    context = view.context
    judging = JudgingContext(context.config, context.calendar, organisation=context.organisation)
    stood = {pair.id: pair.before.log for pair in view.pairs if pair.before}
    for commit in view.commits:
        for pair in commit.pairs:
            if pair.before is not None and pair.after is not None:
                yield from _judge_pair(view, commit, pair, judging, stood)


def _judge_pair(
    view: ChangesView, commit: CommitView, pair: TaskPair, judging: JudgingContext, stood: dict[str, tuple[Entry, ...]]
) -> Findings:
    for each in pair.change().added:
        if each.after is None or pair.after is None:
            continue
        limit = find_lapsed_limit(pair.after, each.after, commit.day, judging, stood.get(pair.id, ()))
        if limit is not None:
            message = f"{each.after.date} 的“{each.after.event}”到 {commit.day} 才入账，要移动的时限 {limit} 已经过了"
            yield view.in_commit(RULE, pair, each.after, message, _HINT)
