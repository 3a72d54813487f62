"""LS808 兼职督学连任不超过规定届数，任期届满不再派出。

为什么：
    任期制是为了轮换；届满的人还在派出，督导没有资格依据。

合格：
    inspectors:
      - {name: 督学甲, terms: [{from: 2025-01-01, to: 2027-12-31}]}

不合格：
    inspectors:
      - name: 督学甲
        terms:
          - {from: 2015-01-01, to: 2017-12-31}
          - {from: 2018-01-01, to: 2020-12-31}
          - {from: 2021-01-01, to: 2023-12-31}
          - {from: 2024-01-01, to: 2026-12-31}
    ---
    inspectors:
      - {name: 督学甲, terms: [{from: 2022-01-01, to: 2024-12-31}]}
    inspection:
      group: [{name: 督学甲, role: 组长}]
      log: [{date: 2026-09-15, event: 入校}]

改法：
    换人；续聘的写新的任期，不超过规定届数。

依据：
    教育督导条例第六条；督学管理暂行办法（教督〔2016〕2号）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.inspecting import count_terms_in_row, is_serving

if TYPE_CHECKING:
    import datetime as dt

RULE = Rule(
    code="LS808",
    title="兼职督学连任不超过规定届数，任期届满不再派出",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例第六条；督学管理暂行办法（教督〔2016〕2号）",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for one term too many in a row, and for who is sent out without being in office."""
    most = view.config.inspectors.max_terms
    for placed in view.ground.inspectors:
        person = placed.record
        count = count_terms_in_row(person, view.day)
        if person.kind == "兼职" and count > most:
            message = f"{person.name}已连任 {count} 届，超过 {most} 届"
            yield view.finding(RULE, placed.path, (*placed.keys, "terms"), message, "届满换人")
    for placed_at, course in view.courses:
        day = course.began
        for index, member in enumerate(placed_at.record.group) if day else ():
            if day is not None and not _serves(view, member.name, day):
                message = f"{member.name}在 {day} 不在任期内"
                yield view.finding(RULE, placed_at.path, ("group", index), message, "换人，或补写续聘的任期")
    for place, book in view.ground.visits:
        if not _serves(view, book.inspector, place.record.date):
            message = f"{book.inspector}在 {place.record.date} 不在任期内"
            yield view.finding(RULE, place.path, place.keys, message, "换人，或补写续聘的任期")


def _serves(view: InspectionView, name: str, day: dt.date) -> bool:
    """Whether the person is in office; of somebody who is not in the register another rule speaks."""
    person = view.ground.inspector_names.get(name)
    return person is None or is_serving(person, day)
