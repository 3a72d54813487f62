"""A word in a filter names something, by name or alias, or is refused: never “0 项” for a misspelling."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
MONTH = ("--month", "2026-10")
MISSPELT = (
    ("--unit", "学前教育外", "学前教育处"),
    ("--unit", "学前料", "学前教育处"),
    ("--leader", "分管主任", "分管副主任"),
    ("--person", "处张长", "处长"),
    ("--lamp", "红丁", "红灯"),
    ("--list", "民生实是", "民生实事"),
    ("--ledger", "zhonghe", "zonghe"),
    ("--kind", "批示", "批示件"),
    ("--source", "市委市政府步署", "市委市政府部署"),
    ("--lifecycle", "办理", "办理中"),
    ("--judgement", "逾期的", "逾期"),
    ("--question", "查责", "查责任"),
)
SCOPE = ("--unit", "--leader", "--list", "--ledger")


@pytest.fixture
def listed(workspace: Path) -> Path:
    """A workspace with a second task, of the 财务处, on a list that only its file names."""
    other = task_text(2, ("lead: 学前教育处\nsupport: [财务处]", "lead: 财务处\nlists: [民生实事]"))
    return make_workspace(workspace, {f"{FOLDER}/ZD-2026-002.yaml": other})


@pytest.mark.parametrize(("option", "word", "nearest"), MISSPELT)
def test_list_refuses_a_misspelt_word_with_the_nearest(
    listed: Path, luoshi: Luoshi, option: str, word: str, nearest: str
) -> None:
    outcome = luoshi("list", *DAY, option, word)
    assert (outcome.code, outcome.out) == (2, "")
    assert word in outcome.err
    assert f"是否为“{nearest}”？" in outcome.err
    assert "办法：" in outcome.err


@pytest.mark.parametrize("kind", ["csv", "md", "json", "ics"])
@pytest.mark.parametrize(("option", "word", "nearest"), [each for each in MISSPELT if each[0] in SCOPE])
def test_export_refuses_a_misspelt_word_in_every_format(
    listed: Path, luoshi: Luoshi, kind: str, option: str, word: str, nearest: str
) -> None:
    outcome = luoshi("export", kind, *DAY, option, word)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"是否为“{nearest}”？" in outcome.err


@pytest.mark.parametrize("command", [("report", *MONTH), ("explain", "2026-10", "total")])
@pytest.mark.parametrize(("option", "word", "nearest"), [each for each in MISSPELT if each[0] in SCOPE])
def test_report_and_explain_refuse_a_misspelt_scope(
    listed: Path, luoshi: Luoshi, command: tuple[str, ...], option: str, word: str, nearest: str
) -> None:
    longer = {"--unit": "--for-unit", "--leader": "--for-leader"}.get(option, option)
    outcome = luoshi(*command, longer, word)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"是否为“{nearest}”？" in outcome.err


@pytest.mark.parametrize(
    "command",
    [("form", "status", *MONTH), ("form", "send", *MONTH, "--output", "表"), ("form", "collect", "表.xlsx")],
)
def test_forms_refuse_a_misspelt_unit(listed: Path, luoshi: Luoshi, command: tuple[str, ...]) -> None:
    outcome = luoshi(*command, "--unit", "学前教育外", *DAY)
    assert outcome.code == 2
    assert "是否为“学前教育处”？" in outcome.err
    assert not (listed / "表").exists()


def test_reconcile_refuses_a_misspelt_unit(listed: Path, luoshi: Luoshi) -> None:
    (listed / "表.csv").write_text("编号,事项\nZD-2026-001,农村\n", encoding="utf-8")
    outcome = luoshi("reconcile", "表.csv", "--whole", "--unit", "财物处", *DAY)
    assert outcome.code == 2
    assert "是否为“财务处”？" in outcome.err


@pytest.mark.parametrize("word", ["学前处", " 学前教育处 ", "学前处 "])
def test_an_alias_is_the_unit(listed: Path, luoshi: Luoshi, word: str) -> None:
    for command, option in ((("list",), "--unit"), (("export", "json"), "--unit"), (("report", *MONTH), "--for-unit")):
        arguments = (*command, *DAY, *(() if command[0] == "export" else ("--format", "json")))
        assert luoshi(*arguments, option, word).out == luoshi(*arguments, option, "学前教育处").out


def test_an_alias_is_the_unit_of_a_form(listed: Path, luoshi: Luoshi) -> None:
    asked = ("form", "status", *MONTH, *DAY, "--format", "json", "--unit")
    assert luoshi(*asked, "学前处").out == luoshi(*asked, "学前教育处").out


@pytest.mark.parametrize("word", ["zonghe", "2026/zonghe", "ledgers/2026/zonghe", "综合", "2026年全委综合重点任务清单"])
def test_a_ledger_is_called_alike_in_list_and_report(listed: Path, luoshi: Luoshi, word: str) -> None:
    tasks = json.loads(luoshi("list", *DAY, "--format", "json", "--ledger", word).out)["tasks"]
    total = json.loads(luoshi("report", *MONTH, "--format", "json", "--ledger", word).out)["figures"]["total"]
    assert [task["id"] for task in tasks] == total["tasks"] == ["ZD-2026-001", "ZD-2026-002"]


@pytest.mark.parametrize(
    ("option", "word", "count"),
    [
        ("--person", "处长", 2),
        ("--list", "民生实事", 1),
        ("--kind", "批示件", 0),
        ("--lamp", "红灯", 0),
        ("--unit", "办公室", 0),
    ],
)
def test_a_word_that_is_known_may_have_no_task(
    listed: Path, luoshi: Luoshi, option: str, word: str, count: int
) -> None:
    outcome = luoshi("list", *DAY, "--format", "json", option, word)
    assert (outcome.code, len(json.loads(outcome.out)["tasks"])) == (0, count)


def test_a_rule_that_is_not_there_is_refused_with_the_nearest(listed: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("check", "--rule", "LS307x", *DAY)
    assert outcome.code == 2
    assert "是否为 LS307？" in outcome.err
