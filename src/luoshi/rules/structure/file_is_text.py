"""LS101 文件须是 UTF-8 纯文本。

为什么：
    编码不对的文件换一台电脑就成乱码；控制字符看不见，却会让统计和查找漏掉这一行。

合格：
    id: ZD-2026-001
    title: 农村学前教育全覆盖工程
    kind: 重点任务
    assigned: 2026-10-09

不合格：
    id: ZD-2026-001
    title: 农村学前教育\x1a全覆盖工程
    kind: 重点任务
    assigned: 2026-10-09

改法：
    用编辑器另存为 UTF-8（不是 GBK、UTF-16）；有控制字符的，按提示的行列删去。Word、表格、图片放进 evidence/，
    不放进台账。

依据：
    津教委〔2018〕1号 二（三）制作统一的推进工作落实清单一览表；教党〔2018〕10号 六：可记录、可监控、可检查、可追溯
"""  # noqa: D301 -- the failing example needs a real control character

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS101",
    title="文件须是 UTF-8 纯文本",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（三）",
)
