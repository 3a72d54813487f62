"""A workspace as it stood in a commit is the one that was on disk then."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import scan_workspace
from luoshi.service.workspace import open_tree, open_workspace
from luoshi.store.git.git import Repository
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.revision import read_revision
from luoshi.store.tree import DiskTree
from tests.service.desk import held_by
from tests.support.repositories import make_repo, processes, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.store.tree import MemoryTree

DAY = dt.date(2026, 10, 31)
CALENDAR = "year: 2027\nnotice: 测试通知\nholidays: [2027-01-01]\n"


def read(root: Path, revision: str, *, reports: bool = False) -> MemoryTree:
    with Objects(Repository.around(root, surroundings())) as objects:
        return read_revision(objects, objects.commit(revision), root, reports=reports)


def test_it_is_judged_as_it_was_on_disk(tmp_path: Path) -> None:
    repo = make_repo(tmp_path, "台 账")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2), "calendar/2027.yaml": CALENDAR})
    opened = open_workspace(repo.workspace)
    before = held_by(scan_workspace(opened, ScanRequest((DAY,))).states())
    repo.commit("删去", {f"{FOLDER}/ZD-2026-002.yaml": None, "calendar/2027.yaml": None})
    with processes() as started:
        past = open_tree(read(repo.workspace, "HEAD~1"))
    assert len(started) == 1
    assert held_by(scan_workspace(past, ScanRequest((DAY,))).states()) == before
    assert past.calendar == opened.calendar
    assert past.listing == opened.listing
    now = scan_workspace(open_workspace(repo.workspace), ScanRequest((DAY,))).states()
    assert held_by(now) == before[:1]


def test_misplaced_files_and_links_are_findings_as_on_disk(tmp_path: Path) -> None:
    repo = make_repo(tmp_path)
    (tmp_path / FOLDER / "链接.yaml").symlink_to("ledger.yaml")
    repo.commit("乱放", {f"{FOLDER}/表格.xlsx": "x", "ledgers/2026/散放.yaml": "x", f"{FOLDER}/说明.md": "x"})
    past, disk = open_tree(read(tmp_path, "HEAD")), open_workspace(tmp_path)
    assert past.findings == disk.findings
    assert len(past.findings) == 3


def test_a_huge_file_is_cut_and_so_found_too_large(tmp_path: Path) -> None:
    repo = make_repo(tmp_path)
    repo.commit("太大", {f"{FOLDER}/ZD-2026-003.yaml": "# " + "长" * (1 << 20)})
    tree = read(tmp_path, "HEAD")
    assert len(tree.read(f"{FOLDER}/ZD-2026-003.yaml")) == (1 << 20) + 1
    (_, digest) = scan_workspace(open_tree(tree), ScanRequest((DAY,))).tasks
    assert [finding.code for finding in digest.findings] == ["LS105"]


def test_issued_bulletins_are_read_only_when_asked_for(tmp_path: Path) -> None:
    repo = make_repo(tmp_path)
    folder = "reports/2026-09"
    repo.commit("签发", {f"{folder}/{name}": "{}" for name in ("manifest.json", "通报.json", "通报.html")})
    assert read(tmp_path, "HEAD").items("reports") == []
    tree = read(tmp_path, "HEAD", reports=True)
    assert {path for path in tree.files if path.startswith("reports")} == {
        f"{folder}/manifest.json",
        f"{folder}/通报.json",
    }
    assert tree.items(folder) == DiskTree(tmp_path).items(folder)
