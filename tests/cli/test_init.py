"""``luoshi init``: a workspace that checks clean, in scripts and on a terminal; nothing overwritten."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml_rs
from hypothesis import given
from hypothesis import strategies as st

from luoshi.errors import UsageError
from luoshi.model.configuration import Configuration
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.schema import FILES
from luoshi.service.starting import Answers, workspace_files
from luoshi.store.starter_files import PLACES
from luoshi.store.yaml.reader import load
from luoshi.version import VERSION
from tests.support.disks import full_disk
from tests.support.terminals import LUOSHI, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DEFAULTS = ("--yes", "--year", "2026")
ENTRY = (
    *("--title", "校园食堂明厨亮灶", "--kind", "重点任务", "--category", "会议议定", "--document", "局长办公会第3次"),
    *("--approver", "主要领导", "--objective", "年底前全部接入", "--standard", "在线率95%以上", "--leader", "分管领导"),
    *("--owner", "科长", "--due", "2026-12-31", "--as-of", "2026-10-30"),
)


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_workspace_has_every_file_and_tells_the_next_steps(folder: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("init", "台账", *DEFAULTS)
    assert (outcome.code, outcome.err) == (0, "")
    schemas = sorted(f"schemas/{name}" for name in FILES)
    expected = sorted(
        [*PLACES, CI["github"], CI["gitlab"], *schemas, "calendar/2026.yaml", "ledgers/2026/zd/ledger.yaml"]
    )
    assert files(folder / "台账") == expected
    for path in expected:
        assert f"  写入 {path}\n" in outcome.out
    for step in ("  cd ", "git init", "luoshi add", "luoshi check", "git add . && git commit"):
        assert step in outcome.out


def test_it_checks_clean_after_the_first_task(folder: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch) -> None:
    luoshi("init", *DEFAULTS)
    monkeypatch.chdir(folder)
    empty = luoshi("check")
    assert (empty.code, empty.err) == (4, "错误：工作区里还没有事项\n办法：用 luoshi add 登记第一个事项\n")
    added = luoshi("add", *ENTRY, "--lead", "人事科")
    assert (added.code, added.err) == (0, "")
    checked = luoshi("check", "--as-of", "2026-10-30")
    assert (checked.code, checked.out) == (0, "共检查 2 个文件、1 个事项：没有发现问题\n")
    assert luoshi("schema", "--check").code == 0
    assert "ZD-2026-001" in luoshi("list", "--as-of", "2026-10-30").out


def test_every_answer_is_also_an_option(folder: Path, luoshi: Luoshi) -> None:
    given = (
        "--name",
        "滨海市教育局",
        "--short",
        "滨教",
        "--office",
        "督查科",
        "--unit",
        "基础教育科",
        "--unit",
        "督查科",
    )
    outcome = luoshi("init", *given, "--ledger-title", "重点: 清单", "--prefix", "重", "--year", "2025")
    assert outcome.code == 0
    config = load(Configuration, (folder / "luoshi.yaml").read_bytes(), "luoshi.yaml").record
    org = load(Organisation, (folder / "org.yaml").read_bytes(), "org.yaml").record
    ledger = load(Ledger, (folder / "ledgers/2025/重/ledger.yaml").read_bytes(), "ledger.yaml").record
    assert config is not None
    assert {name: text for name, text in config.organisation if text is not None} == {
        "name": "滨海市教育局",
        "short": "滨教",
        "office": "督查科",
    }
    assert org is not None
    assert [unit.name for unit in org.units] == ["督查科", "基础教育科"]
    assert ledger is not None
    assert (ledger.title, ledger.prefix, ledger.year, ledger.owner) == ("重点: 清单", "重", 2025, "督查科")
    assert (folder / "calendar/2025.yaml").is_file()


def test_every_number_of_the_settings_has_a_basis(folder: Path, luoshi: Luoshi) -> None:
    luoshi("init", *DEFAULTS)
    config = load(Configuration, (folder / "luoshi.yaml").read_bytes(), "luoshi.yaml").record
    assert config is not None
    assert config.progress.basis
    assert config.cadence.basis
    assert config.sign_within.basis
    assert config.judgement.basis
    assert config.ranking.basis
    assert all(lamp.basis for lamp in config.lamps if not lamp.unconditional)
    assert all(each.basis for each in config.limits)
    assert all(view.basis for view in config.views)


def test_files_for_editors_and_ci_can_be_read(folder: Path, luoshi: Luoshi) -> None:
    luoshi("init", *DEFAULTS)
    settings = json.loads((folder / ".vscode/settings.json").read_bytes())
    assert {path.removeprefix("./") for path in settings["yaml.schemas"]} == {
        path for path in files(folder) if path.startswith("schemas/")
    }
    assert json.loads((folder / ".vscode/extensions.json").read_bytes()) == {"recommendations": ["redhat.vscode-yaml"]}
    assert "luoshi check --format github" in (folder / ".github/workflows/luoshi.yml").read_text(encoding="utf-8")
    assert "luoshi check --format junit" in (folder / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert not (folder / ".workflow").exists()


CI = {"github": ".github/workflows/luoshi.yml", "gitlab": ".gitlab-ci.yml", "gitee": ".workflow/luoshi.yml"}


@pytest.mark.parametrize("platform", CI)
def test_each_platform_checks_the_change_with_the_whole_history(platform: str, folder: Path, luoshi: Luoshi) -> None:
    luoshi("init", *DEFAULTS, "--ci", platform)
    assert [name for name, path in CI.items() if (folder / path).exists()] == [platform]
    text = (folder / CI[platform]).read_text(encoding="utf-8")
    assert "luoshi check --base" in text
    assert any(words in text for words in ("fetch-depth: 0", 'GIT_DEPTH: "0"', "--unshallow"))
    assert f"luoshi=={VERSION}" in text
    assert yaml_rs.loads(text)


def test_the_check_of_the_change_runs_as_the_pipeline_has_it(folder: Path, luoshi: Luoshi) -> None:
    luoshi("init", *DEFAULTS)
    pipeline: Any = yaml_rs.loads((folder / CI["github"]).read_text(encoding="utf-8"))
    step = pipeline["jobs"]["check"]["steps"][-1]["run"]
    for base, wanted in (("0" * 40, "check --format github"), ("", "check --format github"), ("origin/main", "--base")):
        script = 'luoshi() { echo "$@"; }\n' + step
        done = subprocess.run(["bash", "-ec", script], env={"BASE": base}, capture_output=True, text=True, check=True)
        assert wanted in done.stdout
        assert ("--base" in done.stdout) is (base == "origin/main")


def test_a_workspace_that_is_there_gets_only_the_pipeline(folder: Path, luoshi: Luoshi) -> None:
    luoshi("init", *DEFAULTS)
    before = files(folder)
    outcome = luoshi("init", "--ci", "gitee", "--ci", "github")
    assert (outcome.code, outcome.out) == (0, f"写入 {CI['gitee']}\n已有，未动 {CI['github']}\n")
    assert set(files(folder)) - set(before) == {CI["gitee"]}
    assert luoshi("init", "--ci", "gitea").code == 2


def test_git_takes_the_attributes(folder: Path, luoshi: Luoshi) -> None:
    luoshi("init", *DEFAULTS)
    subprocess.run(["git", "init", "-q"], check=True)
    (folder / "ledgers/2026/zd/.luoshi.lock").touch()
    (folder / "ledgers/2026/zd/.ZD-2026-001.yaml.7.0.tmp").touch()
    subprocess.run(["git", "add", "."], check=True)
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout
    assert "ledgers/2026/zd/ledger.yaml" in tracked
    assert ".lock" not in tracked
    assert ".tmp" not in tracked
    wanted = ["git", "check-attr", "diff", "eol", "merge", "--", "luoshi.yaml"]
    said = subprocess.run(wanted, capture_output=True, text=True, check=True).stdout
    assert said.split("\n")[:3] == [
        f"luoshi.yaml: {each}" for each in ("diff: luoshi", "eol: lf", "merge: unspecified")
    ]


def test_a_year_without_a_notice_is_said_and_no_calendar_written(folder: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("init", "--yes", "--year", "2031")
    assert outcome.code == 0
    assert "没有写 calendar/2031.yaml" in outcome.out
    assert not (folder / "calendar").exists()


def test_a_workspace_is_never_overwritten(folder: Path, luoshi: Luoshi) -> None:
    (folder / "luoshi.yaml").write_bytes(b"mine")
    outcome = luoshi("init")  # not asked for anything either
    assert outcome.code == 5
    assert "已经是台账工作区" in outcome.err
    assert files(folder) == ["luoshi.yaml"]
    assert (folder / "luoshi.yaml").read_bytes() == b"mine"


def test_other_files_that_are_there_stay_and_are_named(folder: Path, luoshi: Luoshi) -> None:
    (folder / "README.md").write_bytes(b"mine")
    outcome = luoshi("init", *DEFAULTS)
    assert outcome.code == 0
    assert "  已有，未动 README.md\n" in outcome.out
    assert "写入 README.md" not in outcome.out
    assert (folder / "README.md").read_bytes() == b"mine"


@pytest.mark.posix("a limit of the size of files")
def test_a_failure_half_way_takes_back_what_was_written(folder: Path, luoshi: Luoshi) -> None:
    (folder / "mine.txt").touch()
    with full_disk(3_000):  # the schemas are larger
        outcome = luoshi("init", ".", *DEFAULTS)
    assert (outcome.code, outcome.out) == (3, "")
    assert "超过允许的文件大小" in outcome.err
    assert os.listdir(folder) == ["mine.txt"]  # noqa: PTH208 -- no folder is left either


def test_a_file_in_the_way_is_said(folder: Path, luoshi: Luoshi) -> None:
    (folder / "台账").touch()
    outcome = luoshi("init", "台账", *DEFAULTS)
    assert outcome.code == 3
    assert "建不了文件夹" in outcome.err
    assert files(folder) == ["台账"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--prefix", "../a"), "ledger.yaml：prefix 的值“../a”不对"),
        (("--prefix", "CON"), "编号前缀“CON”是 Windows 的设备名"),
        (("--prefix", "com1"), "编号前缀“com1”是 Windows 的设备名"),
        (("--year", "26"), "ledger.yaml：year 的值“26”超出范围"),
        (("--name", ""), "luoshi.yaml：name 的值“”不对"),
        (("--year", "今年"), "year"),
    ],
)
def test_answers_that_cannot_be_taken_are_refused(
    folder: Path, luoshi: Luoshi, options: tuple[str, str], said: str
) -> None:
    outcome = luoshi("init", *DEFAULTS, *options)
    assert outcome.code == 2
    assert said in outcome.err
    assert files(folder) == []


def test_without_a_terminal_the_options_are_named(folder: Path) -> None:
    command = [*LUOSHI, "init", "--name", "滨海市教育局"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--short、--office、--unit、--ledger-title、--prefix" in done.stderr
    assert "--yes" in done.stderr
    assert files(folder) == []


def test_on_a_terminal_each_question_shows_its_default(folder: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal("init", "滨海市教育局", "--year", "2026")
    terminals.append(terminal)
    terminal.answer("机关名称［滨海市教育局］：", "")
    terminal.answer("机关简称（用于发文字号）［滨海市教育局］：", "滨教")
    terminal.answer("［办公室］：", "")
    terminal.answer("［基础教育科、职业教育科、人事科、财务科］：", "基教科，体卫科")
    terminal.answer("［2026年重点任务清单］：", "")
    terminal.answer("［ZD］：", "")
    assert "新建台账工作区" in terminal.rest()
    root = folder / "滨海市教育局"
    org = load(Organisation, (root / "org.yaml").read_bytes(), "org.yaml").record
    assert org is not None
    assert [unit.name for unit in org.units] == ["办公室", "基教科", "体卫科"]
    config = load(Configuration, (root / "luoshi.yaml").read_bytes(), "luoshi.yaml").record
    assert config is not None
    assert (config.organisation.name, config.organisation.short) == ("滨海市教育局", "滨教")


WORD = st.one_of(
    st.sampled_from(
        ["no", "012", ": ", "a: b", "# a", "{b}", "$name", "$$", "'", '"', "a, b", "]", " x ", "a\nb", "😀", "- a"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff"), min_size=1),
)


@given(WORD, WORD, WORD)
def test_any_names_come_back_as_they_were_given(name: str, office: str, unit: str) -> None:
    texts = workspace_files(Answers(name, name, office, (unit,), unit, "ZD", 2026))
    config = load(Configuration, texts["luoshi.yaml"], "luoshi.yaml").record
    org = load(Organisation, texts["org.yaml"], "org.yaml").record
    ledger = load(Ledger, texts["ledgers/2026/zd/ledger.yaml"], "ledger.yaml").record
    assert config is not None
    assert (config.organisation.name, config.organisation.office) == (name, office)
    assert org is not None
    assert [each.name for each in org.units] == list(dict.fromkeys([office, unit]))
    assert ledger is not None
    assert (ledger.title, ledger.owner) == (unit, office)


def test_a_name_that_no_document_takes_is_refused() -> None:
    with pytest.raises(UsageError):
        workspace_files(Answers("a\x07b", "a", "办公室", (), "甲", "ZD", 2026))
