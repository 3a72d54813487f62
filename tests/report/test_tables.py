from __future__ import annotations

import datetime as dt
from decimal import Decimal

from luoshi.report.document import Percent, Points, Rate, TaskRef
from luoshi.report.pages.work_lists import list_duties_by_unit, list_work
from tests.support.builders import config, state, task
from tests.support.reports import column, ended, plain, report, table


def test_the_four_lists_in_one_table() -> None:
    given = list_work([state(task())], config())
    row = dict(zip((each.title for each in given.columns), given.rows[0], strict=True))
    assert row["编号"] == TaskRef("ZD-2026-001", "ledgers/2026/zonghe/ZD-2026-001.yaml")
    assert (row["牵头领导"], row["牵头单位"], row["配合单位"]) == ("分管副主任", "学前教育处", "财务处")
    assert (row["措施"], row["成果形式"], row["工作标准"]) == ("项目清单化管理", "竣工验收表", "验收合格率100%")
    assert row["完成时限"] == dt.date(2026, 12, 31)


def test_the_lists_are_sorted_by_number() -> None:
    states = [state(plain(1000)), state(plain(999))]
    assert [ref.id for ref in column(list_work(states, config()), "编号") if isinstance(ref, TaskRef)] == [
        "ZD-2026-999",
        "ZD-2026-1000",
    ]


def test_duties_of_each_unit() -> None:
    states = [state(plain(1, lead="财务处")), state(plain(2, lead="办公室")), state(plain(3, lead=None))]
    tables = list_duties_by_unit(states, config(), ("财务处", "办公室"))
    assert [(each.id, each.caption, len(each.rows)) for each in tables] == [
        ("duties_1", "财务处责任清单", 1),
        ("duties_2", "办公室责任清单", 1),
        ("duties_3", "（未明确）责任清单", 1),
    ]


def test_the_unit_table_adds_up() -> None:
    tasks = [plain(1, ended("2026-09-01"), lead="财务处"), plain(2, lead="财务处"), plain(3, lead="办公室")]
    units = table(report(tasks), "units")
    assert column(units, "牵头单位") == ["办公室", "财务处", "合计"]
    assert column(units, "事项数") == [1, 2, 3]
    assert column(units, "按期办结率")[-1] == Rate(Decimal("100.0"), 1, 1)
    assert column(units, "平均差值") == [Points(Decimal("-83.1"))] * 3


def test_breakdowns_put_the_largest_class_first() -> None:
    tasks = [plain(1, leader="乙"), plain(2, leader="甲"), plain(3, leader="乙"), plain(4, leader=None)]
    assert column(table(report(tasks), "by_leader"), "牵头领导") == ["乙", "甲", "（未明确）", "合计"]


def test_lists_overlap_so_they_have_no_total() -> None:
    lists = table(report([plain(1, lists=["综合", "民生实事"]), plain(2, lists=["综合"])]), "by_list")
    assert (lists.total, column(lists, "清单")) == (False, ["综合", "民生实事"])


def test_lists_that_do_not_overlap_still_have_no_total() -> None:
    lists = table(report([plain(1, lists=["综合"]), plain(2, lists=["民生实事"])]), "by_list")
    assert column(lists, "清单") == ["民生实事", "综合"]


def test_the_longest_overdue_stand_first() -> None:
    tasks = [plain(1), plain(2, due="2026-10-20"), plain(3, due="2026-10-10"), plain(4, due="长期")]
    behind = table(report(tasks), "behind")
    assert [ref.id[-1] for ref in column(behind, "编号") if isinstance(ref, TaskRef)] == ["3", "2", "1", "4"]
    assert column(behind, "逾期天数") == [21, 11, None, None]


def test_progress_of_every_task() -> None:
    told = {"date": "2026-10-20", "event": "进展", "progress": 84, "note": "完成招标"}
    tasks = table(report([plain(1, [told]), plain(2, due=None)]), "tasks")
    assert column(tasks, "最新进展") == ["完成招标", None]
    assert column(tasks, "应达进度") == [Percent(Decimal("83.1")), None]
    assert column(tasks, "差值") == [Points(Decimal("0.9")), None]
    assert column(tasks, "完成时限") == [dt.date(2026, 12, 31), None]
