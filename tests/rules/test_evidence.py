"""Edges of the LS5xx rules."""

from __future__ import annotations

import pytest

from tests.rules.asking import SIGNED, log, messages, places

LISTED = log(SIGNED, "{date: 2026-10-20, event: 进展, note: 见附件, evidence: [方案.pdf, {file: 现场/一.jpg}]}")


def test_every_missing_file_has_its_own_place() -> None:
    assert places("LS501", LISTED) == [("log", 1, "evidence", 0), ("log", 1, "evidence", 1, "file")]


def test_a_name_like_one_that_is_there_is_offered() -> None:
    assert "是否为“方案.PDF”？" in messages("LS501", LISTED + "evidence: {ZD-2026-001: {方案.PDF: x, 现场/一.jpg: x}}")


def test_files_of_later_entries_may_be_there_already_and_need_not() -> None:
    later = log(SIGNED, "{date: 2026-11-02, event: 进展, note: 见附件, evidence: [方案.pdf]}")
    assert places("LS501", later) == []
    assert places("LS503", later + "evidence: {ZD-2026-001: {方案.pdf: x}}") == []


def test_of_many_unlisted_files_some_are_shown() -> None:
    files = ", ".join(f"{number}.jpg: x" for number in range(1, 8))
    said = messages("LS503", f"evidence: {{ZD-2026-001: {{{files}}}}}")
    assert "有 7 个文件没有登记" in said
    assert said.count(".jpg") == 5


@pytest.mark.parametrize("name", ["C:a.pdf", "a//b.pdf", "./a.pdf", "a/", "a/../b.pdf", "a\\b.pdf", "/a.pdf"])
def test_names_that_lead_elsewhere_are_told_once(name: str) -> None:
    example = log(SIGNED, f"{{date: 2026-10-20, event: 进展, note: 见附件, evidence: ['{name}']}}")
    assert places("LS504", example) == [("log", 1, "evidence", 0)]
    assert places("LS501", example) == []


def test_the_recorded_hash_is_pointed_at() -> None:
    item = "{file: a.pdf, sha256: " + "ab" * 32 + "}"
    example = log(SIGNED, f"{{date: 2026-10-20, event: 进展, note: 见附件, evidence: [{item}]}}")
    assert places("LS502", example) == []
    assert places("LS502", example + "evidence: {ZD-2026-001: {a.pdf: x}}") == [("log", 1, "evidence", 0, "sha256")]
