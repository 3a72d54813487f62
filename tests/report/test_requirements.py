from __future__ import annotations

import datetime as dt

from luoshi.state.period import PeriodKind, parse_period
from tests.support.reports import column, ended, month, plain, report, table, words

ON_PLAN = {"date": "2026-10-20", "event": "进展", "progress": 90}


def test_what_falls_due_next_month() -> None:
    stone = [{"id": "方案", "title": "印发方案", "due": "2026-11-15", "weight": 100}]
    tasks = [
        plain(1, [ON_PLAN], due="2026-11-30"),
        plain(2, [ON_PLAN], due="2026-12-01"),
        plain(3, milestones=stone),
        plain(4, ended("2026-10-01"), due="2026-11-10"),
    ]
    document = report(tasks)
    assert "下月完成时限到期的1项、时间节点到期的1个，请牵头单位" in words(document, "requirements")
    falling = table(document, "falling_due")
    assert column(falling, "到期日") == [dt.date(2026, 11, 15), dt.date(2026, 11, 30)]
    assert column(falling, "到期内容") == ["节点：印发方案", "完成时限"]


def test_before_the_month_ends_the_rest_of_it_counts_too() -> None:
    document = report([plain(1, due="2026-10-28")], as_of=dt.date(2026, 10, 20))
    assert "本月余下时间和下月完成时限到期的1项" in words(document, "requirements")


def test_due_on_the_day_of_the_report_is_not_late_and_not_forgotten() -> None:
    document = report([plain(1, due="2026-10-31")])
    assert document.figures["overdue"].value == 0
    assert "截至日当天和下月完成时限到期的1项" in words(document, "requirements")


def test_a_suspended_task_falls_due_when_it_is_resumed() -> None:
    paused = {"date": "2026-10-01", "event": "暂停", "approver": "主任"}
    assert "falling_due" not in {each.id for each in report([plain(1, [paused], due="2026-11-10")]).tables()}


def test_the_four_questions_by_unit() -> None:
    tasks = [
        plain(1, lead="财务处"),
        plain(2, [{**ON_PLAN, "progress": 10, "cause": "汛期"}], lead="财务处"),
        plain(3, [{**ON_PLAN, "progress": 84}], lead="办公室"),
        plain(4, ended("2026-09-01", closed="2026-09-10"), lead="办公室"),
    ]
    document = report(tasks)
    text = words(document, "requirements")
    assert "对不抓落实的查责任：财务处1项（ZD-2026-001）。请有关单位主要负责人说明情况" in text
    assert "对尚未落实的查原因：财务处1项（ZD-2026-002）。请有关单位查明原因" in text
    assert "对正在落实的查进度1项、已经落实的查效果1项；台账尚未作出说明的2项，请抓紧补充。" in text
    assert "questions" not in {each.id for each in document.tables()}


def test_needs_for_coordination_in_the_words_of_the_unit() -> None:
    asking = {**ON_PLAN, "request": "请市自然资源局协调。", "confidence": "低"}
    text = words(report([plain(1, [asking], lead="财务处")]), "requirements")
    assert "需协调解决的事项1项，请有关单位研究办理：\nZD-2026-001“事项1”（财务处）：请市自然资源局协调。" in text
    assert "自报完成把握低的1项，请分管领导重点调度：财务处1项（ZD-2026-001）。" in text


def test_a_finished_task_needs_nothing_any_more() -> None:
    asking = {**ON_PLAN, "date": "2026-09-01", "request": "请协调", "confidence": "低"}
    assert "协调" not in words(report([plain(1, [asking, *ended("2026-10-01")])]))


def test_the_end_of_the_year() -> None:
    year = parse_period(PeriodKind.YEAR, "2026")
    document = report([plain(1, [ON_PLAN]), plain(2, ended("2026-09-01", closed="2026-09-10"))], year)
    assert "年末未销号的1项结转下年台账，继续督办至办结销号。" in words(document, "requirements")
    assert next(part.title for part in document.sections if part.id == "requirements").endswith("下一步要求")


def test_everything_closed_leaves_nothing_to_carry_over() -> None:
    year = parse_period(PeriodKind.YEAR, "2026")
    document = report([plain(2, ended("2026-09-01", closed="2026-09-10"))], year)
    assert "结转" not in words(document)


def test_the_heading_names_the_next_period() -> None:
    assert "、下月要求" in report([plain(1)], month("2026-03")).sections[-1].title
    half = report([plain(1)], parse_period(PeriodKind.HALF, "2026-H1"))
    assert half.sections[-1].title.endswith("、下半年要求")
