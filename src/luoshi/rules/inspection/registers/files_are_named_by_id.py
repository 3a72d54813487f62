"""LS829 督导文件的文件名须与编号相同。

为什么：
    文件名与编号不同，按编号就找不到文件。

合格：
    inspection: {id: DD-2026-001}

不合格：
    inspection: {id: DD-2026-002}
    path: inspections/2026/DD-2026-001.yaml

改法：
    把文件名和 id 改成一样。

依据：
    通行做法：一件一档，档以编号为名
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.model.inspection.activity import Inspection
    from luoshi.model.inspection.clue import Clue
    from luoshi.model.inspection.draw import Draw
    from luoshi.state.inspection.ground import PlacedRecord

RULE = Rule(
    code="LS829",
    title="督导文件的文件名须与编号相同",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="通行做法：一件一档，档以编号为名",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every inspection, draw and lead whose file has another name, or lies in another year."""
    held: list[PlacedRecord[Inspection] | PlacedRecord[Draw] | PlacedRecord[Clue]] = [
        *view.ground.inspections,
        *view.ground.draws.values(),
        *view.ground.clues,
    ]
    for placed in held:
        stem = placed.path.rpartition("/")[2].removesuffix(".yaml")
        if placed.record.id != stem:
            message = f"编号是“{placed.record.id}”，文件名是“{stem}”"
            yield view.finding(RULE, placed.path, ("id",), message, "把两个改成一样")
    for plan in view.ground.plans:
        year = plan.path.split("/")[1]
        if str(plan.record.year) != year:
            message = f"计划的年度是 {plan.record.year}，文件在 {year} 年的文件夹"
            yield view.finding(RULE, plan.path, ("year",), message, "移到该年的文件夹，或改正 year")
