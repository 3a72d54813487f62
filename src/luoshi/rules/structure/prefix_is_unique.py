"""LS113 同一年度的台账不得共用编号前缀。

为什么：
    两本台账用同一个前缀，各自从 001 起编，编号必然重复。

合格：
    ledgers:
      2026/zonghe: {title: 综合, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}
      2026/pishi: {title: 批示件, kind: 批示件, year: 2026, prefix: PS, owner: 办公室}
      2025/zonghe: {title: 综合, kind: 综合, year: 2025, prefix: ZD, owner: 办公室}

不合格：
    ledgers:
      2026/pishi: {title: 批示件, kind: 批示件, year: 2026, prefix: ZD, owner: 办公室}
      2026/zonghe: {title: 综合, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}

改法：
    给其中一本换一个前缀；已有编号的那本不动。

依据：
    编号唯一、永不重复使用；通行格式如 DB-2025-001（前缀、年度、三位流水号）
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView

RULE = Rule(
    code="LS113",
    title="同一年度的台账不得共用编号前缀",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="通行做法：前缀、年度、流水号",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every ledger whose prefix and year an earlier ledger already has."""
    first: dict[tuple[str, int], str] = {}
    for folder, ledger in sorted(view.context.ledgers.items()):
        other = first.setdefault((ledger.prefix, ledger.year), folder)
        if other != folder:
            message = (
                f"编号前缀“{ledger.prefix}”已用于 {ledger.year} 年的“{view.context.ledgers[other].title}”（{other}）"
            )
            path = f"ledgers/{folder}/ledger.yaml"
            yield view.finding(RULE, path, ("prefix",), message, "换一个前缀；已有编号的那本不动")
