"""Whatever happens to a ledger between two commands, what is remembered never changes what is said."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from luoshi.cache import inputs
from luoshi.cache.door import answer
from luoshi.cli.door import run
from tests.cache.door import TICK
from tests.support.repositories import surroundings
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SOAK = settings.get_current_profile_name() == "soak"
NUMBERS = range(1, 6)
COMMANDS = (
    ("check", "--as-of", "2026-10-31"),
    ("check", "--as-of", "2026-10-31", "--format", "json"),
    ("check", "--as-of", "2026-12-31", "--format", "json"),
    ("check", "--as-of", "2026-10-31", "--rule", "LS111", "--rule", "LS307", "--rule", "LS501"),
    ("list", "--as-of", "2026-10-31", "--format", "json"),
    ("report", "--month", "2026-10", "--as-of", "2026-10-31", "--format", "json"),
)


def _task(number: int) -> str:
    return f"{FOLDER}/ZD-2026-{number:03d}.yaml"


def _text(number: int, *changes: tuple[str, str], more: str = "") -> str:
    return task_text(number, *changes).lstrip("\n") + more


def _write(path: str, text: str) -> Callable[[], None]:
    def edit() -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")

    return edit


def _in_place(number: int) -> Callable[[], None]:
    """Another content of the same size and modification time."""

    def edit() -> None:
        path = Path(_task(number))
        if path.is_file():
            before = path.stat()
            text = path.read_bytes()
            new = text.replace("学前".encode(), "学后".encode())
            path.write_bytes(new if new != text else text.replace("学后".encode(), "学前".encode()))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def _on_file(act: Callable[[Path], object], number: int) -> Callable[[], None]:
    def edit() -> None:
        path = Path(_task(number))
        if path.is_file():
            act(path)

    return edit


def _swap(one: int, two: int) -> Callable[[], None]:
    def edit() -> None:
        paths = Path(_task(one)), Path(_task(two))
        if one != two and all(path.is_file() for path in paths):
            paths[0].rename("x")
            paths[1].rename(paths[0])
            Path("x").rename(paths[1])

    return edit


def _toggle(path: str, text: str) -> Callable[[], None]:
    def edit() -> None:
        target = Path(path)
        if target.is_file():
            target.unlink()
        else:
            _write(path, text)()

    return edit


def _append(path: str, text: str) -> Callable[[], None]:
    def edit() -> None:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)

    return edit


def _no_tasks() -> None:
    for path in Path(FOLDER).glob("ZD-*"):
        path.unlink()


def _there_and_back() -> None:
    Path(FOLDER).rename("ledgers/2026/zhong")
    Path("ledgers/2026/zhong").rename(FOLDER)


def _edits() -> Iterator[tuple[str, Callable[[], None]]]:
    for number in NUMBERS:
        yield from _texts(number)
        yield from _fates(number)
    yield "no tasks", _no_tasks
    yield "ledger", _append(f"{FOLDER}/ledger.yaml", "# x\n")
    yield "ledger moved", _there_and_back
    yield "settings", _append("luoshi.yaml", "# x\n")
    yield (
        "severity",
        _write("luoshi.yaml", Path("luoshi.yaml").read_text("utf-8") + "rules: {LS307: {severity: hint}}\n"),
    )
    yield "organisation", _append("org.yaml", "# x\n")
    yield "attributes", _toggle(".gitattributes", "*.yaml merge=union\n")
    yield "inner attributes", _toggle(f"{FOLDER}/.gitattributes", "*.yaml merge=union\n")
    yield "stray", _toggle("ledgers/2026/名单.txt", "x")
    yield "calendar", _toggle("calendar/2027.yaml", "x")
    yield "no calendar", lambda: shutil.rmtree("calendar", ignore_errors=True)
    yield "forgotten", lambda: shutil.rmtree(".luoshi", ignore_errors=True)


def _texts(number: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield what may be written into a task."""
    listed = "  - {date: 2026-10-24, event: 进展, by: 学前教育处, evidence: [照片.jpg]}\n"
    other = number % len(NUMBERS) + 1
    late = ("due: 2026-12-31", "due: 2026-10-20")
    yield f"write {number}", _write(_task(number), _text(number))
    yield f"title {number}", _write(_task(number), _text(number, ("title: 农村", "title: 城乡")))
    yield f"late {number}", _write(_task(number), _text(number, late))
    yield (
        f"child {number}",
        _write(_task(number), _text(number, ("owner: 处长", f"owner: 处长\nparent: ZD-2026-{other:03d}"))),
    )
    yield (
        f"late child {number}",
        _write(
            _task(number),
            _text(number, late, ("owner: 处长", f"owner: 处长\nparent: ZD-2026-{other:03d}\nweight: 40")),
        ),
    )
    yield f"same title {number}", _write(_task(number), _text(1, ("ZD-2026-001", f"ZD-2026-{number:03d}")))
    yield f"other's id {number}", _write(_task(number), _text(other))
    yield f"broken {number}", _write(_task(number), "id: [\n")
    yield f"evidence listed {number}", _write(_task(number), _text(number, more=listed))
    yield (
        f"excepted {number}",
        _write(
            _task(number),
            _text(
                number,
                late,
                ("owner: 处长", "owner: 处长\nsuppress:\n  - {code: LS307, reason: 已口头报告, by: 办公室}"),
            ),
        ),
    )


def _fates(number: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield what may happen to a file."""
    other = number % len(NUMBERS) + 1
    yield (
        f"shifted {number}",
        _on_file(lambda path: path.write_text("# x\n" + path.read_text("utf-8"), "utf-8"), number),
    )
    yield f"touched {number}", _on_file(os.utime, number)
    yield f"same size {number}", _in_place(number)
    yield f"removed {number}", _on_file(Path.unlink, number)
    yield f"renamed {number}", _on_file(lambda path: path.rename(path.with_name("改名.yaml")), number)
    yield f"swapped {number}", _swap(number, other)
    yield f"photo {number}", _toggle(f"evidence/ZD-2026-{number:03d}/照片.jpg", "x")
    yield f"more evidence {number}", _toggle(f"evidence/ZD-2026-{number:03d}/下/多.txt", "x")


def said(call: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> tuple[int, bytes]:
    """Return the exit code and everything that a call printed, through Python or past it."""
    before = sys.stdout, sys.stderr, os.dup(1), os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.FileIO(number, "w", closefd=False), "utf-8", write_through=True) for number in (1, 2)
        )
        try:
            code = int(call(arguments))
        finally:
            sys.stdout.flush()
            sys.stdout, sys.stderr = before[:2]
            for number, saved in enumerate(before[2:], 1):
                os.dup2(saved, number)
                os.close(saved)
        file.seek(0)
        return code, file.read()


@contextlib.contextmanager
def _workspace() -> Iterator[dict[str, Callable[[], None]]]:
    """Stand in a workspace of three tasks, and yield what may happen to it."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, {**surroundings(), "HOME": folder}):
        root = make_workspace(Path(folder) / "台账", {_task(number): task_text(number) for number in (1, 2, 3)})
        os.chdir(root)
        try:
            yield dict(_edits())
        finally:
            os.chdir(here)


with _workspace() as _sample:
    NAMES = sorted(_sample)

STEPS = st.lists(
    st.tuples(st.lists(st.sampled_from(NAMES), max_size=3), st.sampled_from(COMMANDS), st.booleans()), max_size=8
)
CHECK, JSON = COMMANDS[:2]


@settings(max_examples=2000 if SOAK else 30)
@given(STEPS)
@example([([], CHECK, True), (["late child 2"], CHECK, True), (["late 3"], CHECK, True), (["child 3"], JSON, True)])
@example([(["child 1", "child 2"], JSON, True), (["removed 2"], JSON, True), (["child 2"], JSON, False)])
@example([([], JSON, True), (["evidence listed 1"], JSON, True), (["photo 1"], JSON, True), (["photo 1"], JSON, True)])
@example(
    [
        (["late 1"], CHECK, True),
        (["shifted 1"], CHECK, True),
        (["same title 2"], CHECK, True),
        (["shifted 2"], CHECK, True),
    ]
)
@example(
    [(["broken 1"], CHECK, True), (["write 2"], CHECK, True), (["write 1"], CHECK, True), (["no tasks"], CHECK, True)]
)
def test_what_is_said_is_what_a_plain_run_says(
    steps: list[tuple[list[str], tuple[str, ...], bool]],
) -> None:
    with _workspace() as edits, mock.patch.object(inputs, "TICK", TICK):
        for names, command, wait in steps:
            for name in names:
                edits[name]()
            time.sleep(TICK * 1.2 / 1e9 if wait else 0)
            assert said(lambda given: answer(given, run), command) == said(run, command)


def test_only_what_changed_is_read_again() -> None:
    """Counted by what is opened: after one edit one task is read, after none no task."""
    with _workspace() as edits, mock.patch.object(inputs, "TICK", TICK * 4):
        opened: list[str] = []
        sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" and _count[0] else None)
        counts = []
        for name in ("write 4", "shifted 2", "", "late 3", "", "photo 1"):
            edits.get(name, lambda: None)()
            time.sleep(TICK * 8 / 1e9)
            opened.clear()
            _count[0] = True
            assert said(lambda given: answer(given, run), CHECK)[0] == 0
            _count[0] = False
            counts.append(sum(FOLDER + "/ZD-" in path for path in opened))
    assert counts[0] >= 4
    assert counts[2] == counts[4] == 0
    assert counts[1] == 1
    assert counts[5] >= 1
    assert counts[5] < 4


_count = [False]
