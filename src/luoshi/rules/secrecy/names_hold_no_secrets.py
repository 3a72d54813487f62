"""LS904 名录和设置中不得有密级标志、身份证号码、手机号码。

为什么：
    org.yaml 随台账一起传开，也删不掉历史。联络员写职务，不写个人电话。

合格：
    org: {people: [{name: 联络员, unit: 学前教育处, emails: [xq@example.org]}]}

不合格：
    org: {units: [{name: 办公室}, {name: 学前教育处, contact: 张处长 13812345678}]}
    ---
    org: {people: [{name: 联络员（11010519491231002X）, unit: 学前教育处}]}
    ---
    org: {units: [{name: 办公室, aliases: ["办公室（机密）"]}]}

改法：
    删去号码和标志，写职务；通讯录另行保管。已经提交的，商技术人员清除历史。

依据：
    政府督查工作条例 第二十四条：对国家秘密、个人隐私保密；个人信息保护法：处理个人信息限于最小范围
"""

from __future__ import annotations

from luoshi.model.texts import texts_of
from luoshi.rules.engine.api import (
    CONFIGURATION_FILE,
    ORGANISATION_FILE,
    Findings,
    Rule,
    Scope,
    Severity,
    WorkspaceView,
)
from luoshi.rules.shared.secrets import list_secrets

RULE = Rule(
    code="LS904",
    title="名录和设置中不得有密级标志、身份证号码、手机号码",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="政府督查工作条例 第二十四条",
)
_IDENTITY = frozenset({"emails", "keys"})
"""What git knows people by: an address or a key may hold any digits."""


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every text of org.yaml and luoshi.yaml that holds a secret; mask it."""
    context = view.context
    for path, record in ((ORGANISATION_FILE, context.organisation), (CONFIGURATION_FILE, context.config)):
        for keys, text in texts_of(record):
            for secret in () if _IDENTITY & set(keys) else list_secrets(text):
                message = f"有{secret.words}：不得写入台账"
                yield view.finding(RULE, path, keys, message, "删去，写职务；已提交的还要清除历史")
