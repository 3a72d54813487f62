"""Evidence as the rules see it: nothing outside ``evidence/<ID>/``."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from luoshi.store.files.evidence import EvidenceFolder
from tests.support.files import make_no_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "evidence" / "ZD-1"
    (folder / "照片").mkdir(parents=True)
    (folder / "方案.pdf").write_bytes(b"pdf")
    (folder / "照片" / "一.jpg").write_bytes(b"jpg")
    (folder / ".hidden").write_bytes(b"")
    (folder / "照片" / ".DS_Store").write_bytes(b"")
    (tmp_path / "evidence" / "ZD-2").mkdir()
    (tmp_path / "evidence" / "ZD-2" / "别.pdf").write_bytes(b"other")
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "out.pdf").symlink_to(tmp_path / "secret")
    (folder / "in.pdf").symlink_to("方案.pdf")
    (folder / "loop").symlink_to("loop")
    make_no_file(folder / "pipe")
    return tmp_path


@pytest.mark.parametrize("name", ["方案.pdf", "照片/一.jpg", "./方案.pdf", "in.pdf", ".hidden"])
def test_a_file_of_the_folder_is_there(root: Path, name: str) -> None:
    assert EvidenceFolder(root).exists("ZD-1", name)


@pytest.mark.parametrize(
    "name",
    ["无.pdf", "照片", "../ZD-2/别.pdf", "照片/../../ZD-2/别.pdf", "/etc/passwd", "out.pdf",
     "loop", "pipe", "", ".", "a\\b", "a\0b",
     "字" * 300],
)  # fmt: skip
def test_everything_else_is_not(root: Path, name: str) -> None:
    folder = EvidenceFolder(root)
    assert not folder.exists("ZD-1", name)
    assert folder.sha256("ZD-1", name) is None


def test_the_hash_is_that_of_the_content(root: Path) -> None:
    assert EvidenceFolder(root).sha256("ZD-1", "方案.pdf") == hashlib.sha256(b"pdf").hexdigest()


def test_a_file_that_goes_away_meanwhile_has_no_hash(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "open", gone)
    assert EvidenceFolder(root).sha256("ZD-1", "方案.pdf") is None


def test_names_are_all_files_but_the_hidden(root: Path) -> None:
    folder = EvidenceFolder(root)
    pipe = ("pipe",) if hasattr(os, "mkfifo") else ()  # a folder stands in for it
    assert folder.names("ZD-1") == ("in.pdf", "loop", "out.pdf", *pipe, "方案.pdf", "照片/一.jpg")
    assert folder.names("ZD-2") == ("别.pdf",)
    assert folder.names("ZD-3") == ()
