"""LS716 要求签名的，提交须有有效签名。

为什么：
    git 的作者邮箱人人可以随手填写；只有签名能证明这条记录真是他提交的。

合格：
    luoshi: {signatures: {required: true}}
    commits: [{author: dc@example.org, signature: 可信, signer: 督查科长}]
    before: {}
    after: {}
    ---
    commits: [{author: dc@example.org, signature: 没有签名}]
    before: {}
    after: {}

不合格：
    luoshi: {signatures: {required: true}}
    commits: [{author: dc@example.org, signature: 没有签名}]
    before: {}
    after: {}
    ---
    commits: [{author: dc@example.org, signature: 签名无效}]
    before: {}
    after: {}

改法：
    提交人在本机配好 SSH 签名（git config gpg.format ssh、user.signingkey、commit.gpgsign true），重新提交。

依据：
    luoshi.yaml 的 signatures.required；以基准版本的设置为准
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import CONFIGURATION_FILE, ChangesView, Findings, Rule, Scope, Severity, Signature

RULE = Rule(
    code="LS716",
    title="要求签名的，提交须有有效签名",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="luoshi.yaml signatures",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each commit whose signature is bad, or missing where it is required."""
    wrong = {Signature.BAD, Signature.MISSING} if view.context.config.signatures.required else {Signature.BAD}
    for commit in view.commits:
        if commit.signature in wrong:
            place = commit.files[0] if commit.files else CONFIGURATION_FILE
            message = f"提交 {commit.name}（{commit.author}）{commit.signature}"
            yield view.about_file(RULE, place, message, "提交人用名录中登记的 SSH 密钥签名后重新提交")
