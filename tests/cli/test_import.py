"""``luoshi import``: shows what it read, writes only when asked, all or nothing, and leads back to the source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from luoshi.model.task import Task
from luoshi.store.yaml.reader import load
from tests.support.office_files import paragraph, table, word
from tests.support.texts import WORK_POINTS as TEXT
from tests.support.workspaces import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")


def write(workspace: Path, name: str, content: str | bytes) -> str:
    path = workspace / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def files(workspace: Path) -> dict[str, bytes]:
    return {str(path.relative_to(workspace)): path.read_bytes() for path in workspace.rglob("*") if path.is_file()}


def test_items_are_listed_and_nothing_is_written(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "要点.txt", TEXT)
    before = files(workspace)
    outcome = luoshi("import", "text", name)
    assert outcome.code == 0
    assert outcome.out.splitlines()[:3] == [
        "要点.txt：3 个事项，其中 2 个有疑点",
        "1. 一（一） 新增学位  牵头：学前教育处  2026年12月底前 → 2026-12-31",
        "2. 一（二） 规范收费  牵头：未写明  3月底前；9月底前 → 2026-09-30",
    ]
    assert files(workspace) == before


def test_the_report_shows_every_item_and_what_was_left(workspace: Path, luoshi: Luoshi) -> None:
    out = luoshi("import", "text", write(workspace, "要点.txt", TEXT), "--report").out
    assert "   原文：（一）新增学位。2026年12月底前新增2万个。（学前教育处牵头，财务处配合）" in out
    assert "   节点：3月底前 → 2026-03-31 印发办法" in out
    assert "   标题 第10至17字：一、学前教育" in out


def test_json_for_programs(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "要点.txt", TEXT)
    data = json.loads(luoshi("import", "text", name, "--format", "json").out)
    assert (data["schema"], data["source"]) == (1, "要点.txt")
    item = data["items"][0]
    assert (item["number"], item["lead"], item["due"]) == (
        "一（一）",
        "学前教育处",
        {"kind": "by", "date": "2026-12-31", "rule": "月底"},
    )
    spans = sorted(each["span"] for each in data["items"] + data["leftover"])
    assert "".join(TEXT[start:end] for start, end in spans) == TEXT


def test_writing_registers_every_item_with_the_way_back(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "要点.txt", TEXT)
    options = ("--category", "市委市政府部署", "--document", "津教委〔2026〕1号", "--assigned", "2026-02-01")
    outcome = luoshi("import", "text", name, "--write", *options, *DAY)
    assert outcome.code == 0
    assert outcome.err.splitlines()[-1] == "共登记 3 个事项；用 luoshi check 看还缺什么"
    content = (workspace / FOLDER / "ZD-2026-003.yaml").read_bytes()
    lines = content.decode().splitlines()
    assert lines[1:3] == ["# 导入自 要点.txt 第57至95字", "# 另提到的单位：学前教育处、监察科"]
    task = load(Task, content, "x.yaml").record
    assert task is not None
    assert (task.lead, str(task.due), [str(each.weight) for each in task.milestones]) == (
        None,
        "2026-09-30",
        ["50", "50"],
    )
    assert task.source is not None
    assert (task.source.item, str(task.assigned)) == ("一（二）", "2026-02-01")
    again = luoshi("import", "text", name, "--write", *DAY)
    assert (again.code, "已经导入过" in again.err) == (5, True)


def test_where_one_item_cannot_be_written_none_is(workspace: Path, luoshi: Luoshi) -> None:
    rows = [["任务", "责任单位"], ["甲", "学前教育处"], ["", "学前教育处"]]
    name = write(workspace, "清单.xlsx", table([*rows[:2], ["", "财务处", "x"], rows[2]]))
    before = files(workspace)
    outcome = luoshi("import", "xlsx", name, "--write", *DAY)
    assert outcome.code == 3
    assert files(workspace) == before


def test_a_word_document_and_a_workbook(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "纪要.docx", word(paragraph("1．甲。（学前教育处负责）")))
    assert "1. 1 甲  牵头：学前教育处" in luoshi("import", "docx", name).out
    sheet = write(workspace, "清单.xlsx", table([["任务", "责任单位", "交办日期"], ["甲", "学前教育处", "2026-03-01"]]))
    assert "甲  牵头：学前教育处" in luoshi("import", "xlsx", sheet, "--sheet", "清单").out
    assert luoshi("import", "xlsx", sheet, "--write", *DAY).code == 0
    task = load(Task, (workspace / FOLDER / "ZD-2026-002.yaml").read_bytes(), "x.yaml").record
    assert task is not None
    assert str(task.assigned) == "2026-03-01"


def test_columns_by_a_map(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "清单.csv", "活儿,谁干\n甲,学前教育处\n")
    table_of_names = write(workspace, "列名.yaml", "活儿: 事项\n谁干: 牵头单位\n")
    assert luoshi("import", "csv", name).code == 4
    assert "甲  牵头：学前教育处" in luoshi("import", "csv", name, "--map", table_of_names).out


def test_a_map_that_is_none(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "清单.csv", "活儿,谁干\n甲,学前教育处\n")
    for content, code, words in (
        ("谁干: 牵头单未", 2, "是否为“牵头单位”"),
        ("- a\n", 3, "不是列名对照"),
        ("a: [", 3, "不是 YAML"),
    ):
        outcome = luoshi("import", "csv", name, "--map", write(workspace, "列名.yaml", content))
        assert (outcome.code, words in outcome.err) == (code, True)
    assert luoshi("import", "csv", name, "--map", str(workspace / "没有.yaml")).code == 3


def test_wrong_words(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "要点.txt", TEXT)
    sheet = write(workspace, "清单.xlsx", table([["任务", "责任单位"], ["甲", "学前教育处"]]))
    assert luoshi("import", "txt", name).code == 2
    assert luoshi("import", "text", name, "--write", "--ledger", "没有", *DAY).code == 2
    assert luoshi("import", "text", name, "--write", "--category", "没有", *DAY).code == 2
    assert luoshi("import", "xlsx", sheet, "--sheet", "没有").code == 2
    assert luoshi("import", "text", str(workspace / "没有.txt")).code == 3
    assert luoshi("import", "docx", name).code == 3


def test_outside_any_workspace_it_reads_and_does_not_write(
    tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "outside"
    folder.mkdir()
    monkeypatch.chdir(folder)
    name = write(folder, "要点.txt", TEXT)
    assert luoshi("import", "text", name).code == 0
    assert luoshi("import", "text", name, "--write").code == 3


def test_several_ledgers_ask_for_one(workspace: Path, luoshi: Luoshi) -> None:
    other = workspace / "ledgers/2026/other"
    other.mkdir()
    text = (workspace / FOLDER / "ledger.yaml").read_text(encoding="utf-8").replace("prefix: ZD", "prefix: QT")
    (other / "ledger.yaml").write_text(text, encoding="utf-8")
    outcome = luoshi("import", "text", write(workspace, "要点.txt", TEXT), "--write", *DAY)
    assert (outcome.code, "--ledger" in outcome.err) == (2, True)


def test_a_state_with_its_day_becomes_an_entry(workspace: Path, luoshi: Luoshi) -> None:
    rows = [["任务", "责任单位", "状态", "办结时间"], ["甲", "学前教育处", "已完成", "2026-05-01"]]
    name = write(workspace, "清单.xlsx", table(rows))
    assert "   记录：2026-05-01 报结" in luoshi("import", "xlsx", name, "--report").out
    assert luoshi("import", "xlsx", name, "--write", *DAY).code == 0
    task = load(Task, (workspace / FOLDER / "ZD-2026-002.yaml").read_bytes(), "x.yaml").record
    assert task is not None
    assert [(entry.event, str(entry.date)) for entry in task.log] == [("报结", "2026-05-01")]


def test_limits_of_several_kinds_are_shown_without_a_day(workspace: Path, luoshi: Luoshi) -> None:
    name = write(workspace, "要点.txt", "一、甲。每月5日前报送，2026年6月底前完成。\n")
    assert "每月5日前；2026年6月底前（没有合成一个时限）" in luoshi("import", "text", name).out


def test_tables_in_a_word_document_are_told(workspace: Path, luoshi: Luoshi) -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('任务')}</w:tc></w:tr></w:tbl>"
    name = write(workspace, "分工.docx", word(paragraph("一、甲。（学前教育处负责）") + cell))
    assert "注意：第1张表格没有事项列" in luoshi("import", "docx", name).out


def test_a_table_to_look_through_is_mended_and_registered(workspace: Path, luoshi: Luoshi) -> None:
    name, review = write(workspace, "要点.txt", TEXT), str(workspace / "待审.csv")
    outcome = luoshi("import", "text", name, "--format", "csv", "-o", review)
    assert (outcome.code, outcome.out) == (0, "")
    assert "注意：单位“监察科”不在 org.yaml 中" in outcome.err
    assert "没有归入事项的文字有 2 处" in outcome.err
    lines = (workspace / "待审.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith("要点.txt 第17至57字,3,一（一）,新增学位,学前教育处,财务处,2026-12-31,2026年12月底前,")
    mended = "\n".join(line.replace(",规范收费,,", ",规范收费,财务处,") for line in lines)
    written = luoshi("import", "csv", write(workspace, "待审.csv", mended.encode("gb18030")), "--write", *DAY)
    assert written.code == 0
    content = (workspace / FOLDER / "ZD-2026-003.yaml").read_bytes()
    task = load(Task, content, "x.yaml").record
    assert task is not None
    assert (task.lead, str(task.due), len(task.milestones)) == ("财务处", "2026-09-30", 2)
    assert content.decode().splitlines()[1] == "# 导入自 要点.txt 第57至95字"
    again = luoshi("import", "text", name, "--write", *DAY)
    assert (again.code, "已经导入过" in again.err) == (5, True)
