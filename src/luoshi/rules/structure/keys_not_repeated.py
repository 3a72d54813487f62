"""LS103 同一处不得重复写同一个键。

为什么：
    两个 due 里哪个算数，不同的程序答案不同：一个承诺就成了两个。

合格：
    title: 农村学前教育全覆盖工程
    due: 2026-12-31

不合格：
    title: 农村学前教育全覆盖工程
    due: 2026-11-30
    due: 2026-12-31

改法：
    留下对的一行，删去另一行。时限变了的，不改 due，在 log 里添一条“延期”。

依据：
    政府督查工作条例 第十六条：督查结论应当事实清楚、证据充分；
    津教委〔2018〕1号 二（三）制作统一的推进工作落实清单一览表
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS103",
    title="同一处不得重复写同一个键",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="政府督查工作条例 第十六条",
)
