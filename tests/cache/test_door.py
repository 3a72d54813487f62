"""What was answered before, and still holds, is answered again byte for byte without reading a task."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from luoshi.cache.answers import KEPT
from luoshi.cache.door import answer
from luoshi.cli.door import run
from tests.cache.door import COMMANDS
from tests.support.repositories import make_repo
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cache.door import Ask

DAY = ("--as-of", "2026-10-31")
TASK = f"{FOLDER}/ZD-2026-001.yaml"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_second_answer_is_the_first_and_no_run(workspace: Path, ask: Ask, command: tuple[str, ...]) -> None:
    (workspace / TASK).write_text(task_text(1, ("title: 农村", "title: 乡村")).lstrip("\n"), encoding="utf-8")
    first, second = ask(*command), ask(*command)
    assert first.ran
    assert not second.ran
    assert (second.code, second.out, second.err) == (first.code, first.out, first.err)
    assert first.out or "github" in command


def test_what_is_said_beside_is_said_again(workspace: Path, ask: Ask) -> None:
    (workspace / FOLDER / "ZD-2026-002.yaml").write_text("id: [", encoding="utf-8")
    first, second = ask("list", *DAY), ask("list", *DAY)
    assert not second.ran
    assert "读不懂" in second.err
    assert (second.code, second.out, second.err) == (first.code, first.out, first.err)


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--base", "HEAD"),
        ("check", ".."),
        ("check", "luoshi.yaml"),
        ("check", "ledgers/../ledgers"),
        ("check", "--help"),
        ("list", "--rev", "HEAD"),
        ("list", "-o", "名单.csv"),
        ("report", "--month", "2026-10", *DAY, "-o", "通报.md"),
        ("report", "--verify", "2026-10"),
        ("history", "ZD-2026-001"),
        ("rule", "LS307"),
        ("list", "--unit", "没有这个处", "--format", "坏"),
        ("show", "ZD-2026-404", *DAY),
    ],
    ids=" ".join,
)
def test_other_questions_and_failed_runs_are_answered_anew(workspace: Path, ask: Ask, command: tuple[str, ...]) -> None:
    assert ask(*command).ran
    assert ask(*command).ran


@pytest.mark.parametrize("value", ["off"])
def test_the_environment_turns_it_off(workspace: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LUOSHI_INDEX", value)
    assert ask("check", *DAY).ran
    assert ask("check", *DAY).ran
    assert not (workspace / ".luoshi").exists()


def _same_size_and_time(root: Path) -> None:
    path = root / TASK
    before = path.stat()
    path.write_bytes(path.read_bytes().replace("学前教育处".encode(), "学前教育科".encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def _replaced(root: Path) -> None:
    path = root / TASK
    before = path.stat()
    (root / "neu").write_bytes(path.read_bytes().replace("学前教育处".encode(), "学前教育科".encode()))
    os.utime(root / "neu", ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "neu").replace(path)


def _evidence(root: Path) -> None:
    (root / "evidence/ZD-2026-001").mkdir(parents=True)
    (root / "evidence/ZD-2026-001/照片.jpg").write_bytes(b"x")


def _write(path: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "same size and time": _same_size_and_time,
    "replaced by a file of the same time": _replaced,
    "touched": lambda root: os.utime(root / TASK),
    "removed": lambda root: (root / TASK).unlink(),
    "renamed": lambda root: (root / TASK).rename(root / FOLDER / "ZD-2026-009.yaml"),
    "moved": lambda root: (root / FOLDER).rename(root / "ledgers/2026/zx"),
    "unreadable": lambda root: (root / TASK).chmod(0o200),
    "evidence": _evidence,
    "another task": _write(f"{FOLDER}/ZD-2026-002.yaml", task_text(2).lstrip("\n")),
    "a file that does not belong there": _write("ledgers/名单.txt", "x"),
    "ledger": _write(f"{FOLDER}/ledger.yaml", "\n"),
    "configuration": _write("luoshi.yaml", "rules: {LS307: {severity: off}}\n"),
    "organisation": _write("org.yaml", "\n"),
    "calendar": _write("calendar/2027.yaml", "x"),
    "attributes": _write(".gitattributes", "*.yaml merge=union\n"),
    "attributes above": lambda root: _write(".gitattributes", "*.yaml merge=union\n")(root.parent),
    "a repository": lambda root: (root / ".git").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_an_input_is_noticed(workspace: Path, ask: Ask, change: Callable[[Path], object]) -> None:
    ask("check", *DAY)
    assert not ask("check", *DAY).ran
    change(workspace)
    assert ask("check", *DAY).ran


def test_a_driver_that_git_learns_changes_the_answer(tmp_path: Path, workspace: Path, ask: Ask) -> None:
    repo = make_repo(workspace)
    repo.commit("合并", {".gitattributes": "ledgers/** merge=luoshi\n"})
    first = ask("check", *DAY)
    assert "merge=luoshi" in first.out
    assert not ask("check", *DAY).ran
    repo.git("config", "merge.luoshi.driver", "luoshi merge %O %A %B")
    told = ask("check", *DAY)
    assert told.ran
    assert told.out != first.out
    assert not ask("check", *DAY).ran


@pytest.mark.parametrize("included", [True, False])
def test_a_configuration_that_includes_others_is_not_trusted_where_it_matters(
    workspace: Path, ask: Ask, *, included: bool
) -> None:
    repo = make_repo(workspace)
    repo.git("config", "include.path", "../drivers")
    if included:
        repo.commit("合并", {".gitattributes": "ledgers/** merge=luoshi\n"})
    ask("check", *DAY)
    assert ask("check", *DAY).ran is included


@pytest.mark.parametrize(
    ("name", "value"), [("NO_COLOR", "1"), ("LUOSHI_READER", "pure"), ("HOME", "/nowhere"), ("LANG", "zh_CN")]
)
def test_other_surroundings_are_another_question(
    workspace: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    ask("check", *DAY)
    monkeypatch.setenv(name, value)
    assert ask("check", *DAY).ran


def test_the_day_is_part_of_the_question(workspace: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    days = []
    for zone in ("EAST-14", "WEST12"):  # 26 hours apart: always another day
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        days.append(time.localtime().tm_mday)
        assert ask("list").ran
        assert not ask("list").ran
    monkeypatch.undo()
    time.tzset()
    assert days[0] != days[1]


def test_a_file_as_young_as_the_table_is_not_trusted(workspace: Path, ask: Ask) -> None:
    ask("check", *DAY)
    os.utime(workspace / TASK)
    answer(("check", *DAY), run)  # at once
    assert ask("check", *DAY).ran
    assert not ask("check", *DAY).ran


@pytest.mark.parametrize("place", ["ledgers/2026/zx", "evidence", FOLDER + "/ZD-2026-002.yaml"])
def test_a_workspace_with_links_is_always_read(tmp_path: Path, workspace: Path, ask: Ask, place: str) -> None:
    (tmp_path / "anderswo").mkdir()
    (workspace / place).symlink_to(tmp_path / "anderswo")
    assert ask("check", *DAY).ran
    assert ask("check", *DAY).ran


def test_a_template_elsewhere_is_always_read(workspace: Path, ask: Ask) -> None:
    month = ("report", "--month", "2026-10", *DAY)
    _write("templates/红头.docx", "x")(workspace)
    _write("luoshi.yaml", "bulletin: {template: templates/红头.docx}\n")(workspace)
    ask(*month)
    assert not ask(*month).ran
    _write("templates/红头.docx", "x")(workspace)
    assert ask(*month).ran
    (workspace / "templates/红头.docx").rename(workspace / "红头.docx")
    text = (workspace / "luoshi.yaml").read_text(encoding="utf-8")
    (workspace / "luoshi.yaml").write_text(text.replace("templates/", ""), encoding="utf-8")
    ask(*month)
    assert ask(*month).ran


def test_from_below_and_from_outside(workspace: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = ("check", "--workspace", str(workspace), *DAY)
    assert ask(*outside).out == ask(*outside).out
    assert not ask(*outside).ran
    monkeypatch.chdir(workspace / FOLDER)
    ask("list", *DAY)
    assert not ask("list", *DAY).ran
    ask("check", *DAY, "ledgers")
    assert ask("check", *DAY, "ledgers").ran
    monkeypatch.chdir(workspace.parent)
    assert ask("list", *DAY).code == 3


def test_only_so_many_are_kept(workspace: Path, ask: Ask) -> None:
    for day in range(1, KEPT + 3):
        ask("list", "--as-of", f"2026-10-{day:02d}")
    names = [path.name for path in (workspace / ".luoshi").iterdir()]
    assert sum(name.startswith("answer-") for name in names) == KEPT
    assert not any(name.endswith(".tmp") for name in names)
    assert not ask("list", "--as-of", f"2026-10-{KEPT + 2:02d}").ran
    assert ask("list", "--as-of", "2026-10-01").ran


def test_git_never_sees_the_folder(workspace: Path, ask: Ask) -> None:
    repo = make_repo(workspace)
    ask("check", *DAY)
    assert (workspace / ".luoshi/.gitignore").read_bytes() == b"*\n"
    assert repo.git("status", "--porcelain", "--ignored") == "!! .luoshi/"
    done = subprocess.run(("git", "check-ignore", ".luoshi/x"), cwd=workspace, check=False, capture_output=True)
    assert done.returncode == 0
