"""Builders: a small valid workspace in memory, changed where a test needs it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml_rs

from luoshi.model.accepting import validated
from luoshi.model.configuration import Configuration
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.task import Task
from luoshi.rules.engine.context import RuleContext
from luoshi.rules.engine.registry import BY_CODE
from luoshi.rules.shared.names import index_names
from luoshi.state.judging_context import JudgingContext
from luoshi.state.location import Location
from luoshi.state.task_state import FIELDS, TaskState, judge
from luoshi.workday.bundled import BUNDLED_YEARS, read_bundled_notice
from luoshi.workday.calendar import WorkCalendar, YearNotice

if TYPE_CHECKING:
    from collections.abc import Mapping

AS_OF = dt.date(2026, 10, 31)

CONFIG = """
version: 1
organisation: {name: 滨海市教育委员会, short: 滨教委, office: 办公室}
lamps:
  - {name: 红灯, overdue: true, gap_over: 30, lagging_months: 3, exceeds: 总量, basis: 市重点工作亮灯办法}
  - name: 黄灯
    lagging: true
    gap_over: 10
    due_within: {days: 7, unit: 自然日}
    exceeds: 序时
    basis: 市重点工作亮灯办法
  - {name: 绿灯}
limits:
  - {kind: 批示件, within: 15, unit: 工作日, basis: 机关督办规定}
"""
ORG = """
units:
  - {name: 办公室, kind: 处室}
  - {name: 学前教育处, kind: 处室, leader: 分管副主任, contact: 联络员, aliases: [学前处]}
  - {name: 财务处, kind: 处室}
  - {name: 发展规划处, kind: 处室}
people:
  - {name: 主任, unit: 委领导, roles: [批准]}
  - {name: 办公室主任, unit: 委领导, roles: [批准]}
  - {name: 分管副主任, unit: 委领导}
  - {name: 处长, unit: 学前教育处}
  - {name: 督查科长, unit: 办公室, roles: [核查]}
"""
LEDGER = "{title: 2026年全委综合重点任务清单, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}"
TASK = """
id: ZD-2026-001
title: 农村学前教育全覆盖工程
kind: 重点任务
source: {category: 市委市政府部署, document: 津教委〔2026〕1号, item: 三（二）, approver: 主任办公会}
objective: 年底前120个项目全部竣工
standard: 验收合格率100%
measures: [项目清单化管理]
outputs: [竣工验收表]
leader: 分管副主任
lead: 学前教育处
support: [财务处]
owner: 处长
assigned: 2026-10-09
due: 2026-12-31
log:
  - {date: 2026-10-12, event: 签收, by: 学前教育处}
  - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}
"""


def read(text: str) -> Any:
    """Parse YAML with dates as text, as the store does."""
    return yaml_rs.loads(text, parse_datetime=False)


def merged(base: Mapping[str, Any], overlay: Mapping[str, Any]) -> dict[str, Any]:
    """Overlay top-level keys; None removes a key."""
    return {key: value for key, value in {**base, **overlay}.items() if value is not None}


def task(text: str = "", **overlay: Any) -> Task:
    """Build the base task with top-level keys replaced, from YAML text or keywords."""
    return validated(Task, merged(merged(read(TASK), read(text) if text else {}), overlay))


def config(text: str = "", **overlay: Any) -> Configuration:
    """Build the base configuration with top-level keys replaced."""
    return validated(Configuration, merged(merged(read(CONFIG), read(text) if text else {}), overlay))


def organisation(**overlay: Any) -> Organisation:
    """Build the base organisation with top-level keys replaced."""
    return validated(Organisation, merged(read(ORG), overlay))


def calendar() -> WorkCalendar:
    """Build the calendar from the bundled notices."""
    notices = []
    for year in BUNDLED_YEARS:
        data: Any = yaml_rs.loads(read_bundled_notice(year) or "")
        notices.append(
            YearNotice.of(year, data["notice"], data["number"], data["holidays"], data.get("workdays") or [])
        )
    return WorkCalendar.of(notices)


CALENDAR = calendar()
SHELF = Location("ledgers/2026/zonghe/ZD-2026-001.yaml", "2026/zonghe", "2026年全委综合重点任务清单", "综合", 2026)


def state(
    given: Task, day: dt.date = AS_OF, settings: Configuration | None = None, path: str = "", **grounds: Any
) -> TaskState:
    """Judge a task on a day with the base configuration and the bundled calendar."""
    location = SHELF._replace(path=path or f"ledgers/2026/zonghe/{given.id}.yaml")
    return judge(given, location, day, JudgingContext(settings or config(), CALENDAR, **grounds))


def values_of(judged: TaskState) -> dict[str, object]:
    """Return every value of a state by name, so that it can be compared."""
    return {name: getattr(judged, name) for name in FIELDS}


@dataclass(frozen=True)
class Drawer:
    """Evidence in memory: task id → file name → content."""

    files: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)

    def exists(self, task: str, name: str) -> bool:
        return name in self.files.get(task, {})

    def sha256(self, task: str, name: str) -> str | None:
        content = self.files.get(task, {}).get(name)
        return None if content is None else hashlib.sha256(content).hexdigest()

    def text(self, task: str, name: str) -> str | None:
        return self.files[task][name].decode() if name.endswith((".txt", ".csv")) else None

    def names(self, task: str) -> tuple[str, ...]:
        return tuple(sorted(self.files.get(task, {})))


def scene(
    settings: Configuration | None = None,
    units: Organisation | None = None,
    evidence: Drawer | None = None,
    day: dt.date = AS_OF,
    ledgers: Mapping[str, Ledger] | None = None,
) -> RuleContext:
    """Build a scene around the base configuration."""
    org = units or organisation()
    return RuleContext(
        as_of=day,
        config=settings or config(),
        organisation=org,
        names=index_names(org),
        calendar=CALENDAR,
        ledgers=ledgers or {SHELF.ledger: validated(Ledger, read(LEDGER))},
        evidence=evidence or Drawer(),
        rules={code: module.RULE for code, module in BY_CODE.items()},
    )
