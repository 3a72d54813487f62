"""What the reader refuses, it refuses with a place; what it takes is written so that it is read back whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml_rs

from luoshi.model.ledger import Ledger
from luoshi.store.yaml.reader import Reader, load
from tests.support.naughty import LEDGER_WORDS, RAW_REFUSED, REFUSED, REFUSED_WORDS, as_yaml, escaped
from tests.support.workspaces import FOLDER, make_workspace
from tests.words.desk import DAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

READERS = list(Reader)
_FIELDS = ("note", "problem", "cause", "request", "next")
_ENTRY = {"id": "ZD-2026-001", "date": "2026-10-24", "event": "进展", "by": "学前教育处"}
_REST = "kind: 综合\nyear: 2026\nprefix: ZD\nowner: 办公室\n"


def _codes(text: str, reader: Reader) -> list[tuple[str, int]]:
    loaded = load(Ledger, f"{text}{_REST}".encode(errors="surrogatepass"), "ledger.yaml", reader)
    assert loaded.record is None
    return [(finding.code, finding.line) for finding in loaded.findings]


@pytest.mark.parametrize("reader", READERS)
def test_a_control_character_as_it_stands_is_refused(reader: Reader) -> None:
    for character in RAW_REFUSED:
        assert _codes(f"# 甲\ntitle: 甲{character}乙\n", reader) == [("LS101", 2)], escaped(character)


@pytest.mark.parametrize("reader", READERS)
def test_a_control_character_as_an_escape_is_refused(reader: Reader) -> None:
    for character in REFUSED:
        assert _codes(f'# 甲\ntitle: "甲{escaped(character)}乙"\n', reader) == [("LS101", 2)], escaped(character)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("half", ["\\ud800", "\\udfff", "\\ud83d\\ude00", "\\U00110000"])
def test_half_a_character_is_refused(half: str, reader: Reader) -> None:
    assert _codes(f'title: "甲{half}"\n', reader)


@pytest.mark.parametrize("reader", READERS)
def test_what_is_taken_is_taken_unaltered(reader: Reader) -> None:
    for name, word in LEDGER_WORDS.items():
        loaded = load(Ledger, f"title: {as_yaml(word)}\n{_REST}".encode(), "ledger.yaml", reader)
        assert loaded.record, name
        assert loaded.record.title == word, name


@pytest.mark.parametrize("word", REFUSED_WORDS)
def test_no_command_writes_what_would_be_refused(tmp_path: Path, luoshi: Luoshi, word: str) -> None:
    root = make_workspace(tmp_path)
    before = (root / f"{FOLDER}/ZD-2026-001.yaml").read_bytes()
    _log(tmp_path, luoshi, [REFUSED_WORDS[word]])
    after = (root / f"{FOLDER}/ZD-2026-001.yaml").read_bytes()
    assert after == before or REFUSED_WORDS[word] in _notes(after)
    assert luoshi("check", "--workspace", str(root), "--severity", "error", *DAY).code == 0


def test_what_is_logged_is_read_back(tmp_path: Path, luoshi: Luoshi) -> None:
    root = make_workspace(tmp_path)
    words = [word for word in LEDGER_WORDS.values() if word.strip() == word]
    assert _log(tmp_path, luoshi, words) == 0
    assert _notes((root / f"{FOLDER}/ZD-2026-001.yaml").read_bytes())[-len(words) :] == words


def _log(root: Path, luoshi: Luoshi, words: list[str]) -> int:
    """Append entries of five words each, all at once."""
    entries = [dict(zip(_FIELDS, words[start : start + 5], strict=False)) for start in range(0, len(words), 5)]
    batch = root / "记录.jsonl"
    batch.write_text("".join(json.dumps({**_ENTRY, **entry}) + "\n" for entry in entries), encoding="utf-8")
    return luoshi("log", "--from", str(batch), "--workspace", str(root), *DAY).code


def _notes(content: bytes) -> list[str]:
    """Return the words of all entries in order."""
    data: Any = yaml_rs.loads(content.decode(), parse_datetime=False)
    return [entry[field] for entry in data["log"] for field in _FIELDS if field in entry]
