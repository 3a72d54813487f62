"""LS709 记录应当及时入账。

为什么：
    事情的日期和入账的日期隔得太久，就说不清是当时做的，还是后来补的。

合格：
    commits: [{day: 2026-10-30}]
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-28, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}

不合格：
    commits: [{day: 2026-12-30}]
    before: {}
    after:
      log:
        - {date: 2026-10-12, event: 签收, by: 学前教育处}
        - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
        - {date: 2026-10-28, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}

改法：
    及时登记；确系补录的，在说明里写清原因。

依据：
    津教委〔2018〕1号 二（五）日常工作痕迹积累；天数为本工具默认，可在 luoshi.yaml 调整
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.findings import Severity
from luoshi.rules.api import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.findings import Finding
    from luoshi.rules.change_api import ChangesView

RULE = Rule(
    code="LS709",
    title="记录应当及时入账",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 二（五）",
    parameters={"days": 31},
)


def check(view: ChangesView) -> Iterator[Finding]:
    """Yield a finding for each entry dated more than the configured days before its commit, or after it."""
    days = view.scene.number(RULE, "days")
    for commit in view.commits:
        for pair in commit.pairs:
            for each in pair.change().added:
                if each.after is None or pair.before is None:
                    continue
                late = (commit.day - each.after.date).days
                if late > days or late < 0:
                    place = ("log", each.after_index or 0, "date")
                    message = f"{each.after.date.isoformat()} 的“{each.after.event}”到 {commit.day.isoformat()} 才入账（{commit.name}）"
                    yield view.finding(RULE, pair, place, message, "及时登记；确系补录的写清原因")
