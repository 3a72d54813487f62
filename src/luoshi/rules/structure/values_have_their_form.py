"""LS108 值须符合规定的形式。

为什么：
    “年底”不能算还剩几天，“约八成”不能算差多少；照录的原文另有 due_text、note。

合格：
    assigned: 2026-10-09
    due: 2026-12-31
    due_text: 年底前
    weight: 1

不合格：
    assigned: 2026-10-09
    due: 年底前
    ---
    assigned: 2026-02-30
    ---
    weight: 一

改法：
    日期写成 2026-03-31；百分数写 0 到 100 的数，不带 %；没有固定期限的写 长期；事件用规定的名称。

依据：
    津教委〔2018〕1号 二（三）制作统一的推进工作落实清单一览表
"""

from __future__ import annotations

from luoshi.rules.engine.api import Rule, Scope, Severity

RULE = Rule(
    code="LS108",
    title="值须符合规定的形式",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    basis="津教委〔2018〕1号 二（三）",
)
