"""What may be used only once: a number of a paper, an id, an entry, a file name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.files import snapshot
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
FIRST, SECOND = (f"{FOLDER}/ZD-2026-00{number}.yaml" for number in (1, 2))
URGED = "  - {date: 2026-10-30, event: 催办, by: 办公室, to: 学前教育处, ref: 滨教委催办〔2026〕1号, reason: 偏慢}\n"
ADD = (
    "add", "--ledger", "2026/zonghe", "--title", "义务教育学校食堂改造", "--kind", "重点任务",
    "--category", "市委市政府部署", "--approver", "主任办公会",
    "--document", "津教委〔2026〕2号", "--objective", "改造30所学校食堂", "--standard", "验收合格", "--lead", "财务处",
    "--leader", "分管副主任", "--owner", "处长", "--assigned", "2026-10-20", "--due", "2026-12-18", *DAY,
)  # fmt: skip


@pytest.fixture
def two(workspace: Path) -> Path:
    """Two tasks; the first was urged by a numbered letter."""
    return make_workspace(workspace, {FIRST: task_text(1).lstrip("\n") + URGED, SECOND: task_text(2)})


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    made = make_repo(tmp_path / "督查 台账")
    monkeypatch.chdir(made.workspace)
    return made


def found(luoshi: Luoshi, code: str) -> list[str]:
    outcome = luoshi("check", "--rule", code, "--format", "json", *DAY)
    return [each["path"] for each in json.loads(outcome.out)["findings"]]


@pytest.mark.parametrize(
    "arguments",
    [
        ("letter", "催办通知单", "ZD-2026-002", "--number", "滨教委催办〔2026〕1号"),
        ("letter", "催办通知单", "ZD-2026-002", "--number", "滨教委催办[2026]01号", "--issue"),
        ("letter", "催办通知单", "ZD-2026-001", "--number", "滨教委催办〔2026〕1号", "--issue"),
        ("urge", "ZD-2026-002", "--level", "催办", "--by", "办公室", "--ref", "滨教委催办〔2026〕1号"),
        ("urge", "ZD-2026-002", "--level", "通报", "--by", "办公室", "--ref", "滨教委催办（2026）1号"),
    ],
)
def test_a_number_in_use_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], two: Path, luoshi: Luoshi
) -> None:
    before = snapshot(two)
    outcome = luoshi(*arguments, *DAY)
    assert outcome.code == 2
    assert "已用于 ZD-2026-001 的“催办”（2026-10-30）" in outcome.err
    assert snapshot(two) == before


@pytest.mark.usefixtures("two")
def test_a_letter_may_be_printed_again_and_the_next_number_is_free(luoshi: Luoshi) -> None:
    again = luoshi("letter", "催办通知单", "ZD-2026-001", "--number", "滨教委催办〔2026〕1号", *DAY)
    assert again.code == 0, again.err
    assert luoshi("letter", "催办通知单", "ZD-2026-002", "--issue", *DAY).code == 0


def test_one_number_twice_in_a_batch_is_refused(two: Path, luoshi: Luoshi) -> None:
    row = ",督办,2026-10-31,办公室,学前教育处,滨教委督办〔2026〕1号\n"
    (two / "督办.csv").write_text(f"id,event,date,by,to,ref\nZD-2026-001{row}ZD-2026-002{row}", encoding="utf-8")
    before = snapshot(two)
    assert luoshi("log", "--from", "督办.csv", *DAY).code == 2
    assert snapshot(two) == before
    shared = (two / "督办.csv").read_text(encoding="utf-8").replace("督办", "通报")
    (two / "通报.csv").write_text(shared, encoding="utf-8")
    assert luoshi("log", "--from", "通报.csv", *DAY).code == 0


def test_one_number_given_on_two_branches_is_found_when_they_meet(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("两项", {SECOND: task_text(2)})
    for number in (1, 2):
        repo.git("switch", "--quiet", "--create", f"分支{number}", "main")
        assert luoshi("letter", "催办通知单", f"ZD-2026-00{number}", "--issue", *DAY).code == 0
        repo.commit(f"催办{number}")
    repo.git("merge", "--quiet", "--no-edit", "分支1")
    assert found(luoshi, "LS416") == [SECOND]
    assert found(luoshi, "LS416") == [SECOND]  # from what was remembered


def test_a_number_given_again_by_a_later_change_of_another_file_is_found(two: Path, luoshi: Luoshi) -> None:
    assert found(luoshi, "LS416") == []
    (two / SECOND).write_text(task_text(2).lstrip("\n") + URGED, encoding="utf-8")
    assert found(luoshi, "LS416") == [SECOND]


def test_the_same_batch_is_not_recorded_twice(two: Path, luoshi: Luoshi) -> None:
    rows = "id,event,date,by,to,reason\nZD-2026-002,催办,2026-10-30,办公室,学前教育处,偏慢\n"
    (two / "催办.csv").write_text(rows, encoding="utf-8")
    assert luoshi("log", "--from", "催办.csv", *DAY).code == 0
    before = snapshot(two)
    outcome = luoshi("log", "--from", "催办.csv", *DAY)
    assert outcome.code == 1
    assert "LS619 2026-10-30 的“催办”与第 3 条一字不差" in outcome.err
    assert snapshot(two) == before


def test_a_batch_recorded_on_two_branches_is_found(two: Path, luoshi: Luoshi) -> None:
    twice = task_text(2).lstrip("\n") + URGED.replace("1号", "2号") * 2
    make_workspace(two, {SECOND: twice})
    assert found(luoshi, "LS619") == [SECOND]


def test_an_id_of_a_removed_task_is_not_given_again(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("登记", {SECOND: task_text(2)})
    repo.commit("删去", {SECOND: None})
    assert luoshi(*ADD).out.startswith("已登记 ZD-2026-003")
    assert luoshi("renumber", "ZD-2026-003", "ZD-2026-002").code == 2


def test_an_id_that_was_renumbered_is_not_given_again(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("登记", {f"{FOLDER}/ZD-2026-009.yaml": task_text(9)})
    assert luoshi("renumber", "ZD-2026-009", "ZD-2026-003").code == 0
    outcome = luoshi(*ADD)
    assert outcome.out.startswith("已登记 ZD-2026-010"), outcome.err


def test_an_id_freed_and_given_out_again_within_a_change_is_found(repo: Repo, luoshi: Luoshi) -> None:
    base = repo.git("rev-parse", "HEAD")
    repo.commit("登记", {SECOND: task_text(2)})
    moved = task_text(2).replace("ZD-2026-002", "ZD-2026-007")
    repo.commit("改号", {SECOND: None, f"{FOLDER}/ZD-2026-007.yaml": moved})
    other = task_text(2, ("全覆盖", "食堂改造"), ("assigned: 2026-10-09", "assigned: 2026-10-10"))
    repo.commit("挪用", {SECOND: other})
    outcome = luoshi("check", "--base", base, "--rule", "LS706", *DAY)
    assert "LS706 error 编号 ZD-2026-002 从前用过" in outcome.out


@pytest.mark.parametrize("command", [("show",), ("history",), ("sign", "--by", "学前教育处")])
def test_one_file_name_in_two_ledgers_is_refused_by_whoever_reads_or_writes(
    command: tuple[str, ...], two: Path, luoshi: Luoshi
) -> None:
    other = "ledgers/2026/other"
    ledger = "{title: 另一本, kind: 综合, year: 2026, prefix: ZY, owner: 办公室}\n"
    make_workspace(two, {f"{other}/ledger.yaml": ledger, f"{other}/ZD-2026-001.yaml": task_text(1)})
    outcome = luoshi(command[0], "ZD-2026-001", *command[1:])
    assert outcome.code in {2, 3}
    assert found(luoshi, "LS112") != []
