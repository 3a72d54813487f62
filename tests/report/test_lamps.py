from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from luoshi.report.bulletin.roadmap import MOST
from luoshi.report.document import LampMatrix, MilestoneChart
from tests.support.builders import config
from tests.support.reports import column, ended, month, plain, report, section, table, value, words

if TYPE_CHECKING:
    from luoshi.report.document import Document


def stones(*dues: str) -> list[dict[str, Any]]:
    return [{"id": f"节点{n}", "title": f"节点{n}", "due": due, "weight": 10} for n, due in enumerate(dues, 1)]


def chart(document: Document) -> MilestoneChart:
    return next(block for block in section(document, "lamps").blocks if isinstance(block, MilestoneChart))


def ranked() -> list[Any]:
    done, late = ended("2026-09-01"), ended("2026-10-20")
    tasks = [plain(n, done, lead="财务处", due="2026-09-30") for n in range(1, 4)]
    tasks += [plain(n, late if n == 4 else done, lead="办公室", due="2026-09-30") for n in range(4, 7)]
    return [*tasks, plain(7, done, lead="学前教育处")]


def test_lamps_are_counted_and_the_worst_named() -> None:
    document = report([plain(1, lead="财务处"), plain(2, [{"date": "2026-10-20", "event": "进展", "progress": 84}])])
    text = words(document, "lamps")
    assert "在办（不含暂停）2项中，亮红灯1项、亮绿灯1项。" in text
    assert "亮红灯的是：财务处1项（ZD-2026-001）。" in text
    assert [value(document, f"lamp_{n}") for n in (1, 2, 3)] == [1, 0, 1]


def test_the_matrix_puts_the_worst_lamp_first() -> None:
    on_plan = [{"date": "2026-10-20", "event": "进展", "progress": 84}]
    document = report([plain(1, on_plan, lead="财务处"), plain(2, lead="财务处"), plain(3, ended("2026-10-20"))])
    matrix = next(block for block in section(document, "lamps").blocks if isinstance(block, LampMatrix))
    assert [row.unit for row in matrix.rows] == ["财务处"]
    assert [(lit[0].id, lit[2].name, lit[2].rank) for lit in matrix.rows[0].lamps] == [
        ("ZD-2026-002", "红灯", 0),
        ("ZD-2026-001", "绿灯", 2),
    ]
    assert matrix.summary == "在办（不含暂停）2项中，亮红灯1项、亮绿灯1项。"


def test_the_ranking_with_the_ranks_of_the_month_before() -> None:
    document = report(ranked())
    ranking = table(document, "ranking")
    assert column(ranking, "单位") == ["财务处", "办公室", "学前教育处"]
    assert column(ranking, "名次") == [1, 2, None]
    assert column(ranking, "上期名次") == [1, 2, None]
    assert column(ranking, "说明") == [None, None, "事项少，不排名"]
    assert "参加排名的单位2个；另有1个单位事项少或尚无应结事项，只列情况、不排名。" in words(document, "lamps")
    assert section(document, "lamps").title.endswith("亮灯与排名")


def test_ranking_can_be_switched_off() -> None:
    document = report(ranked(), settings=config(ranking={"show": False}))
    assert "ranking" not in {each.id for each in document.tables()}


def test_one_unit_is_not_ranked() -> None:
    document = report(ranked(), unit="财务处")
    assert "ranking" not in {each.id for each in document.tables()}
    assert "units" not in {each.id for each in document.tables()}


def test_a_unit_with_nothing_due_says_so() -> None:
    tasks = [*ranked(), *(plain(n, lead="发展规划处") for n in range(11, 15))]
    reasons = column(table(report(tasks), "ranking"), "说明")
    assert reasons[-1] == "尚无应结事项，不排名"


def test_the_basis_of_the_ranking_is_printed() -> None:
    settings = config(ranking={"min_tasks": 1, "basis": "市办法"})
    assert table(report(ranked(), settings=settings), "ranking").note.startswith("依据：市办法。先比按期办结率")


def test_no_lamps_no_sentence() -> None:
    assert "lamps" not in {part.id for part in report([plain(1)], settings=config(lamps=[])).sections}


def test_a_workspace_with_one_lamp_names_nobody() -> None:
    document = report([plain(1)], settings=config(lamps=[{"name": "绿灯"}]))
    assert "的是" not in words(document, "lamps")


def test_milestones_on_the_chart() -> None:
    reached = {"date": "2026-03-29", "event": "节点", "milestone": "节点1"}
    document = report([plain(1, [reached], milestones=stones("2026-03-31", "2026-06-30", "2026-11-30"))])
    drawn = chart(document)
    assert drawn.summary == "设有时间节点的在办事项1项；已到期节点2个，完成1个，未完成1个。"
    assert (drawn.start, drawn.end, drawn.today) == (dt.date(2026, 1, 5), dt.date(2026, 12, 31), dt.date(2026, 10, 31))
    assert [(stone.reached, stone.late) for stone in drawn.bars[0].stones] == [
        (dt.date(2026, 3, 29), False),
        (None, True),
        (None, False),
    ]


def test_the_chart_takes_what_is_behind_first() -> None:
    fine = [plain(n, milestones=stones("2026-11-30")) for n in range(1, MOST + 1)]
    behind = plain(99, milestones=stones("2026-03-31"))
    drawn = chart(report([*fine, behind]))
    assert len(drawn.bars) == MOST
    assert drawn.bars[0].task.id == "ZD-2026-099"
    assert f"图中列出滞后、临近节点的{MOST}项" in drawn.summary


def test_january_has_no_rank_before() -> None:
    tasks = [plain(n, ended("2026-01-20"), due="2026-01-25") for n in range(1, 4)]
    assert "上期名次" not in [each.title for each in table(report(tasks, month("2026-01")), "ranking").columns]


def undue() -> list[Any]:
    """Tasks of two units of which none is due yet, one unit further behind than the other, and a small third."""
    early = [plain(n, lead="财务处", due="2026-12-31") for n in range(1, 4)]
    late = [plain(n, lead="办公室", due="2026-11-30") for n in range(4, 7)]
    return [*early, *late, plain(7, lead="学前教育处")]


def test_before_anything_is_due_the_paper_says_why_nobody_is_ranked() -> None:
    document = report(undue())
    assert "本期不排名：事项够3项的单位尚无应结事项，其余1个单位事项不足3项。" in words(document, "lamps")
    assert "ranking" not in {each.id for each in document.tables()}


def test_units_too_small_to_be_ranked_are_said_to_be() -> None:
    assert "本期不排名：各单位事项均不足9项。" in words(
        report(ranked(), settings=config(ranking={"min_tasks": 9})), "lamps"
    )


def test_before_anything_is_due_units_are_ranked_by_gap_where_configured() -> None:
    document = report(undue(), settings=config(ranking={"gap_alone": True}))
    ranking = table(document, "ranking")
    assert column(ranking, "单位") == ["财务处", "办公室", "学前教育处"]
    assert column(ranking, "名次") == [1, 2, None]
    assert column(ranking, "说明") == [None, None, "事项少，不排名"]
    assert "本期尚无应结事项，按平均差值排名。参加排名的单位2个" in words(document, "lamps")


def test_once_something_is_due_the_gap_alone_ranks_nobody() -> None:
    plainly = column(table(report(ranked()), "ranking"), "名次")
    assert column(table(report(ranked(), settings=config(ranking={"gap_alone": True})), "ranking"), "名次") == plainly
