"""LS105 文件不得超过 1 MB，层次不得超过 32 层。

为什么：
    一个事项的文件一般只有几千字节。过大、过深的文件多半是误放的附件，或者是恶意构造的。

合格：
    measures: [项目清单化管理, 每月现场调度]

不合格：
    measures: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[项目清单化管理]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

改法：
    附件放进 evidence/编号/，在 log 的 evidence 里写文件名；误嵌套的，改成一层列表。

依据：
    津教委〔2018〕1号 二（六）佐证材料分类建立档案，一事一档
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS105",
    title="文件不得超过 1 MB，层次不得超过 32 层",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（六）",
)
