"""Files that offices hand in under any name: kept under it and found again, or refused with nothing left behind."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.naughty import REFUSED_WORDS, WORDS, acts, as_yaml
from tests.support.workspaces import FOLDER, make_workspace, task_text
from tests.words.desk import DAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.support.commands import Luoshi

TASK = "ZD-2026-001"
_REFUSED = {"path-dots", "path-hidden", "yaml-end", *(name for name, word in WORDS.items() if "\\" in word)}


def _possible(word: str) -> bool:
    """Whether a file of this machine can have the name."""
    return "/" not in word and "\0" not in word and len(word.encode()) < 256 and word not in {".", ".."}


_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}


def _portable(word: str) -> bool:
    """Whether Windows can check the name out, and every character of it is seen."""
    signs = set('<>:"|?*\t\n\r') & set(word) or any(map(acts, word))
    return not signs and word == word.rstrip(". ") and word.partition(".")[0].rstrip(" ").lower() not in _DEVICES


KEPT = {
    name: word for name, word in WORDS.items() if _possible(word) and name not in _REFUSED and name not in REFUSED_WORDS
}
TAKEN = {name: word for name, word in KEPT.items() if _portable(word)}
UNFIT = {name: word for name, word in WORDS.items() if _possible(word) and name not in TAKEN}


def _handed_in(folder: Path, name: str) -> str:
    place = folder / "交来" / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(name.encode())
    return str(place)


def test_files_that_every_system_can_name_are_taken(tmp_path: Path, luoshi: Luoshi) -> None:
    root = make_workspace(tmp_path / "台账")
    files = [_handed_in(tmp_path, word) for word in TAKEN.values()]
    assert luoshi("evidence", "add", TASK, *files, "--workspace", str(root), *DAY).code == 0
    kept = {path.name: path.read_bytes() for path in (root / "evidence" / TASK).iterdir()}
    assert kept == {word: word.encode() for word in TAKEN.values()}
    _whole(root, tmp_path, luoshi, TAKEN)


def test_files_on_record_under_any_name_are_verified_and_packed(tmp_path: Path, luoshi: Luoshi) -> None:
    """What was put on record by hand or before stays readable, and may be named again."""
    root = make_workspace(tmp_path / "台账")
    items = ", ".join(map(as_yaml, KEPT.values()))
    entry = f"  - {{date: 2026-10-24, event: 进展, progress: 31, evidence: [{items}]}}\n"
    make_workspace(root, {f"{FOLDER}/{TASK}.yaml": task_text(1) + entry})
    (root / "evidence" / TASK).mkdir(parents=True)
    for word in KEPT.values():
        (root / "evidence" / TASK / word).write_bytes(word.encode())
    _whole(root, tmp_path, luoshi, KEPT)
    again = ("evidence", "add", TASK, KEPT["path-device-suffix"])
    assert luoshi(*again, "--workspace", str(root), *DAY).code == 0


def _whole(root: Path, folder: Path, luoshi: Luoshi, words: Mapping[str, str]) -> None:
    where = ("--workspace", str(root))
    assert luoshi("check", *where, "--severity", "error", *DAY).code == 0
    told = luoshi("evidence", "verify", *where)
    assert told.code == 0
    assert {character for character in told.out if acts(character)} == set()
    target = folder / "档案.zip"
    assert luoshi("evidence", "bag", TASK, "--output", str(target), *where).code == 0
    _packed(target.read_bytes(), words)


def _packed(content: bytes, words: Mapping[str, str]) -> None:
    """Each file stands in the archive, and each line of the manifest is a file."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = archive.namelist()
    assert {name.rpartition("/data/evidence/")[2] for name in names} >= set(words.values())
    manifest = next(archive.read(name).decode() for name in names if name.endswith("/manifest-sha256.txt"))
    assert manifest.count("\n") == sum("/data/" in name for name in names)


@pytest.mark.parametrize("word", UNFIT)
def test_an_unfit_name_is_refused_and_nothing_is_left(tmp_path: Path, luoshi: Luoshi, word: str) -> None:
    root = make_workspace(tmp_path / "台账")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    outcome = luoshi("evidence", "add", TASK, _handed_in(tmp_path, UNFIT[word]), "--workspace", str(root), *DAY)
    assert outcome.code in {2, 3}
    assert {character for character in outcome.err if acts(character)} == set()
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
