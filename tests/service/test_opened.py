"""Opening a workspace: what it cannot do without, and what is only a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.errors import ExitCode, UnreadableError
from luoshi.service.workspace import open_workspace
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.store.yaml.reader import Reader
from tests.service.desk import FOLDER, add, settle, write
from tests.support.files import make_no_file

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.store.tree import FolderItem


def test_everything_is_there(tmp_path: Path) -> None:
    path = add(settle(tmp_path), 1)
    for reader in Reader:
        opened = open_workspace(tmp_path, reader)
        assert (opened.root, opened.reader, opened.findings) == (tmp_path, reader, ())
        assert opened.listing.tasks == (path,)
        assert opened.ledgers["2026/zonghe"].prefix == "ZD"
        assert opened.config.organisation.office == "办公室"
        assert opened.organisation.units[1].aliases == ("学前处",)


@pytest.mark.parametrize("name", ["luoshi.yaml", "org.yaml"])
def test_without_settings_or_names_nothing_can_be_judged(tmp_path: Path, name: str) -> None:
    (settle(tmp_path) / name).unlink()
    with pytest.raises(UnreadableError) as caught:
        open_workspace(tmp_path)
    assert (caught.value.message, caught.value.code) == (f"工作区缺少 {name}", ExitCode.UNREADABLE)


def test_settings_that_are_no_file_are_told(tmp_path: Path) -> None:
    (settle(tmp_path) / "org.yaml").unlink()
    make_no_file(tmp_path / "org.yaml")
    with pytest.raises(UnreadableError) as caught:
        open_workspace(tmp_path)
    assert caught.value.message == "org.yaml 读不出来：不是普通文件"


def test_all_faults_of_the_settings_are_told_at_once(tmp_path: Path) -> None:
    write(settle(tmp_path), "luoshi.yaml", "version: 1\norganisation: {name: 甲}\nlamp: []\n")
    with pytest.raises(UnreadableError) as caught:
        open_workspace(tmp_path)
    assert caught.value.message.splitlines() == [
        "luoshi.yaml 有 2 处错误，改正后才能继续：",
        "luoshi.yaml:2:1: LS107 缺少必填项 office（督查机构）",
        "luoshi.yaml:3:1: LS106 没有“lamp”这一项；是否为“lamps”？",
    ]
    assert caught.value.hint == "补上“office: …”"


def test_wrong_ledgers_and_calendars_are_findings(tmp_path: Path) -> None:
    add(settle(tmp_path), 1)
    write(tmp_path, "ledgers/2026/b/ledger.yaml", "title: 甲\n")
    write(tmp_path, "ledgers/2026/c/ledger.yaml", "title: [\n")
    write(tmp_path, "calendar/2026.yaml", "year: 2025\nnotice: 甲\n")
    write(tmp_path, f"{FOLDER}/x.txt", "")
    opened = open_workspace(tmp_path)
    assert list(opened.ledgers) == ["2026/zonghe"]
    assert [(each.path, each.code) for each in opened.findings] == [
        (f"{FOLDER}/x.txt", "LS109"),
        ("calendar/2026.yaml", "LS109"),
        *[("ledgers/2026/b/ledger.yaml", "LS107")] * 4,
        ("ledgers/2026/c/ledger.yaml", "LS102"),
    ]


def test_a_ledger_that_goes_away_meanwhile_is_a_finding(tmp_path: Path) -> None:
    add(settle(tmp_path), 1)
    tree = open_workspace(tmp_path).tree

    class Vanishing:
        root = tmp_path

        def items(self, folder: str) -> list[FolderItem]:
            return tree.items(folder)

        def read(self, path: str, most: int = MAX_BYTES) -> bytes:
            if path.endswith("ledger.yaml"):
                raise FileNotFoundError(2, "gone")
            return tree.read(path, most)

    from luoshi.service.workspace import open_tree  # noqa: PLC0415 -- beside its only use

    opened = open_tree(Vanishing())
    assert [(each.code, each.message) for each in opened.findings] == [("LS101", "文件读不出来：没有这个文件")]
