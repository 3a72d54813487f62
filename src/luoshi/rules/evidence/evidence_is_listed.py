"""LS503 档案中的文件须登记。

为什么：
    档案里有而台账没写的文件，不知道证明什么，也没有记下摘要。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
    evidence: {ZD-2026-001: {竣工验收表.pdf: 全部合格}}

不合格：
    evidence: {ZD-2026-001: {现场照片.jpg: 照片}}

改法：
    在对应的一条记录的 evidence 里写上文件名；放错档案的移走，没有用的删去。

依据：
    津教委〔2018〕1号 二（六）按照一事一档标准建立专门档案
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS503",
    title="档案中的文件须登记",
    severity=Severity.HINT,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（六）",
    parameters={"shown": 5},
)


def check(view: TaskView) -> Findings:
    """Yield one finding that names the files listed in no entry; entries dated after the day count too."""
    present = view.context.evidence.names(view.task.id)
    if not present:
        return
    listed = {item.name for item in view.listed}
    extra = [name for name in present if name not in listed]
    if extra:
        shown = "、".join(f"“{name}”" for name in extra[: view.context.number(RULE, "shown")])
        message = f"evidence/{view.task.id}/ 中有 {len(extra)} 个文件没有登记：{shown}"
        yield view.finding(RULE, ("id",), message, "在对应记录的 evidence 里写上文件名；放错的移走")
