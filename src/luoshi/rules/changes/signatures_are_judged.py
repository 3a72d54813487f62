"""LS718 签名没有核对成的要说明。

为什么：
    没有核对，不等于通过。这台机器没有 ssh-keygen 时，签名真假说不准，要让人知道。

合格：
    commits: [{author: dc@example.org, signature: 可信, signer: 督查科长}]
    before: {}
    after: {}

不合格：
    commits: [{author: dc@example.org, signature: 此处无法判断}]
    before: {}
    after: {}

改法：
    在装有 OpenSSH 8.2 以上版本的机器上再检查一次。

依据：
    核对结果分可信、签名人不在名录、无效或没有、无法判断，无法判断不作通过（reference/peers.md 第4部分第26条）
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import CONFIGURATION_FILE, ChangesView, Findings, Rule, Scope, Severity, Signature

RULE = Rule(
    code="LS718",
    title="签名没有核对成的要说明",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    basis="reference/peers.md 第4部分第26条",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each commit whose signature could not be verified on this machine."""
    for commit in view.commits:
        if commit.signature is Signature.UNJUDGED:
            place = commit.files[0] if commit.files else CONFIGURATION_FILE
            message = f"提交 {commit.name}（{commit.author}）有签名，这台机器上没有能用的 ssh-keygen，没有核对"
            yield view.about_file(RULE, place, message, "装好 OpenSSH（8.2 以上）后再检查一次")
