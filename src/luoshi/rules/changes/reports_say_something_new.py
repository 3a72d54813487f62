"""LS711 进展不得照抄上期。

为什么：
    同一句话报三个月，等于没有报。

合格：
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}

不合格：
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}

改法：
    写本期做了什么；确实没有进展的，写明原因 cause。

依据：
    同一说法连报数期（domain.md 5.3）；津教委〔2018〕1号 二（八）
"""

from __future__ import annotations

from luoshi.model.entries import Progress
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS711",
    title="进展不得照抄上期",
    severity=Severity.HINT,
    scope=Scope.CHANGE,
    basis="中办、国办 2024年整治形式主义为基层减负若干规定",
)


def check(view: ChangesView) -> Findings:
    """Yield a hint for each new 进展 whose note repeats the one before it."""
    for pair in view.pairs:
        log = pair.after.log if pair.after else ()
        notes = {index: entry.note for index, entry in enumerate(log) if isinstance(entry, Progress)}
        before = dict(zip(list(notes)[1:], notes.values(), strict=False))
        for each in pair.change().added:
            index = each.after_index
            if index is not None and notes.get(index) and notes[index] == before.get(index):
                keys = ("log", index, "note")
                yield view.finding(RULE, pair, keys, "进展与上一次一字不差", "写本期做了什么；没有进展的写明原因 cause")
