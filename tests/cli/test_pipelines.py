"""What runs without a person: the hook, the formats of code platforms, a fresh workspace, the clock, long chains."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.rules.shared.levels import MOST_LEVELS, measure_heights
from luoshi.store.starter_files import CI_PLACES, read_starter
from luoshi.version import VERSION
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
MACHINE = ("json", "sarif", "github", "junit")
ALIAS = task_text(1, ("lead: 学前教育处\n", "lead: 学前处\n"))


@pytest.fixture
def nested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A workspace in a folder of its repository, with the hook installed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for name, value in {**surroundings(), "PATH": path}.items():
        monkeypatch.setenv(name, value)
    made = make_repo(tmp_path / "仓库", "督查 台账")
    monkeypatch.chdir(made.workspace)
    return made


def _commit(repo: Repo) -> int:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.cn", "commit", "-m", "改动"]
    return subprocess.run(command, cwd=repo.root, capture_output=True, check=False).returncode


def test_the_hook_judges_what_is_staged_and_not_the_folder(nested: Repo, luoshi: Luoshi) -> None:
    assert luoshi("init", ".", "--ci", "hook").code == 0
    nested.git("config", "core.hooksPath", "督查 台账/.githooks")
    file = nested.workspace / f"{FOLDER}/ZD-2026-001.yaml"
    good = file.read_text(encoding="utf-8")
    nested.git("add", "--all")
    file.write_text(ALIAS, encoding="utf-8")
    assert _commit(nested) == 0, "what is not staged does not count"
    nested.git("add", "--all")
    file.write_text(good, encoding="utf-8")
    assert _commit(nested) != 0, "what is staged counts, though the folder is right again"
    nested.git("add", "--all")
    (nested.workspace / "说明.txt").write_text("甲", encoding="utf-8")
    nested.git("add", "--all")
    assert _commit(nested) == 0


def test_the_hook_judges_the_change_too(nested: Repo, luoshi: Luoshi) -> None:
    assert luoshi("init", ".", "--ci", "hook").code == 0
    nested.git("config", "core.hooksPath", "督查 台账/.githooks")
    file = nested.workspace / f"{FOLDER}/ZD-2026-001.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("note: 印发实施方案", "note: 改写历史"), encoding="utf-8")
    nested.git("add", "--all")
    assert _commit(nested) != 0


def test_code_platforms_get_paths_from_the_top_of_the_repository(nested: Repo, luoshi: Luoshi) -> None:
    (nested.workspace / f"{FOLDER}/ZD-2026-001.yaml").write_text(ALIAS, encoding="utf-8")
    assert f"file=督查 台账/{FOLDER}/ZD-2026-001.yaml," in luoshi("check", "--format", "github", *DAY).out
    log = json.loads(luoshi("check", "--format", "sarif", *DAY).out)
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in log["runs"][0]["results"]]
    assert all(uri.startswith("%E7%9D%A3%E6%9F%A5%20%E5%8F%B0%E8%B4%A6/ledgers/") for uri in uris)
    assert json.loads(luoshi("check", "--format", "json", *DAY).out)["findings"][0]["path"].startswith("ledgers/")


def test_rules_in_sarif_carry_what_code_scanning_asks_for(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": ALIAS})
    driver: dict[str, Any] = json.loads(luoshi("check", "--format", "sarif", *DAY).out)["runs"][0]["tool"]["driver"]
    assert driver["informationUri"].startswith("https://")
    assert driver["rules"]
    for rule in driver["rules"]:
        assert rule["id"].startswith("LS")
        assert rule["name"].isidentifier()
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
        assert rule["help"]["markdown"].startswith("**为什么**：")


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("name", ["luoshi.yaml", "org.yaml"])
@pytest.mark.parametrize("content", [b"bad: [", b"units: 1\n", b"\xff\xfe", None])
def test_broken_settings_are_a_result_in_every_format(
    form: str, name: str, content: bytes | None, workspace: Path, luoshi: Luoshi
) -> None:
    if content is not None:
        (workspace / name).write_bytes(content)
    elif name == "org.yaml":
        (workspace / name).unlink()
    else:
        return  # without luoshi.yaml there is no workspace
    outcome = luoshi("check", "--format", form, *DAY)
    assert outcome.code == 3
    assert name in outcome.out
    assert "LS1" in outcome.out


@pytest.mark.parametrize("form", MACHINE)
def test_a_fresh_workspace_passes_with_a_hint(
    form: str, tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert luoshi("init", ".", "--yes", "--year", "2026").code == 0
    outcome = luoshi("check", "--format", form, *DAY)
    assert outcome.code == 0
    assert "提示：工作区里还没有事项" in outcome.err


@pytest.mark.parametrize("platform", CI_PLACES)
def test_every_pipeline_counts_days_in_beijing_and_passes_without_tasks(platform: str) -> None:
    text = read_starter(CI_PLACES[platform][1], {"version": VERSION})
    assert "Asia/Shanghai" in text
    assert any(sign in text for sign in ("--format github", "--format junit", "-eq 4"))


def test_a_day_taken_from_a_clock_says_its_zone(workspace: Path) -> None:
    def told(zone: str, *arguments: str) -> str:
        words = [sys.executable, "-m", "luoshi", "check", "--workspace", str(workspace), *arguments]
        done = subprocess.run(words, capture_output=True, env={**surroundings(), "TZ": zone}, check=False)
        return done.stderr.decode()

    assert "（UTC+00:00）" in told("UTC")
    assert "（UTC-03:30）" in told("America/St_Johns") or "（UTC-02:30）" in told("America/St_Johns")
    assert "UTC" not in told("Asia/Shanghai")
    assert "UTC" not in told("UTC", *DAY)


@pytest.mark.parametrize("length", [MOST_LEVELS + 1, 250, 5000])
def test_heights_are_measured_without_recursion(length: int) -> None:
    heights = measure_heights({f"{number}": f"{number + 1}" for number in range(length)})
    assert heights[f"{length}"] == length


def test_what_runs_in_a_circle_has_no_height() -> None:
    assert measure_heights({"甲": "乙", "乙": "甲", "丙": "甲"}) == {"丙": 0}


def test_a_chain_of_250_is_found_and_read_by_every_command(workspace: Path, luoshi: Luoshi) -> None:
    for number in range(1, 251):
        parent = f"due: 2026-12-31\nparent: ZD-2026-{number + 1:03}\n" if number < 250 else "due: 2026-12-31\n"
        text = task_text(number, ("due: 2026-12-31\n", parent)).lstrip("\n")
        (workspace / f"{FOLDER}/ZD-2026-{number:03}.yaml").write_text(text, encoding="utf-8")
    outcome = luoshi("check", "--rule", "LS215", *DAY)
    assert outcome.code == 1
    assert f"LS215 error ZD-2026-{MOST_LEVELS + 1:03} 以下已有 {MOST_LEVELS} 层子任务" in outcome.out
    for command in (["list"], ["show", "ZD-2026-250"], ["explain", "ZD-2026-250"], ["report", "--month", "2026-09"]):
        assert luoshi(*command, *DAY[: 2 if command[0] != "report" else 0]).code in {0, 4}
