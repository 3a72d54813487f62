"""Documents to items: every form of numbering, responsibility and time limit, and every character accounted for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.reading.document_items import read_document
from luoshi.exchange.reading.due_words import DueKind
from luoshi.exchange.reading.outline import find_blocks
from tests.exchange.sheets import BOOK
from tests.support import import_documents as samples

if TYPE_CHECKING:
    from luoshi.exchange.reading.items import Imported, ImportedItem, Leftover
    from luoshi.exchange.reading.unit_names import UnitBook


def read(text: str, book: UnitBook = BOOK) -> Imported:
    imported = read_document(text, "x.txt", book)
    whole(text, imported)
    return imported


def whole(text: str, imported: Imported) -> None:
    """Assert that items and leftovers are the source, each character once, in order."""
    everything: list[ImportedItem | Leftover] = [*imported.items, *imported.leftover]
    spans = sorted([each.span for each in everything if each.span])
    assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]
    assert "".join(text[start:end] for start, end in spans) == text
    for each in everything:
        assert each.span is not None
        assert each.text == text[slice(*each.span)]


def of(imported: Imported, number: str | None, part: int | None = None) -> ImportedItem:
    return next(item for item in imported.items if (item.number, item.part) == (number, part))


def test_the_document_and_its_date_are_known() -> None:
    imported = read(samples.BRACKETS)
    assert (imported.document, imported.date) == ("滨政办〔2025〕12号", dt.date(2025, 3, 5))


def test_numbers_run_on_over_headings_and_preambles_are_no_items() -> None:
    assert [item.number for item in read(samples.BRACKETS).items] == [
        "二（一）",
        "二（二）",
        "三（三）",
        "三（四）",
        "三（五）",
    ]


def test_the_first_of_a_list_leads_where_the_document_says_so_and_from_there_on() -> None:
    imported = read(samples.BRACKETS)
    assert of(imported, "二（一）").lead == "市教育局"
    assert of(imported, "二（二）").lead == "市自然资源局"
    assert of(imported, "二（二）").support == ("市住建局",)


def test_a_lead_is_named_with_those_beside_it() -> None:
    item = of(read(samples.BRACKETS), "三（三）")
    assert (item.lead, item.support) == ("市财政局", ("市教育局",))
    assert item.generic == ("等有关部门和单位", "各区")


def test_who_acts_together_with_others_leads() -> None:
    item = of(read(samples.BRACKETS), "三（四）")
    assert (item.lead, item.support) == ("市发展改革委", ("市教育局", "市场监管局"))
    assert item.due is not None
    assert (item.due.kind, item.due.within) == (DueKind.RELATIVE, 30)


def test_words_that_name_no_unit_give_no_lead_and_brackets_without_duty_none_either() -> None:
    item = of(read(samples.BRACKETS), "三（五）")
    assert (item.lead, item.units, item.generic) == (None, (), ("各区人民政府",))
    assert "没有写明牵头单位" in item.findings
    assert item.due is not None
    assert item.due.kind is DueKind.RECURRING


def test_a_time_limit_in_text_of_no_item_is_told() -> None:
    imported = read(samples.BRACKETS)
    assert any("年底前" in finding for finding in imported.findings)
    assert [each.kind for each in imported.leftover][-2:] == ["其他", "落款"]


def test_text_without_line_breaks() -> None:
    imported = read(samples.ONE_LINE)
    assert [item.number for item in imported.items] == ["一（一）", "一（二）", "二（三）"]
    assert of(imported, "一（一）").due_text == "2026年底前"
    assert of(imported, "一（二）").units == ("科技与信息化处", "学籍、考务管理中心")
    assert of(imported, "二（三）").lead == "教育督导室"


def test_a_number_stuck_to_a_year_and_figures_that_are_no_number() -> None:
    imported = read(samples.KEYS)
    assert [item.number for item in imported.items] == ["1", "2", "3", "4"]
    assert of(imported, "1").title.startswith("2026年底前新增学位2万个")


def test_responsibility_under_keys() -> None:
    imported = read(samples.KEYS)
    first, second, third = (of(imported, number) for number in "123")
    assert (first.lead, first.support) == ("学前教育处", ("财务处",))
    assert (second.lead, second.support) == ("基础教育处", ("人事处", "财务处"))
    assert second.due is not None
    assert (second.due.start, second.due.day) == (dt.date(2026, 3, 1), dt.date(2026, 4, 30))
    assert (third.lead, third.units, third.scope) == (None, ("财务处", "规划处"), "全市公办学校")
    fourth = of(imported, "4")
    assert fourth.due is not None
    assert (fourth.lead, fourth.due.kind) == ("基础教育处", DueKind.STANDING)


def test_several_brackets_under_one_number_are_several_duties() -> None:
    imported = read(samples.SEVERAL)
    first, second, third = (of(imported, "一（一）", part) for part in (1, 2, 3))
    assert (first.lead, first.generic) == ("后勤中心", ("各学校",))
    assert (second.lead, second.support, second.units) == (None, ("财务处",), ("基础教育处", "财务处"))
    assert (third.lead, third.units, third.generic) == (None, ("后勤中心",), ("各学校",))


def test_who_is_responsible_for_all_that_follows_is_carried_on() -> None:
    item = of(read(samples.SEVERAL), "一（二）", 1)
    assert (item.lead, item.units, item.generic) == (None, ("教科院",), ("各学校",))
    assert any("以下均需各学校落实" in finding for finding in item.findings)


def test_what_follows_the_last_bracket_of_a_number_is_a_matter_without_duty() -> None:
    item = of(read(samples.SEVERAL), "一（二）", 2)
    assert (item.lead, item.units, item.findings) == (None, (), ("没有写责任单位",))


def test_minutes_name_the_lead_within_the_sentence() -> None:
    imported = read(samples.MINUTES)
    first, second, third = (of(imported, number) for number in "一二三")
    assert (first.lead, first.support) == ("安全稳定处", ("基础教育处", "财务处"))
    assert first.due is not None
    assert first.due.day == dt.date(2026, 3, 15)
    assert second.lead is None
    assert second.due is not None
    assert (second.due.kind, second.due.within) == (DueKind.RELATIVE, 7)
    assert third.lead == "高等教育处"


def test_a_day_before_the_document_itself_is_not_taken() -> None:
    text = "一、加强管理。6月底前完成。（办公室负责）\n滨海市教育委员会\n2026年12月29日\n"
    item = read(text).items[0]
    assert item.due is not None
    assert (item.due.kind, item.due.day) == (DueKind.AMBIGUOUS, None)


def test_several_days_become_milestones_and_the_last_is_the_limit() -> None:
    text = "2026年工作要点\n1.建设实训基地。3月底前印发方案，9月底前开工，12月20日前竣工。（职教处负责）\n"
    item = read(text).items[0]
    assert [(each.title, str(each.due.day)) for each in item.milestones] == [
        ("印发方案", "2026-03-31"),
        ("开工", "2026-09-30"),
        ("竣工", "2026-12-20"),
    ]
    assert item.due is not None
    assert item.due.day == dt.date(2026, 12, 20)


def test_one_bracket_after_the_last_of_several_is_that_of_all() -> None:
    text = "一、规范办学\n1.清理收费；\n2.公示目录；\n3.建立台账。（基础教育处牵头，财务处配合）\n二、其他。\n"
    first = read(text).items[0]
    assert (first.number, first.lead) == ("一", "基础教育处")
    assert "3.建立台账" in first.text


def test_a_bracket_at_the_title_is_that_of_the_whole_item() -> None:
    text = "（一）加强督查（办公室牵头，财务处配合）。每季度末前调度一次，通报各单位。\n（二）其他。\n"
    first = read(text).items[0]
    assert (first.lead, first.title) == ("办公室", "加强督查")
    assert "通报各单位" in first.text


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("1.做甲。2.做乙", ["1", "2"]),
        ("①甲；②乙", ["①", "②"]),
        ("一、（一）按第三条（一）办理", ["一", "一（一）"]),
        ("资金3.5亿元。", []),
        ("2.2020年底前完成", []),
        ("1.甲。\n2.2020年底前完成", ["1", "2"]),
        ("一、甲\n三、丙", ["一", "三"]),
        ("（1）甲；（2）乙", ["（1）", "（2）"]),
    ],
)
def test_marks(text: str, paths: list[str]) -> None:
    assert [block.path for block in find_blocks(text)] == paths


def test_a_gap_in_the_numbers_is_told() -> None:
    assert "编号与前面不连续" in read("一、甲。\n三、丙。\n").items[1].findings


def test_unknown_units_are_listed_with_the_nearest() -> None:
    findings = read("一、甲。（学前教育科负责）\n").findings
    assert findings == ("单位“学前教育科”不在 org.yaml 中，最接近的是“学前教育处”",)


def test_a_document_without_tasks_is_all_left_over() -> None:
    imported = read("某委员：\n您提出的建议收悉。\n感谢支持。\n")
    assert (imported.items, len(imported.leftover)) == ((), 1)


ALPHABET = (
    "一二三四（）()①1２.．、。；：，\n \u3000处局办和等各牵头负责配合会同参与列第位者为单下同"
    "以均需落实不再出年月日底前内2026每起"
)
WORDS = st.lists(
    st.sampled_from(
        [*ALPHABET, "（教务处牵头，财务处配合）", "责任单位：", "（各区负责）", "一、", "（一）", "3．2020年", "下同"]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(WORDS, st.text(max_size=80)))
def test_every_character_of_any_text_is_accounted_for(text: str) -> None:
    imported = read(text)
    for item in imported.items:
        assert item.lead is None or item.lead in item.units
        assert set(item.support) <= set(item.units)
        assert item.due is None or item.due_text
