from __future__ import annotations

import datetime as dt
from decimal import Decimal

from luoshi.model.vocabulary import Judgement
from luoshi.state.sets.rates import compute_mean_gap, find_completion, find_directives_on_time, find_on_time
from luoshi.state.sets.statistics import AXES, build_id_key, count_by, group_by
from tests.support.builders import state
from tests.support.reports import ended, plain

LATE = ended("2026-10-20")
IN_TIME = ended("2026-09-30")


def test_counts_keep_the_order_in_which_classes_come() -> None:
    states = [state(plain(1, lead="财务处")), state(plain(2, lead="办公室")), state(plain(3, lead="财务处"))]
    assert list(count_by(states, lambda each: each.lead).items()) == [("财务处", 2), ("办公室", 1)]


def test_a_task_without_class_stands_under_the_empty_text() -> None:
    assert count_by([state(plain(1, lead=None))], lambda each: each.lead) == {"": 1}


def test_a_task_on_two_lists_stands_under_both_and_once_in_each() -> None:
    one = state(plain(1, lists=["综合", "民生实事"]))
    groups = group_by([one, state(plain(2))], lambda each: (*each.lists, *each.lists))
    assert {name: len(members) for name, members in groups.items()} == {"综合": 1, "民生实事": 1, "": 1}


def test_the_axes_of_the_field_are_there() -> None:
    one = state(plain(1, lists=["综合"]))
    names = {axis.id: axis.key(one) for axis in AXES}
    assert names == {
        "lifecycle": "办理中",
        "judgement": "滞后",
        "lamp": "红灯",
        "unit": "学前教育处",
        "leader": "分管副主任",
        "category": "市委市政府部署",
        "list": ("综合",),
        "ledger": "2026年全委综合重点任务清单",
    }


def test_numbers_in_ids_sort_as_numbers() -> None:
    ids = ["ZD-2026-1000", "ZD-2026-999", "PS-2026-001", "ZD-2026-101"]
    assert sorted(ids, key=build_id_key) == ["PS-2026-001", "ZD-2026-101", "ZD-2026-999", "ZD-2026-1000"]


def test_on_time_rate_has_the_overdue_and_the_finished_as_its_denominator() -> None:
    tasks = [
        plain(1, IN_TIME, due="2026-09-30"),
        plain(2, LATE, due="2026-10-15"),
        plain(3, due="2026-10-15"),
        plain(4),
    ]
    ratio = find_on_time([state(each) for each in tasks])
    assert [each.id for each in ratio.part] == ["ZD-2026-001"]
    assert [each.id for each in ratio.whole] == ["ZD-2026-001", "ZD-2026-002", "ZD-2026-003"]
    assert ratio.value() == Decimal("33.3")


def test_standing_and_suspended_tasks_stay_outside_the_on_time_rate() -> None:
    paused = plain(2, [{"date": "2026-10-01", "event": "暂停", "approver": "主任"}], due="2026-10-15")
    standing = plain(1, IN_TIME, due="长期")
    states = [state(standing), state(paused)]
    assert [each.judgement for each in states] == [Judgement.FINISHED_ON_TIME, Judgement.PAUSED]
    assert find_on_time(states).whole == ()
    assert find_on_time(states).value() is None


def test_directives_alone() -> None:
    states = [state(plain(1, IN_TIME, kind="批示件")), state(plain(2, IN_TIME))]
    assert [each.id for each in find_directives_on_time(states).whole] == ["ZD-2026-001"]


def test_submitted_is_not_yet_finished() -> None:
    waiting = state(plain(1, [{"date": "2026-10-20", "event": "报结"}]))
    assert find_completion([waiting, state(plain(2, IN_TIME))]).value() == Decimal("50.0")


def test_rounding_is_half_up() -> None:
    states = [state(plain(number, IN_TIME if number <= 1 else [])) for number in range(1, 9)]
    assert find_completion(states).value() == Decimal("12.5")
    assert find_completion(states).value(0) == Decimal(13)


def test_mean_gap_of_the_open_tasks() -> None:
    day = dt.date(2026, 7, 4)
    half = plain(1, [{"date": "2026-07-01", "event": "进展", "progress": 40}])
    full = plain(2, [{"date": "2026-07-01", "event": "进展", "progress": 60}])
    assert [state(each, day).plan for each in (half, full)] == [Decimal(50), Decimal(50)]
    assert compute_mean_gap([state(half, day), state(full, day), state(plain(3, IN_TIME))]) == Decimal("0.0")
    assert compute_mean_gap([state(plain(3, IN_TIME))]) is None
