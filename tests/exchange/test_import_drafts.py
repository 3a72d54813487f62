"""Items to drafts of tasks: what is known goes in, and nothing else; and the rarer forms of documents."""

from __future__ import annotations

import datetime as dt

import pytest

from luoshi.exchange.reading.document_items import read_document
from luoshi.exchange.reading.due_search import find_due
from luoshi.exchange.reading.due_words import DueKind, read_due
from luoshi.exchange.reading.duty_words import read_duty
from luoshi.exchange.reading.head_draft import DraftRequest, HeadDraft, make_draft, write_due
from luoshi.exchange.reading.import_json import write_due_json
from luoshi.exchange.reading.items import Imported, ImportedItem
from luoshi.exchange.reading.unit_names import make_unit_book, read_names

BOOK = make_unit_book()
REQUEST = DraftRequest("重点任务", dt.date(2026, 2, 1))


def read(text: str) -> Imported:
    return read_document(text, "x.txt", BOOK)


def draft(item: ImportedItem, request: DraftRequest = REQUEST) -> HeadDraft:
    return make_draft(item, Imported("x.xlsx", (item,), (), document="滨教委〔2026〕1号"), request)


@pytest.mark.parametrize(
    ("words", "data"),
    [
        ("6月底前", dt.date(2026, 6, 30)),
        ("长期坚持", "长期"),
        ("15个工作日内", {"within": "15", "unit": "工作日"}),
        ("会后7日内", None),
        ("3个月内", None),
        ("9月前", None),
        ("每月5日前", None),
    ],
)
def test_a_time_limit_as_a_file_has_it(words: str, data: object) -> None:
    assert write_due(read_due(words, 2026)) == data


def test_no_time_limit_is_none() -> None:
    assert (write_due(None), write_due_json(None)) == (None, None)


def test_what_is_missing_is_named_and_a_source_needs_its_category() -> None:
    bare = draft(ImportedItem("1", "甲", "甲", cells="A2:B2"))
    assert (bare.head, bare.missing[0]) == (
        {"title": "甲", "kind": "重点任务", "assigned": dt.date(2026, 2, 1)},
        "来源",
    )
    full = draft(
        ImportedItem("1", "甲", "甲"), DraftRequest("重点任务", dt.date(2026, 2, 1), "会议议定", approver="主任")
    )
    source = {"category": "会议议定", "document": "滨教委〔2026〕1号", "item": "1", "approver": "主任"}
    assert full.head["source"] == source


def test_fields_and_notes_of_a_sheet() -> None:
    fields = {"measures": "调度\n\n督导", "standard": "合格", "category": "会议议定", "document": "纪要"}
    made = draft(
        ImportedItem(
            "1", "甲", "甲", fields=fields, notes={"监督\n电话": "65\u202e43"}, scope="全市", generic=("各区",)
        )
    )
    assert made.head["measures"] == ["调度", "督导"]
    assert made.head["source"]["document"] == "纪要"
    assert made.origin[1:] == ("监督 电话：65 43", "未指明的单位：各区", "适用范围：全市")


@pytest.mark.parametrize(
    ("words", "lead", "units"),
    [
        ("教育部、财政部牵头", None, ("教育部", "财政部")),
        ("由教育部牵头，财政部配合，2026年6月底前完成", "教育部", ("教育部", "财政部")),
        ("教育部会同有关部门按职责分工负责", "教育部", ("教育部",)),
        ("教育部等部门和地方会同做好", None, None),
        ("责任领导：分管校长；责任人：处长；责任单位：教务处", "教务处", ("教务处",)),
        ("有关部门和单位、教务处和各学院负责", None, ("教务处",)),
        ("教务处和", None, None),
    ],
)
def test_duties(words: str, lead: str | None, units: tuple[str, ...] | None) -> None:
    duty = read_duty(words, BOOK)
    assert (duty and duty.lead, duty.units if duty else None) == (lead, units)


def test_posts_beside_units_are_kept() -> None:
    duty = read_duty("责任领导：分管校长；责任人：处长；责任单位：教务处", BOOK)
    assert duty is not None
    assert (duty.leader, duty.owner) == ("分管校长", "处长")


def test_a_clause_that_is_not_understood_is_told() -> None:
    item = read("一、甲。（云里雾里地办；教务处负责）\n").items[0]
    assert "没有看懂“云里雾里地办”" in item.findings


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("教务处和学工处及团委", ["教务处", "学工处", "团委"]),
        ("各部门和单位、文化和旅游部", ["各部门和单位", "文化和旅游部"]),
        ("体育卫生与艺术教育处和", ["体育卫生与艺术教育处和"]),
        ("教育部以及", ["教育部"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name.text for name in read_names(text, BOOK)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("审查周期压缩至4个工作日内", []),
        ("2026年1月1日至12月31日执行", []),
        ("自2026年6月起施行", []),
        ("《2026年底前工作方案》", []),
        ("到2026年底，全部建成", ["到2026年底"]),
        ("年内完成改造", ["年内"]),
        ("本月底前报送", ["本月底前"]),
        ("2月30日前完成", ["2月30日前"]),
    ],
)
def test_time_limits_within_text(text: str, found: list[str]) -> None:
    assert [due.reading.words for due in find_due(text, 2026)] == found


def test_several_kinds_of_limit_are_not_made_one() -> None:
    item = read("2026年工作要点\n一、甲。每月5日前报送，6月底前完成。（教务处负责）\n").items[0]
    assert (item.due, "有几种时限，没有合成一个" in item.findings) == (None, True)


def test_a_year_given_goes_before_all() -> None:
    item = read_document("一、甲。6月底前完成。\n某局\n2026年12月1日\n", "x.txt", BOOK, 2025).items[0]
    assert item.due is not None
    assert (item.due.kind, item.due.day) == (DueKind.BY, dt.date(2025, 6, 30))


def test_paragraphs_without_numbers_that_state_a_duty_are_items() -> None:
    imported = read("标题\n做好甲工作（教务处负责）\n做好乙工作\n责任单位：财务处\n结尾\n")
    assert [(item.number, item.lead) for item in imported.items] == [(None, "教务处"), (None, "财务处")]
    assert imported.items[1].text == "做好乙工作\n责任单位：财务处\n"


def test_a_time_limit_alone_in_brackets_before_any_number_is_no_item() -> None:
    assert read("标题（2026年6月底前）\n").items == ()


def test_a_title_on_a_line_of_its_own_takes_the_next_paragraph() -> None:
    imported = read("（一）加强领导。\n成立专班，定期调度。\n各区要抓好落实。\n")
    assert imported.items[0].text == "（一）加强领导。\n成立专班，定期调度。\n"
    assert [each.text for each in imported.leftover] == ["各区要抓好落实。\n"]
    assert read("（一）加强领导。\n成立专班。").items[0].text == "（一）加强领导。\n成立专班。"


def test_a_long_sentence_gives_its_first_clause_for_a_title() -> None:
    assert read(f"一、推进改革，{'做好工作、' * 20}。\n").items[0].title == "推进改革"
    assert len(read(f"一、{'做好工作、' * 20}。\n").items[0].title) == 60


@pytest.mark.parametrize("text", ["（（（（", "教务处负责）", "（" + "长" * 2000 + "负责）", "（一", "（）"])
def test_brackets_that_are_none(text: str) -> None:
    assert read(text).items == ()


def test_units_that_act_within_a_sentence_are_listed_and_none_of_them_leads_the_whole() -> None:
    text = (
        "（一）确定试点。由省里推荐，生态环境部会同财政部、水利部等部门筛选确定。请教育部在6月底前完成。\n（二）乙。\n"
    )
    item = read(text).items[0]
    assert (item.lead, item.units) == (None, ("生态环境部", "财政部", "水利部", "教育部"))
    assert item.generic == ("等部门",)


def test_numbers_that_are_none_are_no_marks() -> None:
    assert [item.number for item in read("一、甲。\n十十十、乙。\n").items][:1] == ["一"]
    assert read("0、甲。\n").items == ()
