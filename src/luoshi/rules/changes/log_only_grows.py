"""LS701 已提交的办理记录不得改、不得删。

为什么：
    办理记录是一事一档的凭据。改旧记录，等于改历史；两年后没有人说得清当时是怎么回事。

合格：
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}
    ---
    before: {log: [{date: 2026-10-23, event: 进展, by: 学前教育处, note: 印发方案, evidence: [方案.pdf]}]}
    after:
      log:
        - date: 2026-10-23
          event: 进展
          by: 学前教育处
          note: 印发方案
          evidence: [{file: 方案.pdf, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}]

不合格：
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 80, note: 印发实施方案}
    ---
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}

改法：
    旧记录照原样恢复；记错了的，添一条“更正”，写明更正哪一天的记录和理由。

依据：
    设计 1.3：事项的记录只增不改；津教委〔2018〕1号 二（六）重点任务归档、一事一档
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.evidence import EvidenceFile, file_name
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.model.entries import Entry

RULE = Rule(
    code="LS701",
    title="已提交的办理记录不得改、不得删",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="设计三 原则3；津教委〔2018〕1号 二（六）",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each committed entry that was changed or removed."""
    for pair in view.pairs:
        if pair.before is None or pair.after is None:
            continue
        for each in pair.change().lost:
            if each.before is None or _is_only_hashed(each.before, each.after):
                continue
            keys = () if each.after_index is None else ("log", each.after_index)
            deed = "被删去" if each.after is None else "被改动"
            message = f"{each.before.date.isoformat()} 的“{each.before.event}”记录{deed}（对比 {view.base.name}）"
            yield view.finding(RULE, pair, keys, message, "恢复原来的记录；记错了的另添一条“更正”")


def _is_only_hashed(before: Entry, after: Entry | None) -> bool:
    """Tell whether nothing changed except that hashes were written beside the names of evidence."""
    if after is None or before.but(evidence=after.evidence) != after:
        return False
    names = [[file_name(item) for item in entry.evidence] for entry in (before, after)]
    known = {item.file: item.sha256 for item in before.evidence if isinstance(item, EvidenceFile) and item.sha256}
    new = {item.file: item.sha256 for item in after.evidence if isinstance(item, EvidenceFile)}
    return names[0] == names[1] and all(new.get(name) == value for name, value in known.items())
