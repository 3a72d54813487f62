"""LS104 不得使用 YAML 的锚点、引用、标签、合并键和多文档。

为什么：
    这些写法让一处改动悄悄改到别处，逐行比对看不出改了什么，其他软件读出来也可能不同。

合格：
    leader: 分管副主任
    lead: 学前教育处
    owner: 处长

不合格：
    leader: &领导 分管副主任
    owner: *领导
    ---
    title: !!str 农村学前教育全覆盖工程
    ---
    source:
      <<: {category: 市委市政府部署}
    ---
    --- # 第一个事项
    id: ZD-2026-001
    --- # 第二个事项
    id: ZD-2026-002

改法：
    把引用的内容原样写在用到的地方；一个文件只放一个事项（一事一档）。文字里要用 & 或 * 开头的，加引号。

依据：
    津教委〔2018〕1号 二（六）实行重点任务一事一档
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS104",
    title="不得使用 YAML 的锚点、引用、标签、合并键和多文档",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（三）",
)
