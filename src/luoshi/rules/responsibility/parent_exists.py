"""LS210 上级事项和并案、拆分的去向须存在。

为什么：
    子任务的进度汇总到上级事项。编号写错，上级事项的进度就少算一块，而且没有人发觉。并案、拆分的事项不再计入总数，
    去向写错，这件事就从台账上消失了。
    编号前缀不属于本工作区任何台账的，视为上级机关的事项，不检查。

合格：
    ledgers: {2026/zonghe: {title: 综合清单, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}}
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, parent: ZD-2026-001}
      - {id: ZD-2026-003, parent: SJ-2026-003}

不合格：
    ledgers: {2026/zonghe: {title: 综合清单, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}}
    tasks:
      - {id: ZD-2026-002, parent: ZD-2026-091}
    ---
    ledgers: {2026/zonghe: {title: 综合清单, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}}
    tasks:
      - id: ZD-2026-002
        log: [{date: 2026-10-20, event: 并案, into: [ZD-2026-091], approver: 主任, reason: 内容相同}]

改法：
    改正 parent、into 的编号；上级事项已撤销的也保留文件，不要删除。

依据：
    津教委〔2018〕1号 一（二）5：在全委重点任务清单基础上，按照任务分工，细化分解各项任务
"""

from __future__ import annotations

import re

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView

RULE = Rule(
    code="LS210",
    title="上级事项和并案、拆分的去向须存在",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="津教委〔2018〕1号 一（二）5",
)

_BETWEEN = "[-_]+"


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for each parent, and each task that carries on another, that is ours but does not exist."""
    known = {state.id for state in view.states}
    yield from _check_continued(view, known)
    lost = [state for state in view.states if state.parent and state.parent not in known]
    if not lost:
        return
    prefixes = tuple({ledger.prefix for ledger in view.context.ledgers.values()})
    for state in lost:
        if _is_ours(state.parent, prefixes):
            message = f"上级事项“{state.parent}”在本工作区中不存在"
            yield view.about(RULE, state, ("parent",), message, "改正编号；没有上级事项的，删去 parent 这一行")


def _check_continued(view: WorkspaceView, known: set[str]) -> Findings:
    for state in view.states:
        for name in state.continued_in:
            if name not in known or name == state.id:
                message = f"“{state.lifecycle}”的去向“{name}”" + ("是事项自己" if name == state.id else "不存在")
                yield view.about(RULE, state, ("log",), message, "改正 into 的编号；还没有登记的，先登记")


def _is_ours(number: str, prefixes: tuple[str, ...]) -> bool:
    """Tell whether a part of the number is the prefix of one of our ledgers, alone or before digits (``ZD2026001``)."""
    parts = re.split(_BETWEEN, number)
    return any(part.startswith(prefix) and _is_number(part[len(prefix) :]) for part in parts for prefix in prefixes)


def _is_number(text: str) -> bool:
    return not text or text.isdigit()
