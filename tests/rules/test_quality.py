"""Edges of the LS6xx rules: corrections, relapses, settings."""

from __future__ import annotations

import pytest

from tests.rules.asking import CLOSED, PASSED, RELAPSED, RETURNED, SIGNED, SUBMITTED, log, messages, places

STONE = "milestones: [{id: 竣工, title: 全部竣工, due: 2026-10-20, weight: 100}]\n"
TOTAL = "indicators: [{id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}]\n"


def value(day: int, number: str) -> str:
    return f"{{date: 2026-10-{day}, event: 进展, by: 学前教育处, values: {{竣工数: {number}}}}}"


def figure(day: int, number: str) -> str:
    return f"{{date: 2026-10-{day}, event: 进展, by: 学前教育处, progress: {number}}}"


@pytest.mark.parametrize("again", [[SUBMITTED, RETURNED], [SUBMITTED, PASSED, CLOSED, RELAPSED]])
def test_a_milestone_may_be_reached_anew_after_a_return_or_a_relapse(again: list[str]) -> None:
    first, second = (f"{{date: 2026-10-{day}, event: 节点, milestone: 竣工}}" for day in (19, 30))
    assert places("LS603", STONE + log(SIGNED, first, *again, second)) == []
    assert places("LS603", STONE + log(SIGNED, first, second)) == [("log", 2, "milestone")]


def test_weights_may_be_fractions() -> None:
    stones = "".join(
        f"  - {{id: 节点{number}, title: 节点{number}, due: 2026-12-1{number}, weight: {weight}}}\n"
        for number, weight in enumerate(["33.3", "33.3", "33.4"])
    )
    assert places("LS602", f"milestones:\n{stones}") == []
    assert "差 33.4" in messages("LS602", f"milestones:\n{stones}".rpartition("  - ")[0])


def test_a_correction_explains_a_fall_whenever_it_comes() -> None:
    later = "{date: 2026-10-30, event: 更正, of: 2026-10-16, values: {竣工数: 12}, reason: 误报}"
    assert places("LS606", TOTAL + log(SIGNED, value(16, "21"), value(23, "13"), later)) == []


def test_a_correction_of_another_day_explains_nothing() -> None:
    other = "{date: 2026-10-30, event: 更正, of: 2026-10-15, values: {竣工数: 12}, reason: 误报}"
    assert places("LS606", TOTAL + log(SIGNED, value(16, "21"), value(23, "13"), other)) == [
        ("log", 2, "values", "竣工数")
    ]


def test_a_level_may_fall() -> None:
    level = "indicators: [{id: 竣工数, unit: 个, type: 水平, target: 120}]\n"
    assert places("LS606", level + log(SIGNED, value(16, "21"), value(23, "13"))) == []


def test_progress_begins_anew_after_a_relapse() -> None:
    again = "{date: 2026-10-30, event: 进展, by: 学前教育处, progress: 50}"
    assert places("LS607", log(SIGNED, figure(16, "100"), SUBMITTED, PASSED, CLOSED, RELAPSED, again)) == []
    assert places("LS607", log(SIGNED, figure(16, "100"), SUBMITTED, RETURNED, again)) == []


def test_equal_progress_is_no_fall() -> None:
    assert places("LS607", log(SIGNED, figure(16, "40"), figure(23, "40"))) == []


def test_a_typed_percentage_counts_where_the_file_says_so() -> None:
    assert places("LS608", STONE + log(SIGNED, figure(16, "40"))) == [("log", 1, "progress")]
    assert places("LS608", "basis: 填报\n" + STONE + log(SIGNED, figure(16, "40"))) == []


def test_a_parent_is_measured_by_its_children() -> None:
    parent = f"  - id: ZD-2026-001\n    log: [{SIGNED}, {figure(16, '40')}]\n"
    child = "  - {id: ZD-2026-002, parent: ZD-2026-001, log: []}\n"
    assert "按子任务计算" in messages("LS608", f"tasks:\n{parent}{child}")


@pytest.mark.parametrize(
    "title",
    [
        "农村学前教育全覆盖工程。",
        "建立健全教师培训、交流、退出机制",
        "完善、落实“双减”政策",
        "完成改造、建设任务",
        "省、市、县三级联动推进职业教育改革",
    ],
)
def test_one_action_in_many_words_is_one(title: str) -> None:
    assert places("LS609", f"title: {title}") == []


@pytest.mark.parametrize("title", ["摸清底数;制定方案", "摸清底数。制定方案", "制定实施方案、开展专项督查"])
def test_several_actions_are_told(title: str) -> None:
    assert places("LS609", f"title: {title}") == [("title",)]


def test_words_that_tell_an_action_are_a_parameter() -> None:
    setting = "luoshi: {rules: {LS609: {reason: 约定, parameters: {verbs: []}}}}\n"
    assert places("LS609", setting + "title: 制定实施方案、开展专项督查") == []


def test_withdrawn_children_have_no_weight() -> None:
    cancelled = "{date: 2026-10-20, event: 撤销, approver: 主任, reason: 并入}"
    weighted = "  - {id: ZD-2026-002, parent: ZD-2026-001, weight: 100}\n"
    gone = f"  - {{id: ZD-2026-003, parent: ZD-2026-001, weight: 40, log: [{SIGNED}, {cancelled}]}}\n"
    assert places("LS610", f"tasks:\n{weighted}{gone}") == []


def test_an_exception_holds_on_its_last_day() -> None:
    until = "suppress: [{code: LS203, reason: 待批复, until: 2026-10-31}]"
    assert places("LS611", until) == []
    assert places("LS611", f"as_of: 2026-11-01\n{until}") == [("suppress", 0, "until")]


def test_each_fault_of_the_lamps_has_its_place() -> None:
    lamps = "{name: 红灯, gap_over: 10}, {name: 黄灯, gap_over: 10}, {name: 红灯}"
    assert places("LS612", f"luoshi: {{lamps: [{lamps}]}}") == [("lamps", 1, "gap_over"), ("lamps", 2, "name")]
    assert places("LS612", "luoshi: {lamps: []}") == []


def test_a_year_without_notice_is_told_once() -> None:
    ledger = "{title: 综合, kind: 综合, year: 2031, prefix: ZD, owner: 办公室}"
    example = f"ledgers:\n  2031/a: {ledger}\n  2031/b: {ledger}\n"
    assert places("LS613", example) == [("year",)]


@pytest.mark.parametrize(
    ("code", "parameters", "said"),
    [
        ("LS503", "{shown: [三, 四]}", "应为整数，现为“三、四”"),
        ("LS503", "{show: 3}", "是否为“shown”？"),
        ("LS405", "{kinds_without: 常规工作}", "应为列表"),
        ("LS203", "{days: 3}", "LS203 没有参数“days”"),
    ],
)
def test_each_fault_of_a_parameter_is_told(code: str, parameters: str, said: str) -> None:
    example = f"luoshi: {{rules: {{{code}: {{reason: 约定, parameters: {parameters}}}}}}}"
    assert said in messages("LS614", example)


def test_settings_that_are_not_given_need_no_basis() -> None:
    assert places("LS616", "luoshi: {sign_within: {days: 3}}") == [("sign_within",)]
    assert places("LS616", "luoshi: {cadence: {report_by: 20}}") == [("cadence",)]
    assert places("LS616", "luoshi: {}") == []
