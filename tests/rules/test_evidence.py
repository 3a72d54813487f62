"""Edges of the LS5xx rules."""

from __future__ import annotations

import pytest

from luoshi.rules.engine.api import TaskView
from luoshi.rules.engine.registry import BY_CODE
from tests.rules.asking import SIGNED, log, messages, places
from tests.support import builders

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


class LockedDrawer(builders.Drawer):
    """Evidence that is there and cannot be read."""

    def sha256(self, task: str, name: str) -> str | None:
        assert self.exists(task, name)
        return None


def test_a_file_that_cannot_be_read_does_not_pass_as_unchanged() -> None:
    item = f"{{file: 方案.pdf, sha256: {'a' * 64}}}"
    note = f"{{date: 2026-10-20, event: 进展, by: 学前教育处, note: 见附件, evidence: [{item}]}}"
    task = builders.task(log(SIGNED, note))
    drawer = LockedDrawer({"ZD-2026-001": {"方案.pdf": b"x"}})
    scene = builders.scene(builders.config(), builders.organisation(), drawer, builders.AS_OF, {})
    found = list(BY_CODE["LS502"].check(TaskView(builders.state(task), scene)))
    assert len(found) == 1
    assert "读不出来" in found[0].message
