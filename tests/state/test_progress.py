"""Plan and actual: each basis, each type and direction of indicator, and time itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from luoshi.model.vocabulary import Basis, ElapsedBy, Exceeding
from luoshi.state.elapsed import compute_elapsed
from luoshi.state.progress import compute_weighted_mean
from tests.state.cases import day, matter, on
from tests.support.builders import config

D = Decimal
STONES = """milestones:
  - {id: 甲, title: 一, due: 2026-03-31, weight: 10}
  - {id: 乙, title: 二, due: 2026-06-30, weight: 40}
  - {id: 丙, title: 三, due: 2026-12-31, weight: 50}
"""
REACHED = "date: 2026-03-20, event: 节点, milestone: 甲\ndate: 2026-04-20, event: 节点, milestone: 甲"


def numbers(given: Any, when: str, **grounds: Any) -> tuple[str, Decimal | None, Decimal | None, Decimal | None]:
    state = on(given, when, **grounds)
    return state.basis.value, state.plan, state.actual, state.gap


# ---------------------------------------------------------------------------------------------------------- time


@pytest.mark.parametrize(
    ("start", "due", "when", "days", "months"),
    [
        ("01-01", "12-31", "01-01", "0", "0"),
        ("01-01", "12-31", "07-02", "50", "50"),
        ("01-01", "12-31", "06-30", "4945.05", "50"),
        ("01-01", "12-31", "01-31", "824.18", "833.33"),
        ("01-01", "12-31", "01-30", "796.70", "0"),
        ("03-01", "10-31", "02-01", "0", "833.33"),
        ("03-01", "10-31", "10-31", "100", "100"),
        ("03-01", "10-31", "2027-01-01", "100", "100"),
        ("03-01", "03-01", "02-01", "0", "833.33"),
        ("05-01", "03-01", "02-01", "0", "833.33"),
        ("2025-07-01", "12-31", "2025-12-31", "3339.38", "50"),
    ],
)
def test_the_share_of_the_time(start: str, due: str, when: str, days: str, months: str) -> None:
    for by, expected in ((ElapsedBy.DAYS, days), (ElapsedBy.MONTHS, months)):
        share = compute_elapsed(day(start), day(due), day(when), by)
        exact = D(expected) if D(expected) <= 100 else D(expected) / 100
        assert share.quantize(D("0.01")) == exact.quantize(D("0.01"))


# ----------------------------------------------------------------------------------------------------- 节点, 填报


@pytest.mark.parametrize(
    ("when", "plan", "actual"),
    [("03-19", 0, 0), ("03-20", 0, 10), ("03-31", 10, 10), ("06-29", 10, 10), ("06-30", 50, 10), ("12-31", 100, 10)],
)
def test_milestones_compare_weights_due_with_weights_reached(when: str, plan: int, actual: int) -> None:
    assert numbers(matter(REACHED, STONES), when) == ("节点", D(plan), D(actual), D(actual - plan))


def test_a_milestone_is_reached_on_the_first_day_it_was() -> None:
    stones = on(matter(REACHED, STONES), "12-31").milestones
    assert [(each.id, each.title, each.reached) for each in stones] == [
        ("甲", "一", day("03-20")),
        ("乙", "二", None),
        ("丙", "三", None),
    ]


def test_weights_need_not_make_a_hundred() -> None:
    stones = (
        "milestones: [{id: 甲, title: 一, due: 2026-03-31, weight: 1}, {id: 乙, title: 二, due: 2026-06-30, weight: 2}]"
    )
    _, plan, actual, gap = numbers(matter(REACHED, stones), "03-31")
    assert plan == actual == D(100) / 3
    assert gap == 0


def test_a_basis_that_has_nothing_to_measure_measures_nothing() -> None:
    assert numbers(matter(head="basis: 节点"), "03-31") == ("节点", None, None, None)
    assert numbers(matter(head="basis: 指标"), "03-31") == ("指标", None, None, None)
    assert numbers(matter(head="basis: 子任务"), "03-31")[0] == "填报"


@pytest.mark.parametrize(
    ("log", "actual"),
    [
        ("", 0),
        ("date: 2026-02-01, event: 进展, progress: 30\ndate: 2026-03-01, event: 进展, note: 甲", 30),
        ("date: 2026-02-01, event: 进展, progress: 30\ndate: 2026-03-01, event: 进展, progress: 20", 20),
        ("date: 2026-02-01, event: 进展, progress: 30\ndate: 2026-03-01, event: 更正, of: 2026-02-01, progress: 5", 5),
        ("date: 2026-02-01, event: 进展, progress: 30\ndate: 2026-03-01, event: 更正, of: 2026-02-01", 30),
        ("date: 2026-08-01, event: 进展, progress: 90", 0),
    ],
)
def test_reported_progress_is_the_last_figure(log: str, actual: int) -> None:
    basis, plan, given, gap = numbers(matter(log), "07-04")
    assert (basis, plan, given, gap) == ("填报", D(50), D(actual), D(actual - 50))


def test_a_standing_task_has_no_percentage() -> None:
    given = matter("date: 2026-02-01, event: 进展, progress: 30", "due: 长期")
    assert numbers(given, "07-04") == ("填报", None, None, None)


def test_a_claim_is_a_hundred_and_has_no_plan() -> None:
    for figure in ("", "date: 2026-02-01, event: 进展, progress: 90\n"):
        assert numbers(matter(f"{figure}date: 2026-03-01, event: 报结"), "07-04") == ("填报", None, D(100), None)


def test_time_by_months_when_the_workspace_says_so() -> None:
    state = on(matter(), "06-30", config("progress: {by: 月数}"))
    assert state.plan == 50


# --------------------------------------------------------------------------------------------------------- 指标


def with_indicator(fields: str, value: str | None, when: str = "07-04", due: str = "2026-12-31") -> Any:
    log = "" if value is None else f"date: 2026-02-01, event: 进展, values: {{数: {value}}}"
    return on(matter(log, f"due: {due}\nindicators: [{{id: 数, {fields}}}]"), when)


@pytest.mark.parametrize(
    ("fields", "value", "plan", "actual", "gap", "exceeds"),
    [
        ("type: 累计, baseline: 0, target: 120", "60", "50", "50", "0", None),
        ("type: 累计, baseline: 20, target: 120", "60", "50", "40", "-10", None),
        ("type: 累计, target: 120", "90", "50", "75", "25", None),
        ("type: 累计, target: 120", None, "50", None, None, None),
        ("type: 累计, baseline: 120, target: 120", "60", None, None, "-100", None),
        ("type: 累计, baseline: 100, target: 60", "80", "50", "50", "0", None),
        ("type: 累计, direction: 不高于, target: 100", None, "50", None, None, None),
        ("type: 累计, direction: 不高于, target: 100", "50", "50", "50", "0", None),
        ("type: 累计, direction: 不高于, target: 100", "51", "50", "51", "-1", Exceeding.PACE),
        ("type: 累计, direction: 不高于, target: 100", "100", "50", "100", "-50", Exceeding.PACE),
        ("type: 累计, direction: 不高于, target: 100", "101", "50", "101", "-51", Exceeding.TOTAL),
        ("type: 增幅, unit: '%', target: 8", "6.5", None, None, "-18.75", None),
        ("type: 水平, unit: 百分点, target: 80", "84", None, None, "5", None),
        ("type: 水平, unit: '%', direction: 不高于, target: 0.3", "4.5", None, None, "-1400", None),
        ("type: 水平, unit: '%', direction: 不高于, target: 0.3", "0.3", None, None, "0", None),
        ("type: 水平, unit: '%', target: 90", None, None, None, None, None),
        ("type: 水平, unit: 人, target: 200", "150", None, None, "-25", None),
        ("type: 水平, unit: 人, target: 200", None, None, None, None, None),
        ("type: 水平, unit: 人, target: 0", "5", None, None, "0", None),
        ("type: 水平, unit: 件, direction: 不高于, target: 0", "5", None, None, "-100", None),
        ("type: 水平, unit: 人", "5", None, None, None, None),
        ("type: 累计, direction: 不高于", "5", None, None, None, None),
    ],
)
def test_an_indicator_of_each_type_and_direction(
    fields: str, value: str | None, plan: str | None, actual: str | None, gap: str | None, exceeds: Exceeding | None
) -> None:
    state = with_indicator(fields, value)
    (item,) = state.indicators
    expected = [None if text is None else D(text) for text in (plan, actual, gap)]
    assert [item.plan, item.actual, item.gap] == expected
    assert item.exceeds is exceeds
    assert item.value == (None if value is None else D(value))
    assert item.dated == (None if value is None else day("02-01"))
    assert state.basis is Basis.INDICATORS
    unknown = [D(50), None, D(-50)] if plan else [None] * 3
    assert [state.plan, state.actual, state.gap] == (expected if gap is not None else unknown)


def test_an_indicator_is_called_by_its_title_or_its_id() -> None:
    (item,) = with_indicator("type: 累计, target: 10", None).indicators
    assert (item.title, item.unit) == ("数", "")
    (item,) = with_indicator("title: 学位, unit: 个, type: 累计, target: 10", None).indicators
    assert (item.title, item.unit) == ("学位", "个")


def test_without_a_due_date_a_total_has_no_pace() -> None:
    (item,) = with_indicator("type: 累计, direction: 不高于, target: 100", "99", due="长期").indicators
    assert (item.plan, item.gap, item.exceeds) == (None, None, None)


def test_the_last_value_counts_and_corrections_count() -> None:
    log = """date: 2026-02-01, event: 进展, values: {数: 10, 他: 1}
    date: 2026-03-01, event: 进展, values: {数: 30}
    date: 2026-04-05, event: 更正, of: 2026-03-01, values: {数: 25}
    date: 2026-04-01, event: 进展, values: {他: 2}"""
    (item,) = on(matter(log, "indicators: [{id: 数, type: 累计, target: 100}]"), "07-04").indicators
    assert (item.value, item.dated) == (D(25), day("03-01"))


TWO = """indicators:
  - {id: 数, type: 累计, target: 100, weight: 3}
  - {id: 比, type: 水平, unit: '%', target: 90}
  - {id: 无, type: 水平, unit: '%', target: 90}
"""
BOTH = "date: 2026-02-01, event: 进展, values: {数: 60, 比: 80}"


def test_several_indicators_are_a_weighted_mean_of_those_that_can_be_compared() -> None:
    assert numbers(matter(BOTH, TWO), "07-04") == ("指标", None, None, (D(10) * 3 + D(-1000) / D(90)) / 4)


def test_indicators_beside_milestones_are_judged_on_their_own_and_the_worst_gap_is_kept() -> None:
    state = on(matter(BOTH + "\n" + REACHED, STONES + TWO), "07-04")
    assert (state.basis, state.gap, state.worst_gap) == (Basis.MILESTONES, D(-40), D(-40))
    state = on(matter(BOTH, STONES + TWO), "03-30")
    assert (state.gap, state.worst_gap) == (D(0), D(-1000) / D(90))


def test_the_basis_given_wins() -> None:
    assert numbers(matter(BOTH, TWO + "basis: 填报"), "07-04")[0] == "填报"


# ------------------------------------------------------------------------------------------------------- 子任务


def child(number: int, progress: int, **keys: Any) -> Any:
    return matter(
        f"date: 2026-02-01, event: 进展, progress: {progress}", id=f"ZD-{number}", parent="ZD-2026-001", **keys
    )


def test_children_are_weighted_means_of_plan_and_actual() -> None:
    family = {"ZD-2026-001": (child(1, 80, weight=3), child(2, 20, due="2026-07-04"))}
    assert numbers(matter(head=STONES), "07-04", family=family) == ("子任务", D("62.5"), D(65), D("2.5"))


def test_a_child_without_a_plan_is_left_out() -> None:
    family: dict[str, tuple[Any, ...]] = {"ZD-2026-001": (child(1, 80), child(2, 20, due="长期"))}
    assert numbers(matter(), "07-04", family=family) == ("子任务", D(50), D(80), D(30))
    family = {"ZD-2026-001": (child(2, 20, due="长期"),)}
    assert numbers(matter(), "07-04", family=family) == ("填报", D(50), D(0), D(-50))


def test_a_withdrawn_child_and_one_assigned_later_do_not_count() -> None:
    gone = matter("date: 2026-02-01, event: 撤销, approver: 甲", id="ZD-1")
    declined = matter("date: 2026-02-01, event: 退办, approver: 甲", id="ZD-2")
    later = matter(id="ZD-3", assigned="2026-07-05")
    family = {"ZD-2026-001": (gone, declined, later)}
    assert numbers(matter("date: 2026-02-01, event: 进展, progress: 9"), "07-04", family=family) == (
        "填报",
        D(50),
        D(9),
        D(-41),
    )
    assert numbers(matter(), "01-31", family=family)[0] == "子任务"
    assert numbers(matter(), "07-05", family=family)[0] == "子任务"


def test_grandchildren_count_through_their_parents() -> None:
    family: dict[str, tuple[Any, ...]] = {"ZD-2026-001": (child(1, 10),), "ZD-1": (child(2, 40), child(3, 60))}
    assert numbers(matter(), "07-04", family=family) == ("子任务", D(50), D(50), D(0))


def test_a_circle_of_parents_ends() -> None:
    top = child(1, 30)
    other = child(2, 70)
    family = {"ZD-1": (other,), "ZD-2": (top,)}
    assert numbers(top, "07-04", family=family) == ("子任务", D(50), D(70), D(20))
    assert numbers(top, "07-04", family={"ZD-1": (top,)}) == ("填报", D(50), D(30), D(-20))


# -------------------------------------------------------------------------------------------------------- 调整


def adjusted(field: str, to: str, approver: str = ", approver: 主任办公会") -> Any:
    log = f"date: 2026-02-01, event: 调整, field: {field}, to: {to}{approver}"
    return on(matter(log, STONES + "indicators: [{id: 数.a, type: 累计, target: 100}]"), "03-31")


@pytest.mark.parametrize(
    ("field", "to", "attribute", "value"),
    [
        ("title", "新", "title", "新"), ("objective", "新", "objective", "新"), ("standard", "新", "standard", "新"),
        ("leader", "新", "leader", "新"), ("lead", "财务处", "lead", "财务处"), ("owner", "新", "owner", "新"),
        ("measures", "[一, 二]", "measures", ("一", "二")), ("outputs", "一", "outputs", ("一",)),
        ("support", "[一]", "support", ("一",)),
    ],
)  # fmt: skip
def test_an_approved_adjustment_changes_the_promise(field: str, to: str, attribute: str, value: object) -> None:
    state = adjusted(field, to)
    assert getattr(state, attribute) == value
    assert state.adjusted == (field,)


def test_due_dates_of_milestones_and_targets_of_indicators_may_be_adjusted() -> None:
    state = adjusted("milestones.甲.due", "2026-04-30")
    assert (state.plan, state.milestones[0].due, state.milestones[1].due) == (D(0), day("04-30"), day("06-30"))
    state = adjusted("indicators.数.a.target", "'80'")
    assert (state.indicators[0].target, state.adjusted) == (D(80), ("indicators.数.a.target",))


@pytest.mark.parametrize(
    ("field", "to"),
    [
        ("title", "[一, 二]"), ("due", "2026-12-31"), ("milestones.无.due", "2026-04-30"),
        ("milestones.甲.due", "2026-02-30"),
        ("milestones.甲.due", "[2026-04-30]"), ("milestones.甲.weight", "'30'"), ("milestones.甲.target", "'30'"),
        ("indicators.数.a.target", "八十"), ("indicators.数.a.due", "2026-04-30"),
        ("indicators", "'1'"), ("kind", "甲"),
    ],
)  # fmt: skip
def test_what_cannot_be_adjusted_stays(field: str, to: str) -> None:
    state = adjusted(field, to)
    assert state.adjusted == ()
    assert (state.title, state.plan, state.indicators[0].target) == ("农村学前教育全覆盖工程", D(10), D(100))


def test_without_an_approver_nothing_is_adjusted() -> None:
    state = adjusted("title", "新", approver="")
    assert (state.title, state.adjusted) == ("农村学前教育全覆盖工程", ())


def test_the_last_adjustment_of_a_field_counts() -> None:
    log = "\n".join(
        f"date: 2026-0{number}-01, event: 调整, field: owner, to: 第{number}任, approver: 甲" for number in (2, 3)
    )
    assert on(matter(log), "02-28").owner == "第2任"
    assert on(matter(log), "03-01").owner == "第3任"


def test_the_mean_of_nothing_is_nothing() -> None:
    assert compute_weighted_mean([], []) is None
    assert compute_weighted_mean([None], [D(1)]) is None
    assert compute_weighted_mean([D(1), None, D(4)], [D(2), D(9), D(1)]) == 2
