"""LS715 各人只记自己该记的。

为什么：
    承办单位报进展，督查机构核查，批准的人销号。谁都能写，核查就没有意义；承办单位自己改时限、改目标，承诺就不成承诺。
    org.yaml 的人员写了 emails 或 keys 的，每个提交按提交人判断；名录和权限以基准版本为准，不能边改权限边用。

合格：
    org: {people: [{name: 联络员, unit: 学前教育处, emails: [xq@example.org]}]}
    commits: [{author: XQ@example.org}]
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 报结, by: 学前教育处}
    ---
    org: {people: [{name: 督查科长, unit: 办公室, roles: [录入, 核查], emails: [dc@example.org]}]}
    commits: [{author: dc@example.org, files: [luoshi.yaml]}]
    before: null
    after: {}
    ---
    commits: [{author: anybody@example.org}]
    before: {}
    after: {lead: 财务处}

不合格：
    org: {people: [{name: 联络员, unit: 学前教育处, emails: [xq@example.org]}]}
    commits: [{author: xq@example.org}]
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 核查, by: 办公室, result: 通过}
    ---
    org: {people: [{name: 联络员, unit: 发展规划处, emails: [gh@example.org]}]}
    commits: [{author: gh@example.org}]
    before: {log: []}
    after: {log: [{date: 2026-10-12, event: 签收, by: 学前教育处}]}
    ---
    org: {people: [{name: 联络员, unit: 学前教育处, emails: [xq@example.org]}]}
    commits: [{author: xq@example.org, files: [luoshi.yaml]}]
    before: {}
    after: {due: 2027-12-31}
    ---
    org: {people: [{name: 督查科长, unit: 办公室, roles: [录入, 核查], emails: [dc@example.org]}]}
    commits: [{author: somebody@example.org}]
    before: {}
    after: {}

改法：
    由该记的人以自己的身份提交；身份写错的，git config user.email 改正；权限不对的，由督查机构改 org.yaml。

依据：
    津教委〔2018〕1号 三（九）专人负责；督办单位审核、批准后销号（domain.md 2.8）
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, CommitView, Findings, Rule, Scope, Severity
from luoshi.rules.shared.identity import is_kept, person_of
from luoshi.rules.shared.permissions import file_refusal, task_refusals

RULE = Rule(
    code="LS715",
    title="各人只记自己该记的",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 三（九）",
)
HINT = "由该记的人以自己的身份提交；权限在 org.yaml，由督查机构改"


def check(view: ChangesView) -> Findings:
    """Yield findings for commits by people who did what is not theirs to do; none where org.yaml knows nobody."""
    if not is_kept(view.context.organisation):
        return
    for commit in view.commits:
        if commit.name and (commit.pairs or commit.files):
            yield from _judge_commit(view, commit)


def _judge_commit(view: ChangesView, commit: CommitView) -> Findings:
    person = person_of(view, commit)
    if person is None:
        place = commit.pairs[0].path if commit.pairs else commit.files[0]
        message = f"提交 {commit.name} 的作者 {commit.author} 不是名录中的人，或没有证实身份"
        yield view.about_file(RULE, place, message, "在 org.yaml 的 emails、keys 中登记，或以自己的身份重新提交")
        return
    by = f"（{person.name}，提交 {commit.name}）"
    for pair in commit.pairs:
        for entry, words in task_refusals(person, pair, view.context):
            yield view.in_commit(RULE, pair, entry, words + by, HINT)
    for path in commit.files:
        refusal = file_refusal(person, path, view.context)
        if refusal:
            yield view.about_file(RULE, path, refusal + by, HINT)
