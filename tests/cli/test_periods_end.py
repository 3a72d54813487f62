"""A period ends: its report judges and counts up to its last day or its cut-off, whenever it is made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

OCTOBER = ("report", "--month", "2026-10")
NOVEMBER = ("report", "--month", "2026-11", "--as-of", "2026-11-30")
CLOSED = (
    "  - {date: 2026-10-26, event: 报结, by: 学前教育处}\n"
    "  - {date: 2026-10-27, event: 核查, by: 办公室, result: 通过}\n"
    "  - {date: 2026-10-28, event: 销号, approver: 分管副主任, grade: 全部落实, effect: 已用}\n"
)
LATER = CLOSED.replace("2026-10-2", "2026-11-2")
FORMATS = ("terminal", "markdown", "html", "json", "csv")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with a task closed on 10-28, one closed on 11-28 and one that is open."""
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    made = make_repo(tmp_path / "库", "督查 台账")
    tasks = {2: task_text(2) + CLOSED, 3: task_text(3) + LATER}
    made.commit("三项", {f"{FOLDER}/ZD-2026-00{number}.yaml": text for number, text in tasks.items()})
    monkeypatch.chdir(made.workspace)
    return made


def body(luoshi: Luoshi, *arguments: str) -> dict[str, Any]:
    outcome = luoshi(*arguments, "--format", "json")
    assert outcome.code == 0, outcome.err
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def tasks_of(document: dict[str, Any], figure: str) -> list[str]:
    return [name[-1] for name in document["figures"][figure]["tasks"]]


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-30", "2027-03-01", None])
def test_a_day_after_the_end_changes_no_byte(repo: Repo, luoshi: Luoshi, day: str | None, output_format: str) -> None:
    later = ("--as-of", day) if day else ()
    on_the_end = luoshi(*OCTOBER, "--as-of", "2026-10-31", "--format", output_format)
    assert on_the_end.code == 0
    assert luoshi(*OCTOBER, *later, "--format", output_format) == on_the_end


def test_what_came_after_the_end_is_not_of_the_period(repo: Repo, luoshi: Luoshi) -> None:
    found = body(luoshi, *OCTOBER, "--as-of", "2026-11-30")
    assert (found["as_of"], tasks_of(found, "closed_in_period"), tasks_of(found, "closed")) == (
        "2026-10-31",
        ["2"],
        ["2"],
    )
    assert "ZD-2026-002" in luoshi("explain", "2026-10", "closed-in-period", "--as-of", "2026-11-30").out
    assert "ZD-2026-003" not in luoshi("explain", "2026-10", "closed-in-period", "--as-of", "2026-11-30").out


def test_a_day_within_the_period_is_the_cut_off(repo: Repo, luoshi: Luoshi) -> None:
    found = body(luoshi, *OCTOBER, "--as-of", "2026-10-27")
    assert (found["as_of"], tasks_of(found, "closed_in_period")) == ("2026-10-27", [])
    assert found == body(luoshi, *OCTOBER, "--cut-off", "2026-10-27", "--as-of", "2026-11-30")


@pytest.mark.parametrize("command", [OCTOBER, ("explain", "2026-10"), ("form", "status", "--month", "2026-10")])
def test_a_day_before_the_period_is_wrong_use(repo: Repo, luoshi: Luoshi, command: tuple[str, ...]) -> None:
    outcome = luoshi(*command, "--as-of", "2026-09-30")
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize("day", ["2026-09-30", "2026-11-01", "2026-10-29"])
def test_a_cut_off_lies_in_the_part_of_the_period_that_is_over(repo: Repo, luoshi: Luoshi, day: str) -> None:
    outcome = luoshi(*OCTOBER, "--as-of", "2026-10-28", "--cut-off", day)
    assert outcome.code == 2
    assert "写 2026-10-01 至 2026-10-28 之间的一天" in outcome.err


def test_a_period_that_has_not_ended_is_issued_with_a_cut_off_only(repo: Repo, luoshi: Luoshi) -> None:
    outcome = luoshi(*OCTOBER, "--as-of", "2026-10-27", "--issue")
    assert outcome.code == 2
    assert "--cut-off 2026-10-27" in outcome.err
    assert not (repo.workspace / "reports").exists()


def test_the_next_period_opens_at_the_cut_off(repo: Repo, luoshi: Luoshi) -> None:
    assert luoshi(*OCTOBER, "--as-of", "2026-10-27", "--cut-off", "2026-10-27", "--issue").code == 0
    repo.commit("第10期")
    october = json.loads((repo.workspace / "reports/2026-10/通报.json").read_text(encoding="utf-8"))
    november = body(luoshi, *NOVEMBER)
    assert (tasks_of(october, "closed_in_period"), tasks_of(november, "closed_in_period")) == ([], ["2", "3"])
    assert november["figures"]["opening"]["value"] == october["figures"]["closing"]["value"] == 3
    assert "上期数据截至2026年10月27日，本期变动自次日起统计" in luoshi(*NOVEMBER, "--format", "markdown").out
    assert "ZD-2026-002" in luoshi("explain", "2026-11", "closed-in-period", "--as-of", "2026-11-30").out
    assert luoshi(*NOVEMBER, "--issue").code == 0
    repo.commit("第11期")
    for name in ("2026-10", "2026-11"):
        assert luoshi("report", "--verify", name).code == 0


def test_nothing_of_the_old_year_is_lost_at_a_cut_off(repo: Repo, luoshi: Luoshi) -> None:
    late = task_text(4) + CLOSED.replace("2026-10-2", "2026-12-2")
    repo.commit("第四项", {f"{FOLDER}/ZD-2026-004.yaml": late})
    december = ("report", "--month", "2026-12", "--as-of", "2026-12-27", "--cut-off", "2026-12-27")
    assert luoshi(*december, "--issue").code == 0
    repo.commit("第12期")
    closed = {
        "figures": json.loads((repo.workspace / "reports/2026-12/通报.json").read_text(encoding="utf-8"))["figures"]
    }
    january = body(luoshi, "report", "--month", "2027-01", "--as-of", "2027-01-31")
    assert (tasks_of(closed, "closed_in_period"), tasks_of(january, "closed_in_period")) == ([], ["4"])


def test_the_date_on_the_paper_changes_no_figure(repo: Repo, luoshi: Luoshi) -> None:
    plain = body(luoshi, *OCTOBER, "--as-of", "2026-11-30")
    dated = body(luoshi, *OCTOBER, "--as-of", "2026-11-30", "--dated", "2026-11-06")
    assert (plain["masthead"]["date"], dated["masthead"]["date"]) == ("2026-11-02", "2026-11-06")
    assert {**dated, "masthead": plain["masthead"]} == plain
    assert "2026年11月6日" in luoshi(*OCTOBER, "--dated", "2026-11-06", "--format", "markdown").out


def test_a_paper_is_not_older_than_its_figures(repo: Repo, luoshi: Luoshi) -> None:
    outcome = luoshi(*OCTOBER, "--as-of", "2026-11-30", "--dated", "2026-10-30")
    assert outcome.code == 2
    assert "早于数据截至日期 2026-10-31" in outcome.err


def test_an_issued_date_is_kept_and_made_again(repo: Repo, luoshi: Luoshi) -> None:
    assert luoshi(*OCTOBER, "--as-of", "2026-11-30", "--dated", "2026-11-06", "--issue").code == 0
    repo.commit("第10期")
    manifest = json.loads((repo.workspace / "reports/2026-10/manifest.json").read_text(encoding="utf-8"))
    assert (manifest["as_of"], manifest["dated"]) == ("2026-10-31", "2026-11-06")
    assert luoshi("report", "--verify", "2026-10").code == 0


def test_a_holiday_after_the_end_puts_the_paper_off(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(
        workspace, {"calendar/2026.yaml": "{year: 2026, notice: 通知, holidays: [2026-11-02], workdays: []}"}
    )
    assert body(luoshi, *OCTOBER, "--as-of", "2026-10-31")["masthead"]["date"] == "2026-11-03"
