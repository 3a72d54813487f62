"""``luoshi log --from``: all entries of a file, or none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from luoshi.errors import UnwritableError
from luoshi.store.files.atomic_write import replace_file
from tests.support.files import snapshot
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
OTHER = "ledgers/2026/zhuanxiang"


@pytest.fixture
def three(workspace: Path) -> Path:
    """Three tasks in two ledgers, and a file to be put on record."""
    files = {
        f"{FOLDER}/ZD-2026-002.yaml": task_text(2, ("progress: 30, note", "note")),
        f"{OTHER}/ledger.yaml": "{title: 专项, kind: 专项, year: 2026, prefix: ZX, owner: 办公室}",
        f"{OTHER}/ZX-2026-003.yaml": task_text(3).replace("ZD-", "ZX-"),
        "照片.jpg": "x",
    }
    indicator = "indicators: [{id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}]\nlog:"
    files[f"{FOLDER}/ZD-2026-002.yaml"] = files[f"{FOLDER}/ZD-2026-002.yaml"].replace("log:", indicator)
    return make_workspace(workspace, files)


ROWS = (
    "id,event,date,by,note,values,evidence\n"
    "ZD-2026-001,进展,2026-10-29,学前教育处,开工,,照片.jpg\n"
    'ZD-2026-002,进展,2026-10-30,学前教育处,"竣工, 验收",竣工数=36,\n'
    "ZX-2026-003,进展,2026-10-30,学前教育处,开工,,\n"
    "ZD-2026-001,催办,2026-10-30,办公室,抓紧,,\n"
)


def test_csv_rows_become_entries_of_their_tasks(three: Path, luoshi: Luoshi) -> None:
    (three / "十月.csv").write_text(ROWS, encoding="utf-8-sig")
    outcome = luoshi("log", "--from", "十月.csv", *DAY)
    assert outcome.code == 0, outcome.err
    assert outcome.out.count("已记入") == 4
    first = (three / FOLDER / "ZD-2026-001.yaml").read_text(encoding="utf-8")
    assert first.endswith("}\n  - {date: 2026-10-30, event: 催办, by: 办公室, note: 抓紧}\n")
    assert "values: {竣工数: 36}, note: '竣工, 验收'}" in (three / FOLDER / "ZD-2026-002.yaml").read_text(
        encoding="utf-8"
    )
    assert luoshi("check", *DAY, "--severity", "error").code == 0


def test_chinese_column_names_and_the_encoding_of_spreadsheets(three: Path, luoshi: Luoshi) -> None:
    (three / "十月.csv").write_bytes("编号,事件,单位,说明\r\nZD-2026-001,进展,学前教育处,开工\r\n".encode("gb18030"))
    assert luoshi("log", "--from", "十月.csv", *DAY).code == 0
    assert "by: 学前教育处, note: 开工}" in (three / FOLDER / "ZD-2026-001.yaml").read_text(encoding="utf-8")


def test_json_lines_keep_numbers_as_written(three: Path, luoshi: Luoshi) -> None:
    rows = [
        {"id": "ZD-2026-002", "event": "进展", "values": {"竣工数": 36}, "note": "a"},
        {"id": "ZX-2026-003", "event": "进展", "date": "2026-10-30", "progress": 40.50},
        {"id": "ZD-2026-001", "event": "调整", "field": "support", "to": ["财务处", "办公室"], "approver": "主任"},
    ]
    text = "\n\n".join(json.dumps(row, ensure_ascii=False).replace("40.5", "40.50") for row in rows)
    (three / "十月.jsonl").write_text(text, encoding="utf-8")
    assert luoshi("log", "--from", "十月.jsonl", *DAY).code == 0
    assert "progress: 40.50}" in (three / OTHER / "ZX-2026-003.yaml").read_text(encoding="utf-8")
    assert "to: [财务处, 办公室]" in (three / FOLDER / "ZD-2026-001.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "words", "code"),
    [
        ("ZD-2026-009,进展,,,x,,", "第6行：没有编号为“ZD-2026-009”的事项", 2),
        ("ZD-2026-001,核查,,学前教育处,x,,", "第6行：“核查”", 2),
        ("ZD-2026-001,销号,,,x,,", "第6行：ZD-2026-001 不能记“销号”", 1),
        ("ZD-2026-001,进展,10月3日,,x,,", "第6行：date 的“10月3日”不是有效的日期", 2),
        ("ZD-2026-001,,,,x,,", "第6行：缺少 event", 2),
        ("ZD-2026-001,进展,,,x,,没有.pdf", "第6行：没有佐证材料“没有.pdf”", 2),
        ("ZD-2026-001,进展,,,x,,,,", "第6行的格子比列名多", 2),
        ('ZD-2026-001,进展,,,"x,,', "不是 CSV", 2),
    ],
)
def test_one_bad_row_and_nothing_is_written(three: Path, luoshi: Luoshi, row: str, words: str, code: int) -> None:
    (three / "十月.csv").write_text(ROWS + row + "\n", encoding="utf-8")
    before = snapshot(three)
    outcome = luoshi("log", "--from", "十月.csv", *DAY)
    assert (outcome.code, outcome.out) == (code, "")
    assert words.replace("“核查”", "缺少") in outcome.err or words in outcome.err
    assert snapshot(three) == before


def test_a_failure_halfway_takes_back_what_was_written(
    three: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    (three / "十月.csv").write_text(ROWS, encoding="utf-8")
    before = snapshot(three)

    def failing(path: Path, content: bytes, *, was: bytes | None = None) -> None:
        if path.name == "ZX-2026-003.yaml" and content != before[f"{OTHER}/ZX-2026-003.yaml"]:
            raise UnwritableError("写不进：磁盘满了")
        replace_file(path, content, was=was)

    monkeypatch.setattr("luoshi.store.files.transaction.replace_file", failing)
    outcome = luoshi("log", "--from", "十月.csv", *DAY)
    assert outcome.code == 3
    assert "磁盘满了" in outcome.err
    assert snapshot(three) == before
    assert not (three / "evidence").exists() or not any((three / "evidence").rglob("*.jpg"))


def test_dry_run_shows_every_file_and_what_would_be_copied(three: Path, luoshi: Luoshi) -> None:
    (three / "十月.csv").write_text(ROWS, encoding="utf-8")
    before = snapshot(three)
    outcome = luoshi("log", "--from", "十月.csv", "--dry-run", *DAY)
    assert outcome.code == 0
    assert outcome.out.count("\n+++ b/") == 3
    assert "照片.jpg 到 evidence/ZD-2026-001/" in outcome.err
    assert snapshot(three) == before


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "", "里没有记录"),
        ("a.csv", "id,event\n\n", "里没有记录"),
        ("a.jsonl", "{}\n", "里没有记录"),
        ("a.jsonl", "[1]\n", "第1行不是 JSON 对象"),
        ("a.jsonl", "{\n", "第1行不是 JSON 对象"),
        ("没有.csv", None, "读不出来"),
    ],
)
def test_a_file_that_holds_no_entries_is_refused(
    three: Path, luoshi: Luoshi, name: str, text: str | None, words: str
) -> None:
    if text is not None:
        (three / name).write_text(text, encoding="utf-8")
    outcome = luoshi("log", "--from", name)
    assert outcome.code == 2
    assert words in outcome.err


@pytest.mark.usefixtures("three")
def test_other_words_beside_a_batch_are_refused(luoshi: Luoshi) -> None:
    assert luoshi("log", "ZD-2026-001", "--from", "a.csv").code == 2
    assert luoshi("log", "--note", "x", "--from", "a.csv").code == 2
