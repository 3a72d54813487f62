"""``luoshi history``: the past of one task over commits, branches, renames, and odd repositories."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import builders
from tests.support.repositories import Repo, make_repo, processes, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

ID = "ZD-2026-001"
TASK = f"{FOLDER}/{ID}.yaml"
BASE = builders.TASK
URGED = "  - {date: 2026-10-28, event: 催办, by: 办公室, reason: 进度慢}\n"
EXTENDED = "  - {date: 2026-10-30, event: 延期, due: 2027-01-15, approver: 主任办公会}\n"


@pytest.fixture(autouse=True)
def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of this machine out."""
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = make_repo(tmp_path / "督查 台账")
    monkeypatch.chdir(made.workspace)
    return made


def changes(luoshi: Luoshi, name: str = ID, *more: str) -> list[dict[str, Any]]:
    outcome = luoshi("history", name, *more, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(outcome.out)["changes"]
    return found


def told(luoshi: Luoshi, name: str = ID, *more: str) -> list[tuple[str | None, str, str]]:
    return [(each["subject"], each["kind"], each["text"]) for each in changes(luoshi, name, *more)]


def test_every_commit_is_told_in_the_fields_words_oldest_first(repo: Repo, luoshi: Luoshi) -> None:
    repo.author = "李四"
    moved = BASE.replace("due: 2026-12-31", "due: 2027-01-15")
    repo.commit("改时限", {TASK: moved})
    repo.commit("催办", {TASK: moved + URGED})
    repo.commit("改记录", {TASK: (moved + URGED).replace("progress: 30", "progress: 60")})
    repo.commit("删记录", {TASK: moved.replace("progress: 30", "progress: 60")})
    repo.commit("加注释", {TASK: "# 注释\n" + moved.replace("progress: 30", "progress: 60")})
    assert told(luoshi)[3:] == [
        ("改时限", "头部改动", "完成时限 2026-12-31→2027-01-15"),
        ("催办", "新增记录", "催办：单位 办公室，理由 进度慢"),
        ("改记录", "记录被改", "进展：完成进度 30→60"),
        ("删记录", "记录被删", "催办：单位 办公室，理由 进度慢"),
        ("加注释", "只改格式", "注释、次序或书写方式有改动，内容没有变"),
    ]
    first = told(luoshi)[0]
    assert first == ("登记第一个事项", "登记", "农村学前教育全覆盖工程，学前教育处牵头，2026-10-09交办，时限2026-12-31")


def test_entry_date_and_commit_date_stand_side_by_side(repo: Repo, luoshi: Luoshi) -> None:
    repo.author = "李四"
    commit = repo.commit("催办", {TASK: BASE + URGED})
    last = changes(luoshi)[-1]
    assert {name: last[name] for name in ("commit", "committed", "author", "email", "date", "path", "merge")} == {
        "commit": commit,
        "committed": "2026-09-22T00:13:20+08:00",
        "author": "李四",
        "email": "李四@example.cn",
        "date": "2026-10-28",
        "path": TASK,
        "merge": False,
    }
    row = next(line for line in luoshi("history", ID).out.splitlines() if "催办" in line)
    assert [word in row for word in (commit[:8], "2026-09-22 00:13", "李四", "2026-10-28")] == [True] * 4


@pytest.mark.usefixtures("repo")
def test_csv_and_markdown_have_the_same_rows(luoshi: Luoshi) -> None:
    rows = list(csv.reader(io.StringIO(luoshi("history", ID, "--format", "csv").out.lstrip("\ufeff"))))
    assert rows[0] == ["提交", "提交时间", "提交人", "记录日期", "变动", "内容"]
    markdown = luoshi("history", ID, "--format", "markdown").out
    assert markdown.startswith("## ZD-2026-001 农村学前教育全覆盖工程\n")
    assert len([line for line in markdown.splitlines() if line.startswith("|")]) == 2 + len(changes(luoshi))


def test_renumbering_and_moving_do_not_end_the_history(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("催办", {TASK: BASE + URGED})
    repo.commit("改号", {TASK: None, f"{FOLDER}/ZD-2026-012.yaml": (BASE + URGED).replace(ID, "ZD-2026-012")})
    repo.commit("换台账", {"ledgers/2026/zhuan/ledger.yaml": builders.LEDGER.replace("ZD", "ZX")})
    repo.git("mv", f"{FOLDER}/ZD-2026-012.yaml", "ledgers/2026/zhuan/ZD-2026-012.yaml")
    repo.commit("移动")
    found = told(luoshi, "ZD-2026-012")
    assert [line[:2] for line in found[2:]] == [
        ("登记第一个事项", "新增记录"),
        ("催办", "新增记录"),
        ("改号", "改编号"),
        ("移动", "移动文件"),
    ]
    assert found[4][2] == "ZD-2026-001→ZD-2026-012"
    assert found[5][2] == f"{FOLDER}→ledgers/2026/zhuan"


def test_the_old_number_leads_to_the_new_one(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("改号", {TASK: None, f"{FOLDER}/ZD-2026-012.yaml": BASE.replace(ID, "ZD-2026-012")})
    body = json.loads(luoshi("history", ID, "--format", "json").out)
    assert body["renamed_to"] == "ZD-2026-012"
    assert [each["kind"] for each in body["changes"]] == ["登记", "新增记录", "新增记录", "改编号"]
    assert "luoshi history ZD-2026-012" in luoshi("history", ID).out


def test_a_new_task_in_the_place_of_a_deleted_one_is_not_its_future(repo: Repo, luoshi: Luoshi) -> None:
    other = task_text(2).replace("全覆盖", "达标")
    repo.commit("一删一增", {TASK: None, f"{FOLDER}/ZD-2026-002.yaml": other})
    assert next(line[:2] for line in told(luoshi, "ZD-2026-002")) == ("一删一增", "登记")
    assert told(luoshi)[-1] == ("一删一增", "事项文件被删", "农村学前教育全覆盖工程")


def test_the_commits_of_a_merged_branch_stand_as_they_are(repo: Repo, luoshi: Luoshi) -> None:
    repo.git("checkout", "--quiet", "-b", "学前处")
    repo.author = "李四"
    repo.commit("分支催办", {TASK: BASE + URGED})
    repo.git("checkout", "--quiet", "main")
    repo.author = "张三"
    repo.commit("别的事项", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    repo.git("merge", "--quiet", "--no-ff", "--message", "合并", "学前处")
    assert told(luoshi)[3:] == [("分支催办", "新增记录", "催办：单位 办公室，理由 进度慢")]


def test_a_branch_that_renamed_and_one_that_did_not_are_both_followed(repo: Repo, luoshi: Luoshi) -> None:
    repo.git("checkout", "--quiet", "-b", "改号")
    repo.git("mv", TASK, f"{FOLDER}/ZD-2026-012.yaml")
    repo.commit("改号")
    repo.git("checkout", "--quiet", "main")
    repo.commit("主线催办", {TASK: BASE + URGED})
    repo.git("merge", "--quiet", "--no-ff", "--message", "合并", "改号")
    subjects = [line[0] for line in told(luoshi, "ZD-2026-012")]
    assert "主线催办" in subjects
    assert "改号" in subjects
    assert subjects.count("登记第一个事项") == 3


def conflict(repo: Repo, resolved: str) -> None:
    """Two branches append to one log; the merge is resolved as given."""
    repo.git("checkout", "--quiet", "-b", "学前处")
    repo.commit("分支延期", {TASK: BASE + EXTENDED})
    repo.git("checkout", "--quiet", "main")
    repo.commit("主线催办", {TASK: BASE + URGED})
    repo.git("merge", "--quiet", "--no-commit", "--strategy=ours", "学前处")
    repo.commit("解决冲突", {TASK: resolved})


def test_a_merge_that_keeps_both_sides_changed_nothing_itself(repo: Repo, luoshi: Luoshi) -> None:
    conflict(repo, BASE + URGED + EXTENDED)
    assert sorted(line[:2] for line in told(luoshi)[3:]) == [("主线催办", "新增记录"), ("分支延期", "新增记录")]


def test_a_change_made_in_the_merge_itself_is_shown(repo: Repo, luoshi: Luoshi) -> None:
    conflict(repo, (BASE + URGED).replace("due: 2026-12-31", "due: 2027-02-28"))
    mine = [line[1:] for line in told(luoshi) if line[0] == "解决冲突"]
    assert mine == [
        ("头部改动", "完成时限 2026-12-31→2027-02-28"),
        ("记录被删", "延期：新时限 2027-01-15，批准人 主任办公会"),
    ]


def test_a_merge_that_throws_one_side_away_is_shown(repo: Repo, luoshi: Luoshi) -> None:
    conflict(repo, BASE + URGED)
    mine = [line[1:] for line in told(luoshi) if line[0] == "解决冲突"]
    assert mine == [("记录被删", "合并时没有采用：延期：新时限 2027-01-15，批准人 主任办公会")]


def test_what_is_not_committed_is_the_last_row(repo: Repo, luoshi: Luoshi) -> None:
    (repo.workspace / TASK).write_text(BASE.lstrip("\n") + URGED, encoding="utf-8")
    last = changes(luoshi)[-1]
    assert (last["commit"], last["author"], last["kind"], last["date"]) == (None, None, "新增记录", "2026-10-28")
    assert luoshi("history", ID).out.splitlines()[-2].startswith("未提交")
    (repo.workspace / TASK).unlink()
    assert changes(luoshi)[-1]["kind"] == "事项文件被删"
    assert told(luoshi, ID, "--rev", "HEAD")[-1][1] == "新增记录"


def test_a_task_that_was_never_committed_has_one_row(repo: Repo, luoshi: Luoshi) -> None:
    (repo.workspace / FOLDER / "ZD-2026-002.yaml").write_text(task_text(2).lstrip("\n"), encoding="utf-8")
    assert next((each["commit"], each["kind"]) for each in changes(luoshi, "ZD-2026-002")) == (None, "登记")


def test_line_ends_turned_on_checkout_are_no_change(repo: Repo, luoshi: Luoshi) -> None:
    content = (repo.workspace / TASK).read_bytes()
    (repo.workspace / TASK).write_bytes(content.replace(b"\n", b"\r\n"))
    assert None not in [each["commit"] for each in changes(luoshi)]


def test_a_version_that_cannot_be_read_is_said_and_passed_over(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("写坏", {TASK: "id: [\n"})
    repo.commit("改好", {TASK: BASE + URGED})
    assert [line[:2] for line in told(luoshi)[3:]] == [("写坏", "读不懂"), ("改好", "读不懂")]


def test_a_shallow_clone_says_where_its_history_ends(
    repo: Repo, tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit("催办", {TASK: BASE + URGED})
    repo.commit("延期", {TASK: BASE + URGED + EXTENDED})
    repo.git("clone", "--quiet", "--depth=2", f"file://{repo.root}", str(tmp_path / "浅"))
    monkeypatch.chdir(tmp_path / "浅")
    assert [line[:2] for line in told(luoshi)] == [("催办", "历史到此为止"), ("延期", "新增记录")]
    assert "这是浅克隆，历史到此为止" in luoshi("history", ID).out


def test_detached_head_worktree_submodule_and_subfolder(
    repo: Repo, tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.commit("催办", {TASK: BASE + URGED})
    repo.git("worktree", "add", "--quiet", str(tmp_path / "另一处"))
    outer = Repo(tmp_path / "外", tmp_path / "外")
    outer.root.mkdir()
    outer.git("init", "--quiet")
    outer.git("submodule", "--quiet", "add", str(repo.root), "台账")
    inner = make_repo(tmp_path / "大库", "某处/台 账")
    places = {tmp_path / "另一处": 4, outer.root / "台账": 4, inner.workspace: 3}
    for folder, rows in places.items():
        monkeypatch.chdir(folder)
        assert len(changes(luoshi)) == rows
    monkeypatch.chdir(repo.root)
    repo.git("checkout", "--quiet", first)
    assert len(changes(luoshi)) == 3


def test_sha256_repositories_have_histories(tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_repo(tmp_path / "x", form="sha256")
    monkeypatch.chdir(made.root)
    assert len(changes(luoshi)[0]["commit"]) == 64


def test_outside_a_repository_and_without_git(
    workspace: Path, tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = luoshi("history", ID)
    assert (outcome.code, outcome.out) == (3, "")
    assert "不在 git 仓库里" in outcome.err
    assert "git init" in outcome.err
    Repo(workspace, workspace).git("init", "--quiet")
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = luoshi("history", ID)
    assert outcome.code == 3
    assert "没有安装 git" in outcome.err


def test_an_empty_repository(workspace: Path, luoshi: Luoshi) -> None:
    Repo(workspace, workspace).git("init", "--quiet")
    outcome = luoshi("history", ID)
    assert outcome.code == 2
    assert "仓库里还没有提交" in outcome.err


def test_a_link_is_no_task(repo: Repo, luoshi: Luoshi) -> None:
    (repo.workspace / FOLDER / "ZD-2026-009.yaml").symlink_to(f"{ID}.yaml")
    repo.commit("链接")
    outcome = luoshi("history", "ZD-2026-009")
    assert outcome.code == 2
    assert "链接不是事项文件" in outcome.err


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ZD-2026-0001",), "没有编号为“ZD-2026-0001”的事项，历史中也没有；是否为 ZD-2026-001？"),
        ((ID, "--rev", "mian"), "没有“mian”这个版本；是否为“main”？"),
        ((ID, "--rev=-x"), "不能以“-”开头"),
        ((ID, "--format", "xml"), "--format 没有“xml”"),
    ],
)
def test_wrong_words_are_refused_with_a_way_out(luoshi: Luoshi, arguments: tuple[str, ...], words: str) -> None:
    outcome = luoshi("history", *arguments)
    assert outcome.code == 2
    assert words in outcome.err


def test_the_program_of_a_hostile_repository_is_never_run(repo: Repo, tmp_path: Path, luoshi: Luoshi) -> None:
    mark = tmp_path / "被运行了"
    script = tmp_path / "坏.sh"
    script.write_text(f'#!/bin/sh\ntouch "{mark}"\ncat "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    repo.commit("催办", {TASK: BASE + URGED, ".gitattributes": "* diff=evil filter=evil merge=evil\n"})
    hook = repo.root / ".git" / "hooks"
    hook.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "fsmonitor-watchman", "reference-transaction"):
        os.link(script, hook / name)
    for key in ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external", "gpg.program"):
        repo.git("config", key, str(script))
    for key in ("diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge"):
        repo.git("config", key, str(script))
    for key, value in {
        "pager.log": "true",
        "log.showSignature": "true",
        "log.follow": "true",
        "alias.log": f"!{script}",
    }.items():
        repo.git("config", key, value)
    repo.git("config", "diff.renames", "false")
    mark.unlink(missing_ok=True)
    (repo.workspace / TASK).write_text(BASE.lstrip("\n") + URGED + EXTENDED, encoding="utf-8")
    period = ("report", "--month", "2026-10", "--as-of", "2026-10-31")
    for command in (
        ("history", ID),
        ("diff",),
        ("diff", "HEAD~1..HEAD"),
        ("diff", "HEAD~1...HEAD"),
        ("list", "--rev", "HEAD"),
        ("explain", ID, "--rev", "HEAD", "--as-of", "2026-10-31"),
        (*period, "--rev", "HEAD"),
        (*period, "--issue"),
    ):
        assert luoshi(*command).code == (5 if "--issue" in command else 0)
    assert not mark.exists()
    repo.git("status")
    assert mark.exists()  # git itself would have run it


@pytest.mark.slow
def test_a_thousand_commits_take_two_processes(repo: Repo, luoshi: Luoshi) -> None:
    stream = io.StringIO()
    head = repo.git("rev-parse", "HEAD")
    for number in range(1000):
        text = BASE.lstrip("\n").replace("progress: 30", f"progress: {number % 100}")
        message = f"第{number}次"
        stream.write(f"commit refs/heads/main\ncommitter 张三 <a@b> {1_790_100_000 + number} +0800\n")
        stream.write(f"data {len(message.encode())}\n{message}\n" + (f"from {head}\n" if not number else ""))
        stream.write(f"M 100644 inline {TASK}\ndata {len(text.encode())}\n{text}\n")
    source = repo.root.parent / "导入"
    source.write_text(stream.getvalue(), encoding="utf-8")
    with source.open("rb") as commits:
        subprocess.run(["git", "fast-import", "--quiet"], cwd=repo.root, stdin=commits, check=True)
    with processes() as started:
        outcome = luoshi("history", ID, "--rev", "main", "--format", "json")
    assert len(started) == 2
    assert len({each["commit"] for each in json.loads(outcome.out)["changes"]}) == 1001


def test_an_id_with_two_files_is_refused_until_one_has_another(repo: Repo, luoshi: Luoshi) -> None:
    other = TASK.replace("/zonghe/", "/lianghui/")
    before = told(luoshi)
    repo.commit("同号", {other: task_text(1), other.replace(f"{ID}.yaml", "ledger.yaml"): builders.LEDGER})
    for rev in ((), ("--rev", "HEAD")):
        outcome = luoshi("history", ID, *rev)
        assert (outcome.code, outcome.out) == (2, "")
        assert f"编号“{ID}”有几个文件：{other}、{TASK}" in outcome.err
    assert luoshi("history", ID, "--rev", "HEAD~1").code == 0
    (repo.workspace / other).rename((repo.workspace / other).with_stem("ZD-2026-009"))
    assert told(luoshi) == before
