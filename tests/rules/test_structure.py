"""Edges of the LS110 to LS113 rules."""

from __future__ import annotations

from tests.rules.asking import messages, places


def test_a_file_in_another_folder_keeps_its_name() -> None:
    assert places("LS110", "path: ledgers/2026/pishi/ZD-2026-001.yaml") == []
    assert places("LS110", "path: ledgers/2026/zonghe/XZD-2026-001.yaml") == [("id",)]


def test_an_id_is_not_judged_where_its_ledger_or_the_numbering_is_not_known() -> None:
    other = "{title: 批示件, kind: 批示件, year: 2026, prefix: PS, owner: 办公室}"
    assert places("LS111", f"id: 甲\nledgers: {{2026/pishi: {other}}}") == []
    assert places("LS111", "id: 甲\nluoshi: {numbering: '{prefix}'}") == []


def test_a_long_number_has_no_leading_zero() -> None:
    assert places("LS111", "id: ZD-2026-1000") == []
    assert places("LS111", "id: ZD-2026-0001") == [("id",)]


def test_the_way_out_shows_an_id_of_the_ledger() -> None:
    assert "形如 ZD-2026-001" in messages("LS111", "id: ZD-26-1")


def test_all_but_the_first_file_with_an_id_are_told() -> None:
    tasks = "  - {id: ZD-2026-001, title: 甲}\n" * 3
    assert len(places("LS112", f"tasks:\n{tasks}")) == 2
