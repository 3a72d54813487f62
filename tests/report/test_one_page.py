"""``report --brief``: one page for the leader; and the reports of a leader and of a unit."""

from __future__ import annotations

from luoshi.report.sheets import BRIEF
from tests.support.builders import config
from tests.support.reports import plain, report, table, words

RED = config(lamps=[{"name": "红灯", "overdue": True}, {"name": "绿灯"}])


def test_the_page_has_six_figures_what_is_red_and_why_what_is_asked_and_what_comes() -> None:
    late = {"date": "2026-10-20", "event": "进展", "progress": 40, "cause": "流标。", "request": "请财政局追加预算。"}
    tasks = [plain(1, [late], due="2026-10-25"), plain(2, due="2026-11-20")]
    page = report(tasks, settings=RED, brief=True)
    assert page.kind == BRIEF
    assert not page.attachments
    assert [each.title for each in table(page, "six").columns] == [
        *("纳入台账", "已办结", "按期办结率", "滞后", "逾期", "亮红灯"),
    ]
    assert table(page, "red").rows[0][:3] == ("事项1", "学前教育处", 6)
    assert table(page, "red").rows[0][-1] == "流标"
    assert table(page, "decisions").rows == (("事项1", "学前教育处", "请财政局追加预算"),)
    assert [row[1] for row in table(page, "next").rows] == ["事项2"]


def test_what_does_not_fit_on_the_page_is_counted() -> None:
    page = report([plain(number, due="2026-10-25") for number in range(1, 12)], settings=RED, brief=True)
    assert len(table(page, "red").rows) == 6
    assert table(page, "red").note == "共11项，其余见通报。"


def test_a_long_cause_is_cut() -> None:
    late = {"date": "2026-10-20", "event": "进展", "progress": 40, "cause": "原" * 100}
    page = report([plain(1, [late], due="2026-10-25")], settings=RED, brief=True)
    assert table(page, "red").rows[0][-1] == "原" * 29 + "…"


def test_a_leader_reports_upwards() -> None:
    document = report([plain(1)], leader="分管副主任", settings=config(bulletin={"report_to": "主任"}))
    assert (document.to, document.signature) == ("主任：", "分管副主任")
    assert words(document, "opening").startswith("现将2026年10月分管副主任牵头负责的重点工作落实情况报告如下")
    assert words(document, document.sections[-1].id).endswith("以上报告，请审阅。")


def test_a_unit_is_told() -> None:
    document = report([plain(1)], unit="学前教育处")
    assert document.title == "关于学前教育处2026年10月重点工作落实情况的通知"
    assert "请你单位对照以上情况抓紧落实" in words(document, document.sections[-1].id)


def test_a_unit_that_only_supports_has_its_report() -> None:
    document = report([plain(1, support=["财务处"]), plain(2, support=[])], unit="财务处")
    assert document.title == "关于财务处2026年10月配合事项落实情况的通知"
    assert document.figures["total"].tasks == ("ZD-2026-001",)
