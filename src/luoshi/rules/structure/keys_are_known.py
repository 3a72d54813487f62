"""LS106 不得有不认识的键。

为什么：
    键写错一个字母，内容就等于没写：写成 duo 的时限不会到期提醒。

合格：
    title: 农村学前教育全覆盖工程
    lead: 学前教育处

不合格：
    title: 农村学前教育全覆盖工程
    leed: 学前教育处

改法：
    按提示改成最接近的键；确需另记的内容写进 note。全部的键见 schemas/ 和 luoshi schema。

依据：
    津教委〔2018〕1号 二（三）制作统一的推进工作落实清单一览表
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS106",
    title="不得有不认识的键",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（三）",
)
