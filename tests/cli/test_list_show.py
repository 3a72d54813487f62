"""``luoshi list`` and ``luoshi show``: filters, orders, views, formats."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.support import builders
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
OVERDUE = ("due: 2026-12-31", "due: 2026-10-20")
OTHER_UNIT = ("lead: 学前教育处\nsupport: [财务处]", "lead: 财务处\nsupport: [学前教育处]")


@pytest.fixture
def four(workspace: Path) -> Path:
    """Four tasks: one in good order, one overdue, one of another unit finished early, one not signed."""
    done = (
        "progress: 30, note: 印发实施方案}",
        "progress: 100, note: 全部完成}\n  - {date: 2026-10-30, event: 报结, by: 财务处}",
    )
    unsigned = builders.TASK[: builders.TASK.index("log:")].replace("ZD-2026-001", "ZD-2026-004")
    files = {
        f"{FOLDER}/ZD-2026-002.yaml": task_text(2, OVERDUE),
        f"{FOLDER}/ZD-2026-003.yaml": task_text(3, OTHER_UNIT, done),
        f"{FOLDER}/ZD-2026-004.yaml": unsigned.replace("kind: 重点任务", "kind: 批示件"),
    }
    return make_workspace(workspace, files)


def ids(outcome_text: str) -> list[str]:
    """Return the ids of the machine form, in order."""
    return [task["id"][-1] for task in json.loads(outcome_text)["tasks"]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["1", "2", "3", "4"]),
        (("--unit", "财务处"), ["1", "2", "3", "4"]),
        (("--judgement", "逾期"), ["2"]),
        (("--lifecycle", "待核查"), ["3"]),
        (("--lamp", "红灯"), ["2"]),
        (("--question", "查效果"), ["3"]),
        (("--kind", "批示件"), ["4"]),
        (("--source", "市委市政府部署"), ["1", "2", "3", "4"]),
        (("--leader", "分管副主任"), ["1", "2", "3", "4"]),
        (("--person", "处长"), ["1", "2", "3", "4"]),
        (("--ledger", "zonghe"), ["1", "2", "3", "4"]),
        (("--ledger", "2026/zonghe"), ["1", "2", "3", "4"]),
        (("--ledger", "2026\\zonghe"), ["1", "2", "3", "4"]),
        (("--due-to", "2026-10-31"), ["2"]),
        (("--due-from", "2026-11-01"), ["1", "3", "4"]),
        (("--due-from", "2026-10-20", "--due-to", "2026-10-20"), ["2"]),
        (("--text", "工程3"), ["3"]),
        (("--text", "津教委〔2026〕1号"), ["1", "2", "3", "4"]),
        (("--sort", "时限"), ["2", "1", "3", "4"]),
        (("--sort", "单位"), ["1", "2", "4", "3"]),
        (("--sort", "灯"), ["2", "4", "1", "3"]),
        (("--sort", "差距"), ["2", "4", "1", "3"]),
    ],
)
def test_filters_and_orders(four: Path, luoshi: Luoshi, arguments: tuple[str, ...], expected: list[str]) -> None:
    outcome = luoshi("list", *arguments, *DAY, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    assert ids(outcome.out) == expected


def test_json_has_the_shape_of_the_contract(four: Path, luoshi: Luoshi) -> None:
    text = luoshi("list", *DAY, "--format", "json").out
    body = json.loads(text)
    assert text.startswith('{\n "schema": 1,')
    assert body["as_of"] == "2026-10-31"
    overdue = body["tasks"][1]
    assert {
        key: overdue[key] for key in ("judgement", "lifecycle", "lamp", "days_late", "due", "first_due", "plan")
    } == {
        "judgement": "逾期",
        "lifecycle": "办理中",
        "lamp": "红灯",
        "days_late": 11,
        "due": "2026-10-20",
        "first_due": "2026-10-20",
        "plan": 100,
    }
    assert (overdue["actual"], overdue["gap"]) == (30, -70)
    assert overdue["path"] == f"{FOLDER}/ZD-2026-002.yaml"
    assert overdue["support"] == ["财务处"]


def test_a_task_assigned_later_is_not_seen(four: Path, luoshi: Luoshi) -> None:
    assert ids(luoshi("list", "--as-of", "2026-10-08", "--format", "json").out) == []
    assert ids(luoshi("list", "--as-of", "2026-10-09", "--format", "json").out) == ["1", "2", "3", "4"]


def test_the_table_names_its_number_and_day(four: Path, luoshi: Luoshi) -> None:
    out = luoshi("list", *DAY, "--judgement", "逾期").out
    assert "事项1项（截至2026-10-31）" in out
    assert "ZD-2026-002" in out
    assert "没有符合条件的事项" in luoshi("list", *DAY, "--text", "没有这样的").out


@pytest.mark.parametrize(("view", "words"), [("工作落实清单", "序号"), ("责任清单", "编号")])
def test_views_are_the_lists_of_the_field(four: Path, luoshi: Luoshi, view: str, words: str) -> None:
    rows = list(csv.reader(io.StringIO(luoshi("list", *DAY, "--view", view, "--format", "csv").out.lstrip("\ufeff"))))
    assert rows[0][0] == words
    assert any("验收合格率100%" in row for row in rows)


def test_markdown_is_a_table(four: Path, luoshi: Luoshi) -> None:
    lines = luoshi("list", *DAY, "--format", "markdown").out.splitlines()
    assert lines[0] == "**事项4项（截至2026-10-31）**"
    assert " ".join(lines[2].split()).startswith("| 编号 | 事项 |")


def test_output_goes_to_the_file_whole(four: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("list", *DAY, "--format", "json", "-o", "全部.json")
    assert (outcome.out, outcome.err) == ("", "已写入 全部.json\n")
    assert len(json.loads((four / "全部.json").read_bytes())["tasks"]) == 4


def test_an_unwritable_output_is_an_error_and_leaves_nothing(four: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("list", *DAY, "-o", "没有/这个/文件夹.txt")
    assert outcome.code == 3
    assert "没有/这个/文件夹.txt" in outcome.err
    assert not (four / "没有").exists()


def test_files_that_cannot_be_read_are_named_and_left_out(four: Path, luoshi: Luoshi) -> None:
    make_workspace(four, {f"{FOLDER}/ZD-2026-005.yaml": "id: [\n"})
    outcome = luoshi("list", *DAY, "--format", "json")
    assert ids(outcome.out) == ["1", "2", "3", "4"]
    assert f"有 1 个文件读不懂，未计入：{FOLDER}/ZD-2026-005.yaml" in outcome.err


@pytest.mark.parametrize("option", ["--judgement", "--lifecycle", "--question", "--sort", "--view", "--format"])
def test_a_word_that_is_not_known_is_refused_with_those_that_are(four: Path, luoshi: Luoshi, option: str) -> None:
    outcome = luoshi("list", option, "没有")
    assert outcome.code == 2
    assert f"{option} 没有“没有”" in outcome.err
    assert "可用：" in outcome.err


def test_show_tells_the_judgement_and_its_reason(four: Path, luoshi: Luoshi) -> None:
    out = luoshi("show", "ZD-2026-002", *DAY).out
    assert "农村学前教育全覆盖工程2" in out
    assert "逾期，逾期11天" in out
    assert "逾期11天；落后应达进度70.0个百分点，超过30个百分点" in out
    assert "查原因：尚未答复" in out


def test_show_in_json_is_one_task(four: Path, luoshi: Luoshi) -> None:
    assert ids(luoshi("show", "ZD-2026-003", *DAY, "--format", "json").out) == ["3"]


def test_show_has_parts_for_milestones_indicators_and_events(workspace: Path, luoshi: Luoshi) -> None:
    more = """milestones:
  - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
  - {id: 竣工, title: 全部竣工, due: 2026-12-31, weight: 60}
indicators: [{id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}]
log:
  - {date: 2026-10-12, event: 签收, by: 学前教育处}
  - {date: 2026-10-16, event: 批示, leader: 主任, text: 抓紧}
  - {date: 2026-10-19, event: 节点, milestone: 方案}
  - {date: 2026-10-23, event: 进展, values: {竣工数: 12}, problem: 土地未批, confidence: 中}
  - {date: 2026-10-26, event: 延期, due: 2027-01-15, approver: 主任办公会, ref: 第9次, reason: 汛期}
  - {date: 2026-10-27, event: 调整, field: objective, to: 竣工118个, approver: 主任办公会}
"""
    text = builders.TASK[: builders.TASK.index("log:")] + more
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": text})
    out = luoshi("show", "ZD-2026-001", *DAY).out
    for words in (
        "三、时间节点",
        "四、量化指标",
        "五、最近一次进展",
        "六、其他记录",
        "主任：抓紧",
        "延至2027-01-15",
        "竣工118个",
    ):
        assert words in out
    assert "原定时限" in out
    assert "土地未批" in out


def test_show_of_an_unknown_id_offers_the_nearest(four: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("show", "ZD-2026-01")
    assert outcome.code == 2
    assert "没有编号为“ZD-2026-01”的事项；是否为 ZD-2026-0" in outcome.err


def test_show_before_the_task_was_assigned_says_so(four: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("show", "ZD-2026-001", "--as-of", "2026-10-01")
    assert outcome.code == 2
    assert "还没有交办" in outcome.err
    assert "2026-10-09" in outcome.err


def test_show_of_a_broken_file_names_the_place(four: Path, luoshi: Luoshi) -> None:
    make_workspace(four, {f"{FOLDER}/ZD-2026-001.yaml": "id: ZD-2026-001\ntitle: x\nkind: y\nassigned: 明天\n"})
    outcome = luoshi("show", "ZD-2026-001")
    assert outcome.code == 3
    assert f"{FOLDER}/ZD-2026-001.yaml:4:11: LS108 assigned 的值“明天”不对" in outcome.err
