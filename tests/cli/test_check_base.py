"""``luoshi check --base`` on real repositories: each rule of change with one that it finds and one it does not."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from luoshi.rules.engine.api import Scope
from luoshi.rules.engine.registry import load_rules
from tests.support import builders
from tests.support.repositories import Repo, make_repo, processes
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi, Outcome

DAY = "2026-10-31"
FILE = f"{FOLDER}/ZD-2026-001.yaml"
SECOND = f"{FOLDER}/ZD-2026-002.yaml"
PROGRESS = "  - {date: 2026-10-30, event: 进展, by: 学前教育处, progress: 40, note: 第二批开工}\n"
SUBMITTED = "  - {date: 2026-10-30, event: 报结, by: 学前教育处}\n"
VERIFIED = "  - {date: 2026-10-31, event: 核查, by: 办公室, result: 通过}\n"
REPORT = "reports/2026-09/通报.md"
MANIFEST = "reports/2026-09/manifest.json"
Files = dict[str, str | None]
PROGRAMS = frozenset({"log", "cat-file", "merge-base", "for-each-ref"})

PEOPLE = (
    builders.ORG.partition("people:")[0]
    + """people:
  - {name: 分管副主任, unit: 委领导}
  - {name: 处长, unit: 学前教育处, emails: [xq@example.cn]}
  - {name: 规划处联络员, unit: 发展规划处, emails: [gh@example.cn]}
  - {name: 督查科长, unit: 办公室, roles: [录入, 核查, 批准], emails: [DC@example.cn]}
"""
)


def manifest(as_of: str) -> str:
    nothing = "0" * 64
    return json.dumps(
        {
            "schema": 1, "luoshi": "0.1.0", "revision": "0" * 40, "as_of": as_of, "kind": "month", "period": as_of[:7],
            "issue": "第1期", "title": "督查通报", "request": {}, "calendar": [], "configuration": nothing,
            "outputs": {"通报.md": nothing},
        }
    )  # fmt: skip


def text(*changes: tuple[str, str], log: str = "", number: int = 1) -> str:
    """Return the base task, changed, with entries more."""
    return task_text(number, *changes).lstrip("\n") + log


@dataclass(frozen=True)
class Case:
    """A change that a rule finds and one that it does not, both made on a first commit with ``first``."""

    bad: Files
    good: Files
    first: Files = field(default_factory=dict)
    author: str = "dc"


SOON = ("due: 2026-12-31", "due: 2026-10-24")
EXTENDED = "  - {date: 2026-10-24, event: 延期, due: 2026-12-31, approver: 主任, reason: 汛期}\n"

HOLIDAYS = "year: 2026\nnotice: 通知\nholidays: [2026-10-01]\n"
EXCEPTED = "suppress:\n  - {code: LS203, reason: 新机构名称待批复}\n"
NOTED = ("note: 印发实施方案", "note: 印发方案")
CASES = {
    "LS701": Case({FILE: text(NOTED)}, {FILE: text(log=PROGRESS)}),
    "LS702": Case(
        {FILE: text(("standard: 验收合格率100%", "standard: 验收合格率90%"))},
        {
            FILE: text(
                log="  - {date: 2026-10-30, event: 调整, field: standard, to: 90%, approver: 主任, reason: 汛期}\n"
            )
        },
    ),
    "LS703": Case({FILE: text(("全覆盖工程1", "全覆盖工程"))}, {FILE: text(log=PROGRESS)}),
    "LS704": Case(
        {FILE: text(("due: 2026-12-31", "due: 2027-06-30"))},
        {FILE: text(log="  - {date: 2026-10-30, event: 延期, due: 2027-01-15, approver: 主任办公会, reason: 汛期}\n")},
    ),
    "LS705": Case(
        {SECOND: None},
        {SECOND: text(log="  - {date: 2026-10-30, event: 撤销, approver: 主任办公会, reason: 并入他项}\n", number=2)},
        {SECOND: text(number=2)},
    ),
    "LS706": Case(
        {FILE: text(("全覆盖工程1", "食堂改造"), ("assigned: 2026-10-09", "assigned: 2026-10-10"))},
        {SECOND: text(number=2)},
    ),
    "LS707": Case(
        {"evidence/ZD-2026-001/方案.txt": "换过的\n"},
        {"evidence/ZD-2026-001/新方案.txt": "另一份\n"},
        {"evidence/ZD-2026-001/方案.txt": "原件\n"},
    ),
    "LS708": Case(
        {FILE: text(log=PROGRESS)},
        {FILE: text(log=PROGRESS.replace("10-30", "10-31"))},
        {REPORT: "# 通报\n", MANIFEST: manifest("2026-10-30")},
    ),
    "LS709": Case(
        {FILE: text(log="  - {date: 2026-09-01, event: 批示, leader: 主任, text: 抓紧}\n")}, {FILE: text(log=PROGRESS)}
    ),
    "LS725": Case(
        {FILE: text(SOON, log=EXTENDED)},
        {FILE: text(SOON, log=PROGRESS)},
        {FILE: text(SOON)},
    ),
    "LS710": Case(
        {FILE: text(log=PROGRESS + PROGRESS.replace("40", "50") + PROGRESS.replace("40", "60"))},
        {FILE: text(log=PROGRESS)},
    ),
    "LS711": Case(
        {FILE: text(log=PROGRESS.replace("第二批开工", "印发实施方案"))}, {FILE: text(log=PROGRESS)}
    ),
    "LS712": Case({FILE: text(log=SUBMITTED + VERIFIED)}, {FILE: text(log=SUBMITTED)}, {}, "xq"),
    "LS713": Case(
        {REPORT: "# 改过的通报\n"},
        {"reports/2026-10/通报.md": "# 通报\n", "reports/2026-10/manifest.json": manifest("2026-10-31")},
        {REPORT: "# 通报\n", MANIFEST: manifest("2026-09-30")},
    ),
    "LS715": Case({FILE: text(log=SUBMITTED + VERIFIED)}, {FILE: text(log=SUBMITTED)}, {"org.yaml": PEOPLE}, "xq"),
    "LS720": Case(
        {"luoshi.yaml": builders.CONFIG + "judgement: {behind: 60}\n"},
        {"luoshi.yaml": builders.CONFIG + "bulletin: {masthead: 督查专报}\n"},
    ),
    "LS721": Case(
        {"calendar/2026.yaml": HOLIDAYS.replace("[", "[2026-11-24, 2026-11-25, 2026-11-26, ")},
        {"calendar/2027.yaml": "year: 2027\nnotice: 通知\nholidays: [2027-01-01]\n"},
        {"calendar/2026.yaml": HOLIDAYS},
    ),
    "LS722": Case(
        {"org.yaml": builders.ORG.replace("unit: 学前教育处}", "unit: 学前教育处, roles: [核查]}")},
        {"org.yaml": builders.ORG + "  - {name: 财务处联络员, unit: 财务处}\n"},
    ),
    "LS723": Case(
        {FILE: text(("due: 2026-12-31", "due: 2026-12-31\ndue_text: 12月底前"))},
        {FILE: text(("due: 2026-12-31", "due: 2026-12-31\ndue_text: 11月底前"), log=PROGRESS)},
        {FILE: text(("due: 2026-12-31", "due: 2026-12-31\ndue_text: 11月底前"))},
    ),
    "LS724": Case(
        {FILE: text(("lead: 学前教育处", "lead: 学前处"), log=EXCEPTED)},
        {FILE: text(("lead: 学前教育处", "lead: 学前教育处"), log=EXCEPTED)},
    ),
    "LS726": Case(
        {FILE: text(("progress: 30", "progress: 20"), log=PROGRESS.replace("40", "100"))},
        {FILE: text(("progress: 30", "progress: 20"), log=PROGRESS.replace("40,", "100, evidence: [表.pdf],"))},
        {FILE: text(("progress: 30", "progress: 20"))},
    ),
}  # fmt: skip
ELSEWHERE = {"LS716", "LS717", "LS718", "LS719", "LS727", "LS728", "LS729"}
"""Rules that need signatures, a shallow clone or files of inspection: tested below and in files of their own."""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = make_repo(tmp_path / "台账 库")
    made.author = "dc"
    made.clock[0] = int(dt.datetime(2026, 10, 31, 9, tzinfo=dt.UTC).timestamp())
    return made


def check(luoshi: Luoshi, repo: Repo, *arguments: str, base: str = "HEAD~1") -> Outcome:
    return luoshi("check", "--base", base, "--as-of", DAY, "--workspace", str(repo.workspace), *arguments)


def codes(luoshi: Luoshi, repo: Repo, *arguments: str, base: str = "HEAD~1") -> list[str]:
    outcome = check(luoshi, repo, "--format", "json", *arguments, base=base)
    assert outcome.code in {0, 1}, outcome.err
    return [each["code"] for each in json.loads(outcome.out)["findings"]]


def test_every_rule_of_change_has_its_two_repositories() -> None:
    change = {module.RULE.code for module in load_rules() if module.RULE.scope is Scope.CHANGE}
    assert change == CASES.keys() | ELSEWHERE


@pytest.mark.parametrize("code", CASES)
def test_a_change_against_the_rule_is_found(code: str, repo: Repo, luoshi: Luoshi) -> None:
    case = CASES[code]
    repo.commit("起点", {FILE: text(), **case.first})
    repo.author = case.author
    repo.commit("改动", case.bad)
    assert set(codes(luoshi, repo, "--rule", code)) == {code}


@pytest.mark.parametrize("code", CASES)
def test_a_change_that_keeps_the_rule_is_not_found(code: str, repo: Repo, luoshi: Luoshi) -> None:
    case = CASES[code]
    repo.commit("起点", {FILE: text(), **case.first})
    repo.author = case.author
    repo.commit("改动", case.good)
    assert codes(luoshi, repo, "--rule", code) == []


@pytest.mark.parametrize("code", sorted(CASES.keys() - {"LS708", "LS709", "LS712", "LS715"}))
def test_what_is_not_committed_yet_is_judged_as_the_last_step(code: str, repo: Repo, luoshi: Luoshi) -> None:
    case = CASES[code]
    repo.commit("起点", {FILE: text(), **case.first})
    for path, content in case.bad.items():
        target = repo.workspace / path
        if content is None:
            target.unlink()
        else:
            target.write_text(content, encoding="utf-8")
    assert set(codes(luoshi, repo, "--rule", code, base="HEAD")) == {code}


def test_a_finding_stands_at_the_entry_in_the_file_as_it_is_now(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text()})
    repo.commit("改动", {FILE: text(NOTED, log=PROGRESS)})
    found = json.loads(check(luoshi, repo, "--rule", "LS701", "--format", "json").out)["findings"]
    line = (
        text(NOTED)
        .splitlines()
        .index("  - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发方案}")
    )
    assert [(each["path"], each["line"], each["task"]) for each in found] == [(FILE, line + 1, "ZD-2026-001")]
    assert "被改动（对比 HEAD~1）" in found[0]["message"]


def test_a_deleted_file_is_named_with_the_way_to_get_it_back(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {SECOND: text(number=2)})
    repo.commit("删除", {SECOND: None})
    out = check(luoshi, repo).out
    assert f"{SECOND}:1:1: LS705 error" in out
    assert f"git checkout HEAD~1 -- {SECOND}" in out


def test_deleting_every_task_is_found_though_nothing_is_left_to_check(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("删光", {FILE: None})
    outcome = check(luoshi, repo)
    assert outcome.code == 1
    assert "LS705" in outcome.out


def test_an_id_used_long_ago_is_not_given_again(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("登记", {SECOND: text(number=2)})
    repo.commit("删除", {SECOND: None})
    repo.commit("隔一步", {"README.md": "说明\n"})
    repo.commit("重用", {SECOND: text(number=2)})
    assert codes(luoshi, repo, "--rule", "LS706") == ["LS706"]


def test_a_renumbered_task_is_the_same_task_and_its_evidence_moves_along(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "evidence/ZD-2026-001/方案.txt": "原件\n"})
    (repo.workspace / "evidence/ZD-2026-001").rename(repo.workspace / "evidence/ZD-2026-007")
    repo.commit("改号", {FILE: None, f"{FOLDER}/ZD-2026-007.yaml": text(("ZD-2026-001", "ZD-2026-007"))})
    assert not {"LS705", "LS707", "LS701"} & set(codes(luoshi, repo))


def test_a_child_follows_its_renumbered_parent(repo: Repo, luoshi: Luoshi) -> None:
    child = text(("owner: 处长", "owner: 处长\nparent: ZD-2026-001"), number=2)
    repo.commit("起点", {FILE: text(), SECOND: child})
    moved = {FILE: None, f"{FOLDER}/ZD-2026-007.yaml": text(("ZD-2026-001", "ZD-2026-007"))}
    repo.commit("改号", {**moved, SECOND: child.replace("parent: ZD-2026-001", "parent: ZD-2026-007")})
    assert codes(luoshi, repo, "--rule", "LS702") == []
    repo.commit("换上级", {SECOND: child.replace("parent: ZD-2026-001", "parent: ZD-2026-009")})
    assert codes(luoshi, repo, "--rule", "LS702") == ["LS702"]


def test_a_task_moved_to_another_ledger_is_the_same_task(repo: Repo, luoshi: Luoshi) -> None:
    other = "ledgers/2026/minsheng"
    repo.commit(
        "移动", {FILE: None, f"{other}/ledger.yaml": builders.LEDGER, f"{other}/ZD-2026-001.yaml": builders.TASK}
    )
    assert "LS705" not in codes(luoshi, repo)


def test_line_ends_turned_on_checkout_are_no_change(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit(
        "起点", {FILE: text(), "evidence/ZD-2026-001/方案.txt": "第一行\n第二行\n", ".gitattributes": "* text=auto\n"}
    )
    for path in (FILE, "evidence/ZD-2026-001/方案.txt"):
        target = repo.workspace / path
        target.write_bytes(target.read_bytes().replace(b"\n", b"\r\n"))
    assert not [code for code in codes(luoshi, repo, base="HEAD") if code.startswith("LS7")]


def test_a_pointer_of_lfs_stands_for_its_file(repo: Repo, luoshi: Luoshi) -> None:
    content = b"a large file"
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{hashlib.sha256(content).hexdigest()}\nsize 12\n"
    path = "evidence/ZD-2026-001/大文件.pdf"
    repo.commit("起点", {path: pointer})
    (repo.workspace / path).write_bytes(content)
    assert "LS707" not in codes(luoshi, repo, base="HEAD")
    (repo.workspace / path).write_bytes(content + b"!")
    assert "LS707" in codes(luoshi, repo, base="HEAD")


def test_a_link_in_the_place_of_evidence_is_found(repo: Repo, luoshi: Luoshi) -> None:
    path = "evidence/ZD-2026-001/方案.txt"
    repo.commit("起点", {path: "原件\n"})
    (repo.workspace / path).rename(repo.workspace / "别处.txt")
    (repo.workspace / path).symlink_to(repo.workspace / "别处.txt")
    assert "LS707" in codes(luoshi, repo, base="HEAD")


def test_settings_of_the_change_do_not_excuse_it(repo: Repo, luoshi: Luoshi) -> None:
    off = builders.CONFIG + "rules:\n  LS701: {severity: off, reason: 改着方便}\n"
    excepted = text(NOTED) + "suppress:\n  - {code: LS701, reason: 改着方便}\n"
    repo.commit("起点", {FILE: text()})
    repo.commit("改动", {FILE: excepted, "luoshi.yaml": off})
    assert "LS701" in codes(luoshi, repo)
    repo.commit("再改", {FILE: excepted.replace("印发方案", "印发了方案")})
    assert "LS701" not in codes(luoshi, repo)


def test_severities_paths_and_least_severity_hold_for_changes_too(repo: Repo, luoshi: Luoshi) -> None:
    milder = builders.CONFIG + "rules:\n  LS701: {severity: warning, reason: 试行期}\n"
    repo.commit("起点", {FILE: text(), SECOND: text(number=2), "luoshi.yaml": milder})
    repo.commit("改动", {FILE: text(NOTED)})
    outcome = check(luoshi, repo)
    assert outcome.code == 0
    assert "LS701 warning" in outcome.out
    assert "LS701" not in check(luoshi, repo, "--severity", "error").out
    assert "LS701" not in check(luoshi, repo, str(repo.workspace / SECOND)).out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_every_format_carries_the_change(form: str, repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text()})
    repo.commit("改动", {FILE: text(NOTED)})
    outcome = check(luoshi, repo, "--format", form)
    assert outcome.code == 1
    assert "LS701" in outcome.out


def test_a_branch_is_judged_from_where_it_left_the_main_line(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text()})
    repo.git("switch", "--quiet", "--create", "xq")
    repo.commit("进展", {FILE: text(log=PROGRESS)})
    repo.git("switch", "--quiet", "main")
    repo.commit("另登记", {SECOND: text(number=2)})
    repo.git("switch", "--quiet", "xq")
    assert "LS705" not in codes(luoshi, repo, base="main")  # compared with main itself, the second task would be gone


def test_after_a_merge_of_the_main_line_the_merge_is_the_base(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    repo.git("switch", "--quiet", "--create", "xq")
    repo.author = "xq"
    repo.commit("进展", {FILE: text(log=PROGRESS)})
    repo.git("switch", "--quiet", "main")
    repo.author = "dc"
    repo.commit("另登记", {SECOND: text(number=2)})
    repo.git("switch", "--quiet", "xq")
    repo.author = "xq"
    repo.git("merge", "--quiet", "--no-edit", "main")
    assert not {"LS705", "LS715"} & set(codes(luoshi, repo, base="main"))
    repo.commit("改旧账", {SECOND: text(NOTED, number=2)})
    assert "LS701" in codes(luoshi, repo, base="main")


def test_a_merge_that_adds_something_of_its_own_is_judged_by_who_merged(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    repo.git("switch", "--quiet", "--create", "甲")
    repo.author = "xq"
    repo.commit("进展", {FILE: text(log=PROGRESS)})
    repo.git("switch", "--quiet", "main")
    repo.commit("报结", {FILE: text(log=SUBMITTED)})
    repo.git("merge", "--quiet", "--no-commit", "--no-ff", "--strategy", "ours", "甲")
    repo.commit("合并", {FILE: text(log=PROGRESS + SUBMITTED + VERIFIED)})
    found = json.loads(check(luoshi, repo, "--rule", "LS715", "--format", "json", base="HEAD~2").out)["findings"]
    assert len(found) == 1
    assert "核查" in found[0]["message"]


def test_the_unit_of_another_task_may_not_report(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    repo.author = "gh"
    repo.commit("进展", {FILE: text(log=PROGRESS)})
    out = check(luoshi, repo, "--rule", "LS715").out
    assert "不该由此人记“进展”" in out
    assert "规划处联络员" in out


def test_nobody_gives_himself_a_role_in_the_change(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(log=SUBMITTED), "org.yaml": PEOPLE})
    repo.author = "xq"
    mine = PEOPLE.replace("unit: 学前教育处, emails", "unit: 学前教育处, roles: [录入, 核查], emails")
    repo.commit("改权限", {"org.yaml": mine})
    repo.commit("核查", {FILE: text(log=SUBMITTED + VERIFIED)})
    out = check(luoshi, repo, "--rule", "LS715", base="HEAD~2").out
    assert "可以改 org.yaml" in out
    assert "不该由此人记“核查”" in out


def test_whom_org_yaml_does_not_name_may_change_nothing(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    repo.author = "stranger"
    repo.commit("进展", {FILE: text(log=PROGRESS)})
    assert "作者 stranger@example.cn 不是名录中的人" in check(luoshi, repo, "--rule", "LS715").out


def test_without_emails_nobody_asks_who_committed(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text()})
    repo.author = "stranger"
    repo.commit("核查", {FILE: text(log=SUBMITTED + VERIFIED), "luoshi.yaml": builders.CONFIG + "# 注\n"})
    assert "LS715" not in codes(luoshi, repo)


def test_a_report_committed_before_the_base_is_not_verified_by_the_same_hand(repo: Repo, luoshi: Luoshi) -> None:
    repo.author = "xq"
    repo.commit("报结", {FILE: text(log=SUBMITTED)})
    repo.commit("隔一步", {"README.md": "说明\n"})
    repo.commit("核查", {FILE: text(log=SUBMITTED + VERIFIED)})
    assert codes(luoshi, repo, "--rule", "LS712") == ["LS712"]


def test_a_version_that_cannot_be_read_is_said_to_be_unjudged(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text()})
    repo.commit("写坏", {FILE: "id: [\n"})
    repo.commit("写好", {FILE: text(log=PROGRESS)})
    outcome = check(luoshi, repo, "--rule", "LS719", "--rule", "LS701", base="HEAD~2")
    assert "LS719 hint 提交" in outcome.out
    assert "LS701" not in outcome.out
    assert "注意：提交" in outcome.err


def test_a_broken_file_is_no_deleted_task(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), SECOND: text(number=2)})
    repo.commit("写坏", {FILE: "id: [\n"})
    found = codes(luoshi, repo)
    assert "LS102" in found
    assert "LS705" not in found


def test_a_shallow_clone_says_what_it_cannot_judge(repo: Repo, luoshi: Luoshi, tmp_path: Path) -> None:
    repo.commit("起点", {FILE: text()})
    repo.commit("改动", {FILE: text(NOTED)})
    near, whole = tmp_path / "浅", tmp_path / "浅2"
    repo.git("clone", "--quiet", "--depth", "1", f"file://{repo.root}", str(near))
    repo.git("clone", "--quiet", "--depth", "2", f"file://{repo.root}", str(whole))
    outcome = luoshi("check", "--base", "HEAD~1", "--as-of", DAY, "--workspace", str(near))
    assert outcome.code == 3
    assert "浅克隆" in outcome.err
    assert "fetch-depth" in outcome.err
    outcome = luoshi("check", "--base", "HEAD~1", "--as-of", DAY, "--workspace", str(whole))
    assert outcome.code == 1
    assert "LS701 error" in outcome.out
    assert "luoshi.yaml:1:1: LS719 hint 这是浅克隆" in outcome.out
    assert "注意：这是浅克隆" in outcome.err


def test_without_a_repository_or_git_it_says_so(
    workspace: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert luoshi("check", "--base", "HEAD").code == 3
    shutil.copytree(make_repo(tmp_path / "库").root / ".git", workspace / ".git")
    monkeypatch.setenv("PATH", str(tmp_path / "空"))
    outcome = luoshi("check", "--base", "HEAD")
    assert outcome.code == 3
    assert "没有安装 git" in outcome.err


@pytest.mark.parametrize("revision", ["--output=x", "-n1", "没有这个", "main^{tree}", "", "HEAD\nmain"])
def test_a_revision_that_is_none_is_refused(revision: str, repo: Repo, luoshi: Luoshi) -> None:
    outcome = check(luoshi, repo, base=revision)
    assert outcome.code == 2
    assert "没有“" in outcome.err
    assert outcome.out == ""


def test_histories_of_their_own_are_not_compared(repo: Repo, luoshi: Luoshi) -> None:
    repo.git("switch", "--quiet", "--orphan", "孤")
    repo.commit("另起炉灶", {"luoshi.yaml": builders.CONFIG, "org.yaml": builders.ORG, FILE: text()})
    outcome = check(luoshi, repo, base="main")
    assert outcome.code == 2
    assert "没有共同的来处" in outcome.err


def test_a_detached_head_is_a_head(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text()})
    repo.commit("改动", {FILE: text(NOTED)})
    repo.git("checkout", "--quiet", "--detach")
    assert "LS701" in codes(luoshi, repo, base="HEAD~1")


def test_a_workspace_in_a_folder_of_a_repository_knows_only_its_own_commits(tmp_path: Path, luoshi: Luoshi) -> None:
    repo = make_repo(tmp_path / "大 仓库", "数据/督查 台账")
    repo.commit("起点", {FILE: text()})
    (repo.root / "别的").mkdir()
    (repo.root / "别的/文件.txt").write_text("无关\n", encoding="utf-8")
    repo.author = "stranger"
    repo.commit("无关的提交")
    repo.author = "dc"
    repo.commit("改动", {FILE: text(NOTED), "evidence/ZD-2026-001/材 料.txt": "一\n"})
    assert "LS701" in codes(luoshi, repo, base="HEAD~2")


def test_a_submodule_is_left_alone(repo: Repo, luoshi: Luoshi, tmp_path: Path) -> None:
    other = make_repo(tmp_path / "另一个")
    (repo.workspace / "evidence").mkdir()
    repo.git("submodule", "--quiet", "add", str(other.root), "evidence/ZD-2026-001")
    repo.commit("加子模块")
    repo.commit("改动", {FILE: text(NOTED)})
    found = codes(luoshi, repo)
    assert "LS701" in found
    assert "LS707" not in found


def test_a_workspace_that_is_a_submodule_has_its_own_history(repo: Repo, luoshi: Luoshi, tmp_path: Path) -> None:
    outer = make_repo(tmp_path / "外")
    repo.commit("起点", {FILE: text()})
    repo.commit("改动", {FILE: text(NOTED)})
    outer.git("submodule", "--quiet", "add", str(repo.root), "台账")
    inner = Repo(outer.root / "台账", outer.root / "台账")
    assert "LS701" in codes(luoshi, inner)


def test_a_repository_of_sha256_is_judged_the_same(tmp_path: Path, luoshi: Luoshi) -> None:
    repo = make_repo(tmp_path / "新库", form="sha256")
    repo.commit("起点", {FILE: text(), "evidence/ZD-2026-001/方案.txt": "原件\n"})
    repo.commit("改动", {FILE: text(NOTED)})
    found = codes(luoshi, repo)
    assert "LS701" in found
    assert "LS707" not in found


def test_reading_leaves_the_repository_as_it_was_and_starts_few_processes(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    for step in range(5):
        repo.commit("进展", {FILE: text(log=PROGRESS.replace("第二批", f"第{step}批"))})
    before = {path: path.read_bytes() for path in repo.root.rglob("*") if path.is_file()}
    with processes() as started:
        check(luoshi, repo, base="HEAD~5")
    assert {path: path.read_bytes() for path in repo.root.rglob("*") if path.is_file()} == before
    assert sorted(next(word for word in line if word in PROGRAMS) for line in started) == [
        "cat-file",
        "for-each-ref",
        "log",
        "merge-base",
    ]


def test_a_repository_cannot_make_git_run_its_programs(repo: Repo, luoshi: Luoshi, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("gpg.program", "gpg.ssh.program", "core.fsmonitor", "diff.external", "core.pager", "filter.x.clean"):
        repo.git("config", name, str(trap))
    repo.git("config", "log.showSignature", "true")
    (repo.workspace / ".gitattributes").write_text("*.yaml filter=x diff=x\n", encoding="utf-8")
    (tmp_path / "sprung").unlink(missing_ok=True)
    check(luoshi, repo, base="HEAD")
    assert not (tmp_path / "sprung").exists()


def test_a_shallow_clone_that_lost_the_fork_is_no_pass(repo: Repo, luoshi: Luoshi, tmp_path: Path) -> None:
    repo.commit("起点", {FILE: text()})
    repo.git("switch", "--quiet", "--create", "xq")
    repo.commit("进展", {FILE: text(log=PROGRESS)})
    repo.git("switch", "--quiet", "main")
    repo.commit("另登记", {SECOND: text(number=2)})
    near = Repo(tmp_path / "浅", tmp_path / "浅")
    repo.git("clone", "--quiet", "--depth", "1", "--no-single-branch", f"file://{repo.root}", str(near.root))
    near.git("switch", "--quiet", "xq")
    outcome = check(luoshi, near, base="origin/main")
    assert outcome.code == 3
    assert "浅克隆里找不到与“origin/main”的分叉点" in outcome.err


def test_a_commit_whose_parent_is_cut_off_is_said_to_be_unjudged(repo: Repo, luoshi: Luoshi, tmp_path: Path) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    repo.git("switch", "--quiet", "--create", "xq")
    repo.author = "xq"
    repo.commit("进展一", {FILE: text(log=PROGRESS)})
    repo.commit("进展二", {FILE: text(log=PROGRESS + PROGRESS.replace("40", "50"))})
    repo.git("switch", "--quiet", "main")
    repo.author = "dc"
    repo.commit("另登记", {SECOND: text(number=2)})
    repo.git("merge", "--quiet", "--no-edit", "xq")
    near = Repo(tmp_path / "浅", tmp_path / "浅")
    repo.git("clone", "--quiet", "--depth", "2", f"file://{repo.root}", str(near.root))
    outcome = check(luoshi, near, base="HEAD~1")
    assert "的上一个版本不在这个浅克隆里" in outcome.out
    assert "LS715" not in outcome.out


def test_settings_that_the_base_had_broken_are_those_of_now_and_it_is_said(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("写坏", {"org.yaml": "units: [\n", FILE: text()})
    repo.commit("写好", {"org.yaml": builders.ORG, FILE: text(NOTED)})
    found = codes(luoshi, repo)
    assert {"LS701", "LS719"} <= set(found)


def test_a_workspace_that_is_new_since_the_base_is_judged_by_itself(repo: Repo, luoshi: Luoshi) -> None:
    bare = dict.fromkeys(("luoshi.yaml", "org.yaml", f"{FOLDER}/ledger.yaml", FILE))
    repo.commit("清空", bare)
    new = {"luoshi.yaml": builders.CONFIG, "org.yaml": builders.ORG, f"{FOLDER}/ledger.yaml": builders.LEDGER}
    repo.commit("新建", {**new, f"{FOLDER}/ZD-2026-005.yaml": text(("ZD-2026-001", "ZD-2026-005"))})
    assert codes(luoshi, repo) == []


def test_a_manifest_that_is_none_closes_no_period(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), REPORT: "# 通报\n", MANIFEST: "{}"})
    repo.commit("改动", {FILE: text(log=PROGRESS)})
    assert "LS708" not in codes(luoshi, repo)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({SECOND: text(number=2)}, "没有“录入”权限而登记了事项"),
        ({FILE: None}, "没有“录入”权限而删除了事项"),
        ({FILE: text(("owner: 处长", "owner: 科长"))}, "改动了事项头部的责任人"),
        (
            {FILE: text(log="  - {date: 2026-10-30, event: 延期, due: 2027-01-15, approver: 主任, reason: 汛期}\n")},
            "应由承办单位以外有“录入”权限的人代记",
        ),
        ({FILE: text(log="  - {date: 2026-10-30, event: 销号, approver: 主任}\n")}, "或由有“批准”权限的人记"),
        ({FILE: text(log="  - {date: 2026-10-30, event: 督办, by: 办公室}\n")}, "应由有“录入”或“核查”权限的人记"),
        (
            {f"{FOLDER}/ledger.yaml": builders.LEDGER.replace("综合", "专项", 1)},
            "可以改 ledgers/2026/zonghe/ledger.yaml",
        ),
    ],
)
def test_what_is_the_offices_is_not_the_units(files: Files, words: str, repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    repo.author = "xq"
    repo.commit("改动", files)
    assert words in check(luoshi, repo, "--rule", "LS715").out
    repo.author = "dc"
    repo.commit("改回", {FILE: text(), "org.yaml": PEOPLE, f"{FOLDER}/ledger.yaml": builders.LEDGER})
    repo.commit("办公室改", files)
    assert "LS715" not in check(luoshi, repo, "--rule", "LS715").out


def test_a_unit_asks_for_an_extension_and_reports_after_it_was_brought_in(repo: Repo, luoshi: Luoshi) -> None:
    brought = "  - {date: 2026-10-29, event: 调整, field: support, to: 发展规划处, approver: 主任, reason: 增加}\n"
    asked = "  - {date: 2026-10-30, event: 延期, due: 2027-01-15, reason: 汛期}\n"
    repo.commit("起点", {FILE: text(log=brought), "org.yaml": PEOPLE})
    repo.author = "gh"
    repo.commit("申请", {FILE: text(log=brought + asked + PROGRESS)})
    assert codes(luoshi, repo, "--rule", "LS715") == []


def test_an_exception_written_after_its_fault_was_seen_is_no_finding(repo: Repo, luoshi: Luoshi) -> None:
    alias = ("lead: 学前教育处", "lead: 学前处")
    repo.commit("错名", {FILE: text(alias)})
    repo.commit("例外", {FILE: text(alias, log=EXCEPTED)})
    assert "LS724" not in codes(luoshi, repo)
    assert "LS724" in codes(luoshi, repo, base="HEAD~2")


def test_an_exception_for_a_rule_over_many_tasks_that_comes_with_a_new_task_is_told(repo: Repo, luoshi: Luoshi) -> None:
    orphan = text(("owner: 处长", "owner: 处长\nparent: ZD-2026-009"), number=2)
    repo.commit("登记", {SECOND: orphan + "suppress:\n  - {code: LS210, reason: 上级稍后登记}\n"})
    assert "LS724" in codes(luoshi, repo)


def test_three_invented_holidays_are_an_error_until_a_notice_is_named(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {"calendar/2026.yaml": HOLIDAYS})
    more = HOLIDAYS.replace("[", "[2026-11-24, 2026-11-25, 2026-11-26, ")
    repo.commit("改日历", {"calendar/2026.yaml": more})
    out = check(luoshi, repo, "--rule", "LS721").out
    assert "LS721 error 2026 年已经开始，放假安排被改动：2026-11-24 改为放假、2026-11-25 改为放假、2026-11-26" in out
    repo.commit("补依据", {"calendar/2026.yaml": more + "amended_by: [市政府关于防汛放假的通知]\n"})
    assert "LS721 warning" in check(luoshi, repo, "--rule", "LS721", base="HEAD~2").out


def test_a_calendar_typed_for_a_year_that_has_begun_is_held_against_the_notice_of_luoshi(
    repo: Repo, luoshi: Luoshi
) -> None:
    repo.commit("自写日历", {"calendar/2026.yaml": HOLIDAYS})
    assert codes(luoshi, repo, "--rule", "LS721") == ["LS721"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("judgement: {behind: 60}", "进度研判·滞后 5→60"),
        ("cadence: {report_by: 31}", "报告周期·每月几日前报送 25→31"),
        ("sign_within: {days: 30}", "签收时限·天数 3→30"),
        ("progress: {by: 月数}", "序时进度·按什么算 天数→月数"),
        ("rules: {LS307: {severity: off, reason: 试行}}", "规则调整“LS307”"),
    ],
)
def test_each_part_of_the_ruler_is_told_with_both_values(name: str, told: str, repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("改口径", {"luoshi.yaml": f"{builders.CONFIG}{name}\n"})
    assert told in check(luoshi, repo, "--rule", "LS720").out


def test_a_lamp_that_is_loosened_is_told_where_it_stands(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("放宽", {"luoshi.yaml": builders.CONFIG.replace("gap_over: 30", "gap_over: 80")})
    out = check(luoshi, repo, "--rule", "LS720").out
    assert "luoshi.yaml:4:41: LS720 warning 研判口径改动：亮灯“红灯”·落后超过 30→80" in out


KEEPER_ALONE = PEOPLE.replace(
    "roles: [录入, 核查, 批准], emails: [DC@example.cn]", "roles: [录入], emails: [DC@example.cn]"
)


def test_entries_of_a_new_task_are_judged_as_any_others(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": KEEPER_ALONE})
    repo.author = "dc"
    repo.commit("登记时就带着核查", {SECOND: text(log=SUBMITTED + VERIFIED, number=2)})
    assert {"LS712", "LS715"} <= {*codes(luoshi, repo)}


def test_a_task_taken_away_and_added_again_brings_nothing_in(repo: Repo, luoshi: Luoshi) -> None:
    repo.commit("起点", {FILE: text(), SECOND: text(number=2), "org.yaml": KEEPER_ALONE})
    repo.author = "dc"
    repo.commit("删去", {SECOND: None})
    repo.commit("又加回来", {SECOND: text(log=SUBMITTED + VERIFIED, number=2)})
    assert {"LS712", "LS715"} <= {*codes(luoshi, repo, base="HEAD~2")}


@pytest.mark.parametrize("kind", ["refs/heads/", "refs/tags/", "refs/"])
def test_a_base_that_is_two_things_is_refused(repo: Repo, luoshi: Luoshi, kind: str) -> None:
    repo.commit("起点", {FILE: text()})
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.commit("改动", {FILE: text(NOTED)})
    repo.git("update-ref", f"{kind}origin/main", "HEAD")
    outcome = check(luoshi, repo, base="origin/main")
    assert (outcome.code, "不知道以哪个为准" in outcome.err) == (2, True)
    assert "LS701" in codes(luoshi, repo, base="refs/remotes/origin/main")


@pytest.mark.parametrize(
    "path", ["templates/红头.docx", "ledgers/2026/zonghe/.gitattributes", ".circleci/config.yml", "子项目/CODEOWNERS"]
)
def test_places_that_decide_are_the_offices(repo: Repo, luoshi: Luoshi, path: str) -> None:
    repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    repo.author = "xq"
    repo.commit("改设置", {path: "x\n"})
    assert "LS715" in codes(luoshi, repo)


def test_a_branch_from_before_roles_existed_is_judged_by_the_roles_of_the_base(repo: Repo, luoshi: Luoshi) -> None:
    before = repo.commit("起点", {FILE: text()})
    repo.author = "dc"
    repo.commit("登记角色", {"org.yaml": PEOPLE})
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.git("checkout", "-q", "-b", "旁支", before)
    repo.author = "gh"
    repo.commit("改动", {FILE: text(log=VERIFIED)})
    assert "LS715" in codes(luoshi, repo, base="refs/remotes/origin/main")


def test_signatures_that_the_base_requires_now_are_required_of_an_older_branch(repo: Repo, luoshi: Luoshi) -> None:
    before = repo.commit("起点", {FILE: text(), "org.yaml": PEOPLE})
    signed = builders.CONFIG.lstrip("\n") + "signatures: {required: true, basis: 本委约定}\n"
    repo.author = "dc"
    repo.commit("要求签名", {"luoshi.yaml": signed})
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.git("checkout", "-q", "-b", "旁支", before)
    repo.author = "xq"
    repo.commit("进展", {FILE: text(log=PROGRESS)})
    found = codes(luoshi, repo, base="refs/remotes/origin/main")
    assert {"LS716", "LS717", "LS718"} & {*found}
