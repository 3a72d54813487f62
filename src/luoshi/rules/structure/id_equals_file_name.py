"""LS110 编号须与文件名相同。

为什么：
    文件名就是编号，佐证材料的文件夹也用它。两者不同，按编号就找不到档案。

合格：
    id: ZD-2026-001

不合格：
    id: ZD-2026-001
    path: ledgers/2026/zonghe/ZD-2026-010.yaml

改法：
    核对来源后改文件名（git mv）；编号已经用在通报里的，不改编号。

依据：
    津教委〔2018〕1号 二（六）实行重点任务一事一档
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS110",
    title="编号须与文件名相同",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（六）",
)


def check(view: TaskView) -> Findings:
    """Yield a finding when the file is not named ``<id>.yaml``."""
    name = view.state.location.path.rpartition("/")[2]
    if name == view.task.id + ".yaml":
        return
    message = f"编号“{view.task.id}”与文件名“{name}”不一致"
    yield view.finding(RULE, ("id",), message, f"把文件改名为 {view.task.id}.yaml，或改正编号")
