"""Forms: a file for each unit whatever it is called, words as words in the cells, the same when they return."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from luoshi.service.exchange.form_file_names import file_name
from tests.support.naughty import LEDGER_WORDS, WORDS, acts, shown, squeezed
from tests.words.desk import DAY, OCTOBER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.words.desk import Desk

pytestmark = pytest.mark.xdist_group("words")

DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@pytest.fixture(scope="module")
def forms(desk: Desk) -> Mapping[str, Path]:
    """Every form that was sent, by its file name."""
    folder = desk.written / "填报表"
    outcome = desk.luoshi("form", "send", *OCTOBER, "--output", str(folder))
    assert outcome.code == 0, outcome.err
    assert {character for character in outcome.err if acts(character)} == set()
    assert [path for path in folder.rglob("*") if path.is_dir()] == []
    return {path.name: path for path in folder.iterdir()}


def test_each_unit_has_a_file_of_its_own(forms: Mapping[str, Path]) -> None:
    assert len(forms) == len(LEDGER_WORDS) + 1
    assert {file_name(word, "2026-10") for word in LEDGER_WORDS.values()} < set(forms)


def test_the_name_of_a_form_suits_every_file_system() -> None:
    for word in WORDS.values():
        name = file_name(word, "2026-10")
        assert len(name.encode()) <= 255
        assert not set(name) & set('/\\:*?"<>|')
        assert not [character for character in name if acts(character)]
        assert not DEVICES.fullmatch(name)
        assert name == name.strip(" .\u3000\u00a0")
        assert not name.startswith(("-", "."))


def test_a_form_shows_the_words_and_nothing_acts(forms: Mapping[str, Path]) -> None:
    for word in LEDGER_WORDS.values():
        shows_and_does_not_act(forms[file_name(word, "2026-10")].read_bytes(), word)


def shows_and_does_not_act(content: bytes, word: str) -> None:
    """Fail unless the form has the word as a text, and no formula, link or character that acts."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert squeezed(shown(word)) in {squeezed(str(cell.value)) for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    seen = [str(cell.value) for cell in cells if cell.parent.title != "luoshi"]
    assert not [text for text in seen if any(map(acts, text))]
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert not [name for name in archive.namelist() if name.endswith(".rels") and b"External" in archive.read(name)]


def test_an_untouched_form_comes_back_untouched(desk: Desk, forms: Mapping[str, Path]) -> None:
    outcome = desk.luoshi("form", "collect", *map(str, forms.values()), *DAY, "--dry-run")
    assert outcome.code == 0, outcome.err
