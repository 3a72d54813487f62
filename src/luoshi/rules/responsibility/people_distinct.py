"""LS216 人员的名称、提交身份和公钥不得重复。

为什么：
    按名称认人：两个人同名，就共用彼此的权限；一个邮箱、一把公钥归两个人，谁提交的就说不清。

合格：
    org: {people: [{name: 督查科长, unit: 办公室, emails: [dc@example.org]}, {name: 处长, unit: 学前教育处}]}

不合格：
    org: {people: [{name: 处长, unit: 学前教育处}, {name: 处长, unit: 财务处}]}
    ---
    org:
      people:
        - {name: 督查科长, unit: 办公室, emails: [dc@example.org]}
        - {name: 处长, unit: 学前教育处, emails: [DC@example.org]}

改法：
    职务前加单位，如 学前教育处处长；一个邮箱、一把公钥只登记给一个人。

依据：
    政府督查工作条例 第十八条：督查人员依法履职；权限须落实到人
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import ORGANISATION_FILE, Findings, Rule, Scope, Severity, WorkspaceView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.findings import Keys
    from luoshi.model.organisation import Person

RULE = Rule(
    code="LS216",
    title="人员的名称、提交身份和公钥不得重复",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="政府督查工作条例 第十八条：权限须落实到人",
)
_KEY_PARTS = 2
"""Type and key of a public key; what follows is a comment."""


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every name, e-mail and key that an earlier person has."""
    owners: dict[tuple[str, str], int] = {}
    for index, person in enumerate(view.context.organisation.people):
        for what, identity, keys in _list_identities(person, index):
            first = owners.setdefault((what, identity), index)
            if first != index:
                other = view.context.organisation.people[first]
                message = f"{what}“{identity}”已登记给 {other.unit} 的“{other.name}”"
                yield view.finding(RULE, ORGANISATION_FILE, keys, message, "名称前加单位，身份只登记给一个人")


def _list_identities(person: Person, index: int) -> Iterator[tuple[str, str, Keys]]:
    yield "人员名称", person.name, ("people", index, "name")
    for place, email in enumerate(person.emails):
        yield "提交身份", email.casefold(), ("people", index, "emails", place)
    for place, key in enumerate(person.keys):
        yield "签名公钥", " ".join(key.split()[:_KEY_PARTS]), ("people", index, "keys", place)
