from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from luoshi.errors import NotReconciledError
from luoshi.report.bulletin.bulletin import build_report
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.bulletin.totals import identities, reconcile
from luoshi.report.document import Figure, FigureRef, Paragraph, Section, Table
from tests.support.builders import CALENDAR, config
from tests.support.reports import ended, month, plain, report, snapshot

if TYPE_CHECKING:
    from luoshi.report.document import Block, Cell, Document


def sound() -> Document:
    done = ended("2026-09-01", closed="2026-10-12")
    return report([plain(1, done), plain(2, lead="财务处"), plain(3, due="2026-10-20")])


def altered(document: Document, name: str, **change: object) -> Document:
    figure = document.figures[name].but(**change)
    return document.but(figures={**document.figures, name: figure})


def refusal(document: Document) -> str:
    with pytest.raises(NotReconciledError) as refused:
        reconcile(document)
    return str(refused.value)


def test_a_sound_report_passes() -> None:
    reconcile(sound())


def test_a_class_that_lacks_a_task_is_refused_with_the_difference() -> None:
    message = refusal(altered(sound(), "lagging", value=0, tasks=()))
    assert "各进度研判之和＝纳入台账事项，左边 2，右边 3，相差 -1" in message


def test_a_stock_that_does_not_roll_forward_is_refused() -> None:
    assert "期初＋新增－销号－撤销－退办－并案拆分＝期末" in refusal(altered(sound(), "closing", value=3))


def test_a_count_that_is_not_its_tasks_is_refused() -> None:
    assert "“漏报事项”＝所含事项数" in refusal(altered(sound(), "reports_missing", value=7))


def test_a_rate_that_is_not_its_tasks_is_refused() -> None:
    assert "“按期办结率”＝件数÷分母" in refusal(altered(sound(), "on_time_rate", value=Decimal("99.9")))


def test_a_change_that_is_not_the_difference_is_refused() -> None:
    assert "较上期增减＝本期－上期" in refusal(altered(sound(), "change_finished", value=5))


def test_a_lamp_too_many_is_refused() -> None:
    assert "各灯之和" in refusal(altered(sound(), "lamp_1", value=9))


def _with_table(document: Document, name: str, rows: tuple[tuple[Cell, ...], ...]) -> Document:
    def mend(block: Block) -> Block:
        return block.but(rows=rows) if isinstance(block, Table) and block.id == name else block

    parts = tuple(part.but(blocks=tuple(map(mend, part.blocks))) for part in document.attachments)
    return document.but(attachments=parts)


def test_a_list_that_lacks_a_row_is_refused() -> None:
    assert "“任务进展一览表”行数，左边 0，右边 3" in refusal(_with_table(sound(), "tasks", ()))


def test_a_total_row_that_is_no_total_is_refused() -> None:
    rows = next(table.rows for table in sound().tables() if table.id == "units")
    assert "“单位情况表”事项数各行之和＝合计" in refusal(_with_table(sound(), "units", (*rows[:-2], rows[-1])))


def test_a_number_in_prose_that_is_not_its_figure_is_refused() -> None:
    wrong = Section("more", "", (Paragraph((FigureRef("4", "total"),)),))
    document = sound()
    assert "正文中的4＝数据total" in refusal(document.but(sections=(*document.sections, wrong)))


def test_the_same_number_in_two_files_is_refused() -> None:
    request = ReportRequest(month(), month().end)
    given = snapshot([plain(1)], request, config())
    twice = given.but(now=given.now * 2)
    with pytest.raises(NotReconciledError, match=r"的编号各不相同|期初"):
        build_report(request, twice, config(), CALENDAR, "0.1.0")


def test_every_identity_has_a_name_of_its_own() -> None:
    names = [each.name for each in identities(sound()) if not each.name.startswith("正文")]
    assert len(set(names)) == len(names)


def test_a_figure_may_be_empty() -> None:
    document = altered(sound(), "directives_on_time_rate", value=None, of=0, tasks=())
    reconcile(document)
    assert isinstance(document.figures["directives_on_time_rate"], Figure)
