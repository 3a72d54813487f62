"""``luoshi report --issue`` and ``--verify``: frozen bulletins, and 更正 in the next one."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from luoshi.service.reports import issuing
from luoshi.store.files.atomic_folder import create_folder
from luoshi.version import VERSION
from tests.support import builders
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi, Outcome

OCTOBER = ("report", "--month", "2026-10", "--as-of", "2026-10-31")
NOVEMBER = ("report", "--month", "2026-11", "--as-of", "2026-11-30")
OUTPUTS = {"通报.html", "通报.md", "通报.json", "通报.csv", "通报.docx", "通报.pdf", "口径.yaml", "记录清单.json"}
TASK = f"{FOLDER}/ZD-2026-001.yaml"
LATE = (
    "  - {date: 2026-10-29, event: 报结, by: 学前教育处}\n"
    "  - {date: 2026-10-30, event: 核查, by: 办公室, result: 通过}\n"
)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    made = make_repo(tmp_path / "库", "督查 台账")
    made.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    monkeypatch.chdir(made.workspace)
    return made


def issued(repo: Repo, luoshi: Luoshi) -> Path:
    """Issue October and commit it."""
    outcome = luoshi(*OCTOBER, "--issue")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("已签发：reports/2026-10\n")
    repo.commit("第10期")
    return repo.workspace / "reports/2026-10"


def verify(luoshi: Luoshi, name: str = "2026-10") -> Outcome:
    return luoshi("report", "--verify", name)


def test_a_bulletin_is_frozen_with_all_that_it_was_made_from(repo: Repo, luoshi: Luoshi) -> None:
    head = repo.git("rev-parse", "HEAD")
    folder = issued(repo, luoshi)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {path.name for path in folder.iterdir()} == OUTPUTS | {"manifest.json", ".gitattributes"}
    assert {name: manifest[name] for name in ("schema", "luoshi", "revision", "as_of", "kind", "period", "issue")} == {
        "schema": 1,
        "luoshi": VERSION,
        "revision": head,
        "as_of": "2026-10-31",
        "kind": "month",
        "period": "2026-10",
        "issue": "第10期",
    }
    assert manifest["request"] == {"unit": None, "leader": None, "list": None, "ledger": None}
    assert len(manifest["calendar"]) == 1
    assert manifest["configuration"] == hashlib.sha256((repo.workspace / "luoshi.yaml").read_bytes()).hexdigest()
    assert manifest["outputs"] == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in sorted(OUTPUTS, key=list(manifest["outputs"]).index)
    }
    assert f"依据 git 版本 {head[:12]}" in (folder / "通报.md").read_text(encoding="utf-8")


def test_it_is_the_same_to_the_byte_whatever_happened_since(
    repo: Repo, tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(repo, luoshi)
    repo.commit("后来", {TASK: builders.TASK + LATE, "luoshi.yaml": builders.CONFIG + "judgement: {behind: 20}\n"})
    outcome = verify(luoshi)
    assert outcome.code == 0
    assert outcome.out.startswith("一致：reports/2026-10（8 个文件，版本 ")
    repo.git("-c", "core.autocrlf=true", "clone", "--quiet", str(repo.root), str(tmp_path / "别处"))
    monkeypatch.chdir(tmp_path / "别处" / "督查 台账")
    assert verify(luoshi).code == 0


def _edit_manifest(folder: Path, printer: str) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["printers"]["通报.pdf"] = printer
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def test_a_paper_printed_elsewhere_is_held_against_its_hash_alone(repo: Repo, luoshi: Luoshi) -> None:
    folder = issued(repo, luoshi)
    _edit_manifest(folder, "typst 0.1，字体 000000000000")
    outcome = verify(luoshi)
    assert outcome.code == 0
    assert "通报.pdf 只核对了签发时的摘要：签发时用 typst 0.1" in outcome.err
    (folder / "通报.pdf").write_bytes(b"%PDF-1.7 other")
    assert "通报.pdf：签发之后文件被改动" in verify(luoshi).out


def test_a_changed_word_paper_is_found(repo: Repo, luoshi: Luoshi) -> None:
    folder = issued(repo, luoshi)
    (folder / "通报.docx").write_bytes((folder / "通报.docx").read_bytes() + b" ")
    assert "通报.docx：签发之后文件被改动" in verify(luoshi).out


def test_an_issue_without_printed_papers_is_still_verified(repo: Repo, luoshi: Luoshi) -> None:
    folder = issued(repo, luoshi)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name in ("通报.docx", "通报.pdf"):
        (folder / name).unlink()
        del manifest["outputs"][name]
    del manifest["printers"]
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    outcome = verify(luoshi)
    assert (outcome.code, outcome.err) == (0, "")


def test_issuing_twice_is_refused(repo: Repo, luoshi: Luoshi) -> None:
    before = {path.name: path.read_bytes() for path in issued(repo, luoshi).iterdir()}
    outcome = luoshi(*OCTOBER, "--issue")
    assert outcome.code == 5
    assert "这一期已经签发：reports/2026-10" in outcome.err
    assert {path.name: path.read_bytes() for path in (repo.workspace / "reports/2026-10").iterdir()} == before


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (TASK, builders.TASK + LATE),
        (f"{FOLDER}/ZD-2026-003.yaml", task_text(3)),
        ("luoshi.yaml", builders.CONFIG + "judgement: {behind: 20}\n"),
        ("org.yaml", builders.ORG + "  - {name: 科长, unit: 办公室}\n"),
        ("calendar/2026.yaml", "year: 2026\nnotice: 通知\nholidays: []\n"),
        ("reports/2026-09/manifest.json", "{}"),
    ],
)
def test_what_is_not_committed_cannot_be_issued(repo: Repo, luoshi: Luoshi, path: str, text: str) -> None:
    target = repo.workspace / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.lstrip("\n"), encoding="utf-8")
    outcome = luoshi(*OCTOBER, "--issue")
    assert outcome.code == 5
    assert f"有 1 个文件还没有提交，不能签发：{path}" in outcome.err
    assert "git commit" in outcome.err
    assert not (repo.workspace / "reports/2026-10").exists()


def test_files_that_do_not_enter_the_bulletin_do_not_hinder_it(repo: Repo, luoshi: Luoshi) -> None:
    (repo.workspace / "草稿.txt").write_text("x", encoding="utf-8")
    (repo.workspace / TASK).write_bytes((repo.workspace / TASK).read_bytes().replace(b"\n", b"\r\n"))
    assert luoshi(*OCTOBER, "--issue").code == 0


def test_a_file_that_cannot_be_read_cannot_be_left_out_silently(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("写坏", {f"{FOLDER}/ZD-2026-003.yaml": "id: [\n"})
    outcome = luoshi(*OCTOBER, "--issue")
    assert outcome.code == 3
    assert "不能签发" in outcome.err
    assert not (repo.workspace / "reports").exists()


def test_a_unit_has_an_issue_of_its_own(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    assert luoshi(*OCTOBER, "--for-unit", "学前教育处", "--issue").code == 0
    assert verify(luoshi, "2026-10-学前教育处").code == 0


def test_verify_names_the_files_that_differ_and_why(
    repo: Repo, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = issued(repo, luoshi)
    (folder / "通报.md").write_text("改过", encoding="utf-8")
    (folder / "通报.csv").unlink()
    outcome = verify(luoshi)
    assert outcome.code == 1
    assert "reports/2026-10/通报.md：签发之后文件被改动" in outcome.out
    assert "reports/2026-10/通报.csv：文件不在了" in outcome.out
    assert "通报.html" not in outcome.out
    monkeypatch.setattr(issuing, "VERSION", "9.9.9")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "通报.html").write_text("别的", encoding="utf-8")
    manifest["outputs"]["通报.html"] = hashlib.sha256("别的".encode()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert f"通报.html：重新生成的结果不同：由 luoshi {VERSION} 签发，现在是 9.9.9" in verify(luoshi).out


def test_verify_without_its_revision_says_so(
    repo: Repo, tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(repo, luoshi)
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.root}", str(tmp_path / "浅"))
    monkeypatch.chdir(tmp_path / "浅" / "督查 台账")
    outcome = verify(luoshi)
    assert outcome.code == 3
    assert "没有签发时的版本" in outcome.err


@pytest.mark.parametrize("name", ["2026-09", "../reports/2026-10", ".", ""])
def test_verify_of_what_was_not_issued(repo: Repo, luoshi: Luoshi, name: str) -> None:
    issued(repo, luoshi)
    outcome = verify(luoshi, name)
    assert outcome.code == 2
    assert "没有签发的通报" in outcome.err


def test_what_would_differ_today_is_said_in_the_next_bulletin(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    assert "更正" not in luoshi(*NOVEMBER, "--format", "markdown").out
    repo.commit("补录", {TASK: builders.TASK + LATE})
    text = luoshi(*NOVEMBER, "--format", "markdown").out
    sentence = next(line for line in text.splitlines() if line.startswith("对2026年10月通报（第10期）的更正："))
    assert "办理中由2项更正为1项" in sentence
    assert "已办结由0项更正为1项" in sentence
    assert "办结占比由0.0%更正为50.0%" in sentence
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert "| 更正 | 已办结 | 0 | 1 | ZD-2026-001 |" in rows
    assert "| 更正 | 办理中占比 | 100.0% | 50.0% | ZD-2026-001 |" in rows


def test_another_task_in_the_same_number_is_a_correction_too(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    repo.commit("换号", {TASK: None, f"{FOLDER}/ZD-2026-003.yaml": task_text(3)})
    text = luoshi(*NOVEMBER, "--format", "markdown").out
    assert "对2026年10月通报（第10期）的更正：件数不变，所含事项有变动，见下表。" in text
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert "| 更正 | 纳入台账事项 | 2 | 2 | ZD-2026-001、ZD-2026-003 |" in rows


def test_new_settings_are_named_as_a_cause(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    repo.commit("设置", {"luoshi.yaml": builders.CONFIG + "judgement: {ahead: 1}\n"})
    assert "签发之后督查口径有调整" in luoshi(*NOVEMBER, "--format", "markdown").out


def test_the_next_issue_with_its_corrections_can_be_made_again(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    repo.commit("补录", {TASK: builders.TASK + LATE})
    assert luoshi(*NOVEMBER, "--issue").code == 0
    assert "更正为" in (repo.workspace / "reports/2026-11/通报.md").read_text(encoding="utf-8")
    repo.commit("第11期")
    assert verify(luoshi, "2026-11").code == 0
    assert luoshi(*NOVEMBER, "--rev", "HEAD", "--format", "json").out.count("更正为") > 1


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize(
    "arguments",
    [
        (*OCTOBER, "--issue", "--rev", "HEAD"),
        (*OCTOBER, "--issue", "--format", "html"),
        (*OCTOBER, "--issue", "-o", "x"),
        (*OCTOBER, "--verify", "2026-10"),
    ],
)
def test_options_that_contradict_issuing_are_refused(luoshi: Luoshi, arguments: tuple[str, ...]) -> None:
    assert luoshi(*arguments).code == 2


def test_outside_a_repository_nothing_can_be_issued(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi(*OCTOBER, "--issue")
    assert outcome.code == 3
    assert not (workspace / "reports").exists()


def test_a_folder_that_cannot_be_written_whole_is_not_written(repo: Repo, luoshi: Luoshi) -> None:
    (repo.workspace / "reports").write_text("这里是一个文件", encoding="utf-8")
    outcome = luoshi(*OCTOBER, "--issue")
    assert outcome.code == 3
    assert (repo.workspace / "reports").read_text(encoding="utf-8") == "这里是一个文件"


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="写不进"):
        create_folder(tmp_path / "x", {"一": b"1", "没有/二": b"2"})
    assert list(tmp_path.iterdir()) == []
    create_folder(tmp_path / "x", {"一": b"1"})
    with pytest.raises(Exception, match="已经有了"):
        create_folder(tmp_path / "x", {"一": b"2"})
    assert (tmp_path / "x/一").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_only_what_was_published_is_corrected(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    october = json.loads((repo.workspace / "reports/2026-10/通报.json").read_text(encoding="utf-8"))
    repo.commit("补录", {TASK: builders.TASK + LATE})
    november = json.loads(luoshi(*NOVEMBER, "--format", "json").out)
    table = next(each for each in november["tables"] if each["id"] == "corrections")
    corrected = {row[1] for row in table["rows"] if row[0] == "更正"}
    assert {"办理中", "已办结"} <= corrected
    assert "本期办结" not in corrected, "no sentence and no table of October said that none was finished"
    assert corrected <= {figure["label"] for figure in october["figures"].values()}


def test_the_table_of_corrections_stands_at_the_end(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    files = {TASK: builders.TASK + LATE, "luoshi.yaml": builders.CONFIG + "judgement: {behind: 60}\n"}
    repo.commit("补录并改口径", files)
    november = json.loads(luoshi(*NOVEMBER, "--format", "json").out)
    assert november["sections"][-1]["id"] == "corrections"
    assert november["sections"][-1]["title"].endswith("、更正、口径变动、补录情况")
    assert [table["id"] for table in november["tables"]].count("corrections") == 1


def test_a_new_ruler_is_told_in_words_with_the_figures_by_both(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    repo.commit("设置", {"luoshi.yaml": builders.CONFIG + "judgement: {behind: 90}\n"})
    text = luoshi(*NOVEMBER, "--format", "markdown").out
    assert "督查口径有调整：进度研判·滞后由5调整为90。" in text
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert "| 口径变动 | 滞后 | 2 | 0 | ZD-2026-001、ZD-2026-002 |" in rows
    assert not [row for row in rows if row.startswith("| 更正 ")], "no fact changed"


def test_what_was_recorded_afterwards_is_listed(repo: Repo, luoshi: Luoshi) -> None:
    issued(repo, luoshi)
    late = "  - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 31, note: 补记}\n"
    repo.commit("补录", {TASK: builders.TASK + late, f"{FOLDER}/ZD-2026-003.yaml": task_text(3)})
    text = luoshi(*NOVEMBER, "--format", "markdown").out
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert "| 补录 | 2026年10月30日进展 | | | ZD-2026-001 |" in rows
    assert "| 补录 | 2026年10月9日登记 | | | ZD-2026-003 |" in rows
    assert "补录此前的记录2条，涉及2项" in text
