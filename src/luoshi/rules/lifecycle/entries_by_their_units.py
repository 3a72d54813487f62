"""LS414 记录须出自该出的单位。

为什么：
    签收、报结由牵头单位作出，进展、节点、佐证由牵头或配合单位作出，督查机构可以代记（for 写明代谁）；核查由督查机构或
    有“核查”权限的人所在单位作出，承办、配合单位不能核查自己。别的单位记的不起作用，否则谁都能替人签收、替人报结。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 办公室, for: 学前教育处}
      - {date: 2026-10-20, event: 进展, by: 财务处, note: 资金已下达}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 发展规划处}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 进展, by: 发展规划处, progress: 80, note: 已完成大半}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 报结, by: 财务处, evidence: [验收表.pdf]}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 报结, by: 学前教育处, evidence: [验收表.pdf]}
      - {date: 2026-10-23, event: 核查, by: 发展规划处, result: 通过}

改法：
    by 写实际作出的单位的规范全称；记错单位的，用“更正”（to: {by: …}，须经批准）。责任单位换了的，先记经批准的“调整”。

依据：
    津教委〔2018〕1号 一（二）明确责任单位、四（十四）；政府督查工作条例 第十七条（回避）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Submitted, Verified
from luoshi.model.entries import Signed
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.duties.parts import find_author
from luoshi.state.log_walk import Unfit

if TYPE_CHECKING:
    from luoshi.state.log_walk import WalkedEntry

RULE = Rule(
    code="LS414",
    title="记录须出自该出的单位",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）、四（十四）",
    needs=frozenset({"log"}),
)

_STRANGE = frozenset({Unfit.STRANGER, Unfit.SUPPORT, Unfit.VERIFIER})


def check(view: TaskView) -> Findings:
    """Yield a finding for every entry by a unit that may not make it; LS406 judges those who verify their own work."""
    for each in view.state.list_walked():
        if each.refusal in _STRANGE and not _is_judged_elsewhere(view, each):
            by = each.entry.by or getattr(each.entry, "person", None)
            message = f"“{each.entry.event}”由“{by}”作出，{each.refusal}，不起作用"
            yield view.finding(RULE, ("log", each.place), message, _suggest_unit(view, each))


def _is_judged_elsewhere(view: TaskView, each: WalkedEntry) -> bool:
    """Whether a supporting unit signs or finishes its own part, or LS406 speaks of the 核查."""
    if type(each.entry) is Signed and each.refusal is Unfit.SUPPORT:
        return True
    if type(each.entry) is Submitted and each.refusal is Unfit.SUPPORT:
        return any(find_author(each.entry) == part.unit for part in view.state.parts)
    own = {view.state.lead, *view.state.support, None}
    return type(each.entry) is Verified and each.entry.by in own


def _suggest_unit(view: TaskView, each: WalkedEntry) -> str:
    office = view.context.config.organisation.office
    if type(each.entry) is Verified:
        return f"由{office}，或有“核查”权限的人所在的单位核查"
    return f"应由{view.lead}作出，或由{office}代记；责任单位换了的，先记经批准的“调整”（field: lead）"
