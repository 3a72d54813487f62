"""What the fuzzer found, as it found it, each input made as small as it can be."""

from __future__ import annotations

import pytest

from luoshi.exchange.reading.plain_text import decode_text
from luoshi.model.evidence import EvidenceFile
from luoshi.model.organisation import Organisation
from luoshi.model.task import Task
from luoshi.store.yaml.reader import Reader, load
from tests.fuzzing.editing import EditCase
from tests.fuzzing.editing import judge as judge_edit
from tests.support.texts import HEAD, read_both


@pytest.mark.parametrize("text", ["- {a: [b]}: c\n", "units:\n  - {name: 甲, kind: 处室, aliases: [乙]}:\n"])
def test_a_list_within_a_key_is_refused_with_its_place(text: str) -> None:
    (finding,) = read_both(text, Organisation).findings
    assert finding.message == "键必须是文字"


def test_blank_lines_with_blanks_before_a_block_text_are_read_alike() -> None:
    assert read_both(HEAD + "objective: >\n \n   甲\n    乙 # 丙\n", Task).record is not None


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_an_empty_document_is_told_within_the_file(end: str) -> None:
    assert [load(Task, f"\ufeff---{end}".encode(), "x.yaml", reader).findings[0].line for reader in Reader] == [1, 1]


@pytest.mark.parametrize("written", ["by", "'by'", "by:", "by :"])
def test_an_entry_with_a_key_alone_can_be_added_to(written: str) -> None:
    data = f"{HEAD}log: [{{date: 2026-10-12, event: 签收, {written}}}]\n# 末\n".encode()
    assert judge_edit(EditCase(data, "field", (0, "note", "@")))


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\r", "\r\n"])
def test_breaks_that_word_writes_are_breaks(sign: str) -> None:
    assert decode_text(f"甲{sign}乙".encode(), "x.txt") == "甲\n乙"


@pytest.mark.parametrize("end", ["|", ">\n", "|\n  \n", "|\r\n\r\n"])
def test_a_block_text_without_a_line_at_the_end_of_the_file_is_empty(end: str) -> None:
    read_both(f"{HEAD}objective: {end}", Task)


def test_a_number_sign_stuck_to_a_word_is_a_part_of_it() -> None:
    data = f"{HEAD}log:\n- {{ date: 2026-10-12, event: 签收, by: 财务处#注1 }}   \n".encode()
    assert judge_edit(EditCase(data, "evidence", (0, (EvidenceFile(file="甲: 乙.pdf"),))))
