"""LS713 已发通报不得改动。

为什么：
    发出去的通报改不回来；改库里的底稿，底稿就不是底稿了。

合格：
    before: {}
    after: {}

不合格：
    lost: [{path: reports/2026-10/通报.html, gone: false}]
    ---
    lost: [{path: reports/2026-10/manifest.json, gone: true}]

改法：
    恢复原来的文件；数字有变的，在下期通报中更正。

依据：
    津教委〔2018〕1号 二（八）；已发通报冻结（设计 2）
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS713",
    title="已发通报不得改动",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 二（八）",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each file of an issued bulletin that was changed or removed."""
    for each in view.lost:
        if each.path.startswith("reports/"):
            deed = "被删除" if each.gone else "被改动"
            message = f"已发的通报{deed}（对比 {view.base.name}）"
            yield view.about_file(RULE, each.path, message, "恢复原来的文件；数字有变的在下期通报中更正")
