"""LS102 文件须是合法的 YAML。

为什么：
    一个括号、冒号或缩进不对，整个事项就读不出来，不会进入任何一张表。

合格：
    title: 农村学前教育全覆盖工程
    measures: [项目清单化管理, 每月现场调度]

不合格：
    title: 农村学前教育全覆盖工程
    measures: [项目清单化管理, 每月现场调度
    ---
    title: 农村学前教育全覆盖工程
      kind: 重点任务

改法：
    按提示的行列检查：冒号用半角且后面空一格，括号和引号成对，同级的键左边对齐，缩进用空格不用制表符。

依据：
    津教委〔2018〕1号 二（三）制作统一的推进工作落实清单一览表
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS102",
    title="文件须是合法的 YAML",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（三）",
)
