"""LS416 一个文号只用于一件文书。

为什么：
    两份督办单同一个文号，回复、归档、追责都说不清指哪一份。两个分支各自编号再合并，最容易编重。
    提醒、催办、督办一事一单；通报、约谈、问责、表扬一件可以涉及几个事项，同一天同一类的算一件。

合格：
    tasks:
      - id: ZD-2026-001
        log: [{date: 2026-10-20, event: 催办, by: 办公室, to: 学前教育处, ref: 滨教催办〔2026〕1号}]
      - id: ZD-2026-002
        log: [{date: 2026-10-20, event: 催办, by: 办公室, to: 学前教育处, ref: 滨教催办〔2026〕2号}]
    ---
    tasks:
      - id: ZD-2026-001
        log: [{date: 2026-10-20, event: 通报, by: 办公室, to: 学前教育处, ref: 滨教通报〔2026〕1号}]
      - id: ZD-2026-002
        log: [{date: 2026-10-20, event: 通报, by: 办公室, to: 财务处, ref: 滨教通报〔2026〕1号}]

不合格：
    tasks:
      - id: ZD-2026-001
        log: [{date: 2026-10-20, event: 催办, by: 办公室, to: 学前教育处, ref: 滨教催办〔2026〕1号}]
      - id: ZD-2026-002
        log: [{date: 2026-10-20, event: 催办, by: 办公室, to: 学前教育处, ref: 滨教催办〔2026〕1号}]
    ---
    tasks:
      - id: ZD-2026-001
        log:
          - {date: 2026-10-20, event: 催办, by: 办公室, to: 学前教育处, ref: 滨教催办〔2026〕1号}
          - {date: 2026-10-28, event: 催办, by: 办公室, to: 学前教育处, ref: "滨教催办[2026]01号"}
    ---
    tasks:
      - id: ZD-2026-001
        log: [{date: 2026-10-20, event: 通报, by: 办公室, to: 学前教育处, ref: 滨教督办〔2026〕1号}]
      - id: ZD-2026-002
        log: [{date: 2026-10-28, event: 督办, by: 办公室, to: 财务处, ref: 滨教督办〔2026〕1号}]

改法：
    还没有入库的，给后编的一份换号（luoshi letter 不写 --number 即取下一号）；
    已经印发的，另发更正，用 luoshi correct --void 作废记错的一条，再照实另记。

依据：
    党政机关公文处理工作条例：发文字号一文一号；设计二 9
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.rules.shared.paper_numbers import find_doubled

RULE = Rule(
    code="LS416",
    title="一个文号只用于一件文书",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="党政机关公文处理工作条例：发文字号一文一号",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for each entry whose number stands for another paper already, the earlier by day first."""
    states = {state.location.path: state for state in view.states}
    marks = [(path, mark) for path, marks in view.papers.items() if path in states for mark in marks]
    marks.sort(key=lambda pair: (pair[1].day, pair[0], pair[1].place))
    for path, mark, other, earlier in find_doubled(marks):
        message = f"文号“{mark.ref}”已用于 {states[other].id} 的“{earlier.event}”（{earlier.day}）"
        hint = "没有入库的换下一号；已经印发的，作废记错的一条，再照实另记"
        yield view.about(RULE, states[path], ("log", mark.place, "ref"), message, hint)
