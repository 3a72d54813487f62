"""LS415 更正须指明一条记录。

为什么：
    一条“更正”只改它所说的那一条：of 写那一条的日期，当天有几条同样的，用 entry 写第几条。指不到任何一条、指到好几条、
    写了那一条没有的项，都不起作用，错的数字就一直错着。日期移过时限的，要附带摘要（sha256）的佐证材料，否则迟报可以
    改成按时。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-16, event: 进展, by: 学前教育处, progress: 30, note: 甲}
      - {date: 2026-10-23, event: 更正, of: 2026-10-16, progress: 20, reason: 多报}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-16, event: 进展, by: 学前教育处, progress: 30, note: 甲}
      - {date: 2026-10-23, event: 更正, of: 2026-10-15, progress: 20, reason: 多报}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-16, event: 进展, by: 学前教育处, progress: 30, note: 甲}
      - {date: 2026-10-16, event: 进展, by: 学前教育处, progress: 40, note: 乙}
      - {date: 2026-10-23, event: 更正, of: 2026-10-16, progress: 20, reason: 多报}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 更正, of: 2026-10-12, reason: 笔误}

改法：
    of 写要更正的那一条的日期；当天有几条的，entry 写第几条（按文件先后，只数有所更正各项的）；只写那一条原有的项。

依据：
    教党〔2018〕10号 五：台账真实、准确；档案法 第三条：不得篡改，改正须留痕
"""

from __future__ import annotations

from luoshi.model.decisions import Corrected
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.corrections import CorrectionFault

RULE = Rule(
    code="LS415",
    title="更正须指明一条记录",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五",
    needs=frozenset({Corrected}),
)

_HINTS = {
    CorrectionFault.EMPTY: "写明 progress、values、to 或 void 中的一项；只是说明的，改记“进展”",
    CorrectionFault.LATER: "of 写已经记下的那一条的日期",
    CorrectionFault.ABSENT: "of 写要更正的那一条的日期；只写那一条原有的项",
    CorrectionFault.SEVERAL: "entry 写第几条（按文件先后，只数有所更正各项的，从1数起）",
    CorrectionFault.BEYOND: "entry 写第几条（按文件先后，只数有所更正各项的，从1数起）",
    CorrectionFault.WITHDRAWN: "已作废的不再更正",
    CorrectionFault.UNPROVED: "在 evidence 附上证明原日期的材料（由 luoshi 收入，带 sha256）",
}


def check(view: TaskView) -> Findings:
    """Yield a finding for every correction that can be held against no entry."""
    for fix in view.state.list_corrections():
        if isinstance(fix.fault, CorrectionFault):
            message = f"对 {fix.entry.of} 的更正不起作用：{fix.fault}"
            yield view.finding(RULE, ("log", fix.place), message, _HINTS[fix.fault])
