"""LS406 核查须由承办单位以外的单位进行。

为什么：
    自己办的事自己核查，等于没有核查。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, by: 办公室, person: 督查科长, result: 通过}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, by: 学前教育处, result: 通过}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, by: 财务处, result: 通过}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, person: 处长, result: 通过}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, result: 通过}

改法：
    由督查机构或其他没有承办、配合本事项的单位核查，在“核查”写明 by 和 person。

依据：
    政府督查工作条例 第十七条：作出督查结论的人员在复核时回避；博山区、宜昌市销号程序：验收单位另行指定
"""

from __future__ import annotations

from luoshi.model.decisions import Submitted, Verified
from luoshi.rules.engine.api import Findings, Keys, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS406",
    title="核查须由承办单位以外的单位进行",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="政府督查工作条例 第十七条（回避）",
    needs=frozenset({Verified}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 核查 by a unit that took part in the work, and for one that names nobody."""
    if not view.entries(Verified):
        return
    performers = {view.state.lead, *view.state.support}
    for index, entry in view.by_date:
        if type(entry) is Submitted and entry.by:
            performers.add(entry.by)
        elif type(entry) is Verified:
            yield from _judge(view, ("log", index), entry, performers)


def _judge(view: TaskView, keys: Keys, entry: Verified, performers: set[str]) -> Findings:
    hint = f"由{view.context.config.organisation.office}或其他没有承办、配合本事项的单位核查，写明 by 和 person"
    if entry.by is None and entry.person is None:
        yield view.finding(RULE, keys, "没有写明由哪个单位、哪位同志核查，无法判断是否由承办单位自查", hint)
    elif entry.by in performers:
        yield view.finding(RULE, (*keys, "by"), f"核查单位“{entry.by}”是承办或配合单位", hint)
    elif entry.by is None and (unit := _find_unit(view, entry.person)) in performers:
        yield view.finding(RULE, (*keys, "person"), f"核查人“{entry.person}”是承办或配合单位“{unit}”的人", hint)


def _find_unit(view: TaskView, person: str | None) -> str | None:
    """Return the unit of a post in org.yaml; None when the post is unknown, or exists in several units."""
    units = {known.unit for known in view.context.organisation.people if known.name == person}
    return units.pop() if len(units) == 1 else None
