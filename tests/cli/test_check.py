"""``luoshi check`` on real files: text with carets, machine formats, exit codes, choices."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.support import builders
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
WRONG = ("lead: 学前教育处\n", "lead: 学前处\n")


def test_a_clean_workspace_leaves_with_0(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("check", *DAY)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "共检查 2 个文件、1 个事项：没有发现问题\n"


def test_a_finding_shows_the_users_line_with_a_caret_by_display_width(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, WRONG)})
    outcome = luoshi("check", *DAY)
    assert outcome.code == 1
    assert outcome.out.splitlines()[:4] == [
        f"{FOLDER}/ZD-2026-001.yaml:10:7: LS203 error 牵头单位“学前处”不在 org.yaml 中；是否为“学前教育处”？",
        "    lead: 学前处",
        "          ^",
        "    办法：改用 org.yaml 中的规范全称，或先在 org.yaml 登记该单位",
    ]


def test_the_caret_stands_under_the_place_after_wide_characters(workspace: Path, luoshi: Luoshi) -> None:
    wrong = ("by: 学前教育处, progress: 30", "by: 学前教育处, progress: 三十")
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, wrong)})
    lines = luoshi("check", *DAY).out.splitlines()
    assert lines[0].endswith("LS108 error progress 的值“三十”不对")
    before = lines[1][: lines[1].index("三十")]
    assert len(lines[2]) - 1 == len(before) + sum(char > "\u2e80" for char in before)


def test_one_broken_file_does_not_hide_the_others(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(
        workspace, {f"{FOLDER}/ZD-2026-001.yaml": "id: [\n", f"{FOLDER}/ZD-2026-002.yaml": task_text(2, WRONG)}
    )
    outcome = luoshi("check", *DAY)
    assert outcome.code == 1
    assert "LS102" in outcome.out
    assert "LS203" in outcome.out


def test_json_is_alone_on_standard_output_and_begins_with_its_schema(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, WRONG)})
    outcome = luoshi("check", *DAY, "--format", "json")
    body = json.loads(outcome.out)
    assert next(iter(body)) == "schema"
    assert body["schema"] == 1
    assert body["summary"] == {"files": 2, "tasks": 1, "errors": len(body["findings"]), "warnings": 0, "hints": 0}
    first = body["findings"][0]
    assert (first["code"], first["severity"], first["task"]) == ("LS203", "error", "ZD-2026-001")
    assert (first["path"], first["line"], first["column"]) == (f"{FOLDER}/ZD-2026-001.yaml", 10, 7)


def test_sarif_has_places_levels_and_rules(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, WRONG)})
    run = json.loads(luoshi("check", *DAY, "--format", "sarif").out)["runs"][0]
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("LS203", "error")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["shortDescription"]["text"] == "牵头单位须在 org.yaml 中"
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 10, "startColumn": 7}
    assert place["artifactLocation"]["uri"] == f"{FOLDER}/ZD-2026-001.yaml"


def test_sarif_fingerprints_stay_when_lines_move(workspace: Path, luoshi: Luoshi) -> None:
    def prints(text: str) -> list[str]:
        make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": text})
        run = json.loads(luoshi("check", *DAY, "--format", "sarif").out)["runs"][0]
        return [result["partialFingerprints"]["luoshi/v1"] for result in run["results"]]

    assert prints(task_text(1, WRONG)) == prints("# 一行说明\n" + task_text(1, WRONG).lstrip("\n"))


def test_github_annotations_escape_what_would_end_them(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(
        workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, ("lead: 学前教育处\n", 'lead: "100%处\\n::x"\n'))}
    )
    lines = luoshi("check", *DAY, "--format", "github").out.splitlines()
    first = next(line for line in lines if "LS203" in line)
    assert first.startswith(f"::error file={FOLDER}/ZD-2026-001.yaml,line=10,col=7,title=LS203 ")
    assert "100%25处%0A::x" in first


def test_junit_fails_for_errors_only(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, WRONG)})
    suite = ET.fromstring(luoshi("check", *DAY, "--format", "junit").out)[0]
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert {case.attrib["classname"] for case in suite.findall("testcase") if case.find("failure") is not None} >= {
        "LS203"
    }


def test_junit_of_a_clean_workspace_has_one_passed_case(workspace: Path, luoshi: Luoshi) -> None:
    suite = ET.fromstring(luoshi("check", *DAY, "--format", "junit").out)[0]
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("1", "0")


def test_only_the_rules_asked_for_are_run(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(
        workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, WRONG, ("support: [财务处]", "support: [财务]"))}
    )
    body = json.loads(luoshi("check", *DAY, "--rule", "LS204", "--format", "json").out)
    assert {finding["code"] for finding in body["findings"]} == {"LS204"}


def test_only_the_paths_asked_for_are_shown(workspace: Path, luoshi: Luoshi) -> None:
    wrong = {f"{FOLDER}/ZD-2026-00{number}.yaml": task_text(number, WRONG) for number in (1, 2)}
    make_workspace(workspace, wrong)
    body = json.loads(luoshi("check", f"{FOLDER}/ZD-2026-002.yaml", *DAY, "--format", "json").out)
    assert {finding["path"] for finding in body["findings"]} == {f"{FOLDER}/ZD-2026-002.yaml"}
    assert luoshi("check", FOLDER, *DAY).out.count("LS203") == 2


def test_severity_hides_what_is_milder(workspace: Path, luoshi: Luoshi) -> None:
    silent = ("2026-10-23, event: 进展", "2026-10-28, event: 进展")
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, silent)})
    assert "LS308 hint" in luoshi("check", *DAY).out
    outcome = luoshi("check", *DAY, "--severity", "warning")
    assert (outcome.code, "LS308" in outcome.out) == (0, False)


def test_a_severity_can_be_changed_with_a_reason(workspace: Path, luoshi: Luoshi) -> None:
    settings = builders.CONFIG + "rules: {LS203: {severity: hint, reason: 名称正在更换}}\n"
    make_workspace(workspace, {"luoshi.yaml": settings, f"{FOLDER}/ZD-2026-001.yaml": task_text(1, WRONG)})
    outcome = luoshi("check", *DAY, "--rule", "LS203")
    assert outcome.code == 0
    assert "LS203 hint" in outcome.out


def test_a_rule_can_be_switched_off(workspace: Path, luoshi: Luoshi) -> None:
    settings = builders.CONFIG + "rules: {LS203: {severity: 'off', reason: 名称正在更换}}\n"
    make_workspace(workspace, {"luoshi.yaml": settings, f"{FOLDER}/ZD-2026-001.yaml": task_text(1, WRONG)})
    assert "LS203" not in luoshi("check", *DAY).out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("check", "--rule", "LS999"), 2, "没有规则 LS999"),
        (("check", "--format", "xml"), 2, "--format 没有“xml”"),
        (("check", "--severity", "bad"), 2, "--severity 没有“bad”"),
        (("check", "--as-of", "2026-02-30"), 2, "“2026-02-30”不是有效的日期"),
        (("check", "--as-of", "昨天"), 2, "“昨天”不是有效的日期"),
        (("check", "不存在"), 2, "工作区里没有“不存在”"),
        (("check", "--workspace", "/"), 3, "没有找到 luoshi.yaml"),
        (("chek",), 2, "没有命令“chek”；是否为 check？"),
        (("check", "--ruel", "x"), 2, "没有选项 --ruel；是否为 --rule？"),
        (("check", "--rule"), 2, "选项 --rule 的用法不对"),
        (("show",), 2, "缺少 编号"),
        (("show", "ZD-2026-001", "多余"), 2, "多出了不认识的内容：多余"),
    ],
)
def test_wrong_use_is_a_message_with_a_way_out(
    workspace: Path, luoshi: Luoshi, arguments: tuple[str, ...], code: int, message: str
) -> None:
    outcome = luoshi(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert "办法：" in outcome.err


@pytest.mark.parametrize(("name", "word"), [("org.yaml", "缺少 org.yaml"), ("luoshi.yaml", "没有找到 luoshi.yaml")])
def test_a_missing_file_that_is_needed_leaves_with_3(workspace: Path, luoshi: Luoshi, name: str, word: str) -> None:
    (workspace / name).unlink()
    outcome = luoshi("check")
    assert outcome.code == 3
    assert word in outcome.err


def test_wrong_settings_are_told_with_all_their_places(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {"luoshi.yaml": "version: 2\norganisation: {name: 甲, office: 办公室}\nlapms: []\n"})
    outcome = luoshi("check")
    assert outcome.code == 3
    assert "luoshi.yaml:1:10: LS108 version 的值“2”超出范围" in outcome.err
    assert "luoshi.yaml:3:1: LS106 没有“lapms”这一项；是否为“lamps”？" in outcome.err


def test_nothing_to_check_leaves_with_4(workspace: Path, luoshi: Luoshi) -> None:
    (workspace / FOLDER / "ZD-2026-001.yaml").unlink()
    outcome = luoshi("check")
    assert outcome.code == 4
    assert "工作区里还没有事项" in outcome.err


EMPTY = (
    ({"org.yaml": builders.ORG.replace("aliases: [学前处]", "aliases: [财务处]")}, "org.yaml"),
    ({"luoshi.yaml": builders.CONFIG + "rules: {LS999: {reason: 试行}}\n"}, "luoshi.yaml"),
    ({"luoshi.yaml": builders.CONFIG.replace("gap_over: 10", "gap_over: 60")}, "luoshi.yaml"),
    ({"calendar/2026.yaml": "year: 2026\nnotice: 通知\nholidays: [2026-13-01]\n"}, "calendar/2026.yaml"),
)


@pytest.mark.parametrize(("files", "path"), EMPTY)
@pytest.mark.parametrize("style", ["text", "json", "sarif", "github", "junit"])
def test_settings_are_judged_where_there_is_no_task_yet(
    workspace: Path, luoshi: Luoshi, files: dict[str, str], path: str, style: str
) -> None:
    make_workspace(workspace, files)
    (workspace / FOLDER / "ZD-2026-001.yaml").unlink()
    outcome = luoshi("check", "--format", style)
    assert outcome.code == 1
    assert path in outcome.out
