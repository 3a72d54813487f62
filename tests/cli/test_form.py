"""``luoshi form``: forms to the units, answers into the log, all of a form or nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from luoshi.exchange.forms.form_collect import read_form
from luoshi.exchange.forms.form_send import write_form
from luoshi.exchange.forms.form_sheet import META
from luoshi.service.exchange.form_file_names import file_name
from tests.support.files import snapshot
from tests.support.forms import changed, filled, make_form, make_row
from tests.support.repositories import Repo
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-20")
BACK = ("--as-of", "2026-11-03")
NAME = "学前教育处 2026-10.xlsx"
INDICATORS = "indicators: [{id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}]\nlog:"
ENTRY = """
  - date: 2026-10-31
    event: 进展
    by: 学前教育处
    progress: 45
    problem: 土地
    cause: 手续
    request: 协调
    next: 办证
    note: 开工36个
"""
SIGNED = "  - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}\n"


def commit_all(root: Path) -> str:
    """Make the workspace a repository with one commit; return its name."""
    repo = Repo(root, root)
    repo.git("init", "--quiet")
    return repo.commit("台账")


@pytest.fixture
def sent(workspace: Path, luoshi: Luoshi) -> Path:
    """Three tasks of one unit, one of them with an indicator, and one of another; the forms are in 表/."""
    files = {
        f"{FOLDER}/ZD-2026-002.yaml": task_text(2, (SIGNED, ""), ("log:", INDICATORS)),
        f"{FOLDER}/ZD-2026-003.yaml": task_text(3, (SIGNED, "")),
        f"{FOLDER}/ZD-2026-004.yaml": task_text(
            4,
            (SIGNED, ""),
            ("by: 学前教育处", "by: 财务处"),
            ("lead: 学前教育处", "lead: 财务处"),
            ("support: [财务处]\n", ""),
        ),
    }
    make_workspace(workspace, files)
    outcome = luoshi("form", "send", "--month", "2026-10", *DAY, "-o", "表")
    assert outcome.code == 0, outcome.err
    return workspace


def answer(root: Path, rows: dict[int, dict[str, object]], name: str = "回.xlsx", *, sent: str = NAME) -> str:
    (root / name).write_bytes(filled((root / "表" / sent).read_bytes(), rows))
    return name


def text_of(root: Path, number: int) -> str:
    return (root / FOLDER / f"ZD-2026-{number:03d}.yaml").read_text(encoding="utf-8")


def test_one_form_per_unit_and_the_same_bytes_again(sent: Path, luoshi: Luoshi) -> None:
    forms = {path.name: path.read_bytes() for path in (sent / "表").iterdir()}
    assert set(forms) == {NAME, "财务处 2026-10.xlsx"}
    assert luoshi("form", "send", "--month", "2026-10", *DAY, "--unit", "学前教育处", "-o", "再/表").code == 0
    assert (sent / "再" / "表" / NAME).read_bytes() == forms[NAME]


def test_filled_cells_become_entries_and_the_rest_stays(sent: Path, luoshi: Luoshi) -> None:
    untouched = text_of(sent, 3)
    rows: dict[int, dict[str, object]] = {
        0: {
            "progress": "45%",
            "note": "开工36个",
            "problem": "土地",
            "cause": "手续",
            "request": "协调",
            "next": "办证",
        },
        1: {"values": "36", "confidence": "中"},
    }
    outcome = luoshi("form", "collect", answer(sent, rows), "--month", "2026-10", *BACK)
    assert outcome.code == 0, outcome.err
    assert outcome.out == "回.xlsx（学前教育处，2026-10）：记入 2 项，没有填 1 项（ZD-2026-003）\n"
    assert text_of(sent, 1).endswith(ENTRY)
    assert "{date: 2026-10-31, event: 进展, by: 学前教育处, values: {竣工数: 36}, confidence: 中}" in text_of(sent, 2)
    assert text_of(sent, 3) == untouched
    assert luoshi("check", "--severity", "error", *BACK).code == 0


def test_a_second_collection_adds_nothing(sent: Path, luoshi: Luoshi) -> None:
    form = answer(sent, {1: {"values": "36"}, 2: {"note": "进场"}})
    assert luoshi("form", "collect", form, "--as-of", "2026-10-24").code == 0
    before = snapshot(sent)
    outcome = luoshi("form", "collect", form, form, *BACK)
    assert outcome.code == 0, outcome.err
    assert outcome.out.count("记入 0 项，台账已有 2 项") == 2
    assert snapshot(sent) == before
    assert "{date: 2026-10-24, event: 进展, by: 学前教育处, note: 进场}" in text_of(sent, 3)


def test_the_day_of_receipt_may_be_said(sent: Path, luoshi: Luoshi) -> None:
    form = answer(sent, {2: {"note": "进场"}})
    outcome = luoshi("form", "collect", form, "--date", "2026-11-01", *BACK)
    assert (outcome.code, "不在 2026-10 内" in outcome.err) == (2, True)
    assert luoshi("form", "collect", form, "--date", "2026-10-25", *BACK).code == 0
    assert "{date: 2026-10-25, event: 进展, by: 学前教育处, note: 进场}" in text_of(sent, 3)


def test_a_dry_run_shows_and_writes_nothing(sent: Path, luoshi: Luoshi) -> None:
    form = answer(sent, {2: {"note": "进场"}})
    before = snapshot(sent)
    outcome = luoshi("form", "collect", form, "--dry-run", *BACK)
    assert outcome.code == 0
    assert "+  - {date: 2026-10-31, event: 进展, by: 学前教育处, note: 进场}" in outcome.out
    assert "会记入 1 项" in outcome.out
    assert "没有写入" in outcome.err
    assert snapshot(sent) == before


def test_what_the_ledger_learned_meanwhile_is_shown(sent: Path, luoshi: Luoshi) -> None:
    form = answer(sent, {1: {"values": "36"}, 2: {"note": "进场"}})
    told = luoshi("progress", "ZD-2026-003", "--by", "学前教育处", "--note", "电话报：已进场", "--as-of", "2026-10-26")
    assert told.code == 0, told.err
    before = snapshot(sent)
    outcome = luoshi("form", "collect", form, *BACK)
    assert outcome.code == 1
    assert (
        "ZD-2026-003 台账已有本期的另一份报告：2026-10-26 说明：电话报：已进场；表中：2026-10-31 说明：进场"
        in outcome.err
    )
    assert snapshot(sent) == before, "all or nothing"
    assert luoshi("form", "collect", form, "--anyway", *BACK).code == 0
    assert "note: 进场" in text_of(sent, 3)


def test_a_report_that_the_form_knew_of_is_no_conflict(sent: Path, luoshi: Luoshi) -> None:
    assert luoshi("form", "send", "--month", "2026-10", "--as-of", "2026-10-24", "-o", "表").code == 0
    assert luoshi("form", "collect", answer(sent, {0: {"progress": "40"}}), *BACK).code == 0
    assert "{date: 2026-10-31, event: 进展, by: 学前教育处, progress: 40}" in text_of(sent, 1)


@pytest.mark.parametrize(
    ("cell", "word", "message"),
    [
        ("B3", "别的教委", "luoshi!B3 是“别的教委”的表"),
        ("B4", "没有处", "luoshi!B4 org.yaml 中没有填报单位“没有处”"),
        ("B5", "去年", "luoshi!B5 “去年”不是期次"),
    ],
)
def test_a_form_of_elsewhere_is_refused(sent: Path, luoshi: Luoshi, cell: str, word: str, message: str) -> None:
    untouched = (sent / "表" / "财务处 2026-10.xlsx").read_bytes()
    empty = {("K", "5"): None}
    (sent / "回.xlsx").write_bytes(changed(changed(untouched, empty), {(cell[0], cell[1]): word}, sheet=META))
    outcome = luoshi("form", "collect", "回.xlsx", *BACK)
    assert outcome.code == 1
    assert "来自别的表" in outcome.err or message in outcome.err


def test_a_form_of_another_workspace_is_refused(sent: Path, luoshi: Luoshi) -> None:
    config = (sent / "luoshi.yaml").read_text(encoding="utf-8")
    (sent / "luoshi.yaml").write_text(config.replace("滨海市教育委员会", "海东区教育局"), encoding="utf-8")
    outcome = luoshi("form", "collect", f"表/{NAME}", *BACK)
    assert outcome.code == 1
    assert "luoshi!B3 是“滨海市教育委员会”的表，这里是“海东区教育局”" in outcome.err


def test_a_form_of_no_period_is_refused(sent: Path, luoshi: Luoshi) -> None:
    form = make_form(make_row(1))
    (sent / "回.xlsx").write_bytes(write_form(form.but(head=form.head.but(period="去年"))))
    assert "luoshi!B5 “去年”不是期次" in luoshi("form", "collect", "回.xlsx", *BACK).err


def test_a_form_names_the_commit_it_was_made_from(sent: Path, luoshi: Luoshi) -> None:
    commit = commit_all(sent)
    assert luoshi("form", "send", "--month", "2026-10", *DAY, "-o", "表").code == 0
    assert read_form((sent / "表" / NAME).read_bytes(), NAME).head.commit == commit


def test_a_unit_that_is_gone_and_a_task_that_moved(sent: Path, luoshi: Luoshi) -> None:
    form = answer(sent, {2: {"note": "进场"}})
    adjusted = luoshi(
        "adjust", "ZD-2026-003", "--field", "lead", "--to", "财务处", "--approver", "主任", "--reason", "职责调整",
        "--as-of", "2026-10-26",
    )  # fmt: skip
    assert adjusted.code == 0, adjusted.err
    outcome = luoshi("form", "collect", form, *BACK)
    assert "填报表!I7 ZD-2026-003 现由“财务处”牵头，不是“学前教育处”" in outcome.err
    (sent / FOLDER / "ZD-2026-003.yaml").unlink()
    assert "没有编号为“ZD-2026-003”的事项" in luoshi("form", "collect", form, *BACK).err
    org = (sent / "org.yaml").read_text(encoding="utf-8")
    (sent / "org.yaml").write_text(org.replace("name: 学前教育处", "name: 学前处室"), encoding="utf-8")
    assert "luoshi!B4 org.yaml 中没有填报单位“学前教育处”" in luoshi("form", "collect", form, *BACK).err


def test_another_period_or_unit_than_expected(sent: Path, luoshi: Luoshi) -> None:
    form = f"表/{NAME}"
    other = luoshi("form", "collect", form, "--month", "2026-09", *BACK)
    assert (other.code, "luoshi!B5 是 2026-10（2026年10月）的表，不是 2026-09（2026年9月）的" in other.err) == (1, True)
    assert (
        "luoshi!B4 是“学前教育处”的表，不是“财务处”的" in luoshi("form", "collect", form, "--unit", "财务处", *BACK).err
    )
    assert "该期还没有开始" in luoshi("form", "collect", form, "--as-of", "2026-09-30").err
    assert luoshi("form", "collect", form, "--unit", "没有处").code == 2


PERIODS = {
    ("--week", "2026-W43"): ("2026年第43周", "每周自查自评表", "2026-10-19 至 2026-10-25", "2026-10-25"),
    ("--quarter", "2026-Q4"): ("2026年第四季度", "季度自查自评表", "2026-10-01 至 2026-12-31", "2026-11-03"),
    ("--half", "2026-H2"): ("2026年下半年", "半年自查自评表", "2026-07-01 至 2026-12-31", "2026-11-03"),
    ("--year", "2026"): ("2026年度", "年度自查自评表", "2026-01-01 至 2026-12-31", "2026-11-03"),
}


@pytest.mark.parametrize("period", PERIODS)
def test_a_form_says_its_period(sent: Path, luoshi: Luoshi, period: tuple[str, str]) -> None:
    title, review, span, _ = PERIODS[period]
    assert luoshi("form", "send", *period, *DAY, "-o", "表").code == 0
    book = openpyxl.load_workbook(sent / "表" / f"学前教育处 {period[1]}.xlsx")
    assert book.sheetnames == ["填报表", review, META]
    assert book["填报表"]["A1"].value == f"{title}督查事项进展填报表"
    assert f"填报期：{span}" in str(book["填报表"]["A2"].value)
    assert book[review]["A1"].value == f"{title}自查自评表"
    assert book[META]["B5"].value == period[1]


@pytest.mark.parametrize("period", PERIODS)
def test_a_form_of_any_period_goes_round(sent: Path, luoshi: Luoshi, period: tuple[str, str]) -> None:
    key, dated = period[1], PERIODS[period][-1]
    assert luoshi("form", "send", *period, *DAY, "-o", "表").code == 0
    form = answer(sent, {2: {"note": "进场"}}, sent=f"学前教育处 {key}.xlsx")
    outcome = luoshi("form", "collect", form, *period, *BACK)
    assert outcome.code == 0, outcome.err
    assert outcome.out.startswith(f"回.xlsx（学前教育处，{key}）：记入 1 项")
    assert f"{{date: {dated}, event: 进展, by: 学前教育处, note: 进场}}" in text_of(sent, 3)
    assert "记入 0 项，台账已有 1 项" in luoshi("form", "collect", form, *BACK).out
    facts = json.loads(luoshi("form", "status", *period, "--format", "json", "--as-of", "2026-10-25").out)
    assert (facts["period"], [each["unit"] for each in facts["units"]]) == (key, ["财务处", "学前教育处"])


def test_a_form_of_another_kind_of_period_is_refused(sent: Path, luoshi: Luoshi) -> None:
    form = answer(sent, {2: {"note": "进场"}})
    before = snapshot(sent)
    outcome = luoshi("form", "collect", form, "--quarter", "2026-Q4", *BACK)
    assert outcome.code == 1
    assert "luoshi!B5 是 2026-10（2026年10月）的表，不是 2026-Q4（2026年第四季度）的" in outcome.err
    assert snapshot(sent) == before


def test_the_words_of_an_earlier_month_are_an_answer_for_the_quarter(sent: Path, luoshi: Luoshi) -> None:
    assert luoshi("form", "collect", answer(sent, {2: {"note": "按计划推进"}}), "--as-of", "2026-10-24").code == 0
    assert luoshi("form", "send", "--quarter", "2026-Q4", "--as-of", "2026-12-10", "-o", "表").code == 0
    form = answer(sent, {2: {"note": "按计划推进"}}, sent="学前教育处 2026-Q4.xlsx")
    for count in (1, 0):
        outcome = luoshi("form", "collect", form, "--as-of", "2026-12-20")
        assert (outcome.code, f"记入 {count} 项" in outcome.out) == (0, True), outcome.err
    assert text_of(sent, 3).count("note: 按计划推进") == 2


def test_values_must_name_a_known_indicator(sent: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("form", "collect", answer(sent, {1: {"values": "开工数=3"}}), *BACK)
    assert "要写明是哪个指标：竣工数；表中是“开工数=3”" in outcome.err
    assert luoshi("form", "collect", answer(sent, {1: {"values": "竣工数＝３"}}), *BACK).code == 0


def test_what_the_rules_forbid_is_refused_with_its_cell(sent: Path, luoshi: Luoshi) -> None:
    form = answer(sent, {1: {"values": "36"}, 2: {"note": "进场"}})
    (sent / "表.pdf").write_bytes(b"x")
    done = luoshi("submit", "ZD-2026-003", "--by", "学前教育处", "--evidence", "表.pdf", "--as-of", "2026-10-26")
    assert done.code == 0, done.err
    before = snapshot(sent)
    outcome = luoshi("form", "collect", form, *BACK)
    assert outcome.code == 1
    assert "填报表!I7 ZD-2026-003：ZD-2026-003 不能记“进展”" in outcome.err
    assert snapshot(sent) == before


@pytest.fixture
def unsigned(sent: Path, luoshi: Luoshi) -> Path:
    """Two of the unit's tasks were never signed for; the form tells of all three."""
    for number in (2, 3):
        task = sent / FOLDER / f"ZD-2026-{number:03d}.yaml"
        task.write_text(task.read_text(encoding="utf-8").partition("log:")[0], encoding="utf-8")
    assert luoshi("form", "send", "--month", "2026-10", *DAY, "-o", "表").code == 0
    return sent


def test_a_task_not_yet_signed_for_is_asked_for_and_not_recorded(unsigned: Path, luoshi: Luoshi) -> None:
    form = answer(unsigned, {0: {"note": "开工"}, 2: {"note": "进场"}})
    before = snapshot(unsigned)
    outcome = luoshi("form", "collect", form, *BACK)
    assert (outcome.code, outcome.out) == (1, "")
    assert "填报表!I7 ZD-2026-003：ZD-2026-003 不能记“进展”（2026-10-31），没有写入" in outcome.err
    assert "事项2026-10-31时为“待签收”" in outcome.err
    assert "luoshi sign ZD-2026-003 --by 学前教育处" in outcome.err
    assert snapshot(unsigned) == before, "all or nothing"
    signed = luoshi("sign", "ZD-2026-003", "--by", "学前教育处", "--date", "2026-10-22", *BACK)
    assert signed.code == 0, signed.err
    outcome = luoshi("form", "collect", form, *BACK)
    assert (outcome.code, "记入 2 项，没有填 1 项（ZD-2026-002）" in outcome.out) == (0, True), outcome.err


def test_every_row_that_the_rules_refuse_is_named(unsigned: Path, luoshi: Luoshi) -> None:
    form = answer(unsigned, {0: {"note": "开工"}, 1: {"values": "36"}, 2: {"note": "进场"}})
    before = snapshot(unsigned)
    for more in ((), ("--dry-run",)):
        outcome = luoshi("form", "collect", form, *more, *BACK)
        assert outcome.code == 1
        assert "“回.xlsx”有 2 处收不了，整份没有记入" in outcome.err
        for place, name in (("I6", "ZD-2026-002"), ("I7", "ZD-2026-003")):
            assert f"填报表!{place} {name} 不能记“进展”：LS401 事项2026-10-31时为“待签收”" in outcome.err
        assert "办法：此时可记：签收" in outcome.err
        assert "会有的改动" not in outcome.err
        assert snapshot(unsigned) == before


def test_an_untouched_form_of_unsigned_tasks_is_left_blank(unsigned: Path, luoshi: Luoshi) -> None:
    before = snapshot(unsigned)
    outcome = luoshi("form", "collect", f"表/{NAME}", *BACK)
    assert (outcome.code, "记入 0 项，没有填 3 项" in outcome.out) == (0, True), outcome.err
    assert snapshot(unsigned) == before


def test_one_bad_file_does_not_keep_the_others(sent: Path, luoshi: Luoshi) -> None:
    (sent / "坏.xlsx").write_bytes(b"PK")
    outcome = luoshi("form", "collect", "坏.xlsx", "没有.xlsx", answer(sent, {2: {"note": "进场"}}), *BACK)
    assert outcome.code == 3
    assert "“坏.xlsx”不是 .xlsx 文件" in outcome.err
    assert "“没有.xlsx”读不出来" in outcome.err
    assert "note: 进场" in text_of(sent, 3)


def test_a_filled_review_is_told_to_be_paper(sent: Path, luoshi: Luoshi) -> None:
    form = (sent / "表" / NAME).read_bytes()
    (sent / "回.xlsx").write_bytes(changed(form, {("H", "4"): "总体平稳"}, sheet="月度自查自评表"))
    outcome = luoshi("form", "collect", "回.xlsx", *BACK)
    assert (outcome.code, "不入台账" in outcome.err) == (0, True)


def test_status_names_the_silent_first(sent: Path, luoshi: Luoshi) -> None:
    luoshi("form", "collect", answer(sent, {2: {"note": "进场"}}), "--as-of", "2026-10-24")
    outcome = luoshi("form", "status", "--month", "2026-10", "--as-of", "2026-10-31")
    assert outcome.code == 0
    assert outcome.out.index("财务处") < outcome.out.index("学前教育处")
    facts = json.loads(luoshi("form", "status", "--month", "2026-10", "--format", "json", *BACK).out)
    assert facts["units"] == [
        {"unit": "财务处", "status": "未报", "answered": [], "missing": ["ZD-2026-004"], "last": None},
        {
            "unit": "学前教育处",
            "status": "部分",
            "answered": ["ZD-2026-001", "ZD-2026-003"],
            "missing": ["ZD-2026-002"],
            "last": "2026-10-24",
        },
    ]
    one = json.loads(luoshi("form", "status", "--month", "2026-10", "--unit", "财务处", "--format", "json", *BACK).out)
    assert [each["unit"] for each in one["units"]] == ["财务处"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("send", "-o", "x"), 2, "没有写明哪一期"),
        (("status",), 2, "没有写明哪一期"),
        (("send", "--month", "2026-10", "--quarter", "2026-Q4", "-o", "x"), 2, "只能写一期"),
        (("collect", "x.xlsx", "--month", "2026-10", "--week", "2026-W43"), 2, "只能写一期"),
        (("send", "--half", "2026-H3", "-o", "x"), 2, "不是有效的半年"),
        (("send", "--year", "2027", *DAY, "-o", "x"), 2, "还没有开始"),
        (("send", "--month", "2026-10", *DAY), 2, "没有写明放到哪个文件夹"),
        (("send", "--month", "2026-10", *DAY, "-o", "luoshi.yaml/x"), 2, "建不起来"),
        (("send", "--month", "2026-10", *DAY, "--unit", "发展规划处", "-o", "x"), 4, "没有在办事项"),
        (("send", "多余", "--month", "2026-10"), 2, "不收文件"),
        (("collect",), 2, "没有写要收哪些表"),
        (("催",), 2, "没有“催”"),
    ],
)
def test_wrong_use_is_told(sent: Path, luoshi: Luoshi, arguments: tuple[str, ...], code: int, words: str) -> None:
    before = snapshot(sent)
    outcome = luoshi("form", *arguments)
    assert outcome.code == code, outcome.err
    assert words in outcome.err
    assert snapshot(sent) == before


def test_a_broken_task_file_stops_the_forms(sent: Path, luoshi: Luoshi) -> None:
    (sent / FOLDER / "ZD-2026-003.yaml").write_text("id: [", encoding="utf-8")
    outcome = luoshi("form", "send", "--month", "2026-10", *DAY, "-o", "表")
    assert (outcome.code, "读不懂" in outcome.err) == (3, True)


def test_the_file_of_a_unit_stays_in_its_folder() -> None:
    assert file_name("学前教育处", "2026-10") == NAME
    assert file_name("../../etc/passwd", "2026-10") == "__.._etc_passwd-3754d6 2026-10.xlsx"
    assert file_name("..", "2026-10") == "_-5ec1f7 2026-10.xlsx"
    assert "/" not in file_name("a/b\\c:d", "2026-10")
    assert len(file_name("长" * 300, "2026-10").encode()) <= 255
