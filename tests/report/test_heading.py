from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from luoshi.report.bulletin.bulletin import build_report
from luoshi.report.bulletin.heading import signature
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.state.period import PeriodKind, parse_period
from luoshi.workday.calendar import WorkCalendar
from tests.support.builders import config, read
from tests.support.reports import column, ended, month, plain, report, snapshot, table, words

BULLETIN = "{masthead: 教育督查, to: 机关各处室, copies: [市委督查室], issues_before: 2, basis: 长效机制方案}"
SETTINGS = config(bulletin=read(BULLETIN))


@pytest.mark.parametrize(
    ("kind", "key", "title", "issue"),
    [
        ("week", "2026-W43", "关于2026年第43周重点工作落实情况的周汇总", "周汇总第43期"),
        ("month", "2026-10", "关于2026年10月重点工作落实情况的通报", "第12期"),
        ("quarter", "2026-Q3", "关于2026年第三季度重点工作落实评价情况的通报", "季评价第3期"),
        ("half", "2026-H1", "关于2026年上半年重点工作中期推进情况的通报", "中期通报"),
        ("half", "2026-H2", "关于2026年下半年重点工作落实情况的通报", "年终通报"),
        ("year", "2026", "关于2026年度重点工作落实情况的通报", "年底通报"),
    ],
)
def test_titles_and_numbers_of_the_five_kinds(kind: str, key: str, title: str, issue: str) -> None:
    document = report([plain(1)], parse_period(PeriodKind(kind), key), SETTINGS)
    assert (document.kind, document.title, document.masthead.issue) == (kind, title, issue)


def test_masthead_addressee_signature_and_copies() -> None:
    document = report([plain(1)], settings=SETTINGS)
    assert (document.masthead.name, document.masthead.office) == ("教育督查", "滨海市教育委员会办公室")
    assert document.masthead.date == dt.date(2026, 11, 2)  # the first working day after the cut-off
    assert (document.to, document.copies) == ("机关各处室：", ("市委督查室",))
    assert document.signature == "滨海市教育委员会办公室"


@pytest.mark.parametrize(
    ("narrowed", "title", "to"),
    [
        ({"unit": "学前教育处"}, "关于学前教育处2026年10月重点工作落实情况的通知", "学前教育处："),
        ({"leader": "分管副主任"}, "关于2026年10月分管副主任牵头事项落实情况的报告", "主要负责同志："),
        ({"list_name": "民生实事"}, "关于2026年10月“民生实事”落实情况的通报", "机关各处室："),
    ],
)
def test_a_narrowed_report_is_no_issue_of_the_series(narrowed: dict[str, Any], title: str, to: str) -> None:
    document = report([plain(1, lists=["民生实事"])], settings=SETTINGS, **narrowed)
    assert (document.title, document.to, document.masthead.issue, document.copies) == (title, to, "专报", ())


def test_the_name_of_the_body_is_not_said_twice() -> None:
    assert signature(config(organisation={"name": "市教委", "office": "市教委办公室"}).organisation) == "市教委办公室"


def test_the_opening_names_basis_and_day() -> None:
    assert words(report([plain(1)], settings=SETTINGS), "opening") == (
        "根据长效机制方案，办公室对2026年10月纳入台账的重点工作落实情况进行了汇总，"
        "数据截至2026年10月31日。现将有关情况通报如下。"
    )


def test_a_basis_that_begins_with_its_own_preposition_keeps_it() -> None:
    given = report([plain(1)], settings=config(bulletin={"basis": "按照方案要求，"}))
    assert words(given, "opening").startswith("按照方案要求，办公室对")
    assert words(report([plain(1)]), "opening").startswith("办公室对2026年10月")


def test_attachments_of_the_month() -> None:
    moved = {"date": "2026-10-12", "event": "延期", "due": "2026-12-15", "approver": "主任办公会"}
    tasks = [plain(1, [moved], due="2026-11-30"), plain(2, ended("2026-10-08", closed="2026-10-10"))]
    titles = [part.title for part in report(tasks).attachments]
    assert titles == [
        "附件1 任务进展一览表",
        "附件2 滞后与逾期清单",
        "附件3 单位情况表",
        "附件4 本月销号清单",
        "附件5 延期与调整清单",
    ]


def test_an_attachment_without_a_row_is_none_and_an_only_one_has_no_number() -> None:
    titles = [part.title for part in report([plain(1)]).attachments]
    assert titles == ["附件1 任务进展一览表", "附件2 滞后与逾期清单", "附件3 单位情况表"]
    short = report([plain(1)], settings=config(bulletin={"arrangement": "简"}))
    assert [part.title for part in short.attachments] == ["附件 任务进展一览表"]
    assert "（详见附件）" in words(short, "progress")


def test_the_week_is_short() -> None:
    document = report([plain(1)], parse_period(PeriodKind.WEEK, "2026-W43"))
    assert [part.title for part in document.attachments] == ["附件 滞后与逾期清单"]
    assert "lamps" not in {part.id for part in document.sections}
    assert "（详见附件）" in words(document, "progress")


def test_a_week_does_not_point_to_an_attachment_it_lacks() -> None:
    extension = {"date": "2026-10-21", "event": "延期", "due": "2027-01-31", "approver": "主任办公会"}
    document = report([plain(1, [extension])], parse_period(PeriodKind.WEEK, "2026-W43"))
    assert "已批准1次（ZD-2026-001）。" in words(document, "problems")


def test_the_origin_says_what_the_report_was_made_from() -> None:
    origin = report([plain(1)]).origin
    assert (origin.version, origin.period, origin.as_of) == ("0.1.0", "2026-10", dt.date(2026, 10, 31))
    assert origin.calendar == ("国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）",)
    assert origin.remarks == ()


def test_a_year_without_notice_of_holidays_is_marked() -> None:
    request = ReportRequest(month(), month().end)
    given = snapshot([plain(1)], request, config())
    document = build_report(request, given, config(), WorkCalendar.of(), "0.1.0")
    assert document.origin.remarks == ("2026年放假安排未录入，工作日暂按周末推算",)
    assert document.origin.calendar == ()


def test_deadlines_reckoned_into_an_unannounced_year_are_marked() -> None:
    task = plain(1, assigned="2026-12-21", due={"within": 15, "unit": "工作日"}, log=[])
    document = report([task], parse_period(PeriodKind.MONTH, "2026-12"))
    assert document.origin.remarks == ("2027年放假安排未录入，工作日暂按周末推算",)


def test_the_closed_and_the_changed_are_listed() -> None:
    changes = [
        {"date": "2026-10-12", "event": "调整", "field": "objective", "to": "新目标"},
        {"date": "2026-10-13", "event": "暂停", "approver": "主任", "reason": "招标"},
        {"date": "2026-10-20", "event": "恢复"},
    ]
    standing = {"date": "2026-10-14", "event": "延期", "due": "2026-12-31", "approver": "主任", "reason": "汛期"}
    gone = {"date": "2026-10-15", "event": "撤销", "approver": "主任", "ref": "第14次", "reason": "并入另一事项"}
    tasks = [
        plain(1, changes),
        plain(2, [standing], due="长期"),
        plain(3, [gone], lead=None),
        plain(4, ended("2026-10-10", closed="2026-10-21")),
        plain(5, ended("2026-10-10", closed="2026-10-20")),
    ]
    document = report(tasks)
    changed, closed = table(document, "changes"), table(document, "closed")
    assert list(zip(*(column(changed, title) for title in ("日期", "类别", "内容", "结果")), strict=True)) == [
        (dt.date(2026, 10, 12), "调整", "目标任务由年底前120个项目全部竣工调整为新目标", "没有批准人，不起作用"),
        (dt.date(2026, 10, 13), "暂停", None, "已批准"),
        (dt.date(2026, 10, 14), "延期", "延至2026年12月31日", "已批准"),
        (dt.date(2026, 10, 15), "撤销", None, "已批准"),
        (dt.date(2026, 10, 20), "恢复", None, None),
    ]
    assert column(closed, "事项") == ["事项5", "事项4"]
    assert column(closed, "落实程度和成效") == ["全部落实", "全部落实"]
    assert column(closed, "批准人") == ["分管领导", "分管领导"]
