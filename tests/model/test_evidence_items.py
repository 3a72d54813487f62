from __future__ import annotations

import pytest

from luoshi.model.evidence_items import listed_evidence, stays_in_folder
from tests.support.builders import task

HASH = "f" * 64


def test_items_are_listed_with_the_way_to_their_names() -> None:
    listed = f"[甲.pdf, {{file: 乙.pdf, sha256: {HASH}}}, {{file: 丙}}]"
    given = task(f"log: [{{date: 2026-10-12, event: 签收, evidence: {listed}}}]")
    found = [(each.keys, each.name, each.sha256, str(each.date)) for each in listed_evidence(given)]
    assert found == [
        (("log", 0, "evidence", 0), "甲.pdf", None, "2026-10-12"),
        (("log", 0, "evidence", 1, "file"), "乙.pdf", HASH, "2026-10-12"),
        (("log", 0, "evidence", 2, "file"), "丙", None, "2026-10-12"),
    ]


@pytest.mark.parametrize("name", ["甲.pdf", "照片/一.jpg", "a b", "..a", "C盘.pdf"])
def test_a_plain_name_stays(name: str) -> None:
    assert stays_in_folder(name)


@pytest.mark.parametrize(
    "name", ["../甲", "照片/../../甲", "/甲", "照片//一", "./甲", "C:甲", "c:/甲", "a\\b", "a\0", "照片/"]
)
def test_a_name_that_leads_elsewhere_does_not(name: str) -> None:
    assert not stays_in_folder(name)
