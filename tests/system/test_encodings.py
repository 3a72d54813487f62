"""UTF-8 with LF in files and pipes; another encoding for whoever asks; never a traceback for a rare character."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from luoshi.system import streams
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-10-31")
RARE = "农村𬭎教育"
"""A character that code page 936 has not."""
READS: tuple[tuple[str, ...], ...] = (
    ("list", *DAY),
    ("show", "ZD-2026-001", *DAY),
    ("list", *DAY, "--format", "json"),
    ("report", "--month", "2026-10", *DAY),
    ("list", "--wrong"),
    ("show", f"没有{RARE}"),
)
WRITES: tuple[tuple[str, ...], ...] = (
    ("progress", "ZD-2026-001", "--note", RARE, *DAY),
    ("form", "send", "--month", "2026-10", "--output", "填报表", *DAY),
    ("report", "--month", "2026-10", *DAY, "--format", "html", "-o", "../十月.html"),
    ("schema",),
)


@pytest.fixture
def rare(tmp_path: Path) -> Path:
    """A workspace whose one task has a rare character in its title."""
    root = make_workspace(tmp_path / "台账")
    title = task_text(1).partition("title: ")[2].partition("\n")[0]
    (root / FOLDER / "ZD-2026-001.yaml").write_text(
        task_text(1, (f"title: {title}\n", f"title: {RARE}\n")), encoding="utf-8", newline="\n"
    )
    return root


def _run(root: Path, *words: str, python: tuple[str, ...] = (), **told: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *python, "-m", "luoshi", *words]
    return subprocess.run(command, cwd=root, env={**os.environ, **told}, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["gbk", "cp936:strict", "ascii"])
def test_whoever_asks_for_another_encoding_gets_it_and_what_it_lacks_is_escaped(rare: Path, encoding: str) -> None:
    for words in READS:
        usual, asked = _run(rare, *words), _run(rare, *words, PYTHONIOENCODING=encoding)
        assert asked.returncode == usual.returncode
        for said, plain in ((asked.stdout, usual.stdout), (asked.stderr, usual.stderr)):
            assert said == plain.decode().encode(encoding.partition(":")[0], "backslashreplace"), words
    written = _run(rare, *WRITES[0], PYTHONIOENCODING=encoding)
    assert (written.returncode, b"Traceback" in written.stderr) == (0, False)
    assert f"note: {RARE}" in (rare / FOLDER / "ZD-2026-001.yaml").read_text(encoding="utf-8")


def test_utf_8_goes_into_every_pipe_whatever_the_locale(rare: Path) -> None:
    for words in READS[:-1]:  # what is typed is read in the locale: there that is no Chinese
        usual = _run(rare, *words)
        for told in ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "utf-8"}):
            asked = _run(rare, *words, python=("-X", "utf8=0"), **told)
            assert (asked.stdout, asked.stderr) == (usual.stdout, usual.stderr)


def test_what_is_ignored_by_python_is_ignored_by_us(rare: Path) -> None:
    done = _run(rare, "list", *DAY, python=("-E",), PYTHONIOENCODING="gbk")
    assert RARE.encode() in done.stdout


def test_word_files_pass_untouched_through_a_pipe_of_another_encoding(rare: Path) -> None:
    done = _run(rare, "report", "--month", "2026-10", *DAY, "--format", "docx", PYTHONIOENCODING="gbk")
    assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(io.BytesIO(done.stdout))


def test_no_file_is_opened_in_the_encoding_of_the_system(rare: Path, tmp_path: Path) -> None:
    strict = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
    for words in READS:
        assert b"EncodingWarning" not in _run(rare, *words, python=strict).stderr, words
    for written in WRITES:
        assert _run(rare, *written, python=strict).returncode == 0, written
    answers = ("--name", "甲", "--office", "办公室", "--prefix", "ZD")
    assert b"EncodingWarning" not in _run(tmp_path, "init", "新台账", *answers, python=strict).stderr


def _windows_stream() -> tuple[io.BytesIO, io.TextIOWrapper]:
    """Return a stream as Python opens one into a pipe there: code page 936, strict, with CRLF."""
    raw = io.BytesIO()
    return raw, io.TextIOWrapper(raw, encoding="cp936", errors="strict", newline="\r\n", write_through=True)


def test_streams_of_windows_lose_their_code_page_and_their_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, stream = _windows_stream()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", io.StringIO())  # one that cannot be told
    streams.speak_utf8(None)
    stream.write(f"{RARE}\n")
    assert raw.getvalue() == f"{RARE}\n".encode()
    assert streams.speaks_utf8(stream)


def test_a_code_page_that_was_asked_for_stays_and_never_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, stream = _windows_stream()
    monkeypatch.setattr(sys, "stdout", stream)
    streams.speak_utf8("cp936")
    stream.write(f"{RARE}\n")
    assert raw.getvalue() == "农村\\U0002cb4e教育\n".encode("gbk")
    assert not streams.speaks_utf8(stream)
