"""LS717 签名的人须在名录中，并且就是作者。

为什么：
    签名本身有效，只说明有人用某把钥匙签过；钥匙是谁的，名录里没有，就等于不知道是谁。

合格：
    org: {people: [{name: 督查科长, unit: 办公室, emails: [dc@example.org]}]}
    commits: [{author: dc@example.org, signature: 可信, signer: 督查科长}]
    before: {}
    after: {}

不合格：
    commits: [{author: dc@example.org, signature: 签名人不在名录}]
    before: {}
    after: {}
    ---
    org: {people: [{name: 督查科长, unit: 办公室, emails: [dc@example.org]}, {name: 联络员, unit: 学前教育处}]}
    commits: [{author: dc@example.org, signature: 可信, signer: 联络员}]
    before: {}
    after: {}

改法：
    把签名人的 SSH 公钥登记到 org.yaml 的 keys（由督查机构改）；替别人提交的，作者写自己。

依据：
    org.yaml 的 keys；名录只认 SSH 公钥，其他签名视同签名人不在名录
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import (
    CONFIGURATION_FILE,
    ChangesView,
    CommitView,
    Findings,
    Rule,
    Scope,
    Severity,
    Signature,
)
from luoshi.rules.shared.identity import person_by_email

RULE = Rule(
    code="LS717",
    title="签名的人须在名录中，并且就是作者",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    basis="org.yaml keys",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each good signature by somebody unknown, or by another person than the author."""
    for commit in view.commits:
        message = _describe_fault(view, commit)
        if message:
            place = commit.files[0] if commit.files else CONFIGURATION_FILE
            hint = "把签名人的公钥登记到 org.yaml 的 keys；替别人提交的，作者写自己"
            yield view.about_file(RULE, place, message, hint)


def _describe_fault(view: ChangesView, commit: CommitView) -> str | None:
    if commit.signature is Signature.UNKNOWN:
        return f"提交 {commit.name} 有签名，但不是名录中的公钥签的（作者 {commit.author}）"
    if commit.signature is Signature.GOOD and not _agrees(view, commit):
        return f"提交 {commit.name} 是 {commit.signer} 签名的，作者却写着 {commit.author}"
    return None


def _agrees(view: ChangesView, commit: CommitView) -> bool:
    """Tell whether the author's e-mail is the signer's. An unknown one may be, if org.yaml has none for the signer."""
    author = person_by_email(view.context.organisation, commit.author)
    if author is not None:
        return author.name == commit.signer
    return not any(person.emails for person in view.context.organisation.people if person.name == commit.signer)
