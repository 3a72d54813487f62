"""``check``: every finding once, sorted, with places; and nothing is written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from luoshi.errors import UsageError
from luoshi.findings import Severity
from luoshi.service.checking import CheckRequest, CheckResult, check
from luoshi.service.listing import Filters, list_tasks, show_task
from luoshi.service.workspace import open_workspace
from luoshi.store.yaml.reader import Reader
from tests.service.desk import FOLDER, add, print_of, settle, write
from tests.support.builders import AS_OF, CONFIG

ROOT = Path(__file__).parents[2]


def run(root: Path, **wanted: Any) -> CheckResult:
    return check(open_workspace(root), CheckRequest(AS_OF, **wanted))


def told(result: CheckResult) -> list[str]:
    return [f"{each.path.rpartition('/')[2]}:{each.line}:{each.column} {each.code}" for each in result.findings]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a workspace with one fault of each kind of file."""
    settle(tmp_path)
    add(tmp_path, 1, ("lead: 学前教育处", "lead: 学前处"))
    write(tmp_path, f"{FOLDER}/ZD-2026-002.yaml", "id: [\n")
    write(tmp_path, f"{FOLDER}/x.txt", "")
    write(tmp_path, "calendar/2026.yaml", "# 甲\nnotice: 甲\nyear: 2025\n")
    write(tmp_path, "ledgers/2026/b/ledger.yaml", "title: 甲\nkind: 乙\nyear: 2026\nprefix: YY\nowner: 无此处\n")
    return tmp_path


EXPECTED = [
    "2026.yaml:3:7 LS109",
    "ledger.yaml:5:8 LS209",
    "ZD-2026-001.yaml:10:7 LS203",
    "ZD-2026-002.yaml:1:5 LS102",
    "x.txt:1:1 LS109",
]


def test_all_findings_have_their_places_and_are_sorted(broken: Path) -> None:
    result = run(broken)
    assert [
        line for line in told(result) if line.rpartition(" ")[2] in {"LS102", "LS109", "LS203", "LS209"}
    ] == EXPECTED
    assert (result.files, result.tasks) == (4, 1)
    assert result.count(Severity.ERROR) == sum(each.severity is Severity.ERROR for each in result.findings)
    assert all(each.line and each.column for each in result.findings)


def test_both_readers_find_the_same(broken: Path) -> None:
    pure = check(open_workspace(broken, Reader.PURE), CheckRequest(AS_OF))
    assert pure == run(broken)


def test_only_some_rules_some_paths_some_severities(broken: Path) -> None:
    assert told(run(broken, only=("LS203",))) == ["ZD-2026-001.yaml:10:7 LS203"]
    assert told(run(broken, only=("LS102", "LS109"), paths=(FOLDER,))) == EXPECTED[3:]
    assert told(run(broken, only=("LS203",), paths=(f"{FOLDER}/ZD-2026-001.yaml",))) == EXPECTED[2:3]
    assert told(run(broken, only=("LS203",), paths=("ledgers/2026/zong",))) == []
    assert told(run(broken, only=("LS203",), paths=("",))) == told(run(broken, only=("LS203",), paths=(".",)))
    assert {each.severity for each in run(broken, least=Severity.ERROR).findings} == {Severity.ERROR}
    assert "x.txt:1:1 LS109" in told(run(broken, least=Severity.WARNING))


def test_an_unknown_rule_is_refused(broken: Path) -> None:
    with pytest.raises(UsageError, match="没有规则 LS999"):
        run(broken, only=("LS999",))


def test_the_workspace_changes_severities_and_switches_off(broken: Path) -> None:
    rules = "rules: {LS109: {severity: hint, reason: 甲}, LS102: {severity: off, reason: 甲},"
    rules += " LS209: {severity: error, reason: 乙}}\n"
    write(broken, "luoshi.yaml", CONFIG + rules)
    found = {each.code: each.severity for each in run(broken).findings}
    assert (found["LS109"], found["LS209"], "LS102" in found) == (Severity.HINT, Severity.ERROR, False)


def test_a_suppressed_finding_is_not_told(broken: Path) -> None:
    add(broken, 1, ("lead: 学前教育处", "lead: 学前处\nsuppress: [{code: LS203, reason: 甲}]"))
    assert "LS203" not in {each.code for each in run(broken).findings}


def test_reading_writes_nothing(tmp_path: Path) -> None:
    for name in ("luoshi.yaml", "org.yaml", "calendar", "ledgers", "evidence"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)
    before = print_of(tmp_path)
    opened = open_workspace(tmp_path)
    check(opened, CheckRequest(AS_OF))
    states = list_tasks(opened, AS_OF, Filters()).states
    show_task(opened, states[0].id, AS_OF)
    assert states
    assert print_of(tmp_path) == before
