"""LS711 进展不得照抄上期。

为什么：
    同一句话报三个月，等于没有报。只换日期和数字、换几个字的，也是照抄：去掉数字和日期后，二十字以上有九成相同的都算。

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

    ---
    before:
      log:
        - date: 2026-10-23
          event: 进展
          by: 学前教育处
          note: 10月召开推进会2次，实地督导8所学校，印发工作提示并督促各区按期整改到位
    after:
      log:
        - date: 2026-10-23
          event: 进展
          by: 学前教育处
          note: 10月召开推进会2次，实地督导8所学校，印发工作提示并督促各区按期整改到位
        - date: 2026-10-30
          event: 进展
          by: 学前教育处
          note: 11月召开推进会3次，实地督导9所学校，印发工作提示，并督促各区按时整改到位

改法：
    写本期做了什么；确实没有进展的，写明原因 cause。

依据：
    同一说法连报数期（domain.md 5.3）；津教委〔2018〕1号 二（八）
"""

from __future__ import annotations

import re

from luoshi.model.entries import Progress
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS711",
    title="进展不得照抄上期",
    severity=Severity.HINT,
    scope=Scope.CHANGE,
    basis="中办、国办 2024年整治形式主义为基层减负若干规定",
)

_FIGURES = re.compile(r"[\d０-９一二三四五六七八九十百千万亿零〇.,，。、；;:：%％年月日上中下旬\s]+")
_LEAST, _SAME = 20, 0.9
"""design-2 9.5: twenty characters without figures and dates, and nine tenths of them the same."""


def check(view: ChangesView) -> Findings:
    """Yield a hint for each new 进展 whose note repeats the one before it."""
    for pair in view.pairs:
        log = pair.after.log if pair.after else ()
        notes = {index: entry.note for index, entry in enumerate(log) if isinstance(entry, Progress)}
        before = dict(zip(list(notes)[1:], notes.values(), strict=False))
        for each in pair.change().added:
            index = each.after_index
            told = _describe_copy(notes.get(index), before.get(index)) if index is not None else ""
            if told and index is not None:
                keys = ("log", index, "note")
                yield view.finding(RULE, pair, keys, told, "写本期做了什么；没有进展的写明原因 cause")


def _describe_copy(note: str | None, before: str | None) -> str:
    """Say how a note repeats the one before; empty where it says something new."""
    if not note or not before:
        return ""
    if note == before:
        return "进展与上一次一字不差"
    new, old = (_FIGURES.sub("", text) for text in (note, before))
    if min(len(new), len(old)) < _LEAST:
        return ""
    from difflib import SequenceMatcher  # noqa: PLC0415 -- seldom needed

    ratio = SequenceMatcher(None, new, old, autojunk=False).ratio()
    return f"进展与上一次只换了数字、日期和个别字（相同 {ratio:.0%}）" if ratio >= _SAME else ""
