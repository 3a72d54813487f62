"""A season of inspection by its commands: plan, draw, inspection, visits, figures, papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.word import words
from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

FILES = {
    "calendar/2026.yaml": """
year: 2026
notice: 国务院办公厅关于2026年部分节假日安排的通知
holidays: [2026-10-01]
terms: [{id: 2026秋, from: 2026-09-01, to: 2027-01-20}]
""",
    "registers/schools/全市.yaml": """
schools:
  - {code: "1", name: 滨海市第一小学, stage: 小学, district: 市直, area: 第一责任区}
  - {code: "2", name: 滨海市第二小学, stage: 小学, district: 市直, area: 第一责任区}
  - {code: "3", name: 南湾区中心小学, stage: 小学, district: 南湾区, area: 第二责任区}
  - {code: "9", name: 南湾区, kind: 县级政府}
""",
    "registers/inspectors.yaml": """
inspectors:
  - {name: 督学甲, leads: true, areas: [第一责任区], relations: [{object: 南湾区中心小学, kind: 本单位}]}
  - {name: 督学乙, areas: [第二责任区]}
  - {name: 督学丙, leads: true}
""",
    "registers/matters.yaml": "matters: [{id: '1', name: 校园安全, kind: 重点}, {id: '2', name: 规范办学}]\n",
    "inspections/2026/plan.yaml": """
year: 2026
adopted: 2026-01-08
approver: 主任办公会
filed: {to: 省教育督导委员会办公室, date: 2026-01-20}
last_year_total: 4
items:
  - id: JH-2026-01
    name: 义务教育学校综合督导
    class: 督学
    type: 综合
    matters: [规范办学]
    basis: 教育督导条例第十四条
    lead: 办公室
    months: [9]
    targets: {areas: [第一责任区]}
  - id: JH-2026-02
    name: 校园安全抽查
    class: 双随机
    type: 专项
    matters: [校园安全]
    basis: 国办发〔2015〕58号
    lead: 办公室
    months: [10]
    targets: {kinds: [学校]}
""",
}
GROUP = ("--member", "督学丙:组长", "--member", "督学乙", "--member", "督学甲")
HEARD = ("--heard-students", "20", "--heard-parents", "10", "--heard-teachers", "5")
PATH = "inspections/2026/DD-2026-001.yaml"
DRAW = "inspections/2026/draws/CC-2026-001.yaml"
VALUE = "双色球2026120期:03 08 11 19 25 30+07"


@pytest.fixture
def office(workspace: Path) -> Path:
    """A workspace with registers and a plan."""
    return make_workspace(workspace, FILES)


def test_one_inspection_from_plan_to_report(office: Path, luoshi: Luoshi) -> None:
    made = luoshi("inspect", "new", "--plan", "JH-2026-01", "--profile", "浙江", *GROUP, "--as-of", "2026-08-01")
    assert made.out.startswith("已登记 DD-2026-001 义务教育学校综合督导")
    assert luoshi("inspect", "notice", "DD-2026-001", "--ref", "9号", "--as-of", "2026-08-10").code == 0
    visit = ("--date", "2026-09-15", "--until", "2026-09-17", "--methods", "随机听课", "--methods", "座谈", *HEARD)
    told = luoshi("inspect", "visit", "DD-2026-001", *visit, "--as-of", "2026-09-18")
    assert "  意见书：2026-10-19 前（自督导结束 2026-09-17 起 30 个自然日）\n" in told.out
    text = (office / PATH).read_text(encoding="utf-8")
    assert "methods: [随机听课, 座谈]" in text
    shown = luoshi("inspect", "show", "DD-2026-001", "--as-of", "2026-09-20", "--format", "json")
    facts = json.loads(shown.out)
    assert (facts["stage"], facts["steps"][1]["步骤"]) == ("形成意见", "入校")
    listed = json.loads(luoshi("inspect", "list", "--as-of", "2026-09-20", "--format", "json").out)
    assert (listed["total"], listed["stages"]["形成意见"]) == (1, 1)
    late = luoshi("check", "--as-of", "2026-12-01", "--format", "json", "--rule", "LS804")
    assert {each["code"] for each in json.loads(late.out)["findings"]} == {"LS804"}


def test_what_the_rules_forbid_is_not_written(office: Path, luoshi: Luoshi) -> None:
    few = luoshi("inspect", "new", "--plan", "JH-2026-01", "--member", "督学丙:组长", "--as-of", "2026-08-01")
    assert (few.code, "LS801" in few.err, (office / PATH).exists()) == (1, True, False)
    assert luoshi("inspect", "new", "--plan", "JH-2026-01", *GROUP, "--as-of", "2026-08-01").code == 0
    before = (office / PATH).read_bytes()
    early = luoshi("inspect", "feedback", "DD-2026-001", "--as-of", "2026-09-18")
    assert (early.code, "还没有入校" in early.err) == (1, True)
    unseen = luoshi("inspect", "visit", "DD-2026-001", "--as-of", "2026-09-18", "--methods", "听课")
    assert (unseen.code, "随机听课" in unseen.err) == (2, True)
    assert luoshi("inspect", "visit", "DD-2026-001", "--as-of", "2026-09-18", "--where", "网站").code == 2
    assert luoshi("inspect", "log", "DD-2026-001", "反溃", "--as-of", "2026-09-18").code == 2
    assert luoshi("inspect", "log", "DD-2026-001").code == 2
    assert luoshi("inspect", "show", "DD-2026-009").err.startswith("错误：没有“DD-2026-009”；是否为 DD-2026-001")
    assert luoshi("inspect", "new", "--plan", "JH-2026-09").code == 2
    assert luoshi("inspect", "new", "--plan", "JH-2026-01", "--member", "督学甲:队长").code == 2
    assert (office / PATH).read_bytes() == before


def test_off_plan_takes_an_approval(office: Path, luoshi: Luoshi) -> None:
    head = ("--title", "专项督查", "--class", "督查", "--type", "专项", "--matter", "校园安全", *GROUP)
    objects = ("--objects", "滨海市第一小学")
    refused = luoshi("inspect", "new", *head, "--as-of", "2026-10-01")
    assert (refused.code, "没有写被督导单位" in refused.err) == (2, True)
    allowed = ("--approver", "主任", "--ref", "1号", "--reason", "舆情")
    made = luoshi("inspect", "new", *head, *objects, *allowed, "--as-of", "2026-10-01")
    assert (made.code, made.err.count("LS816")) == (0, 0)
    assert "approval: {approver: 主任, ref: 1号, reason: 舆情}" in (office / PATH).read_text(encoding="utf-8")


def test_a_draw_from_announcement_to_publication(office: Path, luoshi: Luoshi, tmp_path: Path) -> None:
    announced = luoshi(
        *("draw", "announce", "--plan", "JH-2026-02", "--take", "2", "--reserves", "1", "--team", "2"),
        *("--issue", "2026120", "--value-date", "2026-10-18", "--as-of", "2026-10-12"),
    )
    assert announced.out.startswith("已公告 CC-2026-001")
    before = luoshi("draw", "verify", "CC-2026-001")
    assert (before.code, "还没有随机数" in before.out) == (0, True)
    assert luoshi("draw", "run", "CC-2026-001", "--value", "03 08", "--as-of", "2026-10-19").code == 1
    ran = luoshi("draw", "run", "CC-2026-001", "--value", VALUE, "--as-of", "2026-10-19")
    assert (ran.code, "一致：" in ran.out) == (0, True)
    assert luoshi("draw", "run", "CC-2026-001", "--value", VALUE, "--as-of", "2026-10-19").code == 2


def drawn_names(luoshi: Luoshi) -> list[str]:
    """Announce and run a draw of two with one reserve; return who was drawn."""
    announced = luoshi(
        *("draw", "announce", "--plan", "JH-2026-02", "--take", "2", "--reserves", "1", "--team", "2"),
        *("--issue", "2026120", "--value-date", "2026-10-18", "--as-of", "2026-10-12"),
    )
    assert announced.code == 0
    assert luoshi("draw", "run", "CC-2026-001", "--value", VALUE, "--as-of", "2026-10-19").code == 0
    facts = json.loads(luoshi("draw", "verify", "CC-2026-001", "--format", "json").out)
    return [row["对象"] for row in facts["tables"]["result"]]


def test_a_published_draw_is_checked_anywhere(office: Path, luoshi: Luoshi, tmp_path: Path) -> None:
    drawn_names(luoshi)
    published = tmp_path / "公布.yaml"
    published.write_bytes((office / DRAW).read_bytes())
    alone = luoshi("draw", "verify", str(published))
    assert (alone.code, "sha256sum" in alone.out) == (0, True)
    published.write_text(published.read_text(encoding="utf-8").replace("take: 2", "take: 1"), encoding="utf-8")
    assert (luoshi("draw", "verify", str(published)).code, luoshi("draw", "verify", "CC-2026-009").code) == (1, 2)


def test_a_reserve_takes_a_place_and_the_result_is_published(office: Path, luoshi: Luoshi) -> None:
    drawn = drawn_names(luoshi)
    swap = ("--out", drawn[0], "--reason", "停课", "--approver", "主任", "--as-of", "2026-10-20")
    assert "换成" in luoshi("draw", "replace", "CC-2026-001", *swap).out
    assert luoshi("draw", "replace", "CC-2026-001", *swap).code == 2
    assert luoshi("draw", "replace", "CC-2026-001").code == 2
    page = luoshi("draw", "publish", "CC-2026-001", "-o", "抽取.docx", "--as-of", "2026-10-21")
    assert "名单 2026-10-21 公布" in page.err
    assert drawn[1] in "".join(words((office / "抽取.docx").read_bytes()))
    assert luoshi("draw", "publish", "CC-2026-001", "--where", "局网站", "--as-of", "2026-10-30").code == 0
    assert "outcome: {date: 2026-10-30, where: 局网站}" in (office / DRAW).read_text(encoding="utf-8")


def test_an_inspection_takes_objects_and_people_from_a_draw(office: Path, luoshi: Luoshi) -> None:
    call = ("draw", "announce", "--plan", "JH-2026-02", "--take", "1", "--team", "3", "--max-load", "1")
    assert luoshi(*call, "--issue", "2026120", "--as-of", "2026-10-12").code == 0
    assert luoshi("draw", "run", "CC-2026-001", "--value", VALUE, "--as-of", "2026-10-19").code == 0
    begin = ("inspect", "new", "--plan", "JH-2026-02", "--draw", "CC-2026-001", "--as-of", "2026-10-20")
    assert luoshi(*begin).code == 0
    text = (office / PATH).read_text(encoding="utf-8")
    assert text.count("role: 组长") == 1
    assert "draw: CC-2026-001" in text


def test_announcements_that_cannot_be_made(office: Path, luoshi: Luoshi) -> None:
    issue = ("--issue", "2026120", "--as-of", "2026-10-12")
    assert luoshi("draw", "announce", "--plan", "JH-2026-02", *issue).code == 2
    assert luoshi("draw", "announce", "--take", "1", *issue).code == 2
    assert luoshi("draw", "announce", "--plan", "JH-2026-02", "--take", "9", *issue).code == 2
    assert luoshi("draw", "announce", "--plan", "JH-2026-02", "--take", "1", "--exclude", "甲", *issue).code == 2
    (office / "名单.txt").write_text("滨海市第一小学\n滨海一小\n", encoding="utf-8")
    unknown = luoshi("draw", "announce", "--pool", "名单.txt", "--take", "1", *issue)
    assert (unknown.code, "名录里没有“滨海一小”" in unknown.err) == (2, True)
    strata = luoshi("draw", "announce", "--plan", "JH-2026-02", "--take", "2", "--by", "区划", *issue)
    assert strata.code == 0
    assert "strata:" in (office / DRAW).read_text(encoding="utf-8")


def test_visits_go_into_the_book_of_the_term(office: Path, luoshi: Luoshi) -> None:
    told = ("--method", "随机听课", "--matter", "规范办学", "--told", "作业量偏大")
    assert luoshi("visit", "add", "督学甲", "滨海市第一小学", *told, "--as-of", "2026-10-12").code == 0
    assert (
        luoshi("visit", "add", "督学甲", "滨海市第二小学", *told, "--date", "2026-09-30", "--as-of", "2026-10-12").code
        == 0
    )
    book = (office / "inspections/2026/visits/2026秋-督学甲.yaml").read_text(encoding="utf-8")
    assert book.index("2026-09-30") < book.index("2026-10-12")
    assert luoshi("visit", "add", "督学甲", "滨海市第一小学", "--date", "2026-08-01", "--as-of", "2026-10-12").code == 2
    recused = luoshi("visit", "add", "督学甲", "南湾区中心小学", *told, "--as-of", "2026-10-13")
    assert (recused.code, "LS807" in recused.err) == (1, True)
    facts = json.loads(luoshi("visit", "list", "--as-of", "2026-10-31", "--format", "json").out)
    assert [(row["学校"], row["已去"], row["还差"]) for row in facts["visits"]] == [
        ("滨海市第一小学", 1, 1), ("滨海市第二小学", 1, 1), ("南湾区中心小学", 0, 2)
    ]  # fmt: skip
    assert luoshi("visit", "add", "督学甲").code == 2
    burden = json.loads(luoshi("burden", "--term", "2026秋", "--as-of", "2026-10-31", "--format", "json").out)
    assert burden["visits"] == 2
    assert luoshi("burden", "--term", "2025秋").code == 2
    assert luoshi("burden", "--year", "2020").code == 4


@pytest.mark.parametrize("style", ["table", "markdown", "csv", "svg"])
def test_coverage_is_shown_in_every_form(office: Path, luoshi: Luoshi, style: str) -> None:
    shown = luoshi("coverage", "--as-of", "2026-10-31", "--format", style)
    assert (shown.code, "滨海市第一小学" in shown.out) == (0, True)
    areas = luoshi("coverage", "--by", "责任区", "--as-of", "2026-10-31", "--format", style)
    assert areas.code == (2 if style == "svg" else 0)


def test_figures_reconcile_and_workbooks_are_written(office: Path, luoshi: Luoshi) -> None:
    facts = json.loads(luoshi("coverage", "--as-of", "2026-10-31", "--format", "json").out)
    assert facts["objects_total"] == facts["covered"] + facts["uncovered"] == 3
    assert (facts["planned"], len(facts["missed"])) == (2, 1)
    county = json.loads(
        luoshi("coverage", "--by", "县", "--until", "2027", "--format", "json", "--as-of", "2026-10-31").out
    )
    assert (county["years"][-1], county["objects_total"]) == (2027, 1)
    assert luoshi("coverage", "--format", "xlsx").code == 2
    assert luoshi("coverage", "--format", "xlsx", "-o", "覆盖.xlsx").code == 0
    assert (office / "覆盖.xlsx").read_bytes().startswith(b"PK")
    plan = json.loads(luoshi("inspect", "plan", "--as-of", "2026-10-31", "--format", "json").out)
    assert (plan["inspections_planned"], plan["last_year"], [row["对象数"] for row in plan["items"]]) == (2, 4, [2, 3])
    assert luoshi("inspect", "plan", "--year", "2020").code == 4
    assert luoshi("inspect", "plan", "--filing", "-o", "计划.docx").code == 0
    people = json.loads(luoshi("inspector", "list", "--as-of", "2026-10-31", "--format", "json").out)
    assert [row["学校数"] for row in people["inspectors"]] == [2, 1, 0]
    checked = luoshi("inspector", "check", "--as-of", "2026-10-31")
    assert (checked.code, "没有问题" in checked.out) == (0, True)


@pytest.mark.parametrize("paper", ["督导通知", "督导意见书", "整改通知书", "督导报告", "抽查记录表"])
def test_papers_are_written(office: Path, luoshi: Luoshi, paper: str) -> None:
    assert luoshi("inspect", "new", "--plan", "JH-2026-01", *GROUP, "--as-of", "2026-08-01").code == 0
    assert luoshi("inspect", "notice", "DD-2026-001", "--ref", "滨教督〔2026〕9号", "--as-of", "2026-08-10").code == 0
    shown = luoshi("inspect", "report", "DD-2026-001", paper, "--as-of", "2026-10-20")
    written = luoshi("inspect", "report", "DD-2026-001", paper, "-o", "文书.docx", "--as-of", "2026-10-20")
    assert (shown.code, written.code, paper in shown.out) == (0, 0, True)
    assert "滨海市第一小学" in "".join(words((office / "文书.docx").read_bytes()))


def test_without_files_of_inspection_the_commands_say_what_to_do(workspace: Path, luoshi: Luoshi) -> None:
    for call in (("inspect", "list"), ("inspect", "plan"), ("inspector", "list"), ("coverage",), ("burden",)):
        outcome = luoshi(*call)
        assert (outcome.code, "办法：" in outcome.err) == (4, True)


def test_broken_and_misplaced_files_are_findings(office: Path, luoshi: Luoshi) -> None:
    (office / "registers" / "别的.yaml").write_text("a: 1\n", encoding="utf-8")
    (office / "registers" / "inspectors.yaml").write_text("inspectors: [{name: 督学甲, age: 3}]\n", encoding="utf-8")
    (office / "inspections" / "2026" / "DD-2026-007.yaml").write_text("x" * 1_000_000, encoding="utf-8")
    (office / "inspections" / "2026" / "链接.yaml").symlink_to(office / "luoshi.yaml")
    found = json.loads(luoshi("check", "--as-of", "2026-10-31", "--format", "json").out)["findings"]
    by_path = {each["path"]: each["code"] for each in found}
    assert by_path["registers/别的.yaml"] == "LS109"
    assert by_path["registers/inspectors.yaml"] == "LS106"
    assert by_path["inspections/2026/链接.yaml"] == "LS109"
    assert "inspections/2026/DD-2026-007.yaml" in by_path
    assert luoshi("inspect", "show", "DD-2026-007").code == 3


def test_a_registered_school_may_lead_a_task(office: Path, luoshi: Luoshi) -> None:
    path = office / "ledgers/2026/zonghe/ZD-2026-001.yaml"
    text = path.read_text(encoding="utf-8").replace("lead: 学前教育处", "lead: 滨海市第一小学")
    path.write_text(text.replace("by: 学前教育处", "by: 滨海市第一小学"), encoding="utf-8")
    found = json.loads(luoshi("check", "--as-of", "2026-10-31", "--format", "json").out)["findings"]
    assert not {each["code"] for each in found} & {"LS202", "LS203", "LS208"}
