"""LS817 每校每年综合督导不超过规定次数。

为什么：
    县级以上对一所学校的综合督导一年不超过一次，专项的尽量并入综合。

合格：
    inspection: {type: 综合, log: [{date: 2026-09-15, event: 入校}]}

不合格：
    inspections:
      - {id: DD-2026-001, type: 综合, log: [{date: 2026-03-15, event: 入校}]}
      - {id: DD-2026-002, type: 综合, log: [{date: 2026-09-15, event: 入校}]}

改法：
    第二次改为回头看或并入明年；确有必要的报上一级批准。

依据：
    教师厅〔2025〕2号
"""

from __future__ import annotations

from collections import defaultdict

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.arrivals import is_general

RULE = Rule(
    code="LS817",
    title="每校每年综合督导不超过规定次数",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教师厅〔2025〕2号",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every 综合督导 beyond the number that a school may have in a year."""
    most = view.config.burden.general_per_year
    seen: dict[tuple[str, int], list[str]] = defaultdict(list)
    for each in view.arrivals:
        sources = seen[each.school, each.start.year]
        if not is_general(each) or each.source in sources:
            continue
        sources.append(each.source)
        if len(sources) > most:
            message = (
                f"{each.school} {each.start.year} 年第 {len(sources)} 次综合督导，此前有 {'、'.join(sources[:-1])}"
            )
            yield view.finding(RULE, each.place.path, each.place.keys, message, f"一年不超过 {most} 次，改到明年")
