"""Edges of the LS2xx rules that the examples of their pages do not show."""

from __future__ import annotations

import pytest

from luoshi.rules.engine.registry import BY_CODE
from tests.rules.examples import findings_of


def places(code: str, example: str) -> list[tuple[str | int, ...]]:
    return [finding.keys for finding in findings_of(BY_CODE[code], example)]


def messages(code: str, example: str) -> str:
    return "\n".join(finding.message for finding in findings_of(BY_CODE[code], example))


def test_everything_missing_is_one_finding() -> None:
    found = findings_of(BY_CODE["LS201"], "{standard: null, owner: null, due: null}")
    assert [finding.message for finding in found] == [
        "“农村学前教育全覆盖工程”的“四明确”不全，缺少：工作标准 standard、责任人 owner、完成时限 due"
    ]


def test_the_workspace_says_which_kinds_need_less() -> None:
    rule = "luoshi: {rules: {LS201: {reason: 本委约定, parameters: {lighter_kinds: [重点任务]}}}}"
    assert places("LS201", f"standard: null\n{rule}") == []
    assert places("LS201", f"kind: 批示件\nstandard: null\n{rule}") == [("title",)]


def test_an_adjustment_without_approver_makes_nothing_clear() -> None:
    example = "owner: null\nlog: [{date: 2026-10-20, event: 调整, field: owner, to: 处长}]"
    assert "责任人 owner" in messages("LS201", example)


@pytest.mark.parametrize("lead", ["学前处", "体育卫生与艺术教育科", "与会各方"])
def test_one_name_is_not_cut(lead: str) -> None:
    assert places("LS202", f"lead: {lead}") == []


@pytest.mark.parametrize("lead", ["学前处和财务科", "甲、乙", "甲，乙", "财务处 发展规划处", "财务处以及审计处"])
def test_several_names_are_cut(lead: str) -> None:
    assert places("LS202", f"lead: {lead}") == [("lead",)]


def test_of_three_equal_supports_two_are_too_many() -> None:
    assert places("LS205", "support: [财务处, 财务处, 财务处]") == [("support", 1), ("support", 2)]


def test_without_people_no_leader_is_unknown() -> None:
    assert places("LS206", "leader: 市长\norg: {people: []}") == []


def test_a_source_may_lack_several_things() -> None:
    assert len(places("LS207", "source: {category: 其他}")) == 3


def test_the_position_of_an_unknown_unit_in_an_adjustment_is_told() -> None:
    example = "log: [{date: 2026-10-20, event: 调整, field: support, to: [财务处, 审计科], approver: 主任办公会}]"
    assert places("LS208", example) == [("log", 0, "to", 1)]


def test_an_adjustment_of_words_names_no_unit() -> None:
    assert places("LS208", "log: [{date: 2026-10-20, event: 调整, field: objective, to: 学前处, approver: 主任}]") == []


def test_the_file_of_a_ledger_is_named() -> None:
    owner = "ledgers: {2026/pishi: {title: 批示件, kind: 批示件, year: 2026, prefix: PS, owner: 督查处}}"
    (found,) = findings_of(BY_CODE["LS209"], owner)
    assert (found.path, found.keys, found.task) == ("ledgers/2026/pishi/ledger.yaml", ("owner",), None)


@pytest.mark.parametrize(("parent", "ours"), [("ZD2026091", True), ("ZDX-2026-001", False), ("2026-ZD-9", True)])
def test_a_parent_of_another_office_is_known_by_its_prefix(parent: str, ours: bool) -> None:  # noqa: FBT001 -- a table
    assert bool(places("LS210", f"tasks: [{{id: ZD-2026-001, parent: {parent}}}]")) is ours


def test_without_parents_none_is_lost() -> None:
    assert places("LS210", "tasks: [{id: ZD-2026-001}]") == []


def test_a_circle_is_told_once_and_without_the_way_into_it() -> None:
    example = """
    tasks:
      - {id: ZD-1, parent: ZD-2}
      - {id: ZD-2, parent: ZD-3}
      - {id: ZD-3, parent: ZD-2}
      - {id: ZD-4, parent: ZD-1}
    """
    assert messages("LS211", example) == "上级事项循环：ZD-2 → ZD-3 → ZD-2"


def test_what_is_closed_may_be_taken_up_again() -> None:
    closed = "log: [{date: 2026-10-20, event: 报结}, {date: 2026-10-22, event: 撤销, approver: 主任}]"
    assert places("LS212", f"tasks: [{{id: ZD-1, {closed}}}, {{id: ZD-2}}]") == []
    assert places("LS212", "tasks: [{id: ZD-1}, {id: ZD-2}]") == [("title",)]


def test_of_three_equal_matters_each_points_to_the_first() -> None:
    found = messages("LS212", "tasks: [{id: ZD-1}, {id: ZD-2}, {id: ZD-3}]").splitlines()
    assert len(found) == 2
    assert all("与 ZD-1 的" in line for line in found)


def test_an_alias_may_repeat_the_own_name() -> None:
    assert places("LS213", "org: {units: [{name: 办公室, aliases: [办公室]}]}") == []
