"""Pipes, sockets, devices, folders and links where files should be: none is waited for, followed out or passed over."""

from __future__ import annotations

import json
import os
import shutil
import socket
from typing import TYPE_CHECKING

import pytest

from tests.support.running import DAY, Outcome, complaints, each
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TASK = f"{FOLDER}/ZD-2026-002.yaml"
CHECK = ("check", *DAY)
SECRET = "机密: 甲乙丙丁"  # noqa: S105 -- what must not be shown
EVIDENCE = (
    "by: 学前教育处, progress: 30",
    "by: 学前教育处, progress: 30, evidence: [{file: 表.pdf, sha256: " + "a" * 64 + "}]",
)


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path) -> None:
    before = os.open(".", os.O_RDONLY)
    os.chdir(place.parent)  # the name of a socket may have a hundred bytes
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(place.name)
    os.fchdir(before)
    os.close(before)


def _to(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def _out(place: Path) -> None:
    secret = next(folder for folder in place.parents if folder.name == "台账").parent / "secret"
    secret.write_text(SECRET + "\n", encoding="utf-8")
    place.symlink_to(secret)


KINDS: dict[str, Callable[[Path], None]] = {
    "pipe": _pipe,
    "socket": _socket,
    "folder": lambda place: place.mkdir(),
    "link out": _out,
    "link to a device": _to("/dev/zero"),
    "link to a terminal": _to("/dev/tty"),
    "link to memory": _to("/proc/self/mem"),
    "link to itself": lambda place: place.symlink_to(place.name),
    "link to nothing": _to("/none/nothing"),
}
PLACES = {TASK: 1, f"{FOLDER}/ledger.yaml": 1, "calendar/2026.yaml": 1, "luoshi.yaml": 3, "org.yaml": 3}


pytestmark = pytest.mark.usefixtures("in_time")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "台账", {"calendar/2026.yaml": "year: 2026\nnotice: 甲\nholidays: [2026-01-01]\n"})


def checked(root: Path, *words: str) -> Outcome:
    (outcome,) = each(root, [(*CHECK, *words)])
    assert complaints(outcome) == []
    assert SECRET not in outcome.out + outcome.err
    return outcome


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_told(root: Path, path: str, kind: str) -> None:
    place = root / path
    place.unlink(missing_ok=True)
    KINDS[kind](place)
    outcome = checked(root)
    assert outcome.code == PLACES[path]
    assert path in outcome.out + outcome.err
    assert "办法：" in outcome.out + outcome.err


@pytest.mark.parametrize("path", ["luoshi.yaml", "org.yaml", "calendar/2026.yaml"])
def test_a_link_within_the_workspace_is_followed(root: Path, path: str) -> None:
    place = root / path
    place.rename(root / "原件.yaml")
    place.symlink_to(root / "原件.yaml")
    assert checked(root).code == 0


@pytest.mark.parametrize("folder", ["ledgers", "calendar"])
def test_a_folder_that_leads_out_is_refused(root: Path, folder: str) -> None:
    shutil.move(root / folder, root.parent / folder)
    (root / folder).symlink_to(root.parent / folder)
    outcome = checked(root)
    assert outcome.code == 3
    assert f"文件夹 {folder} 打不开：链接指到工作区以外" in outcome.err


@pytest.mark.parametrize("kind", ["pipe", "socket", "link out", "link to itself", "link to nothing"])
@pytest.mark.parametrize("path", ["ledgers/2027", "ledgers/2026/linked"])
def test_a_ledger_that_is_no_folder_is_told(root: Path, path: str, kind: str) -> None:
    KINDS[kind](root / path)
    outcome = checked(root)
    assert outcome.code == 1
    assert f"{path}:1:1: LS109 error 这里不是普通文件" in outcome.out


@pytest.mark.parametrize("kind", ["pipe", "link out"])
def test_the_only_ledgers_that_are_no_folders_are_told_though_no_task_is_seen(root: Path, kind: str) -> None:
    shutil.move(root / "ledgers/2026", root.parent / "2026")
    KINDS[kind](root / "ledgers/2026")
    outcome = checked(root)
    assert outcome.code == 1
    assert "ledgers/2026:1:1: LS109 error" in outcome.out


@pytest.mark.parametrize("folder", ["ledgers", "calendar"])
@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_a_pipe_in_the_place_of_a_folder_is_told(root: Path, folder: str, kind: str) -> None:
    shutil.rmtree(root / folder)
    KINDS[kind](root / folder)
    outcome = checked(root)
    assert outcome.code == 3
    assert f"{folder} 不是文件夹" in outcome.err


@pytest.mark.parametrize("target", ["..", ".", "../..", "/"])
def test_a_link_to_a_folder_above_is_never_walked(root: Path, target: str) -> None:
    for folder in ("ledgers/2026/up", "evidence/ZD-2026-001/up"):
        (root / folder).parent.mkdir(parents=True, exist_ok=True)
        (root / folder).symlink_to(target)
    outcome = checked(root)
    assert outcome.code == 1
    assert "ledgers/2026/up:1:1: LS109 error" in outcome.out


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_that_is_no_file_is_missing(root: Path, kind: str) -> None:
    (root / TASK).write_text(task_text(2, EVIDENCE), encoding="utf-8")
    (root / "evidence/ZD-2026-002").mkdir(parents=True)
    KINDS[kind](root / "evidence/ZD-2026-002/表.pdf")
    found = json.loads(checked(root, "--format", "json").out)["findings"]
    assert "error" in {each["severity"] for each in found if each["path"] == TASK}
    assert [each for each in found if each["path"] == TASK and each["code"].startswith("LS5")]


def test_a_folder_called_like_a_task_is_told_with_what_is_in_it_unread(root: Path) -> None:
    (root / TASK).mkdir()
    (root / TASK / "ZD-2026-003.yaml").write_text(task_text(3), encoding="utf-8")
    outcome = checked(root, "--format", "json")
    told = json.loads(outcome.out)
    assert (outcome.code, told["summary"]["tasks"]) == (1, 1)
    errors = [each for each in told["findings"] if each["severity"] == "error"]
    assert [(each["path"], each["code"]) for each in errors] == [(TASK, "LS109")]
