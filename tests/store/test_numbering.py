from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.errors import UnreadableError
from luoshi.model.accepting import validated
from luoshi.model.ledger import Ledger
from luoshi.store.numbering import find_next_number
from tests.support.builders import LEDGER, read

if TYPE_CHECKING:
    from pathlib import Path

ZD = validated(Ledger, read(LEDGER))
TEMPLATE = "{prefix}-{year}-{number:03d}"


def touch(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()


def test_an_empty_workspace_begins_with_1(tmp_path: Path) -> None:
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 1


def test_one_more_than_the_highest_and_gaps_stay(tmp_path: Path) -> None:
    touch(tmp_path, "ledgers/2026/zonghe/ZD-2026-001.yaml", "ledgers/2026/zonghe/ZD-2026-007.yaml")
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 8


def test_the_number_of_a_deleted_task_with_evidence_is_not_given_again(tmp_path: Path) -> None:
    touch(tmp_path, "ledgers/2026/zonghe/ZD-2026-001.yaml", "evidence/ZD-2026-002/a.pdf")
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 3


def test_a_task_in_the_wrong_ledger_counts(tmp_path: Path) -> None:
    touch(tmp_path, "ledgers/2026/qita/ZD-2026-004.yaml")
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 5


def test_other_prefixes_years_and_files_do_not_count(tmp_path: Path) -> None:
    folder = "ledgers/2026/zonghe"
    names = ("PS-2026-009", "ZD-2025-009", "ZD-2026-9", "ZD-2026-009a", "XZD-2026-009", "ledger")
    touch(tmp_path, *(f"{folder}/{name}.yaml" for name in names), f"{folder}/ZD-2026-009.md", "ledgers/notes.md")
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 1


def test_after_999_comes_1000_and_1001(tmp_path: Path) -> None:
    touch(tmp_path, "ledgers/2026/zonghe/ZD-2026-999.yaml")
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 1000
    touch(tmp_path, "ledgers/2026/zonghe/ZD-2026-1000.yaml")
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 1001


def test_no_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledgers/2026/zonghe/ZD-2026-003.yaml"
    path.parent.mkdir(parents=True)
    path.symlink_to("/nowhere")
    assert find_next_number(tmp_path, ZD, TEMPLATE) == 4


def test_a_template_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="不能用来编号"):
        find_next_number(tmp_path, ZD, "{prefix}-{number}")
