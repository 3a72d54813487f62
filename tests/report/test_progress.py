from __future__ import annotations

from tests.support.builders import config
from tests.support.reports import ended, plain, report, section, value, words


def test_praise_by_unit_for_what_was_verified_in_the_period() -> None:
    tasks = [
        plain(1, ended("2026-10-01"), due="2026-10-12", lead="财务处"),
        plain(2, ended("2026-09-28", verified="2026-10-08"), due="2026-09-28", lead="财务处"),
        plain(3, ended("2026-09-01"), lead="办公室"),
    ]
    text = words(report(tasks), "progress")
    assert "本月按时办结2项，其中提前完成1项、按期完成1项。按单位分别是：" in text
    assert "财务处：提前完成1项（ZD-2026-001“事项1”提前11天），按期完成1项（ZD-2026-002“事项2”）。" in text
    assert "办公室" not in text


def test_submitted_but_not_verified_is_not_praised() -> None:
    assert "办结" not in words(report([plain(1, [{"date": "2026-10-20", "event": "报结"}])]), "overview").split("。")[0]
    assert "progress" not in {
        part.id for part in report([plain(1, [{"date": "2026-10-20", "event": "报结"}])]).sections
    }


def test_late_and_lagging_by_unit_with_days_and_points() -> None:
    half = [{"date": "2026-10-20", "event": "进展", "progress": 50}]
    tasks = [plain(1, half, lead="财务处"), plain(2, half, due="2026-10-19", lead="财务处")]
    text = words(report(tasks), "progress")
    assert "进度滞后、逾期的（详见附件2），按单位分别是：" in text
    assert (
        "财务处：ZD-2026-002“事项2”逾期12天（时限2026年10月19日），低于应达进度50.0个百分点；"
        "ZD-2026-001“事项1”低于应达进度33.1个百分点。"
    ) in text


def test_a_standing_task_lags_when_its_report_is_missing() -> None:
    text = words(report([plain(1, due="长期")]), "progress")
    assert "ZD-2026-001“事项1”未按期报告进展。" in text


def test_finished_late_in_the_period() -> None:
    text = words(report([plain(1, ended("2026-10-20"), due="2026-10-10", lead="财务处")]), "progress")
    assert "本月逾期完成1项：ZD-2026-001“事项1”（财务处，逾期10天）。" in text


def test_commended_and_revisited() -> None:
    log = [{"date": "2026-10-12", "event": "表扬"}, *ended("2026-09-01", closed="2026-09-10")]
    again = [*ended("2026-09-01", closed="2026-09-10"), {"date": "2026-10-12", "event": "回头看", "result": "巩固"}]
    text = words(report([plain(1, log, lead="财务处"), plain(2, again)]), "progress")
    assert "本月通报表扬：财务处1项（ZD-2026-001）。" in text
    assert "本月对1项开展“回头看”，成果均已巩固。" in text


def test_units_stand_in_the_order_of_org_yaml_and_nobody_last() -> None:
    tasks = [plain(1, lead=None), plain(2, lead="财务处"), plain(3, lead="外单位"), plain(4, lead="办公室")]
    items = [line.split("：")[0] for line in words(report(tasks), "progress").splitlines()[1:]]
    assert items == ["办公室", "财务处", "外单位", "（未明确）"]


def test_faults_each_with_its_tasks() -> None:
    missing = plain(1, [{"date": "2026-09-20", "event": "进展", "progress": 90, "cause": "汛期"}], lead="财务处")
    late = plain(2, [{"date": "2026-10-28", "event": "进展", "progress": 90}], lead="财务处")
    back = [
        {"date": "2026-10-20", "event": "报结"},
        {"date": "2026-10-21", "event": "核查", "result": "退回", "requirement": "补材料"},
    ]
    tasks = [missing, late, plain(3, back, lead="办公室"), plain(4, assigned="2026-10-12", log=[], lead="办公室")]
    document = report(tasks)
    lines = words(document, "problems").splitlines()
    assert lines[0] == "一是签收不及时。1项超过签收时限仍未签收：办公室1项（ZD-2026-004）。"
    assert lines[1] == "二是漏报进展。2项未按规定报送进展：办公室1项（ZD-2026-004）、财务处1项（ZD-2026-001）。"
    assert lines[2] == "三是迟报进展。1项超过报送期限才报送进展：财务处1项（ZD-2026-002）。"
    assert lines[3] == "四是报结质量不高。1项经核查退回：办公室1项（ZD-2026-003）。"
    assert value(document, "reports_missing") == 2
    assert document.figures["reports_late"].tasks == ("ZD-2026-002",)


def test_reports_owed_before_the_period_are_not_of_this_period() -> None:
    tasks = [plain(1, [{"date": "2026-10-20", "event": "进展", "progress": 90}])]
    assert value(report(tasks), "reports_missing") == 0


def test_extensions_with_what_became_of_them() -> None:
    agreed = {"date": "2026-10-12", "event": "延期", "due": "2026-12-15", "approver": "主任办公会"}
    late = {"date": "2026-10-25", "event": "延期", "due": "2026-12-15", "approver": "主任办公会"}
    tasks = [plain(1, [agreed], due="2026-11-30"), plain(2, [late], due="2026-10-20")]
    text = words(report(tasks), "problems")
    assert (
        "申请延期。本月2项申请延期，其中到期后申请1次（ZD-2026-002）；已批准1次（ZD-2026-001）（详见附件4）。" in text
    )


def test_the_rungs_of_the_ladder() -> None:
    tasks = [plain(1, [{"date": "2026-10-12", "event": "催办"}, {"date": "2026-10-15", "event": "催办"}])]
    assert "针对以上问题，本月已催办1项（ZD-2026-001）。" in words(report(tasks), "problems")


def test_one_fault_is_not_counted_off() -> None:
    on_plan = [{"date": "2026-10-20", "event": "进展", "progress": 90}]
    lines = words(report([plain(1, [*on_plan, {"date": "2026-10-12", "event": "进展", "progress": 85}]), plain(2)]))
    assert "一是" in lines
    done = report([plain(1, on_plan), plain(2, ended("2026-09-01", closed="2026-09-10"))], settings=config(lamps=[]))
    assert "problems" not in {part.id for part in done.sections}


def test_sections_are_numbered_without_gaps() -> None:
    on_plan = [{"date": "2026-10-20", "event": "进展", "progress": 84}]
    document = report([plain(1, on_plan)])
    titles = [part.title for part in document.sections]
    assert titles == ["", "一、总体情况", "二、亮灯情况", "三、下月要求"]
    assert section(document, "opening").title == ""
