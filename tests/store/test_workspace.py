"""Where a workspace is and which files belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.errors import ExitCode, NoWorkspaceError, UnreadableError
from luoshi.findings import Severity
from luoshi.store.tree import DiskTree
from luoshi.store.workspace import find_workspace, ledger_key, list_files
from tests.support.files import make_no_file

if TYPE_CHECKING:
    from pathlib import Path


def make(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return root


def test_the_nearest_folder_upward_with_settings_is_the_workspace(tmp_path: Path) -> None:
    make(tmp_path, "luoshi.yaml", "a/luoshi.yaml", "a/b/c/x", "d/e/x")
    assert find_workspace(tmp_path / "a" / "b" / "c") == tmp_path / "a"
    assert find_workspace(tmp_path / "a") == tmp_path / "a"
    assert find_workspace(tmp_path / "d" / "e") == tmp_path


def test_a_folder_of_that_name_is_no_settings_file(tmp_path: Path) -> None:
    (tmp_path / "luoshi.yaml").mkdir()
    with pytest.raises(NoWorkspaceError) as caught:
        find_workspace(tmp_path)
    assert caught.value.code is ExitCode.UNREADABLE
    assert caught.value.message == f"在“{tmp_path}”及其上级文件夹中没有找到 luoshi.yaml，这里不是台账工作区"


def test_files_are_listed_by_what_they_are_and_sorted(tmp_path: Path) -> None:
    folder = "ledgers/2026/zonghe"
    make(tmp_path, *(f"{folder}/{name}" for name in ("ZD-2.yaml", "ledger.yaml", "ZD-1.yaml", ".x.yaml", "说明.md")))
    make(tmp_path, "ledgers/2025/a/ledger.yaml", "ledgers/README.md", "ledgers/2026/.keep", "other/x.yaml")
    listing = list_files(DiskTree(tmp_path))
    assert listing.ledgers == ("ledgers/2025/a/ledger.yaml", "ledgers/2026/zonghe/ledger.yaml")
    assert listing.tasks == ("ledgers/2026/zonghe/ZD-1.yaml", "ledgers/2026/zonghe/ZD-2.yaml")
    assert listing.findings == ()


def test_without_ledgers_there_is_nothing(tmp_path: Path) -> None:
    listing = list_files(DiskTree(tmp_path))
    assert (listing.ledgers, listing.tasks, listing.findings) == ((), (), ())


def test_what_does_not_belong_there_is_told_and_hides_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ledgers/2026/a"
    make(tmp_path, "ledgers/x.yaml", "ledgers/2026/y.yaml", "ledgers/2026/a/z.xlsx", "ledgers/2026/a/ZD-9.yaml")
    (folder / "ZD-1.yaml").mkdir()
    make_no_file(folder / "ZD-2.yaml")
    (folder / "ZD-3.yaml").symlink_to("none.yaml")
    (folder / "ZD-4.yaml").symlink_to("ZD-9.yaml")
    (folder / "ZD-5.yaml").symlink_to("/dev/zero")
    (tmp_path / "ledgers/2026/b").symlink_to(folder)
    listing = list_files(DiskTree(tmp_path))
    assert listing.tasks == ("ledgers/2026/a/ZD-9.yaml",)
    odd = "这里不是普通文件（链接、文件夹或设备），没有读取"
    assert {(each.code, each.severity.value, each.line, each.column) for each in listing.findings} == {
        ("LS109", "warning", 1, 1),
        ("LS109", "error", 1, 1),
    }
    assert {each.message for each in listing.findings if each.severity is Severity.ERROR} == {odd}
    outside = "台账文件要放在 ledgers/年度/台账/ 下"
    assert [(each.path, each.message) for each in listing.findings] == [
        ("ledgers/2026/a/ZD-1.yaml", odd),
        ("ledgers/2026/a/ZD-2.yaml", odd),
        ("ledgers/2026/a/ZD-3.yaml", odd),
        ("ledgers/2026/a/ZD-4.yaml", odd),
        ("ledgers/2026/a/ZD-5.yaml", odd),
        ("ledgers/2026/a/ledger.yaml", "这本台账缺少 ledger.yaml"),
        ("ledgers/2026/a/z.xlsx", "这不是 .yaml 文件，不会被读取"),
        ("ledgers/2026/b", odd),
        ("ledgers/2026/y.yaml", outside),
        ("ledgers/x.yaml", outside),
    ]


def test_a_file_called_ledgers_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="ledgers 不是文件夹"):
        list_files(DiskTree(make(tmp_path, "ledgers")))


def test_a_ledger_is_named_by_its_folder() -> None:
    assert ledger_key("ledgers/2026/zonghe/ZD-1.yaml") == "2026/zonghe"


def test_a_folder_that_is_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/2026/a/ZD-1.yaml", "w/own/2026/a/ledger.yaml")
    (tmp_path / "w/ledgers").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnreadableError, match="文件夹 ledgers 打不开：链接指到工作区以外"):
        list_files(DiskTree(tmp_path / "w"))
    (tmp_path / "w/ledgers").unlink()
    (tmp_path / "w/ledgers").symlink_to("own")
    assert list_files(DiskTree(tmp_path / "w")).ledgers == ("ledgers/2026/a/ledger.yaml",)


def test_names_that_not_every_desk_can_check_out_are_told(tmp_path: Path) -> None:
    names = ("con/ledger.yaml", "a/ledger.yaml", "a/ZD-1.yaml", "a/zd-1.yaml", "a/nul.yaml", "a/甲:乙.yaml")
    make(tmp_path, *(f"ledgers/2026/{name}" for name in names))
    listing = list_files(DiskTree(tmp_path))
    assert len(listing.tasks) == 4
    assert [(each.path, each.severity, each.message) for each in listing.findings] == [
        ("ledgers/2026/a/nul.yaml", Severity.WARNING, "“nul.yaml”是 Windows 的设备名，Windows 上取不出这个文件"),
        (
            "ledgers/2026/a/zd-1.yaml",
            Severity.WARNING,
            "和 ledgers/2026/a/ZD-1.yaml 只差大小写或写法，在 Windows 和 macOS 上是同一个文件",
        ),
        ("ledgers/2026/a/甲:乙.yaml", Severity.WARNING, "“甲:乙.yaml”中有“:”，Windows 上取不出这个文件"),
        ("ledgers/2026/con/ledger.yaml", Severity.WARNING, "“con”是 Windows 的设备名，Windows 上取不出这个文件"),
    ]
