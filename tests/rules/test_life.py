"""Edges of the LS4xx rules: order, returns, relapses, and what is not seen yet."""

from __future__ import annotations

from tests.rules.asking import CLOSED, PASSED, RELAPSED, RETURNED, SIGNED, SUBMITTED, log, messages, places

REPORT = "{date: 2026-10-16, event: 进展, by: 学前教育处, progress: 100}"


def test_after_an_illegal_event_the_rest_is_judged_from_where_it_led() -> None:
    early = log("{date: 2026-10-13, event: 报结, evidence: [a.pdf]}", PASSED, CLOSED, "{date: 2026-10-29, event: 恢复}")
    assert places("LS401", early) == [("log", 0, "event"), ("log", 3, "event")]


def test_the_way_out_names_what_may_be_recorded_then() -> None:
    said = messages("LS401", log(PASSED))
    assert "待签收" in said
    assert "此时可记：签收、延期、调整、退办、撤销" in said


def test_a_withdrawn_task_is_over() -> None:
    cancelled = "{date: 2026-10-20, event: 撤销, approver: 主任办公会, reason: 并入另一事项}"
    praised = "{date: 2026-10-21, event: 表扬, by: 办公室}"
    assert places("LS401", log(SIGNED, cancelled, praised)) == []
    assert "另立一项" in messages("LS401", log(SIGNED, cancelled, SUBMITTED))


def test_entries_after_the_day_are_not_seen() -> None:
    later = "{date: 2026-11-02, event: 恢复}"
    assert places("LS401", log(SIGNED, later)) == []
    assert places("LS401", "as_of: 2026-11-02\n" + log(SIGNED, later)) == [("log", 1, "event")]


def test_keys_follow_the_file_where_the_log_is_out_of_order() -> None:
    assert places("LS401", log(SUBMITTED, SIGNED, "{date: 2026-10-24, event: 恢复}")) == [("log", 2, "event")]


def test_a_close_without_verification_is_said_once() -> None:
    example = log(SIGNED, SUBMITTED, CLOSED)
    assert places("LS401", example) == []
    assert places("LS404", example) == [("log", 2)]


def test_a_second_close_is_a_matter_of_order() -> None:
    example = log(SIGNED, SUBMITTED, PASSED, CLOSED, CLOSED)
    assert places("LS401", example) == [("log", 4, "event")]
    assert places("LS404", example) == []


def test_a_task_closed_anew_after_a_relapse_is_verified_anew() -> None:
    again = "{date: 2026-10-31, event: 销号, approver: 主任, grade: 全部落实, effect: 整改到位}"
    assert places("LS404", log(SIGNED, SUBMITTED, PASSED, CLOSED, RELAPSED, again)) == [("log", 5)]


def test_what_is_back_for_rework_need_not_be_submitted_at_once() -> None:
    assert places("LS402", log(SIGNED, REPORT, SUBMITTED, RETURNED)) == []
    worked = "{date: 2026-10-30, event: 进展, by: 学前教育处, progress: 100}"
    assert places("LS402", log(SIGNED, REPORT, SUBMITTED, RETURNED, worked)) == [("log", 4)]


def test_a_suspended_or_standing_task_is_not_asked_to_submit() -> None:
    paused = "{date: 2026-10-20, event: 暂停, reason: 招标, approver: 主任}"
    assert places("LS402", log(SIGNED, REPORT, paused)) == []
    assert places("LS402", "due: 长期\n" + log(SIGNED, REPORT)) == []


def test_a_level_that_is_reached_early_is_not_done() -> None:
    level = "indicators: [{id: 普惠率, unit: '%', type: 水平, target: 85}]\n"
    value = "{date: 2026-10-16, event: 进展, by: 学前教育处, values: {普惠率: 100}}"
    assert places("LS402", level + log(SIGNED, value)) == []


def test_a_ceiling_is_met_below_and_missed_above() -> None:
    ceiling = "indicators: [{id: 发文, unit: 件, type: 水平, direction: 不高于, target: 40}]\n"
    below = "{date: 2026-10-16, event: 进展, by: 学前教育处, values: {发文: 31}}"
    above = "{date: 2026-10-16, event: 进展, by: 学前教育处, values: {发文: 41}}"
    assert places("LS403", ceiling + log(SIGNED, below, SUBMITTED)) == []
    assert places("LS403", ceiling + log(SIGNED, above, SUBMITTED)) == [("log", 2)]


def test_an_indicator_without_a_target_hinders_nothing() -> None:
    bare = "indicators: [{id: 发文, type: 水平}]\n"
    assert places("LS403", bare + log(SIGNED, SUBMITTED)) == []


def test_a_parent_that_is_submitted_is_left_to_its_children() -> None:
    example = (
        f"tasks:\n  - id: ZD-2026-001\n    log: [{SIGNED}, {SUBMITTED}]\n  - {{id: ZD-2026-002, parent: ZD-2026-001}}"
    )
    assert places("LS403", example) == []


def test_evidence_from_before_a_relapse_does_not_count() -> None:
    again = "{date: 2026-10-30, event: 报结, by: 学前教育处}"
    assert places("LS405", log(SIGNED, SUBMITTED, PASSED, CLOSED, RELAPSED, again)) == [("log", 5)]
    assert places("LS405", log(SIGNED, SUBMITTED, RETURNED, again)) == []


def test_kinds_without_evidence_are_a_parameter() -> None:
    bare = log(SIGNED, "{date: 2026-10-23, event: 报结, by: 学前教育处}")
    setting = "luoshi: {rules: {LS405: {reason: 约定, parameters: {kinds_without: [重点任务]}}}}\n"
    assert places("LS405", bare) == [("log", 1)]
    assert places("LS405", setting + bare) == []
    assert places("LS405", setting + "kind: 常规工作\n" + bare) == [("log", 1)]


def test_who_submitted_may_not_verify_even_if_not_responsible() -> None:
    submitted = "{date: 2026-10-23, event: 报结, by: 发展规划处, evidence: [a.pdf]}"
    verified = "{date: 2026-10-26, event: 核查, by: 发展规划处, result: 通过}"
    assert places("LS406", log(SIGNED, submitted, verified)) == [("log", 2, "by")]


def test_a_post_that_several_units_have_tells_no_unit() -> None:
    org = "org: {people: [{name: 处长, unit: 学前教育处}, {name: 处长, unit: 办公室}]}\n"
    verified = "{date: 2026-10-26, event: 核查, person: 处长, result: 通过}"
    assert places("LS406", org + log(SIGNED, SUBMITTED, verified)) == []


def test_a_cancelled_child_does_not_hold_up_its_parent() -> None:
    cancelled = "{date: 2026-10-20, event: 撤销, approver: 主任, reason: 并入}"
    parent = f"  - id: ZD-2026-001\n    log: [{SIGNED}, {SUBMITTED}, {PASSED}]\n"
    child = f"  - id: ZD-2026-002\n    parent: ZD-2026-001\n    log: [{SIGNED}, {cancelled}]\n"
    waiting = f"  - id: ZD-2026-003\n    parent: ZD-2026-001\n    log: [{SIGNED}, {SUBMITTED}]\n"
    assert places("LS409", f"tasks:\n{parent}{child}") == []
    assert places("LS409", f"tasks:\n{parent}{child}{waiting}") == [("parent",)]


def adjusted(what: str) -> str:
    stone = "milestones: [{id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 100}]\n"
    return stone + log(SIGNED, f"{{date: 2026-10-20, event: 调整, approver: 主任办公会, {what}}}")


def test_each_misunderstood_adjustment_gets_its_own_way_out() -> None:
    assert places("LS411", adjusted("field: milestones.竣工.due, to: '2027-01-20'")) == []
    assert places("LS411", adjusted("field: measures, to: [甲, 乙]")) == []
    assert "是否为“竣工”" in messages("LS411", adjusted("field: milestones.竣.due, to: '2027-01-20'"))
    assert "没有编号为“竣工数”的指标" in messages("LS411", adjusted("field: indicators.竣工数.target, to: '100'"))
    assert "可调整：title" in messages("LS411", adjusted("field: weight, to: '2'"))
    assert places("LS411", adjusted("field: objective, to: [甲, 乙]")) == [("log", 1, "to")]


def test_two_papers_of_one_task_on_one_day_are_told_apart_by_their_place() -> None:
    urged = "{date: 2026-10-20, event: 催办, ref: 滨教催办〔2026〕1号}"
    supervised = "{date: 2026-10-20, event: 督办, ref: 滨教催办〔2026〕1号}"
    assert places("LS416", log(urged, supervised)) == [("log", 1, "ref")]
