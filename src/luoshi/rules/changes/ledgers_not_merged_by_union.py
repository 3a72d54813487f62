"""LS714 台账文件不得用 merge=union 合并。

为什么：
    merge=union 把两边的行直接拼在一起，不报冲突：一条记录会丢掉半条，逾期会变成已办结。
    写了别的驱动而没有登记，git 不作声地用普通合并，大家还以为有驱动把关。

合格：
    attributes: ["*.yaml text eol=lf", "*.csv merge=union"]
    ---
    attributes: ["ledgers/**/*.yaml merge=luoshi"]
    drivers: [luoshi]
    ---
    attributes: ["*.yaml merge=union", "ledgers/** merge"]

不合格：
    attributes: ["*.yaml merge=union"]
    ---
    attributes: ["[attr]log merge=union", "/ledgers/** log"]
    ---
    attributes: ["ledgers/**/*.yaml merge=luoshi"]

改法：
    从 .gitattributes 删去 merge=union。要用合并驱动的，每份克隆运行一次：
    git config merge.luoshi.driver 'luoshi merge %O %A %B %P'

依据：
    实测：merge=union 之后逾期事项成为已办结，既无冲突也无错误（reference/peers.md 1e）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import Finding, Findings, Rule, Scope, Severity, WorkspaceView

if TYPE_CHECKING:
    from luoshi.store.git.attributes import MergeLine

RULE = Rule(
    code="LS714",
    title="台账文件不得用 merge=union 合并",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="reference/peers.md 1e、第4部分第16条",
)
BUILT_IN = frozenset({"text", "binary"})


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for each line of .gitattributes that merges ledgers by union, or by a driver unknown here."""
    paths = [state.location.path for state in view.states]
    merging = view.context.merging
    for line in merging.deciding(paths):
        if line.driver == "union":
            message = f"“{line.pattern}”用 merge=union：两边的记录会不声不响地拼在一起"
            yield _make_finding(line, Severity.ERROR, message, "删去 merge=union；两人同改一个文件的，由人看过再合并")
        elif line.driver not in BUILT_IN and line.driver not in merging.registered():
            message = f"“{line.pattern}”写明用合并驱动 {line.driver}，这份克隆里却没有登记，git 会用普通合并"
            hint = f"运行 git config merge.{line.driver}.driver 'luoshi merge %O %A %B %P'"
            yield _make_finding(line, Severity.WARNING, message, hint)


def _make_finding(line: MergeLine, severity: Severity, message: str, hint: str) -> Finding:
    return Finding(RULE.code, severity, line.path, (), message, hint, None, line.number, 1, line.text)
