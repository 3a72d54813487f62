"""``luoshi report``: periods, days, choices, formats; nothing half-written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

MONTH = ("--month", "2026-10", "--as-of", "2026-10-31")


@pytest.mark.parametrize(
    ("period", "as_of", "title"),
    [
        (("--month", "2026-10"), "2026-10-31", "2026年10月"),
        (("--week", "2026-W43"), "2026-10-25", "2026年第43周"),
        (("--quarter", "2026-Q4"), "2026-12-31", "2026年第四季度"),
        (("--half", "2026-H2"), "2026-12-31", "2026年下半年"),
        (("--year", "2026"), "2026-12-31", "2026年"),
    ],
)
def test_every_period_has_its_report(
    workspace: Path, luoshi: Luoshi, period: tuple[str, str], as_of: str, title: str
) -> None:
    outcome = luoshi("report", *period, "--as-of", as_of, "--format", "json")
    body = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert (body["schema"], body["as_of"], body["period"]) == (1, as_of, period[1])
    assert title in body["title"]
    assert body["figures"]["total"]["value"] == 1


def test_same_input_same_bytes(workspace: Path, luoshi: Luoshi) -> None:
    for name in ("terminal", "markdown", "html", "json", "csv"):
        first = luoshi("report", *MONTH, "--format", name)
        assert first.code == 0
        assert first == luoshi("report", *MONTH, "--format", name)


def test_html_is_written_whole_to_the_file(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("report", *MONTH, "--format", "html", "--output", "10月.html")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "已写入 10月.html\n")
    assert (workspace / "10月.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [path.name for path in workspace.iterdir() if path.name.startswith(".")] == []


def test_a_unit_or_leader_has_a_report_of_its_own(workspace: Path, luoshi: Luoshi) -> None:
    other = task_text(2, ("lead: 学前教育处\nsupport: [财务处]", "lead: 财务处\nsupport: [学前教育处]"))
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-002.yaml": other})
    whole = json.loads(luoshi("report", *MONTH, "--format", "json").out)
    own = json.loads(luoshi("report", *MONTH, "--for-unit", "财务处", "--format", "json").out)
    led = json.loads(luoshi("report", *MONTH, "--for-leader", "分管副主任", "--format", "json").out)
    assert [body["figures"]["total"]["tasks"] for body in (whole, own, led)] == [
        ["ZD-2026-001", "ZD-2026-002"],
        ["ZD-2026-002"],
        ["ZD-2026-001", "ZD-2026-002"],
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "没有写明哪一期"),
        (("--month", "2026-10", "--year", "2026"), "只能写一期"),
        (("--month", "2026-13"), "“2026-13”不是有效的月"),
        (("--month", "10月"), "写成 2026-10 的样子"),
        (("--week", "2026-W54"), "不是有效的周"),
        (("--quarter", "2026-Q5"), "不是有效的季度"),
        (("--month", "2026-10", "--as-of", "2026-09-30"), "2026年10月在 2026-09-30 还没有开始"),
        (("--month", "2126-10"), "还没有开始"),
        (("--month", "2026-10", "--for-unit", "学前教处"), "org.yaml 中没有单位“学前教处”；是否为“学前教育处”？"),
        (("--month", "2026-10", "--for-leader", "分管副主"), "是否为“分管副主任”？"),
        (("--month", "2026-10", "--format", "doc"), "--format 没有“doc”"),
    ],
)
def test_wrong_use_is_a_message_with_a_way_out(
    workspace: Path, luoshi: Luoshi, arguments: tuple[str, ...], words: str
) -> None:
    outcome = luoshi("report", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert "办法：" in outcome.err


def test_broken_files_are_named_beside_the_report(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-00{number}.yaml": "id: [\n" for number in range(2, 9)})
    outcome = luoshi("report", *MONTH, "--format", "json")
    assert json.loads(outcome.out)["figures"]["total"]["value"] == 1
    assert "有 7 个文件读不懂，未计入" in outcome.err
    assert "等" in outcome.err


def test_an_unwritable_output_leaves_nothing(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("report", *MONTH, "--format", "html", "--output", "luoshi.yaml/10月.html")
    assert outcome.code == 3
    assert "10月.html" in outcome.err
