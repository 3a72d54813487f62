"""Every command of the README, the tutorial and the how-to pages says and writes the same without POSIX."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tools.pages.everything import hand_written
from tools.pages.examples import has_examples, rerun

ROOT = Path(__file__).parents[2]
BARE = Path(__file__).parent / "bare"
PAGES = [path for path in hand_written(ROOT) if has_examples(path.read_text(encoding="utf-8"))]
pytestmark = pytest.mark.posix("a shell, in which the commands of the pages run")
_RECORDING = """#!/bin/sh
number=$(ls "{told}" | wc -l)
printf '%s\\n' "$*" > "{told}/$number.command"
{python} -m luoshi "$@" > "{told}/$number.out" 2> "{told}/$number.err"
code=$?
cat "{told}/$number.out"
cat "{told}/$number.err" >&2
exit $code
# What a page asks for the Python of luoshi:
exec {python} -m luoshi
"""
_BY_OTHERS = frozenset({"分工表.docx", "办公室.xlsx", "办公室改.xlsx"})
"""Files that a page has other programs write, with the time in them."""


def _run(page: Path, place: Path, first: Path | None) -> dict[str, bytes]:
    """Run the commands of a page; return what each said, and every file that is there afterwards."""
    desk, told = place / "clerk", place / "told"
    for folder in (desk, told):
        folder.mkdir(parents=True)
    program = _RECORDING.format(python=sys.executable, told=told)
    rerun(page.read_text(encoding="utf-8"), desk, ROOT, program, first)
    files = [path for path in place.rglob("*") if path.is_file() and not _is_passing(path.relative_to(place))]
    content = {path.relative_to(place).as_posix(): path.read_bytes() for path in files}
    return {name: _placeless(text, place) for name, text in content.items() if name != "clerk.bin/luoshi"}


def _is_passing(path: Path) -> bool:
    """Whether a file tells of the machine, not of the ledger: git's index has times, and answers are kept here only."""
    if path.name in _BY_OTHERS or {".luoshi", ".cache"} & set(path.parts):
        return True
    return ".git" in path.parts and path.name == "index"


def _placeless(text: bytes, place: Path) -> bytes:
    """Return the text without what is another in every run: where it ran, and how git calls its passing files."""
    return re.sub(rb"\.merge_file_\w+", b".merge_file", text.replace(str(place).encode(), b"/place"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_same_is_said_and_written_without_posix(page: Path, tmp_path: Path) -> None:
    usual = _run(page, tmp_path / "a", None)
    bare = _run(page, tmp_path / "b", BARE)
    assert bare == usual
    assert not any(b"\r\n" in text for name, text in bare.items() if name.endswith((".yaml", ".md", ".html", ".json")))
