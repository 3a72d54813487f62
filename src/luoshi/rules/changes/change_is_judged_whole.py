"""LS719 没有判断的部分要说明。

为什么：
    浅克隆没有全部历史，旧版本里有读不出来的文件；没有判断的地方不说，看的人会以为都查过了。

合格：
    before: {}
    after: {}

不合格：
    unjudged: [{path: luoshi.yaml, what: 这是浅克隆，编号从前是否用过无法判断, way_out: git fetch --unshallow}]

改法：
    取全历史再检查一次（git fetch --unshallow；CI 中把 fetch-depth 设为 0）。

依据：
    设计一 原则9；检查不作声，不等于通过
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS719",
    title="没有判断的部分要说明",
    severity=Severity.HINT,
    scope=Scope.CHANGE,
    basis="设计一 原则9",
)


def check(view: ChangesView) -> Findings:
    """Yield a hint for each part of the change that could not be judged; an error where signatures are required."""
    severity = Severity.ERROR if view.context.config.signatures.required else RULE.severity
    for each in view.unjudged:
        yield view.about_file(RULE, each.path, each.what, each.way_out).but(severity=severity)
