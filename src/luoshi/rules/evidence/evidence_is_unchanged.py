"""LS502 佐证材料不得在登记后改动。

为什么：
    登记时记下的摘要（sha256）与现在的文件不符，说明文件换过：核查时看的和现在的不是同一份。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - date: 2026-10-26
        event: 报结
        evidence:
          - file: 竣工验收表.pdf
            sha256: 9d6831467a469e959f7310e8a7da41102e1a8e5521be3a353f025600b3c1d892
    evidence: {ZD-2026-001: {竣工验收表.pdf: 全部合格}}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - date: 2026-10-26
        event: 报结
        evidence:
          - file: 竣工验收表.pdf
            sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    evidence: {ZD-2026-001: {竣工验收表.pdf: 全部合格}}

改法：
    从 git 历史取回登记时的文件；确有新版的，另起文件名，作为新的佐证材料再记一条。

依据：
    政府督查工作条例 第二十四条、第二十五条：隐瞒、伪造证据的追究责任；教党〔2018〕10号 七 弄虚作假的问责
"""

from __future__ import annotations

from luoshi.model.evidence_items import stays_in_folder
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS502",
    title="佐证材料不得在登记后改动",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第二十四条",
)

_SHOWN = 12


def check(view: TaskView) -> Findings:
    """Yield a finding for every item whose file has another hash; LS501 judges files that are missing."""
    for item in view.listed:
        if item.sha256 is None or item.date > view.context.as_of or not stays_in_folder(item.name):
            continue
        found = view.context.evidence.sha256(view.task.id, item.name)
        if found == item.sha256 or (found is None and not view.context.evidence.exists(view.task.id, item.name)):
            continue
        if found is None:
            message = f"佐证材料“{item.name}”读不出来，是否与登记时相同无法核对"
            yield view.finding(RULE, item.keys, message, "检查文件的权限和磁盘，或从 git 历史取回")
            continue
        told = f"登记 {item.sha256[:_SHOWN]}…，现为 {found[:_SHOWN]}…"
        message = f"佐证材料“{item.name}”与登记时不同（{told}）"
        keys = (*item.keys[:-1], "sha256")
        yield view.finding(RULE, keys, message, "从 git 历史取回登记时的文件；确有新版的另起文件名，再记一条")
