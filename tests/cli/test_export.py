"""``luoshi export`` and ``luoshi reconcile``: out, and compared when it comes back."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import openpyxl
import pytest

from luoshi.cli.commands.export import VIEWS
from luoshi.service.exchange.exporting import ExportView
from tests.support.files import snapshot
from tests.support.forms import saved
from tests.support.office_files import LOCKED
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from tests.support.commands import Luoshi

EXCHANGE = Path(__file__).parents[1] / "exchange"
DAY = ("--as-of", "2026-10-31")
CLOSING = (
    "  - {date: 2026-10-26, event: 报结, by: 学前教育处, note: 完成}\n"
    "  - {date: 2026-10-28, event: 核查, by: 办公室, result: 通过}\n"
    "  - {date: 2026-10-30, event: 销号, approver: 分管副主任, grade: 全部落实, effect: 新增学位}\n"
)
STONES = """milestones:
  - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
  - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}
log:"""
LAST = "note: 印发实施方案}\n"


@pytest.fixture
def four(workspace: Path) -> Path:
    """Tasks open, closed, with milestones, with a title that would be a formula."""
    files = {
        f"{FOLDER}/ZD-2026-002.yaml": task_text(2, (LAST, LAST + CLOSING)),
        f"{FOLDER}/ZD-2026-003.yaml": task_text(
            3, (", progress: 30", ""), ("log:", STONES), ("due: 2026-12-31", "due: 长期")
        ),
        f"{FOLDER}/ZD-2026-004.yaml": task_text(4, ("title: 农村学前教育全覆盖工程4", "title: '=HYPERLINK(\"x\")'")),
    }
    return make_workspace(workspace, files)


def first_sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def events_of(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_a_workbook_with_a_frozen_head_and_the_same_bytes(four: Path, luoshi: Luoshi, view: str) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        outcome = luoshi("export", "xlsx", "--view", view, "-o", name, *DAY)
        assert outcome.code == 0, outcome.err
    content = (four / "一.xlsx").read_bytes()
    assert content == (four / "二.xlsx").read_bytes()
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert sheet.freeze_panes == "A3"
        assert sheet.print_title_rows == "$1:$2"
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_views_of_the_command_are_those_of_the_service() -> None:
    assert tuple(ExportView) == VIEWS


def test_a_title_that_looks_like_a_formula_stays_text(four: Path, luoshi: Luoshi) -> None:
    assert luoshi("export", "xlsx", "-o", "表.xlsx", *DAY).code == 0
    sheet = first_sheet(four / "表.xlsx")
    assert sheet["D6"].value == '=HYPERLINK("x")'
    assert "'=HYPERLINK" in luoshi("export", "csv", *DAY).out


def test_lamps_have_a_colour_and_dates_are_dates(four: Path, luoshi: Luoshi) -> None:
    assert luoshi("export", "xlsx", "--view", "办理情况一览表", "-o", "表.xlsx", *DAY).code == 0
    sheet = first_sheet(four / "表.xlsx")
    heads = {cell.value: cell.column for cell in sheet[2]}
    lamp = sheet.cell(3, heads["亮灯"])
    assert lamp.value == "绿灯"
    assert lamp.fill.fgColor.rgb == "FFD5EDD9"
    assert sheet.cell(3, heads["完成时限"]).is_date
    assert sheet.cell(3, heads["实际进度"]).value == 30


def test_the_closing_list_tells_the_way_to_the_end(luoshi: Luoshi, four: Path) -> None:
    facts = json.loads(luoshi("export", "json", "--view", "销号台账", *DAY).out)
    (table,) = facts["tables"]
    (row,) = table["rows"]
    told = dict(zip(table["columns"], row, strict=True))
    assert (facts["schema"], facts["view"], facts["as_of"]) == (1, "销号台账", "2026-10-31")
    assert (told["编号"], told["核查日期"], told["核查单位"], told["核查结果"]) == (
        "ZD-2026-002",
        "2026-10-28",
        "办公室",
        "通过",
    )
    assert (told["销号日期"], told["批准人"], told["落实程度和成效"]) == (
        "2026-10-30",
        "分管副主任",
        "全部落实；新增学位",
    )
    assert four.is_dir()


def test_json_of_the_units_keeps_denominators(luoshi: Luoshi, four: Path) -> None:
    (table,) = json.loads(luoshi("export", "json", "--view", "单位情况表", *DAY).out)["tables"]
    rate = table["columns"].index("按期办结率")
    assert table["rows"][0][rate] == {"value": 100.0, "part": 1, "whole": 1}
    assert table["total"] is True
    assert four.is_dir()


def test_filters_and_markdown(luoshi: Luoshi, four: Path) -> None:
    assert "ZD-2026-001" in luoshi("export", "md", "--unit", "学前教育处", *DAY).out
    assert "ZD-2026-001" not in luoshi("export", "md", "--unit", "发展规划处", *DAY).out
    assert four.is_dir()


def test_the_calendar_has_one_reminder_for_each_due_date(four: Path, luoshi: Luoshi) -> None:
    first = luoshi("export", "ics", *DAY)
    assert first.code == 0, first.err
    assert luoshi("export", "ics", *DAY).out == first.out
    events = events_of(first.out)
    found = {str(each["UID"]).partition("@")[0]: each["DTSTART"].dt.isoformat() for each in events}
    assert found["ZD-2026-001.due"] == "2026-12-31"
    assert sorted(found.values()) == ["2026-10-20", "2026-12-20", "2026-12-31", "2026-12-31"]
    assert all(len(each.walk("VALARM")) == 1 for each in events)
    assert {each["DTSTAMP"].to_ical() for each in events} == {b"20261031T000000Z"}
    assert all(len(line.encode()) <= 75 for line in first.out.split("\r\n"))
    assert four.is_dir()


def test_an_extension_moves_the_event_and_raises_its_number(four: Path, luoshi: Luoshi) -> None:
    before = events_of(luoshi("export", "ics", *DAY).out)[0]
    extended = luoshi("extend", "ZD-2026-001", "--due", "2027-01-31", "--approver", "主任", "--reason", "汛期", *DAY)
    assert extended.code == 0, extended.err
    after = events_of(luoshi("export", "ics", *DAY).out)[0]
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTART"].dt.isoformat() == "2027-01-31"
    assert four.is_dir()


def test_what_is_withdrawn_leaves_the_calendar(four: Path, luoshi: Luoshi) -> None:
    before = events_of(luoshi("export", "ics", *DAY).out)[0]
    gone = luoshi("cancel", "ZD-2026-001", "--approver", "主任", "--reason", "上级调整", *DAY)
    assert gone.code == 0, gone.err
    after = next(each for each in events_of(luoshi("export", "ics", *DAY).out) if each["UID"] == before["UID"])
    assert ("STATUS" in before, after["STATUS"]) == (False, "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert not after.walk("VALARM")
    assert four.is_dir()


def test_a_workbook_says_until_when_it_counts(four: Path, luoshi: Luoshi) -> None:
    assert luoshi("export", "xlsx", "-o", "单.xlsx", *DAY).code == 0
    sheet = openpyxl.load_workbook(four / "单.xlsx").worksheets[0]
    assert sheet["A1"].value == "工作落实清单（截至2026年10月31日）"
    assert sum(each.width for each in sheet.column_dimensions.values()) <= 240


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ics", "--view", "办理情况一览表"), "没有 --view"),
        (("pdf",), "格式 没有“pdf”"),
        (("xlsx", "--view", "大表"), "--view 没有“大表”"),
    ],
)
def test_wrong_use_is_told(four: Path, luoshi: Luoshi, arguments: tuple[str, ...], words: str) -> None:
    outcome = luoshi("export", *arguments, *DAY)
    assert (outcome.code, words in outcome.err) == (2, True)
    assert four.is_dir()


def test_a_workbook_is_not_poured_onto_a_terminal(four: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    outcome = luoshi("export", "xlsx", *DAY)
    assert (outcome.code, "-o 工作落实清单.xlsx" in outcome.err) == (2, True)
    assert four.is_dir()


@pytest.mark.parametrize(
    ("module", "arguments", "words"),
    [
        ("xlsxwriter", ("export", "xlsx", "-o", "x.xlsx"), "luoshi[excel]"),
        ("xlsxwriter", ("form", "send", "--month", "2026-10", "-o", "x"), "需要 XlsxWriter"),
        ("icalendar", ("export", "ics"), "luoshi[calendar]"),
        ("python_calamine", ("reconcile", "x.xlsx"), "需要 python-calamine"),
    ],
)
def test_a_missing_package_is_named(
    four: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch, module: str, arguments: tuple[str, ...], words: str
) -> None:
    (four / "x.xlsx").write_bytes(b"")
    monkeypatch.setitem(sys.modules, module, None)
    outcome = luoshi(*arguments, *DAY)
    assert (outcome.code, words in outcome.err) == (2, True)


def test_what_was_exported_agrees_with_the_ledger(four: Path, luoshi: Luoshi) -> None:
    before = snapshot(four)
    for view in ("工作落实清单", "办理情况一览表", "责任清单", "销号台账"):
        for kind in ("xlsx", "csv"):
            assert luoshi("export", kind, "--view", view, "-o", f"../{view}.{kind}", *DAY).code == 0
            outcome = luoshi("reconcile", f"../{view}.{kind}", *DAY)
            assert (outcome.code, outcome.err) == (0, ""), outcome.out
            assert "与台账一致" in outcome.out
    assert snapshot(four) == before


def test_every_difference_is_listed_with_its_cell(four: Path, luoshi: Luoshi) -> None:
    assert luoshi("export", "xlsx", "--view", "办理情况一览表", "-o", "表.xlsx", *DAY).code == 0
    book = openpyxl.load_workbook(four / "表.xlsx")
    sheet: Any = book.worksheets[0]
    place = {cell.value: cell.column_letter for cell in sheet[2]}
    changes = {
        "完成时限": (3, "2026年12月31日"),
        "事项": (3, "农村学前教育 全覆盖工程"),
        "牵头单位": (3, "财务处"),
        "实际进度": (3, 31),
        "责任人": (4, "=A1"),
    }
    for title, (row, value) in changes.items():
        sheet[f"{place[title]}{row}"] = value
    sheet[f"{place['编号']}5"], sheet[f"{place['编号']}6"], sheet["Z2"] = "ZD-2026-009", "ZD-2026-001", "联系电话"
    (four / "表.xlsx").write_bytes(saved(book))
    outcome = luoshi("reconcile", "表.xlsx", "--whole", "--unit", "学前教育处", "--format", "json", *DAY)
    assert outcome.code == 1
    (file,) = json.loads(outcome.out)["files"]
    name = "办理情况一览表"
    found = {(each["cell"].removeprefix(f"{name}!"), each["sheet"], each["ledger"]) for each in file["differences"]}
    assert found == {
        (f"{place['牵头单位']}3", "财务处", "学前教育处"),
        (f"{place['实际进度']}3", "31", "30.0%"),
        (f"{place['责任人']}4", "（公式，没有算出值）", "处长"),
        (f"{place['编号']}5", "有这一行", "没有这个事项"),
        (f"{place['编号']}6", "出现了两次", "一次"),
        ("", "没有这一行", "有这个事项"),
    }
    assert file["passed_over"] == ["联系电话"]
    assert "联系电话" in luoshi("reconcile", "表.xlsx", *DAY).out


def test_a_form_is_compared_where_it_says_something(four: Path, luoshi: Luoshi) -> None:
    assert luoshi("form", "send", "--month", "2026-10", "-o", ".", *DAY).code == 0
    name = "学前教育处 2026-10.xlsx"
    assert luoshi("reconcile", name, *DAY).code == 0
    book = openpyxl.load_workbook(four / name)
    book["填报表"]["K5"] = "开工"
    (four / name).write_bytes(saved(book))
    outcome = luoshi("reconcile", name, "--format", "csv", *DAY)
    assert outcome.code == 1
    assert "填报表!K5,ZD-2026-001,最新进展,开工,印发实施方案" in outcome.out


def test_an_old_workbook_is_compared(workspace: Path, luoshi: Luoshi) -> None:
    shutil.copy(EXCHANGE / "returned.xls", workspace / "交回.xls")
    outcome = luoshi("reconcile", "交回.xls", *DAY)
    assert (outcome.code, "交回.xls：1行，与台账一致" in outcome.out) == (0, True), outcome.out
    task = workspace / FOLDER / "ZD-2026-001.yaml"
    task.write_text(task.read_text(encoding="utf-8").replace("lead: 学前教育处", "lead: 财务处"), encoding="utf-8")
    outcome = luoshi("reconcile", "交回.xls", "--format", "csv", *DAY)
    assert (outcome.code, "清单!C2,ZD-2026-001,牵头单位,学前教育处,财务处" in outcome.out) == (1, True), outcome.out


@pytest.mark.parametrize("name", LOCKED)
@pytest.mark.parametrize(
    "command", [("import", "xlsx"), ("import", "xls"), ("reconcile",), ("form", "collect")], ids=" ".join
)
def test_a_password_keeps_a_workbook_shut(workspace: Path, luoshi: Luoshi, command: tuple[str, ...], name: str) -> None:
    shutil.copy(EXCHANGE / name, workspace / name)
    before = snapshot(workspace)
    outcome = luoshi(*command, name)
    assert (outcome.code, outcome.out) == (3, "")
    assert f"“{name}”加了密码，没有打开" in outcome.err
    assert "去掉密码" in outcome.err
    assert snapshot(workspace) == before


@pytest.mark.parametrize("word", ["2026-13-31", "2026年12月", "尽快"])
def test_words_that_are_no_day_differ_from_a_day(four: Path, luoshi: Luoshi, word: str) -> None:
    (four / "表.csv").write_text(f"编号,完成时限\nZD-2026-001,{word}\n", encoding="utf-8")
    outcome = luoshi("reconcile", "表.csv", *DAY)
    assert outcome.code == 1
    assert f"{word}" in outcome.out
    assert "1处不同" in outcome.out


def test_notes_below_a_table_are_no_tasks(four: Path, luoshi: Luoshi) -> None:
    text = "编号,事项\nZD-2026-001,农村学前教育全覆盖工程\n注：本表由各处室填报，由办公室汇总，数据截至月末,\n"
    (four / "表.csv").write_text(text, encoding="utf-8")
    assert luoshi("reconcile", "表.csv", *DAY).code == 0


@pytest.mark.parametrize(
    ("text", "code", "words"), [("事项\n甲\n", 2, "表头要有“编号”一列"), ("编号\n", 2, "没有可以比对的表")]
)
def test_a_table_without_ids_cannot_be_compared(four: Path, luoshi: Luoshi, text: str, code: int, words: str) -> None:
    (four / "表.csv").write_text(text, encoding="utf-8")
    outcome = luoshi("reconcile", "表.csv", *DAY)
    assert outcome.code == code
    assert words in outcome.err


def test_a_view_answers_to_its_short_name(luoshi: Luoshi) -> None:
    long, short = (luoshi("export", "csv", "--view", name, *DAY) for name in ("办理情况一览表", "一览表"))
    assert long.code == 0
    assert long == short
