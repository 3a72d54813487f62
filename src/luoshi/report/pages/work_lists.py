"""What offices keep as workbooks: 工作落实清单, 办理情况一览表 and 销号台账, in the columns seen there (domain 2.2).

The names are kept apart: 工作落实清单 says what is to be done by whom (津教委〔2018〕1号 二（三） and its 附件),
办理情况一览表 how far it has come (the 督办情况一览表 that offices append to their bulletins).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Judgement
from luoshi.report import columns as col
from luoshi.report.bulletin.unit_order import UnitOrder
from luoshi.report.cells import CellMaker
from luoshi.report.columns import tabulate_tasks
from luoshi.report.document import Align, Column, Table
from luoshi.state.lifecycle import FINISHED
from luoshi.state.sets.statistics import DONE, build_id_key, group_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luoshi.model.configuration import Configuration
    from luoshi.model.duties import LegalDuty
    from luoshi.report.document import Cell
    from luoshi.state.task_state import TaskState


_WORK = (col.ID, col.SOURCE, col.TITLE, col.OBJECTIVE, col.STANDARD)
_DUTY = (col.LEADER, col.LEAD, col.SUPPORT, col.OWNER)
_FOUR = (*_WORK, *_DUTY, col.MEASURES, col.OUTPUTS, col.ROADMAP, col.DUE)
_JUDGED = (col.LIFECYCLE, col.JUDGEMENT, col.LAMP, col.PLAN, col.ACTUAL, col.GAP, col.DAYS_LATE)
_TOLD = (col.REPORTED, col.NOTE, col.PROBLEM, col.CAUSE, col.NEXT)
_STAND = (col.ID, col.SOURCE, col.TITLE, *_DUTY, col.FIRST_DUE, col.DUE, *_JUDGED, *_TOLD)
_OF_UNIT = (col.ID, col.TITLE, col.OBJECTIVE, col.STANDARD, col.DUE, col.LEADER, col.OWNER, col.SUPPORT, col.MEASURES)
_TERMS = (col.ID, col.TITLE, col.LEAD, col.OWNER, col.FIRST_DUE, col.DUE, col.SUBMITTED)
_CHECKED = (col.VERIFIED, col.VERIFIER, col.VERDICT)
_CLOSING = (*_TERMS, *_CHECKED, col.CLOSED, col.APPROVER, col.GRADE, col.JUDGEMENT, col.LIFECYCLE)


def list_work(states: Iterable[TaskState], config: Configuration) -> Table:
    """Return 任务清单, 责任清单, 措施清单 and 成果清单 in one table, with 四明确, the basis and the 时间表."""
    return _numbered(tabulate_tasks("work", "工作落实清单", _sorted(states), _FOUR, CellMaker.of(config)))


def list_standings(states: Iterable[TaskState], config: Configuration) -> Table:
    """Return how every task stands: time limits, judgement, lamp, and what was reported last."""
    return _numbered(tabulate_tasks("stand", "办理情况一览表", _sorted(states), _STAND, CellMaker.of(config)))


def list_closings(states: Iterable[TaskState], config: Configuration) -> Table:
    """Return what was submitted, with how far it has come to 销号; by the day of 报结."""
    found = [state for state in states if state.lifecycle in FINISHED]
    found.sort(key=lambda state: (state.submitted or state.as_of, build_id_key(state.id), state.location.path))
    return _numbered(tabulate_tasks("closing", "销号台账", found, _CLOSING, CellMaker.of(config)))


def list_duties_by_unit(
    states: Iterable[TaskState], config: Configuration, units: Iterable[str] = ()
) -> tuple[Table, ...]:
    """Return the 责任清单 of each lead unit, in the order of ``units`` (org.yaml), then by name."""
    groups = UnitOrder.of(units).sorted(group_by(_sorted(states), lambda state: state.lead))
    cells = CellMaker.of(config)
    return tuple(
        tabulate_tasks(f"duties_{place}", f"{unit}责任清单", members, _OF_UNIT, cells)
        for place, (unit, members) in enumerate(groups.items(), 1)
    )


def list_authority(states: Sequence[TaskState], duties: Iterable[LegalDuty]) -> Table:
    """Return 权责清单: each duty with its basis and unit, and the tasks that carry it out."""
    columns = (
        *(
            Column("职责编号", width=5),
            Column("职责", width=14),
            Column("法定依据", width=14),
            Column("责任单位", width=8),
        ),
        *(Column(title, Align.RIGHT, 3) for title in ("事项数", "已办结", "逾期")),
        Column("事项编号", width=14),
    )
    groups = group_by(_sorted(states), lambda state: state.duty)
    rows = tuple(_describe_duty(duty, groups.get(duty.id, ())) for duty in duties)
    return Table("authority", "权责清单", columns, rows, empty="没有 duties.yaml，或其中没有职责")


def _describe_duty(duty: LegalDuty, states: Sequence[TaskState]) -> tuple[Cell, ...]:
    done = sum(state.lifecycle in DONE for state in states)
    late = sum(state.judgement is Judgement.OVERDUE for state in states)
    ids = "、".join(state.id for state in states)
    return duty.id, duty.duty, duty.basis, duty.unit, len(states), done, late, ids or None


def _sorted(states: Iterable[TaskState]) -> list[TaskState]:
    return sorted(states, key=lambda state: (build_id_key(state.id), state.location.path))


def _numbered(table: Table) -> Table:
    """Return the table with 序号 in front."""
    rows = tuple((number, *row) for number, row in enumerate(table.rows, 1))
    return table.but(columns=(Column("序号", Align.CENTRE, 2), *table.columns), rows=rows)
