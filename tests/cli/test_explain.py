"""``luoshi explain``: figures and judgements opened into rule, inputs and lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.report.bulletin.figure_rules import find_rule
from tests.support import builders
from tests.support.repositories import make_repo
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
OVERDUE = ("due: 2026-12-31", "due: 2026-10-20")
DONE = (
    "progress: 30, note: 印发实施方案}",
    "progress: 100, note: 全部完成}\n  - {date: 2026-10-30, event: 报结, by: 学前教育处}",
)


@pytest.fixture
def three(workspace: Path) -> Path:
    files = {
        f"{FOLDER}/ZD-2026-002.yaml": task_text(2, OVERDUE),
        f"{FOLDER}/ZD-2026-003.yaml": task_text(3, DONE),
    }
    return make_workspace(workspace, files)


def facts(luoshi: Luoshi, *arguments: str) -> dict[str, Any]:
    outcome = luoshi("explain", *arguments, *DAY, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    body: dict[str, Any] = json.loads(outcome.out)
    assert body["schema"] == 1
    return body


def answer(luoshi: Luoshi, *arguments: str) -> dict[str, Any]:
    (only,) = facts(luoshi, *arguments)["answers"]
    return dict(only)


def line_with(root: Path, path: str, words: str) -> int:
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize("name", ["on-time-rate", "on_time_rate", "On-Time-Rate"])
def test_a_rate_has_numerator_denominator_and_the_deciding_lines(three: Path, luoshi: Luoshi, name: str) -> None:
    found = answer(luoshi, "2026-10", name)
    assert (found["label"], found["value"]) == ("按期办结率", "50.0%（分母2）")
    assert "按期办结事项÷应结事项" in found["rule"]
    places = [(each["id"], each["part"], each["path"], each["line"]) for each in found["tasks"]]
    done, late = f"{FOLDER}/ZD-2026-003.yaml", f"{FOLDER}/ZD-2026-002.yaml"
    assert places == [
        ("ZD-2026-003", "分子", done, line_with(three, done, "event: 报结")),
        ("ZD-2026-002", "其余分母", late, line_with(three, late, "due:")),
    ]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("period", ["2026-10", "2026-W44", "2026-Q4", "2026-H2", "2026"])
def test_every_figure_of_every_report_is_explained(luoshi: Luoshi, period: str) -> None:
    choices = facts(luoshi, period)["choices"]
    rules = {each["name"]: find_rule(each["name"], builders.config()).words for each in choices}
    assert len(rules) > 60
    assert all(rules.values())


@pytest.mark.usefixtures("three")
def test_what_a_figure_counts_is_what_the_report_counts(luoshi: Luoshi) -> None:
    report = json.loads(luoshi("report", "--month", "2026-10", *DAY, "--format", "json").out)
    for name in ("total", "overdue", "previous_total", "opening", "lamp_1", "reports_missing", "urged_in_period"):
        if name in report["figures"]:
            ids = [each["id"] for each in answer(luoshi, "2026-10", name)["tasks"]]
            assert ids == report["figures"][name]["tasks"]


@pytest.mark.usefixtures("three")
def test_a_share_and_a_lamp_name_their_rule(luoshi: Luoshi) -> None:
    assert "÷纳入台账事项" in answer(luoshi, "2026-10", "overdue-share")["rule"]
    assert answer(luoshi, "2026-10", "lamp-1")["rule"].startswith("红灯：逾期，或落后应达进度超过30个百分点")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("aspect", "name", "value"),
    [
        ("lamp", "lamp", "红灯"),
        ("state", "lifecycle", "办理中"),
        ("due", "due", "2026-10-20"),
        ("plan", "plan", "应达100.0%，实际30.0%"),
        ("judgement", "judgement", "逾期，逾期11天"),
        ("四查", "question", "查原因，尚未答复"),
        ("reports", "reports", "没有漏报迟报"),
    ],
)
def test_a_task_is_explained_aspect_by_aspect(luoshi: Luoshi, aspect: str, name: str, value: str) -> None:
    found = answer(luoshi, "ZD-2026-002", aspect)
    assert (found["name"], found["value"]) == (name, value)
    assert found["rule"]
    assert found["inputs"]


def test_due_tells_what_became_of_each_extension_and_where_it_stands(workspace: Path, luoshi: Luoshi) -> None:
    log = (
        "  - {date: 2026-10-24, event: 延期, due: 2027-01-15, approver: 主任办公会}\n"
        "  - {date: 2026-10-26, event: 延期, due: 2027-03-31}\n"
    )
    path = f"{FOLDER}/ZD-2026-001.yaml"
    make_workspace(workspace, {path: builders.TASK + log})
    inputs = answer(luoshi, "ZD-2026-001", "due")["inputs"]
    assert [(each["value"], each["line"]) for each in inputs] == [
        ("2026-12-31", line_with(workspace, path, "due: 2026-12-31")),
        ("申请延到2027-01-15：已批准（2026-10-24申请，当时时限2026-12-31）", line_with(workspace, path, "2027-01-15")),
        (
            "申请延到2027-03-31：未经批准（2026-10-26申请，当时时限2027-01-15）",
            line_with(workspace, path, "2027-03-31"),
        ),
    ]


def test_plan_shows_milestones_indicators_and_children(workspace: Path, luoshi: Luoshi) -> None:
    more = (
        "milestones:\n  - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 100}\n"
        "indicators: [{id: 数, unit: 个, type: 累计, baseline: 0, target: 10}]\nlog:"
    )
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": builders.TASK.replace("log:", more)})
    inputs = answer(luoshi, "ZD-2026-001", "plan")["inputs"]
    assert [each["name"] for each in inputs][3:5] == ["节点“印发方案”", "指标“数”"]
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-002.yaml": task_text(2, ("log:", "parent: ZD-2026-001\nlog:"))})
    found = answer(luoshi, "ZD-2026-001", "plan")
    assert "依据子任务" in found["rule"]
    assert [(each["id"], each["part"]) for each in found["tasks"]] == [("ZD-2026-002", "子任务")]


@pytest.mark.usefixtures("three")
def test_all_of_a_task_and_all_of_a_period(luoshi: Luoshi) -> None:
    text = luoshi("explain", "ZD-2026-002", *DAY).out
    for words in ("办理状态：", "现行时限：", "进度：", "进度研判：", "亮灯：", "四查：", "报告："):
        assert words in text
    assert "on_time_rate" in luoshi("explain", "2026-10", *DAY).out


def test_a_revision_is_named_at_each_line(tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = make_repo(tmp_path / "库")
    monkeypatch.chdir(repo.root)
    head = repo.git("rev-parse", "HEAD")
    (repo.root / FOLDER / "ZD-2026-001.yaml").write_text("坏了", encoding="utf-8")
    out = luoshi("explain", "ZD-2026-001", "due", "--rev", "HEAD", *DAY).out
    assert f"@{head[:8]}" in "".join(out.split())
    assert facts(luoshi, "2026-10", "total", "--rev", "HEAD")["commit"] == head


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2026-10", "on-time-rat"), "这一期没有“on-time-rat”这个数据；是否为 on_time_rate？"),
        (("2026-13", "total"), "“2026-13”不是有效的月"),
        (("ZD-2026-002", "lamps"), "不会解释“lamps”；是否为 lamp？"),
        (("ZD-2026-022",), "没有编号为“ZD-2026-022”的事项；是否为 ZD-2026-0"),
        (("2026-10", "total", "closed"), "一次只解释一个数字或判断"),
        ((), "缺少"),
    ],
)
def test_wrong_words_are_refused_with_a_way_out(luoshi: Luoshi, arguments: tuple[str, ...], words: str) -> None:
    outcome = luoshi("explain", *arguments, *DAY)
    assert outcome.code == 2
    assert words in outcome.err
