"""What git makes of two people at once: alone, with ``merge=union``, and with ``luoshi merge``. Real merges.

docs/explanation/merging.zh-CN.md tells what is measured here.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import builders
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

FILE = f"{FOLDER}/ZD-2026-001.yaml"
BASE = builders.TASK.lstrip("\n")
URGED = "  - {date: 2026-10-28, event: 提醒, by: 办公室, reason: 落后}\n"
REPORTED = "  - {date: 2026-10-27, event: 进展, by: 学前教育处, progress: 35, note: 开工52个}\n"
CLOSED = (
    "  - {date: 2026-10-27, event: 报结, by: 学前教育处}\n"
    "  - {date: 2026-10-28, event: 核查, by: 办公室, result: 通过}\n"
    "  - {date: 2026-10-29, event: 销号, approver: 分管副主任, grade: 全部落实, effect: 新增学位}\n"
)
BLOCK = "  - date: 2026-10-{day}\n    event: {event}\n    by: {by}\n    {words}\n"
DRIVER = f"PYTHONPATH={':'.join(sys.path)} {sys.executable} -m luoshi merge %O %A %B %P"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "台 账")
    made.commit("起点", {FILE: BASE})
    return made


def merge(repo: Repo, ours: dict[str, str | None], theirs: dict[str, str | None]) -> tuple[int, str]:
    """Commit two changes on two branches, merge them; return git's exit code and what it said."""
    repo.git("switch", "--quiet", "--create", "对方")
    repo.commit("对方的改动", theirs)
    repo.git("switch", "--quiet", "main")
    repo.commit("我方的改动", ours)
    people = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", "merge", "--no-edit", "对方"],
        cwd=repo.root, env={**surroundings(), **people}, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).decode()


def now(repo: Repo) -> str:
    return (repo.workspace / FILE).read_text(encoding="utf-8")


def with_driver(repo: Repo) -> None:
    repo.git("config", "merge.luoshi.driver", DRIVER)
    repo.commit("合并驱动", {".gitattributes": "ledgers/**/*.yaml merge=luoshi\n"})


def check(luoshi: Luoshi, repo: Repo, *arguments: str) -> tuple[int, str]:
    outcome = luoshi("check", "--as-of", "2026-10-31", "--workspace", str(repo.workspace), *arguments)
    return outcome.code, outcome.out


def test_two_new_tasks_merge_by_themselves(repo: Repo) -> None:
    one, two = (f"{FOLDER}/ZD-2026-00{number}.yaml" for number in (2, 3))
    assert merge(repo, {one: task_text(2)}, {two: task_text(3)})[0] == 0
    assert (repo.workspace / one).exists()
    assert (repo.workspace / two).exists()


def test_two_tasks_of_one_number_conflict(repo: Repo) -> None:
    path = f"{FOLDER}/ZD-2026-002.yaml"
    code, said = merge(repo, {path: task_text(2)}, {path: task_text(2, ("全覆盖", "全面覆盖"))})
    assert code == 1
    assert "CONFLICT (add/add)" in said


def test_two_entries_at_the_end_of_one_log_conflict_in_plain_git(repo: Repo, luoshi: Luoshi) -> None:
    code, said = merge(repo, {FILE: BASE + URGED}, {FILE: BASE + REPORTED})
    assert code == 1
    assert "CONFLICT (content)" in said
    assert "LS102 error 文件里有没有处理完的合并冲突" in check(luoshi, repo)[1]


def test_closing_while_the_other_reports_conflicts_in_plain_git(repo: Repo) -> None:
    assert merge(repo, {FILE: BASE + CLOSED}, {FILE: BASE + REPORTED})[0] == 1


def test_the_head_and_the_log_changed_apart_merge_by_themselves(repo: Repo) -> None:
    changed = BASE.replace("owner: 处长", "owner: 副处长")
    assert merge(repo, {FILE: changed}, {FILE: BASE + REPORTED})[0] == 0
    assert now(repo) == changed + REPORTED


def test_union_mixes_two_entries_into_one_and_check_finds_both_the_setting_and_the_mixture(
    repo: Repo, luoshi: Luoshi
) -> None:
    repo.commit("不该写的", {".gitattributes": "*.yaml merge=union\n"})
    mine = BLOCK.format(day=28, event="进展", by="学前教育处", words="note: 开工52个")
    other = BLOCK.format(day=28, event="进展", by="学前教育处", words="note: 开工36个")
    assert merge(repo, {FILE: BASE + mine}, {FILE: BASE + other})[0] == 0  # no conflict, no word
    assert now(repo).count("event:") == 3  # two entries were added, one stands
    code, out = check(luoshi, repo)
    assert code == 1
    assert ".gitattributes:1:1: LS714 error" in out
    assert "LS103" in out


def test_union_puts_keys_of_one_entry_into_another_and_check_finds_it(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("不该写的", {".gitattributes": "*.yaml merge=union\n"})
    mine = BLOCK.format(day=28, event="提醒", by="学前教育处", words="reason: 落后")
    other = BLOCK.format(day=28, event="进展", by="学前教育处", words="progress: 40")
    assert merge(repo, {FILE: BASE + mine}, {FILE: BASE + other})[0] == 0
    out = check(luoshi, repo)[1]
    assert "LS103" in out or "LS106" in out


def test_the_driver_keeps_both_entries_in_the_order_of_dates(repo: Repo, luoshi: Luoshi) -> None:
    with_driver(repo)
    assert merge(repo, {FILE: BASE + URGED}, {FILE: BASE + REPORTED})[0] == 0
    assert now(repo) == BASE + REPORTED + URGED
    assert check(luoshi, repo, "--rule", "LS714", "--rule", "LS304") == (
        0,
        "共检查 2 个文件、1 个事项：没有发现问题\n",
    )


def test_the_driver_leaves_contradictions_as_conflicts(repo: Repo, luoshi: Luoshi) -> None:
    with_driver(repo)
    code, said = merge(repo, {FILE: BASE + CLOSED}, {FILE: BASE + REPORTED.replace("10-27", "10-30")})
    assert code == 1
    assert "一边“销号”，另一边还在记“进展”" in said
    assert "CONFLICT (content)" in said
    assert repo.git("ls-files", "--unmerged").count(FILE) == 0 or "<<<<<<<" in now(repo)
    assert "LS102" in check(luoshi, repo)[1]


def test_a_driver_named_but_not_registered_is_said(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("合并驱动", {".gitattributes": "ledgers/**/*.yaml merge=luoshi\n"})
    code, out = check(luoshi, repo)
    assert code == 0
    assert ".gitattributes:1:1: LS714 warning" in out
    assert "没有登记" in out
    repo.git("config", "merge.luoshi.driver", DRIVER)
    assert "LS714" not in check(luoshi, repo)[1]


def test_the_driver_refuses_a_folder_and_a_missing_file(luoshi: Luoshi, tmp_path: Path) -> None:
    missing = str(tmp_path / "没有")
    assert luoshi("merge", missing, missing, missing, "x.yaml").code == 3
    assert luoshi("merge", missing).code == 2
