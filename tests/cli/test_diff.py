"""``luoshi diff``: two revisions in the field's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.store.yaml import log_reader, reader
from tests.support import builders
from tests.support.repositories import Repo, make_repo, processes, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.model.task import Task
    from tests.support.commands import Luoshi

TASK = f"{FOLDER}/ZD-2026-001.yaml"
BASE = builders.TASK
EXTENDED = "  - {date: 2026-10-28, event: 延期, due: 2027-01-15, approver: 主任办公会}\n"
DAY = ("--as-of", "2026-10-31")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    made = make_repo(tmp_path / "督查 台账")
    made.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    monkeypatch.chdir(made.workspace)
    return made


def facts(luoshi: Luoshi, *arguments: str) -> dict[str, Any]:
    outcome = luoshi("diff", *arguments, *DAY, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    body: dict[str, Any] = json.loads(outcome.out)
    return body


def kinds(body: dict[str, Any]) -> dict[str, list[str]]:
    return {task["id"]: [change["kind"] for change in task["changes"]] for task in body["tasks"]}


def test_everything_that_can_differ(repo: Repo, luoshi: Luoshi) -> None:
    moved = BASE.replace("objective: 年底前120个", "objective: 年底前118个").replace("progress: 30", "progress: 60")
    repo.commit(
        "许多改动",
        {
            TASK: moved + EXTENDED,
            f"{FOLDER}/ZD-2026-002.yaml": None,
            f"{FOLDER}/ZD-2026-003.yaml": task_text(3, ("全覆盖", "达标")),
            "luoshi.yaml": builders.CONFIG + "judgement: {ahead: 9}\n",
            "calendar/2027.yaml": "year: 2027\nnotice: 通知\nholidays: []\n",
        },
    )
    body = facts(luoshi, "HEAD~1..HEAD")
    assert kinds(body) == {
        "ZD-2026-001": ["头部改动", "记录被改", "新增记录"],
        "ZD-2026-002": ["事项文件被删"],
        "ZD-2026-003": ["登记", "新增记录", "新增记录"],
    }
    first = body["tasks"][0]
    assert (first["due_moved"], first["due_before"], first["due_after"]) == (True, "2026-12-31", "2027-01-15")
    assert body["settings"] == [
        {"path": "calendar/2027.yaml", "change": "新增", "details": []},
        {"path": "luoshi.yaml", "change": "改动", "details": ["进度研判·超前 5→9"]},
    ]
    text = luoshi("diff", "HEAD~1..HEAD", *DAY, "--format", "markdown").out
    for words in (
        "涉及3个事项",
        "现行时限变动1项",
        "目标任务 年底前120个项目全部竣工→年底前118个项目全部竣工",
        "luoshi.yaml：改动",
    ):
        assert words in text


def test_markdown_is_fit_for_a_merge_request(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("延期", {TASK: BASE + EXTENDED})
    lines = luoshi("diff", "HEAD~1..HEAD", *DAY, "--format", "markdown").out.splitlines()
    assert lines[0].startswith("## 台账变动：HEAD\\~1（")
    assert "涉及1个事项：新增记录1条；现行时限变动1项（截至2026-10-31）。" in lines
    assert "| ZD-2026-001 | 农村学前教育全覆盖工程 | 2026-12-31 | 2027-01-15 |" in [
        " ".join(each.split()) for each in lines
    ]


def test_the_working_copy_against_head_is_the_default(repo: Repo, luoshi: Luoshi) -> None:
    assert kinds(facts(luoshi)) == {}
    assert "事项没有变动" in luoshi("diff").out
    (repo.workspace / TASK).write_text(BASE.lstrip("\n") + EXTENDED, encoding="utf-8")
    assert kinds(facts(luoshi)) == kinds(facts(luoshi, "HEAD")) == {"ZD-2026-001": ["新增记录"]}
    assert facts(luoshi)["to"] == {"revision": None, "commit": None}


def test_renumbered_and_moved_tasks_are_one_task(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit(
        "改号",
        {
            TASK: None,
            f"{FOLDER}/ZD-2026-012.yaml": BASE.replace("ZD-2026-001", "ZD-2026-012"),
            "ledgers/2026/zhuan/ledger.yaml": builders.LEDGER,
            f"{FOLDER}/ZD-2026-002.yaml": None,
            "ledgers/2026/zhuan/ZD-2026-002.yaml": task_text(2),
        },
    )
    body = facts(luoshi, "HEAD~1..")
    assert kinds(body) == {"ZD-2026-002": ["移动文件"], "ZD-2026-012": ["改编号"]}
    assert [task["was"] for task in body["tasks"]] == [f"{FOLDER}/ZD-2026-002.yaml", TASK]


def test_comments_and_order_are_no_difference_and_broken_files_are_said(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("注释", {TASK: "# 注释\n" + BASE, f"{FOLDER}/ZD-2026-002.yaml": "id: [\n"})
    assert kinds(facts(luoshi, "HEAD~1..HEAD")) == {"ZD-2026-002": ["读不懂"]}


def test_from_where_two_branches_parted(repo: Repo, luoshi: Luoshi) -> None:
    repo.git("checkout", "--quiet", "-b", "学前处")
    repo.commit("延期", {TASK: BASE + EXTENDED})
    repo.git("checkout", "--quiet", "main")
    repo.commit("主线", {f"{FOLDER}/ZD-2026-003.yaml": task_text(3)})
    assert kinds(facts(luoshi, "main...学前处")) == {"ZD-2026-001": ["新增记录"]}
    assert kinds(facts(luoshi, "main..学前处"))["ZD-2026-003"] == ["事项文件被删"]


def test_line_ends_turned_on_checkout_are_no_difference(repo: Repo, luoshi: Luoshi) -> None:
    for path in (TASK, "luoshi.yaml"):
        content = (repo.workspace / path).read_bytes()
        (repo.workspace / path).write_bytes(content.replace(b"\n", b"\r\n"))
    body = facts(luoshi)
    assert (body["tasks"], body["settings"]) == ([], [])


def test_one_process_and_only_what_differs_is_parsed(
    repo: Repo, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit("延期", {TASK: BASE + EXTENDED})
    parsed: list[bytes] = []

    def counted(model: type[Task], data: bytes, path: str, way: reader.Reader) -> reader.Loaded[Task]:
        parsed.append(data)
        return reader.load(model, data, path, way)

    monkeypatch.setattr(log_reader, "load", counted)
    with processes() as started:
        facts(luoshi, "HEAD~1..HEAD")
    assert len(started) == 1
    head = BASE.lstrip().partition("  - ")[0]
    assert [data.decode() for data in parsed] == [BASE.lstrip(), head + EXTENDED]  # of the log only what is new
    with processes() as started:
        facts(luoshi, "HEAD~1...HEAD")
    assert len(started) == 2


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("mian..HEAD", "没有“mian”这个版本；是否为“main”？"),
        ("HEAD..没有", "没有“没有”这个版本"),
        ("-x..HEAD", "没有选项"),
        ("HEAD..-x", "不能以“-”开头"),
        ("a..b..c", "“a..b..c”不是两个版本"),
    ],
)
def test_wrong_revisions_are_refused_with_a_way_out(luoshi: Luoshi, span: str, words: str) -> None:
    outcome = luoshi("diff", span)
    assert outcome.code == 2
    assert words in outcome.err


@pytest.mark.usefixtures("workspace")
def test_outside_a_repository_there_is_nothing_to_compare(luoshi: Luoshi) -> None:
    assert luoshi("diff").code == 3


def test_settings_are_told_with_old_and_new_value(repo: Repo, luoshi: Luoshi) -> None:
    people = builders.ORG.replace("unit: 学前教育处}", "unit: 学前教育处, roles: [核查]}")
    repo.commit(
        "改尺子",
        {
            "luoshi.yaml": builders.CONFIG.replace("gap_over: 30", "gap_over: 80") + "judgement: {behind: 60}\n",
            "org.yaml": people,
            "calendar/2026.yaml": "year: 2026\nnotice: 通知\nholidays: [2026-11-25]\n",
        },
    )
    settings = {each["path"]: each["details"] for each in facts(luoshi, "HEAD~1..HEAD")["settings"]}
    assert settings["luoshi.yaml"] == ["进度研判·滞后 5→60", "亮灯“红灯”·落后超过 30→80"]
    assert settings["org.yaml"] == ["人员“处长”·权限 （未填）→核查"]
    assert "放假日 增加2026-11-25" in settings["calendar/2026.yaml"]
    assert "luoshi.yaml：进度研判·滞后 5→60" in luoshi("diff", "HEAD~1..HEAD", *DAY).out


def test_settings_that_are_not_committed_are_told_too(repo: Repo, luoshi: Luoshi) -> None:
    (repo.workspace / "luoshi.yaml").write_text(builders.CONFIG + "judgement: {behind: 60}\n", encoding="utf-8")
    assert facts(luoshi, "HEAD")["settings"] == [
        {"path": "luoshi.yaml", "change": "改动", "details": ["进度研判·滞后 5→60"]}
    ]
