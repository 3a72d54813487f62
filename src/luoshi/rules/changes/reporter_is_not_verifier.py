"""LS712 报结与核查不得出自一人。

为什么：
    自己报、自己核，核查就是走过场。

合格：
    commits:
      - {author: xuehq@example.org, before: {}, after: {log: [{date: 2026-10-30, event: 报结, by: 学前教育处}]}}
      - author: ducha@example.org
        before: {log: [{date: 2026-10-30, event: 报结, by: 学前教育处}]}
        after:
          log:
            - {date: 2026-10-30, event: 报结, by: 学前教育处}
            - {date: 2026-10-31, event: 核查, by: 办公室, result: 通过}

不合格：
    commits:
      - {author: xuehq@example.org, before: {}, after: {log: [{date: 2026-10-30, event: 报结, by: 学前教育处}]}}
      - author: xuehq@example.org
        before: {log: [{date: 2026-10-30, event: 报结, by: 学前教育处}]}
        after:
          log:
            - {date: 2026-10-30, event: 报结, by: 学前教育处}
            - {date: 2026-10-31, event: 核查, by: 办公室, result: 通过}
    ---
    reporters: {ZD-2026-001: xuehq@example.org}
    commits:
      - author: xuehq@example.org
        before: {log: [{date: 2026-10-30, event: 报结, by: 学前教育处}]}
        after:
          log:
            - {date: 2026-10-30, event: 报结, by: 学前教育处}
            - {date: 2026-10-31, event: 核查, by: 办公室, result: 通过}

改法：
    核查由督查机构的人以自己的身份提交。

依据：
    办结由督办单位审核（domain.md 2.8 办结）；政府督查工作条例 第十八条
"""

from __future__ import annotations

from luoshi.model.decisions import Submitted, Verified
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity
from luoshi.rules.shared.identity import author_of, name_of

RULE = Rule(
    code="LS712",
    title="报结与核查不得出自一人",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="办结核查由督办机构另行进行（domain.md 2.8）",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each 核查 committed by whoever committed the 报结, in this change or before it."""
    people = view.context.organisation
    reported = {task: name_of(people, email) for task, email in view.reporters.items()}
    for commit in view.commits:
        author = author_of(view, commit)
        for pair in commit.pairs:
            for entry in pair.list_new_entries():
                if isinstance(entry, Submitted):
                    reported[pair.id] = author
                elif isinstance(entry, Verified) and author and reported.get(pair.id) == author:
                    message = f"报结和核查都由 {author} 提交（{commit.name}）"
                    yield view.in_commit(RULE, pair, entry, message, "核查由督查机构的人以自己的身份提交")
