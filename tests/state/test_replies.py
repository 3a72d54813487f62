"""督办文书 and their answers: which paper a 回复 answers, and what is owed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.support.builders import state, task

SIGNED = {"date": "2026-02-10", "event": "签收"}
FIRST = {"date": "2026-10-12", "event": "催办", "ref": "滨教催办〔2026〕1号", "reply_by": "2026-10-16"}
SECOND = {"date": "2026-10-14", "event": "督办", "ref": "滨教督办〔2026〕2号", "reply_by": "2026-10-20"}
DAY = dt.date(2026, 10, 31)


def _replied(*entries: dict[str, Any]) -> list[dt.date | None]:
    return [paper.replied for paper in state(task(log=[SIGNED, FIRST, SECOND, *entries]), DAY).papers]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ({"ref": "滨教督办〔2026〕2号"}, [None, dt.date(2026, 10, 19)]),
        ({"of": "2026-10-12"}, [dt.date(2026, 10, 19), None]),
        ({}, [dt.date(2026, 10, 19), None]),
        ({"ref": "滨教督办〔2026〕9号"}, [None, None]),
        ({"by": "海东区教育局"}, [None, None]),
    ],
)
def test_a_reply_answers_one_paper(reply: dict[str, Any], expected: list[dt.date | None]) -> None:
    assert _replied({"date": "2026-10-19", "event": "回复", **reply}) == expected


def test_a_unit_that_a_paper_was_sent_to_may_reply() -> None:
    sent = {**SECOND, "to": "海东区教育局"}
    log = [SIGNED, sent, {"date": "2026-10-19", "event": "回复", "by": "海东区教育局"}]
    assert state(task(log=log), DAY).papers[0].replied == dt.date(2026, 10, 19)


def test_what_is_not_answered_is_owed_from_the_next_day() -> None:
    paper = state(task(log=[SIGNED, SECOND]), DAY).papers[0]
    assert not paper.is_owed(dt.date(2026, 10, 20))
    assert paper.is_owed(dt.date(2026, 10, 21))


def test_a_reply_is_no_report_of_progress() -> None:
    log = [SIGNED, SECOND, {"date": "2026-10-19", "event": "回复"}]
    assert state(task(log=log), DAY).report is None
