"""Letters: every field from the ledger, what is not known left to the hand, numbers that go on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.model.letters import LetterKind
from luoshi.report.document import Items, Paragraph, Table
from luoshi.report.letters.build import FORMS, build_letter
from luoshi.report.letters.letter import DAY_TO_FILL, LetterRequest, Subject, Words
from luoshi.report.letters.numbering import choose_code, next_number, write_number
from tests.support.builders import config, state, task

if TYPE_CHECKING:
    from luoshi.model.task import Task
    from luoshi.report.document import Document

DAY = dt.date(2026, 10, 31)
LOG: list[dict[str, Any]] = [
    {"date": "2026-02-10", "event": "签收", "by": "学前教育处"},
    {"date": "2026-03-02", "event": "批示", "leader": "主任", "text": "抓紧办理"},
    {"date": "2026-09-20", "event": "催办", "by": "办公室", "reason": "逾期"},
    {
        "date": "2026-10-20",
        "event": "进展",
        "by": "学前教育处",
        "progress": 60,
        "note": "已竣工70个",
        "problem": "三个乡镇土地手续未批",
        "cause": "规划调整",
        "request": "请市自然资源局协调",
        "confidence": "中",
        "evidence": ["进度表.xlsx"],
    },
]


def _late(**overlay: Any) -> Task:
    return task(**{"assigned": "2026-02-09", "due": "2026-10-20", "log": LOG, **overlay})


def _letter(kind: LetterKind, words: Words | None = None, *tasks: Task) -> Document:
    subjects = tuple(Subject(state(each, DAY), each) for each in tasks or (_late(),))
    request = LetterRequest(kind, DAY, "滨教督办〔2026〕22号", subjects, config(), words or Words())
    return build_letter(request, "0.1.0")


def _fields(document: Document) -> dict[str, object]:
    """Return what stands beside each label of all forms."""
    forms = [table for table in document.tables() if table.form]
    cells = [cell for table in forms for row in table.rows for cell in row]
    return {str(label): value for label, value in zip(cells[::2], cells[1::2], strict=True) if label is not None}


def _texts(document: Document) -> str:
    lines = []
    for block in (block for section in document.sections for block in section.blocks):
        if isinstance(block, Paragraph):
            lines.append(block.text)
        if isinstance(block, Items):
            lines += [item.text for item in block.items]
    return "\n".join(lines)


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_has_its_title_and_names_the_task(kind: LetterKind) -> None:
    document = _letter(kind)
    cells = [str(cell) for table in document.tables() for row in table.rows for cell in row]
    assert document.kind == "letter"
    assert str(kind)[-2:] in document.title
    assert any("ZD-2026-001" in text for text in (*cells, _texts(document)))
    assert bool(document.masthead.name) == bool(FORMS[kind].word)


def test_a_supervision_form_is_filled_in_from_the_ledger() -> None:
    fields = _fields(_letter(LetterKind.SUPERVISE))
    assert fields["督办依据"] == "市委市政府部署，津教委〔2026〕1号，三（二）"
    assert fields["领导批示"] == "主任：抓紧办理"
    assert (fields["主办单位"], fields["责任人"], fields["协办单位"]) == ("学前教育处", "处长", "财务处")
    assert (fields["完成时限"], fields["办理情况"]) == ("2026年10月20日", "办理中，逾期11天")
    assert fields["督办原因"] == "已超过时限11天，低于应达进度40.0个百分点，2026-09进展未按时报送"
    assert str(fields["目前进展"]).startswith("实际进度60.0%，应达100.0%。2026年10月20日报：已竣工70个；三个乡镇")
    assert (fields["反馈时限"], fields["签发"]) == (DAY_TO_FILL, "")


def test_what_the_office_says_stands_in_the_place_of_the_ledger() -> None:
    words = Words("财务处", "资金未到位", "本周内拨付", "分管副主任", "会议室", dt.date(2026, 11, 6))
    document = _letter(LetterKind.SUPERVISE, words)
    fields = _fields(document)
    assert document.to == "财务处："
    assert (fields["督办原因"], fields["办理要求"]) == ("资金未到位", "本周内拨付")
    assert (fields["反馈时限"], fields["签发"]) == ("2026年11月6日", "分管副主任")
    assert _fields(_letter(LetterKind.INTERVIEW, words))["约谈地点"] == "会议室"


def test_urgings_are_counted() -> None:
    assert _fields(_letter(LetterKind.URGE))["催办次数"] == "第2次"


def test_a_notice_of_rectification_lists_the_problems() -> None:
    text = _texts(_letter(LetterKind.RECTIFY))
    assert "三个乡镇土地手续未批。\n已超过时限11天，低于应达进度40.0个百分点，2026-09进展未按时报送。" in text
    said = _texts(_letter(LetterKind.RECTIFY, Words(reason="门卫缺岗\n监控损坏", reply_by=dt.date(2026, 11, 6))))
    assert "门卫缺岗。\n监控损坏。" in said
    assert "于2026年11月6日前完成整改" in said
    fresh = task(assigned="2026-10-30", log=[])
    assert "\n　　　　　　　　　　\n" in _texts(_letter(LetterKind.RECTIFY, None, fresh))


def test_what_verification_asked_for_is_a_problem() -> None:
    returned = [
        *LOG,
        {"date": "2026-10-25", "event": "报结"},
        {"date": "2026-10-28", "event": "核查", "by": "办公室", "result": "退回", "requirement": "补齐验收表"},
    ]
    assert "补齐验收表。" in _texts(_letter(LetterKind.RECTIFY, None, _late(log=returned)))
    assert (
        _fields(_letter(LetterKind.CLOSE, None, _late(log=returned)))["核查情况"]
        == "2026年10月28日，办公室，退回；补齐验收表"
    )


def test_applications_show_what_is_known_and_leave_the_rest() -> None:
    extend, close = _fields(_letter(LetterKind.EXTEND)), _fields(_letter(LetterKind.CLOSE))
    assert (extend["原定时限"], extend["现行时限"]) == (dt.date(2026, 10, 20), dt.date(2026, 10, 20))
    assert (extend["已申请延期"], extend["完成把握"], extend["批复文号"]) == ("0次", "中", None)
    assert (close["佐证材料"], close["成果形式"], close["报结日期"]) == ("进度表.xlsx", "竣工验收表", None)


def test_an_extended_due_date_is_shown_with_the_first_one() -> None:
    extended = {"date": "2026-10-10", "event": "延期", "due": "2026-12-15", "approver": "主任", "decision": "同意"}
    found = _fields(_letter(LetterKind.SUPERVISE, None, _late(log=[*LOG[:3], extended])))
    assert found["完成时限"] == "2026年12月15日（原定2026年10月20日）"
    standing = _fields(_letter(LetterKind.SUPERVISE, None, _late(due="长期")))
    assert standing["完成时限"] == "长期"


def test_a_brief_takes_several_tasks() -> None:
    second = _late(id="ZD-2026-002", title="第二件", log=LOG[:1])
    document = _letter(LetterKind.BRIEF, Words("主任", requirement="建议专题调度"), _late(), second)
    text = _texts(document)
    assert document.title == "关于“农村学前教育全覆盖工程”等2项工作落实情况的专报"
    assert document.to == "主任："
    assert [section.title for section in document.sections] == [
        "一、基本情况",
        "二、逐项情况",
        "三、存在问题",
        "四、工作建议",
    ]
    assert "对2项工作的落实情况进行了督查：逾期2项。" in text
    assert "三个乡镇土地手续未批，原因是规划调整。" in text
    assert "提请：请市自然资源局协调。\n建议专题调度" in text
    assert "第二件（ZD-2026-002，学前教育处牵头" in text
    assert [len(block.rows) for block in document.sections[0].blocks if isinstance(block, Table)] == [2]


@pytest.mark.parametrize(
    ("refs", "number"),
    [
        ((), 1),
        (("滨教督办〔2026〕9号", "滨教督办〔2026〕20号"), 21),
        (("滨教督办〔2025〕30号", "滨教督约〔2026〕7号", "2026年第14次"), 1),
        (("见滨教督办〔2026〕3号函",), 4),
    ],
)
def test_the_next_number_follows_the_highest_of_its_code_and_year(refs: tuple[str, ...], number: int) -> None:
    assert next_number("滨教督办", 2026, refs) == number


def test_codes_are_configured_or_made_of_the_short_name() -> None:
    given = config(letters=[{"kind": "督办单", "code": "滨教督办"}])
    assert choose_code(LetterKind.SUPERVISE, given, "督办") == "滨教督办"
    assert choose_code(LetterKind.URGE, given, "催办") == "滨教委催办"
    assert write_number("滨教督办", 2026, 7) == "滨教督办〔2026〕7号"


def _sent(*more: dict[str, Any]) -> Task:
    paper = {"date": "2026-10-12", "event": "督办", "ref": "滨教督办〔2026〕3号", "reply_by": "2026-10-23"}
    return task(log=[{"date": "2026-02-10", "event": "签收"}, paper, *more])


def test_new_kinds_say_what_they_are_about() -> None:
    given = _sent()
    assert "请对照时限和节点抓紧办理" in str(_fields(_letter(LetterKind.REMIND, None, given))["提醒内容"])
    assert "先后2026年10月12日督办（滨教督办〔2026〕3号）" in _texts(_letter(LetterKind.CRITICISE, None, given))
    advice = _letter(LetterKind.ACCOUNT, None, given)
    assert (advice.to, [part.title for part in advice.sections][-1]) == ("党组会：", "四、问责建议")
    praise = _letter(LetterKind.PRAISE, Words(reason="组织得力。。"), given)
    assert "组织得力。\n" in _texts(praise)
    assert praise.to == "机关各处室、各直属单位："


def test_no_letter_doubles_its_punctuation() -> None:
    told = {
        "date": "2026-10-20",
        "event": "进展",
        "note": "完成一半。",
        "problem": "资金未到位。",
        "cause": "预算未批；",
    }
    words = Words(reason="进度滞后。", requirement="限期整改。", reply_by=dt.date(2026, 11, 6))
    for kind in LetterKind:
        document = _letter(kind, words, _sent(told))
        said = _texts(document) + "\n".join(str(each) for each in _fields(document).values())
        assert not [pair for pair in ("。。", "；。", "。；", "，。", "。，") if pair in said], kind


def test_an_interview_is_filed() -> None:
    filed = Words(filed=("市委", "市政府"))
    assert _fields(_letter(LetterKind.INTERVIEW, filed))["备案"] == "报市委、市政府备案"
    assert str(_fields(_letter(LetterKind.INTERVIEW))["备案"]).startswith("□党委")
