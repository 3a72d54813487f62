"""``luoshi amend``: what is not committed may be mended, what is committed may not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import commit, surroundings
from tests.support.workspaces import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
PATH = f"{FOLDER}/ZD-2026-001.yaml"


@pytest.fixture
def reported(workspace: Path, luoshi: Luoshi) -> Path:
    """A committed workspace with one entry since."""
    commit(workspace)
    assert luoshi("progress", "ZD-2026-001", "--note", "开工", "--progress", "40", *DAY).code == 0
    return workspace


def last_line(root: Path) -> str:
    """Return the last line of the task."""
    return (root / PATH).read_text(encoding="utf-8").splitlines()[-1]


def test_only_the_fields_named_change(reported: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("amend", "ZD-2026-001", "--note", "开工36个", "--by", "学前教育处", *DAY)
    assert outcome.code == 0
    assert outcome.out == f"已改正 ZD-2026-001：2026-10-31 进展（{PATH}）\n"
    assert last_line(reported) == "  - {date: 2026-10-31, event: 进展, progress: 40, note: 开工36个, by: 学前教育处}"


def test_a_date_and_evidence_may_be_mended(reported: Path, luoshi: Luoshi) -> None:
    (reported / "照片.jpg").write_bytes(b"x")
    outcome = luoshi("amend", "ZD-2026-001", "--date", "2026-10-30", "--evidence", "照片.jpg", *DAY)
    assert outcome.code == 0
    assert "date: 2026-10-30, event: 进展" in last_line(reported)
    assert "evidence: [{file: 照片.jpg, sha256: 2d711642b7" in last_line(reported)
    assert (reported / "evidence/ZD-2026-001/照片.jpg").read_bytes() == b"x"


def test_dry_run_writes_nothing(reported: Path, luoshi: Luoshi) -> None:
    before = last_line(reported)
    outcome = luoshi("amend", "ZD-2026-001", "--note", "开工36个", "--dry-run", *DAY)
    assert outcome.code == 0
    assert f"\n-{before}\n+" in outcome.out
    assert last_line(reported) == before


def test_a_committed_entry_is_left_to_a_correction(reported: Path, luoshi: Luoshi) -> None:
    commit(reported)
    before = last_line(reported)
    for arguments in (
        ("amend", "ZD-2026-001", "--note", "改"),
        ("evidence", "add", "ZD-2026-001", PATH, "--entry", "进展"),
    ):
        outcome = luoshi(*arguments, *DAY)
        assert outcome.code == 1
        assert "“进展”（2026-10-31）已经入库" in outcome.err
        assert "luoshi correct ZD-2026-001 --of 2026-10-31" in outcome.err
    assert last_line(reported) == before


def test_an_entry_is_named_by_date_or_event(reported: Path, luoshi: Luoshi) -> None:
    assert luoshi("remark", "ZD-2026-001", "--leader", "主任", "--text", "抓紧", *DAY).code == 0
    assert luoshi("amend", "ZD-2026-001", "--entry", "2026-10-31/进展", "--note", "改", *DAY).code == 0
    assert luoshi("amend", "ZD-2026-001", "--text", "再抓紧", *DAY).code == 0
    assert "note: 改}" in (reported / PATH).read_text(encoding="utf-8")
    assert last_line(reported).endswith("text: 再抓紧}")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--note", "开工"), 2, "改后与原来相同"),
        ((), 2, "没有写要改什么"),
        (("--milestone", "方案"), 2, "“进展”没有 --milestone 这一项"),
        (("--progress", "130"), 2, "--progress 的“130”不对"),
        (("--date", "2026-10-11"), 1, "LS304"),
        (("--date", "2026-11-11"), 1, "LS305"),
        (("--entry", "报结", "--note", "x"), 2, "没有“报结”记录"),
        (("--entry", "签收", "--note", "x"), 1, "已经入库"),
    ],
)
def test_what_cannot_be_mended_so_is_refused(
    reported: Path, luoshi: Luoshi, arguments: tuple[str, ...], code: int, words: str
) -> None:
    before = (reported / PATH).read_bytes()
    outcome = luoshi("amend", "ZD-2026-001", *arguments, *DAY)
    assert outcome.code == code
    assert words in outcome.err
    assert (reported / PATH).read_bytes() == before


def test_without_git_nothing_is_committed(workspace: Path, luoshi: Luoshi) -> None:
    assert luoshi("amend", "ZD-2026-001", "--note", "改", *DAY).code == 0
    assert last_line(workspace).endswith("note: 改}")
    subprocess.run(["git", "init", "-q"], cwd=workspace, check=True)
    assert luoshi("amend", "ZD-2026-001", "--note", "再改", *DAY).code == 0


def test_a_field_typed_by_mistake_is_cleared(reported: Path, luoshi: Luoshi) -> None:
    assert luoshi("amend", "ZD-2026-001", "--problem", "资金", "--cause", "缺钱", *DAY).code == 0
    before = (reported / PATH).read_bytes()
    outcome = luoshi("amend", "ZD-2026-001", "--clear", "problem", "--clear", "--cause", "--note", "开工3个", *DAY)
    assert (outcome.code, outcome.out) == (0, f"已改正 ZD-2026-001：2026-10-31 进展（{PATH}）\n")
    assert last_line(reported) == "  - {date: 2026-10-31, event: 进展, progress: 40, note: 开工3个}"
    assert (reported / PATH).read_bytes().splitlines()[:-1] == before.splitlines()[:-1]


def test_evidence_named_by_mistake_is_cleared_and_its_file_stays(reported: Path, luoshi: Luoshi) -> None:
    (reported / "照片.jpg").write_bytes(b"x")
    assert luoshi("amend", "ZD-2026-001", "--evidence", "照片.jpg", *DAY).code == 0
    assert luoshi("amend", "ZD-2026-001", "--clear", "佐证材料", *DAY).code == 0
    assert last_line(reported) == "  - {date: 2026-10-31, event: 进展, progress: 40, note: 开工}"
    assert (reported / "evidence/ZD-2026-001/照片.jpg").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("date",), "“date”是必填的"),
        (("problem",), "“进展”（2026-10-31）里没有写 problem 这一项"),
        (("nte",), "没有写 nte 这一项；是否为 note？"),
        (("note", "--note", "改"), "note 既要改又要去掉"),
        (("milestone", "--entry", "节点"), "“节点”必须写节点编号，不能去掉"),
    ],
)
def test_what_cannot_be_cleared_is_refused(
    reported: Path, luoshi: Luoshi, arguments: tuple[str, ...], words: str
) -> None:
    entry = "  - {date: 2026-10-31, event: 节点, milestone: 方案}\n"
    (reported / PATH).write_text((reported / PATH).read_text(encoding="utf-8") + entry, encoding="utf-8")
    before = (reported / PATH).read_bytes()
    wanted = arguments if "--entry" in arguments else (*arguments, "--entry", "2026-10-31/进展")
    outcome = luoshi("amend", "ZD-2026-001", "--clear", *wanted, *DAY)
    assert (outcome.code, words in outcome.err) == (2, True), outcome.err
    assert (reported / PATH).read_bytes() == before


def test_what_the_rules_want_is_not_cleared(reported: Path, luoshi: Luoshi) -> None:
    (reported / "照片.jpg").write_bytes(b"x")
    assert luoshi("submit", "ZD-2026-001", "--by", "学前教育处", "--evidence", "照片.jpg", *DAY).code == 0
    before = (reported / PATH).read_bytes()
    outcome = luoshi("amend", "ZD-2026-001", "--clear", "evidence", *DAY)
    assert (outcome.code, "不能这样改" in outcome.err) == (1, True), outcome.err
    assert (reported / PATH).read_bytes() == before


@pytest.mark.parametrize(("typed", "offered"), [("", ["note", "progress"]), ("n", ["note"]), ("x", [])])
def test_the_fields_present_are_offered(reported: Path, typed: str, offered: list[str]) -> None:
    asked = f"luoshi amend ZD-2026-001 --clear {typed}"
    told = {**surroundings(), "_LUOSHI_COMPLETE": "complete_bash", "COMP_WORDS": asked, "COMP_CWORD": "4"}
    command = [sys.executable, "-m", "luoshi"]
    done = subprocess.run(command, cwd=reported, env=told, capture_output=True, check=True)
    assert sorted(done.stdout.decode().split()) == offered
