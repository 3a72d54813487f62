"""``luoshi evidence``: put on record, verified, packed."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.files import snapshot
from tests.support.repositories import commit
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
PATH = f"{FOLDER}/ZD-2026-001.yaml"
SHELF = "evidence/ZD-2026-001"
SUM = hashlib.sha256(b"x").hexdigest()


@pytest.fixture
def desk(workspace: Path) -> Path:
    """A workspace with a file on the desk."""
    (workspace / "桌 面").mkdir()
    (workspace / "桌 面/照片.jpg").write_bytes(b"x")
    return workspace


def test_a_file_goes_into_the_folder_and_into_a_new_entry(desk: Path, luoshi: Luoshi) -> None:
    before = (desk / PATH).read_bytes()
    outcome = luoshi("evidence", "add", "ZD-2026-001", "桌 面/照片.jpg", *DAY)
    assert outcome.code == 0
    assert f"已复制 {SHELF}/照片.jpg" in outcome.out
    assert (desk / SHELF / "照片.jpg").read_bytes() == b"x"
    added = (desk / PATH).read_bytes().removeprefix(before).decode()
    assert added == (
        "  - date: 2026-10-31\n    event: 佐证\n    note: 补充佐证材料\n"
        f"    evidence:\n      - {{file: 照片.jpg, sha256: {SUM}}}\n"
    )
    assert luoshi("evidence", "verify", "ZD-2026-001").code == 0


def test_a_file_goes_into_an_entry_that_is_not_committed(desk: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("evidence", "add", "ZD-2026-001", "桌 面/照片.jpg", "--entry", "2026-10-23/进展", *DAY)
    assert outcome.code == 0
    last = (desk / PATH).read_text(encoding="utf-8").splitlines()[-1]
    assert last.endswith(f"note: 印发实施方案, evidence: [{{file: 照片.jpg, sha256: {SUM}}}]}}")


def test_another_file_of_that_name_is_never_overwritten(desk: Path, luoshi: Luoshi) -> None:
    make_workspace(desk, {f"{SHELF}/照片.jpg": "别的"})
    before = snapshot(desk)
    outcome = luoshi("evidence", "add", "ZD-2026-001", "桌 面/照片.jpg", *DAY)
    assert outcome.code == 5
    assert "没有覆盖" in outcome.err
    assert snapshot(desk) == before
    (desk / SHELF / "照片.jpg").write_bytes(b"x")
    assert luoshi("evidence", "add", "ZD-2026-001", "桌 面/照片.jpg", *DAY).code == 0


def test_a_name_in_the_folder_may_be_typed_as_on_windows(desk: Path, luoshi: Luoshi) -> None:
    make_workspace(desk, {f"{SHELF}/现场/照片.jpg": "x"})
    assert luoshi("evidence", "add", "ZD-2026-001", "现场\\照片.jpg", *DAY).code == 0
    assert f"{{file: 现场/照片.jpg, sha256: {SUM}}}" in (desk / PATH).read_text(encoding="utf-8")


def test_names_that_are_one_file_elsewhere_and_long_ones_are_refused(desk: Path, luoshi: Luoshi) -> None:
    make_workspace(desk, {f"{SHELF}/a.jpg": "别的"})
    long = "a" * 170 + ".jpg"
    for name in ("A.JPG", "b.pdf", "B.pdf", long):
        (desk / "桌 面" / name).write_bytes(b"x")
    before = snapshot(desk)
    for given, words in (
        (("桌 面/A.JPG",), "和“a.jpg”只差大小写或写法"),
        (("桌 面/b.pdf", "桌 面/B.pdf"), "只差大小写或写法"),
        ((f"桌 面/{long}",), "Windows 的整个路径至多 260 个"),
    ):
        outcome = luoshi("evidence", "add", "ZD-2026-001", *given, *DAY)
        assert (outcome.code, snapshot(desk)) == (2, before)
        assert words in outcome.err


def test_links_folders_and_names_that_lead_away_are_refused(desk: Path, luoshi: Luoshi, tmp_path: Path) -> None:
    (desk / "链接.jpg").symlink_to("桌 面/照片.jpg")
    (desk / ".隐藏").write_bytes(b"x")
    (desk / "a\\b").write_bytes(b"x")
    before = snapshot(desk)
    for name, words in {
        "链接.jpg": "是链接",
        "桌 面": "是文件夹",
        ".隐藏": "不能用作佐证材料的名称",
        "a\\b": "不能用作佐证材料的名称",
        "没有": "没有佐证材料",
    }.items():
        outcome = luoshi("evidence", "add", "ZD-2026-001", name, *DAY)
        assert (outcome.code, words in outcome.err) == (2, True), outcome.err
    twice = luoshi("evidence", "add", "ZD-2026-001", "桌 面/照片.jpg", "桌 面/照片.jpg", *DAY)
    assert (twice.code, "写了两次" in twice.err) == (2, True)
    assert snapshot(desk) == before
    (tmp_path / "外").mkdir()
    (desk / "evidence").symlink_to(tmp_path / "外")
    away = luoshi("evidence", "add", "ZD-2026-001", "桌 面/照片.jpg", *DAY)
    assert (away.code, "是链接，不往里写" in away.err) == (2, True)
    assert not list((tmp_path / "外").iterdir())


def test_a_dry_run_copies_nothing(desk: Path, luoshi: Luoshi) -> None:
    before = snapshot(desk)
    for more in ((), ("--entry", "进展")):
        outcome = luoshi("evidence", "add", "ZD-2026-001", "桌 面/照片.jpg", "--dry-run", *more, *DAY)
        assert outcome.code == 0
        assert f"file: 照片.jpg, sha256: {SUM}" in outcome.out
    assert snapshot(desk) == before


def test_verify_tells_the_condition_of_every_file(workspace: Path, luoshi: Luoshi) -> None:
    items = "".join(f"      - {{file: {name}, sha256: {SUM}}}\n" for name in ("同.pdf", "改.pdf", "缺.pdf"))
    entry = f"  - date: 2026-10-24\n    event: 进展\n    progress: 40\n    evidence:\n{items}      - 旧.pdf\n"
    files = {f"{SHELF}/{name}.pdf": "x" for name in ("同", "旧", "多")}
    make_workspace(workspace, {PATH: task_text(1) + entry, f"{SHELF}/改.pdf": "y", **files})
    before = snapshot(workspace)
    outcome = luoshi("evidence", "verify")
    assert outcome.code == 1
    assert outcome.out == (
        "相符  ZD-2026-001/同.pdf（2026-10-24 登记）\n已改动  ZD-2026-001/改.pdf（2026-10-24 登记）\n"
        "缺失  ZD-2026-001/缺.pdf（2026-10-24 登记）\n未记摘要  ZD-2026-001/旧.pdf（2026-10-24 登记）\n"
        "未登记  ZD-2026-001/多.pdf\n共 5 个文件，缺失或改动 2 个\n"
    )
    assert snapshot(workspace) == before
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    assert luoshi("evidence", "verify", "ZD-2026-002").code == 4


def bag_is_valid(folder: Path) -> dict[str, str]:
    """Check a bag as RFC 8493 section 3 says; return what bag-info.txt says."""
    assert (folder / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    listed = {}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in (folder / manifest).read_text(encoding="utf-8").splitlines():
            sum_, name = line.split("  ", 1)
            name = name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sum_
            listed[name] = sum_
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert present == {*listed, "tagmanifest-sha256.txt"}
    info = dict(line.split(": ", 1) for line in (folder / "bag-info.txt").read_text(encoding="utf-8").splitlines())
    payload = [folder / name for name in listed if name.startswith("data/")]
    assert info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in payload)}.{len(payload)}"
    return info


def test_a_bag_holds_the_file_the_evidence_and_the_history(workspace: Path, luoshi: Luoshi, tmp_path: Path) -> None:
    make_workspace(workspace, {f"{SHELF}/验收/表 100%.pdf": "x"})
    commit(workspace)
    (workspace / PATH).write_bytes((workspace / PATH).read_bytes() + b"\n")
    before = snapshot(workspace)
    target = tmp_path / "包"
    assert luoshi("evidence", "bag", "ZD-2026-001", "-o", str(target), *DAY).code == 0
    info = bag_is_valid(target)
    assert info["Bagging-Date"] == "2026-10-31"
    assert info["External-Identifier"] == "ZD-2026-001"
    assert (target / "data/ZD-2026-001.yaml").read_bytes() == (workspace / PATH).read_bytes()
    assert (target / "data/evidence/验收/表 100%.pdf").read_bytes() == b"x"
    assert "+title: 农村学前教育全覆盖工程" in (target / "data/history.txt").read_text(encoding="utf-8")
    assert snapshot(workspace) == before
    assert luoshi("evidence", "bag", "ZD-2026-001", "-o", str(target), *DAY).code == 5


def test_a_zipped_bag_has_the_same_bytes_each_time(workspace: Path, luoshi: Luoshi, tmp_path: Path) -> None:
    make_workspace(workspace, {f"{SHELF}/表.pdf": "x"})
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        assert luoshi("evidence", "bag", "ZD-2026-001", "-o", str(tmp_path / name / "包.zip"), *DAY).code == 0
    assert (tmp_path / "甲/包.zip").read_bytes() == (tmp_path / "乙/包.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "甲/包.zip") as archive:
        archive.extractall(tmp_path)
    info = bag_is_valid(tmp_path / "包")
    assert "没有历史" in info["Internal-Sender-Description"]


def test_a_bag_with_links_or_without_a_place_is_refused(workspace: Path, luoshi: Luoshi) -> None:
    assert luoshi("evidence", "bag", "ZD-2026-001", "-o", "没有/包.zip", *DAY).code == 3
    (workspace / SHELF).mkdir(parents=True)
    (workspace / SHELF / "链接").symlink_to("/etc/hostname")
    before = sorted(workspace.iterdir())
    outcome = luoshi("evidence", "bag", "ZD-2026-001", *DAY)
    assert (outcome.code, "中有链接" in outcome.err) == (2, True)
    assert sorted(workspace.iterdir()) == before


def test_a_repository_without_commits_has_no_history(workspace: Path, luoshi: Luoshi) -> None:
    subprocess.run(["git", "init", "-q"], cwd=workspace, check=True)
    assert luoshi("evidence", "bag", "ZD-2026-001", *DAY).err == "已写入 ZD-2026-001.zip：1 个文件\n"


@pytest.mark.usefixtures("workspace")
def test_wrong_use(luoshi: Luoshi) -> None:
    assert "动作 没有“查”" in luoshi("evidence", "查").err
    assert "缺少编号" in luoshi("evidence", "bag").err
    assert "没有写要收哪些文件" in luoshi("evidence", "add", "ZD-2026-001").err
