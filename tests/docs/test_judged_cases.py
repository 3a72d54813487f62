"""The worked cases of the page on judging, computed anew."""

from __future__ import annotations

from tests.docs.judged_cases import judge_case, read_cases, tell

LEAST = 40
"""So many cases at least are promised (issue 11)."""


def test_every_case_of_the_page_comes_out_as_it_says() -> None:
    cases = list(read_cases())
    assert len(cases) >= LEAST
    wrong = {case.title: (case.results, told) for case in cases if (told := tell(judge_case(case))) != case.results}
    assert not wrong
