from __future__ import annotations

import datetime as dt
from decimal import Decimal

from luoshi.report.document import FigureRef, Paragraph
from luoshi.state.period import PeriodKind, parse_period
from tests.support.builders import config
from tests.support.reports import ended, month, plain, report, section, value, words

CLOSED = ended("2026-09-01", closed="2026-09-10")


def test_the_first_sentence_counts_and_shares() -> None:
    document = report([plain(1, CLOSED), plain(2), plain(3)])
    first = words(document, "overview").splitlines()[0]
    assert first.startswith("截至2026年10月31日，纳入台账3项，已办结1项，占33.3%；正在办理2项，占66.7%。")
    assert "按办理状态分，办理中2项，占66.7%；已销号1项，占33.3%。" in first


def test_withdrawn_tasks_are_counted_apart() -> None:
    gone = [{"date": "2026-10-20", "event": "撤销", "approver": "主任"}]
    document = report([plain(1), plain(2, gone)])
    assert value(document, "total") == 1
    assert value(document, "cancelled") == 1
    assert "另有已撤销1项，不计入总数。" in words(document, "overview")


def test_numbers_in_prose_lead_to_their_tasks() -> None:
    document = report([plain(1, CLOSED), plain(2)])
    runs = [run for block in section(document, "overview").blocks if isinstance(block, Paragraph) for run in block.runs]
    finished = next(run for run in runs if isinstance(run, FigureRef) and run.figure == "finished")
    assert finished.text == "1"
    assert document.figures["finished"].tasks == ("ZD-2026-001",)


def test_rates_come_with_their_denominators() -> None:
    tasks = [
        plain(1, ended("2026-09-01"), due="2026-09-30", kind="批示件"),
        plain(2, due="2026-10-20", kind="批示件"),
        plain(3, ended("2026-09-01"), due="2026-09-30"),
        plain(4, due="长期"),
    ]
    document = report(tasks)
    assert (
        "应结事项3项，其中按期办结2项，按期办结率66.7%（长期、暂停事项不计入）。"
        "其中批示件应结2项，按期办复1项，按期办复率50.0%。"
    ) in words(document, "overview")
    assert (value(document, "on_time_rate"), document.figures["on_time_rate"].of) == (Decimal("66.7"), 3)
    assert (value(document, "directives_on_time_rate"), document.figures["directives_on_time_rate"].of) == (50, 2)


def test_no_rate_while_nothing_is_due() -> None:
    document = report([plain(1)])
    assert "应结" not in words(document)
    assert value(document, "on_time_rate") is None


def test_the_change_against_the_month_before() -> None:
    tasks = [
        plain(1, ended("2026-10-20")),
        plain(2, ended("2026-09-20")),
        plain(3, assigned="2026-10-09", log=[]),
        plain(4, due="2026-10-15"),
    ]
    document = report(tasks)
    assert (
        "与上月末相比，纳入台账增加1项，办结增加1项，滞后减少1项，逾期增加1项，"
        "办结占比上升16.7个百分点，按期办结率下降33.3个百分点。"
    ) in words(document, "overview")
    assert document.figures["change_finished"].tasks == ("ZD-2026-001",)
    assert value(document, "previous_total") == 3


def test_nothing_changed() -> None:
    assert "与上月末相比，各项数据持平。" in words(report([plain(1)]), "overview")


def test_no_comparison_across_the_turn_of_the_year() -> None:
    document = report([plain(1)], month("2026-01"))
    assert "相比" not in words(document)
    assert "previous_total" not in document.figures


def test_the_roll_forward_in_words() -> None:
    relapse = {"date": "2026-10-12", "event": "回头看", "result": "反弹"}
    tasks = [
        plain(1, ended("2026-10-01", closed="2026-10-10")),
        plain(2, [*CLOSED, relapse]),
        plain(3, assigned="2026-10-09", log=[]),
        plain(4),
    ]
    document = report(tasks)
    assert ("期初存量（未销号）2项，本月新增2项（其中回头看反弹、重新办理1项），销号1项，期末存量3项。") in words(
        document, "overview"
    )
    assert "本月对1项开展“回头看”，其中反弹1项（ZD-2026-002），已重新办理。" in words(document, "progress")


def test_what_earlier_years_left_over_is_said() -> None:
    old = plain(1, id="ZD-2025-001", assigned="2025-03-03", log=[])
    document = report([old, plain(2)])
    assert "纳入台账2项（其中上年结转1项）" in words(document, "overview")
    assert document.figures["carried"].tasks == ("ZD-2025-001",)


def test_the_classes_are_said_once_without_those_that_are_empty() -> None:
    document = report([plain(1, CLOSED), plain(2), plain(3)])
    first = words(document, "overview").splitlines()[0]
    assert first.endswith("按进度研判分，滞后2项，占66.7%；提前完成1项，占33.3%。")
    assert not [each for each in document.tables() if each.id in {"lifecycle", "judgement"}]


def test_the_short_bulletin_has_the_classes_in_a_sentence_and_no_table() -> None:
    short = report([plain(1, CLOSED), plain(2), plain(3)], settings=config(bulletin={"arrangement": "简"}))
    assert "按进度研判分，滞后2项、提前完成1项。" in words(short, "overview")
    assert [each.id for each in short.tables()] == ["tasks"]


def test_whole_percents_reach_the_classes() -> None:
    document = report([plain(1, CLOSED), plain(2), plain(3)], settings=config(bulletin={"share_decimals": 0}))
    assert "已销号1项，占33%。" in words(document, "overview")


def test_a_week_is_compared_with_the_week_before() -> None:
    week = parse_period(PeriodKind.WEEK, "2026-W43")
    document = report([plain(1, assigned="2026-10-21", log=[]), plain(2)], week)
    assert "与上周相比，纳入台账增加1项" in words(document, "overview")
    assert document.origin.as_of == dt.date(2026, 10, 25)
