from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.errors import NothingToDoError, UsageError
from luoshi.report.bulletin.selection import ReportRequest, cover
from tests.support.builders import config
from tests.support.reports import ended, month, plain, report, snapshot, value, words

if TYPE_CHECKING:
    from luoshi.model.task import Task


def covered(*tasks: Task, key: str = "2026-10") -> set[str]:
    request = ReportRequest(month(key), month(key).end)
    given = snapshot(tasks, request, config())
    return {state.id for state in cover(request, given.now, given.opening, given.before_year).present}


def old(*events: dict[str, str]) -> Task:
    signed = {"date": "2025-03-04", "event": "签收"}
    return plain(1, id="ZD-2025-001", assigned="2025-03-03", due="2025-11-30", log=[signed, *events])


def test_tasks_assigned_after_the_day_are_left_out() -> None:
    document = report([plain(1), plain(2, assigned="2026-11-02")])
    assert document.figures["total"].tasks == ("ZD-2026-001",)


def test_open_tasks_of_earlier_years_are_covered() -> None:
    assert covered(old()) == {"ZD-2025-001"}
    assert covered(old(*ended("2025-12-20"))) == {"ZD-2025-001"}


def test_tasks_closed_in_an_earlier_year_are_not() -> None:
    assert covered(old(*ended("2025-12-20", closed="2025-12-30")), plain(2)) == {"ZD-2026-002"}


def test_carried_over_and_closed_this_year_is_covered_to_the_end_of_the_year() -> None:
    task = old(*ended("2026-01-20", closed="2026-01-30"))
    assert covered(task) == {"ZD-2025-001"}


def test_a_relapse_brings_back_a_task_of_an_earlier_year() -> None:
    relapse = {"date": "2026-03-10", "event": "回头看", "result": "反弹"}
    closed = (*ended("2025-12-20", closed="2025-12-30"), relapse)
    assert covered(old(*closed), plain(2), key="2026-02") == {"ZD-2026-002"}
    assert covered(old(*closed), plain(2), key="2026-03") == {"ZD-2025-001", "ZD-2026-002"}


def test_an_old_ledger_may_still_receive_a_task() -> None:
    assert covered(plain(1, id="ZD-2025-009", assigned="2026-01-08")) == {"ZD-2025-009"}


def test_ledgers_of_the_next_year_are_not_covered() -> None:
    assert covered(plain(1, id="ZD-2027-001"), plain(2)) == {"ZD-2026-002"}


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"unit": "财务处"}, ("ZD-2026-002",)),
        ({"leader": "主任"}, ("ZD-2026-003",)),
        ({"list_name": "民生实事"}, ("ZD-2026-001",)),
        ({"ledger": "2026/zonghe"}, ("ZD-2026-001", "ZD-2026-002", "ZD-2026-003")),
        ({"ledger": "综合", "unit": "财务处"}, ("ZD-2026-002",)),
    ],
)
def test_a_report_can_be_narrowed(narrowed: dict[str, Any], expected: tuple[str, ...]) -> None:
    tasks = [plain(1, lists=["民生实事"]), plain(2, lead="财务处"), plain(3, leader="主任")]
    assert report(tasks, **narrowed).figures["total"].tasks == expected


def test_a_task_that_changed_hands_does_not_tear_the_roll_forward() -> None:
    moved = {"date": "2026-10-12", "event": "调整", "field": "lead", "to": "财务处", "approver": "主任办公会"}
    tasks = [plain(1, [moved], lead="办公室"), plain(2, lead="办公室")]
    document = report(tasks, unit="财务处")
    assert [value(document, name) for name in ("opening", "added", "closing")] == [1, 0, 1]
    assert value(report(tasks, unit="办公室"), "opening") == 1


def test_a_report_that_begins_after_its_day_is_refused() -> None:
    with pytest.raises(UsageError, match="截至日期2026年9月30日早于2026年10月的第一天"):
        report([plain(1)], as_of=dt.date(2026, 9, 30))


def test_a_report_about_nothing_is_refused() -> None:
    with pytest.raises(NothingToDoError, match="2026年10月没有纳入台账的事项"):
        report([plain(1)], unit="没有的单位")


def test_the_scope_is_said_in_the_opening() -> None:
    tasks = [plain(1, lists=["民生实事"])]
    assert "现将2026年10月学前教育处牵头的重点工作落实情况通知如下" in words(
        report(tasks, unit="学前教育处"), "opening"
    )
    both = report(tasks, leader="分管副主任", list_name="民生实事")
    assert "分管副主任牵头负责、列入“民生实事”的重点工作" in words(both, "opening")
    assert "列入台账“综合”的重点工作" in words(report(tasks, ledger="综合"), "opening")
    assert both.origin.remarks == ("范围：牵头领导“分管副主任”、清单“民生实事”",)
