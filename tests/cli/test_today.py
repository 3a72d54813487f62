"""``luoshi today``: everything that waits, once, with the command that does it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

LATE = ("due: 2026-12-31", "due: 2026-10-20")
SOON = ("due: 2026-12-31", "due: 2026-11-04")
SIGNED = "  - {date: 2026-10-12, event: 签收, by: 学前教育处}\n"
REPORTED = "  - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}\n"
SUBMITTED = "  - {date: 2026-10-28, event: 报结, by: 学前教育处, evidence: [验收表.pdf]}\n"
VERIFIED = "  - {date: 2026-10-30, event: 核查, by: 办公室, result: 通过}\n"
ASKED = "  - {date: 2026-10-26, event: 延期, by: 学前教育处, due: 2027-01-31, reason: 汛期停工}\n"
REFUSED = "  - {date: 2026-10-28, event: 延期, by: 办公室, due: 2027-01-31, approver: 主任, decision: 不同意}\n"
PAPER = (
    "  - {date: 2026-10-20, event: 督办, by: 办公室, ref: 滨教督办〔2026〕1号, requirement: 报原因, "
    "reply_by: 2026-10-26}\n"
)
UNSIGNED = ("log:\n" + SIGNED + REPORTED, "log: []\n")


def list_kinds(luoshi: Luoshi, *arguments: str) -> list[tuple[str, str]]:
    """Return kind and command of everything that waits."""
    outcome = luoshi("today", "--as-of", "2026-10-31", "--format", "json", *arguments)
    assert outcome.code == 0
    return [(each["kind"], each["command"]) for each in json.loads(outcome.out)["dues"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (task_text(1), []),
        (task_text(1, LATE), [("已逾期", "luoshi urge ZD-2026-001")]),
        (task_text(1, SOON), [("将到期", "luoshi submit ZD-2026-001")]),
        (task_text(1, UNSIGNED), [("待签收", "luoshi sign ZD-2026-001"), ("报告未到", "luoshi progress ZD-2026-001")]),
        (task_text(1) + SUBMITTED, [("待核查", "luoshi verify ZD-2026-001")]),
        (task_text(1) + SUBMITTED + VERIFIED, [("待销号", "luoshi close ZD-2026-001")]),
        (task_text(1) + ASKED, [("延期待定", "luoshi extend ZD-2026-001")]),
        (task_text(1) + ASKED + REFUSED, []),
        (task_text(1).replace(REPORTED, PAPER + REPORTED), [("文书未回", "luoshi reply ZD-2026-001")]),
    ],
)
def test_each_thing_waits_with_its_command(
    workspace: Path, luoshi: Luoshi, text: str, expected: list[tuple[str, str]]
) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": text})
    assert list_kinds(luoshi) == expected


def test_a_unit_and_a_person_see_their_own(workspace: Path, luoshi: Luoshi) -> None:
    other = task_text(2, LATE, ("lead: 学前教育处", "lead: 发展规划处"), ("by: 学前教育处", "by: 发展规划处"))
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, LATE), f"{FOLDER}/ZD-2026-002.yaml": other})
    assert [command for _, command in list_kinds(luoshi)] == ["luoshi urge ZD-2026-001", "luoshi urge ZD-2026-002"]
    assert list_kinds(luoshi, "--unit", "发展规划处") == [("已逾期", "luoshi urge ZD-2026-002")]
    assert len(list_kinds(luoshi, "--person", "处长")) == 2
    assert luoshi("today", "--unit", "发展规划").code == 2


@pytest.mark.parametrize(
    ("day", "bulletin"),
    [
        ("2026-10-31", "2026年10月通报，2026年11月5日前"),
        ("2026-11-05", "2026年10月通报"),
        ("2026-11-06", "2026年11月通报"),
    ],
)
def test_the_next_bulletin_is_told(workspace: Path, luoshi: Luoshi, day: str, bulletin: str) -> None:
    shown = luoshi("today", "--as-of", day)
    assert (shown.code, f"下一期通报：{bulletin}" in shown.out) == (0, True)


def test_the_page_is_read_on_a_terminal_and_in_a_sheet(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, LATE)})
    table = luoshi("today", "--as-of", "2026-10-31").out
    assert "1 件事等着办" in table
    assert "已逾期（1）" in table
    assert "2026-10-20 已过11天" in table
    assert "luoshi urge ZD-2026-001" in luoshi("today", "--as-of", "2026-10-31", "--format", "csv").out
    assert luoshi("today", "--format", "html").code == 2
