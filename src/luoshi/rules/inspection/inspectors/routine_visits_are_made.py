"""LS811 责任督学每学期到每校不少于规定次数。

为什么：
    经常性督导一学期不少于两次；学期过完才发现没有去，已经补不上了。

合格：
    as_of: 2026-07-15
    terms: [{id: 2026春, from: 2026-03-01, to: 2026-07-10}]
    schools: [{code: "1", name: 滨海市第一小学, area: 第一责任区}]
    inspectors: [{name: 督学甲, areas: [第一责任区]}]
    term: 2026春
    visits:
      - {date: 2026-03-12, school: 滨海市第一小学}
      - {date: 2026-05-12, school: 滨海市第一小学}

不合格：
    as_of: 2026-07-15
    terms: [{id: 2026春, from: 2026-03-01, to: 2026-07-10}]
    schools: [{code: "1", name: 滨海市第一小学, area: 第一责任区}]
    inspectors: [{name: 督学甲, areas: [第一责任区]}]
    term: 2026春
    visits:
      - {date: 2026-03-12, school: 滨海市第一小学}

改法：
    学期结束前补去；luoshi visit list 看还差哪些学校。

依据：
    教育督导条例第十四条
"""

from __future__ import annotations

from collections import Counter

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.inspecting import assign_schools

RULE = Rule(
    code="LS811",
    title="责任督学每学期到每校不少于规定次数",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="教育督导条例第十四条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every school visited too seldom in a term that has ended since the last books began."""
    profile = view.find_profile()
    least = profile.routine_per_term if profile else None
    if not least:
        return
    for book in view.ground.books:
        term = view.ground.find_term(book.record.term)
        if term is None or term.end >= view.day:
            continue
        counts = Counter(visit.school for visit in book.record.visits if visit.date <= view.day)
        assigned = assign_schools(view.ground, term.end).get(book.record.inspector, ())
        for school in assigned:
            if counts[school] < least:
                message = f"{book.record.term}学期到{school} {counts[school]} 次，不到 {least} 次"
                yield view.finding(RULE, book.path, ("visits",), message, "写明原因；下学期先补")
