"""Files that offices hand in under any name: kept under it and found again, or refused with nothing left behind."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.naughty import REFUSED_WORDS, WORDS, acts
from tests.words.desk import DAY
from tests.workspaces import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Luoshi

TASK = "ZD-2026-001"
_REFUSED = {"path-dots", "path-hidden", "yaml-end", *(name for name, word in WORDS.items() if "\\" in word)}


def _possible(word: str) -> bool:
    """Whether a file of this machine can have the name."""
    return "/" not in word and "\0" not in word and len(word.encode()) < 256 and word not in {".", ".."}


TAKEN = {
    name: word for name, word in WORDS.items() if _possible(word) and name not in _REFUSED and name not in REFUSED_WORDS
}
UNFIT = {name: word for name, word in WORDS.items() if _possible(word) and name not in TAKEN}


def _handed_in(folder: Path, name: str) -> str:
    place = folder / "交来" / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(name.encode())
    return str(place)


def test_files_of_any_name_are_kept_verified_and_packed(tmp_path: Path, luoshi: Luoshi) -> None:
    root = make_workspace(tmp_path / "台账")
    files = [_handed_in(tmp_path, word) for word in TAKEN.values()]
    where = ("--workspace", str(root))
    assert luoshi("evidence", "add", TASK, *files, *where, *DAY).code == 0
    kept = {path.name: path.read_bytes() for path in (root / "evidence" / TASK).iterdir()}
    assert kept == {word: word.encode() for word in TAKEN.values()}
    assert luoshi("check", *where, "--severity", "error", *DAY).code == 0
    told = luoshi("evidence", "verify", *where)
    assert told.code == 0
    assert {character for character in told.out if acts(character)} == set()
    target = tmp_path / "档案.zip"
    assert luoshi("evidence", "bag", TASK, "--output", str(target), *where).code == 0
    _packed(target.read_bytes())


def _packed(content: bytes) -> None:
    """Each file stands in the archive, and each line of the manifest is a file."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = archive.namelist()
    assert {name.rpartition("/data/evidence/")[2] for name in names} >= set(TAKEN.values())
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
