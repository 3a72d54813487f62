"""Coverage, burden and inspectors: figures by vector."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.model.accepting import validated
from luoshi.model.inspection.registers import Inspector
from luoshi.report.inspection.pages import make_rate
from luoshi.service.inspection.pools import split_takes
from luoshi.state.inspection.arrivals import list_arrivals
from luoshi.state.inspection.burden import BurdenSpan, weigh_schools
from luoshi.state.inspection.coverage import measure_coverage
from luoshi.state.inspection.inspecting import count_terms_in_row, is_serving, must_recuse
from tests.support.builders import config
from tests.support.inspections import ground

if TYPE_CHECKING:
    from luoshi.state.inspection.burden import SchoolBurden

COUNTY = {"kind": "县级政府"}
DAY = dt.date(2026, 1, 20)


def visited(number: int, year: int, names: list[str]) -> dict[str, Any]:
    """Return an inspection of governments in a year."""
    log = [{"date": f"{year}-06-01", "event": "入校"}]
    return {"id": f"DD-{year}-{number:03d}", "class": "督政", "objects": names, "log": log}


def test_the_published_round_of_129_counties() -> None:
    names = [f"第{number}县" for number in range(129)]
    done = [visited(1, year, names[start:end]) for year, start, end in
            ((2022, 0, 26), (2023, 26, 51), (2024, 51, 77), (2025, 77, 103))]  # fmt: skip
    item = {"id": "JH-2026-09", "name": "督政", "class": "督政", "type": "综合", "basis": "条例", "lead": "办公室",
            "months": [9], "targets": {"names": names[103:123]}}  # fmt: skip
    files = ground(
        {
            "schools": [{"code": name, "name": name, **COUNTY} for name in names],
            "inspections": done,
            "plan": {"items": [item]},
        }
    )
    found = measure_coverage(files, DAY, 5, 2022, government=True)
    assert (len(found.rows), len(found.covered), len(found.uncovered)) == (129, 103, 26)
    assert (found.years_left, found.needed, len(found.planned), len(found.missed)) == (1, 26, 20, 6)
    assert make_rate(len(found.covered), len(found.rows)).value == Decimal("79.8")
    assert measure_coverage(files, DAY, 5, None, government=True).years == (2022, 2023, 2024, 2025, 2026)
    assert measure_coverage(files, DAY, 5, 2012, government=True).years == (2022, 2023, 2024, 2025, 2026)


def test_closed_schools_are_counted_apart() -> None:
    schools = [
        {"code": "1", "name": "甲小学"},
        {"code": "2", "name": "乙小学", "closed": "2025-08-31"},
        {"code": "3", "name": "丙小学", "opened": "2027-09-01"},
    ]
    found = measure_coverage(ground({"schools": schools}), DAY, 5, 2022, government=False)
    assert ([row.school.name for row in found.rows], found.closed) == (["甲小学"], ("乙小学",))


def weigh(given: dict[str, Any]) -> SchoolBurden:
    files = ground(given)
    day = dt.date(2026, 12, 31)
    arrivals = list_arrivals(files, config(), day)
    return weigh_schools(files, arrivals, BurdenSpan("2026年", dt.date(2026, 1, 1), day), 30)[0]


def test_the_burden_of_a_school() -> None:
    first = {"id": "DD-2026-001", "body": "办公室", "log": [
        {"date": "2026-08-01", "event": "通知", "ref": "1号"},
        {"date": "2026-09-15", "event": "入校", "until": "2026-09-17"}]}  # fmt: skip
    second = {"id": "DD-2026-002", "plan": None, "type": "专项", "body": "财务处",
              "log": [{"date": "2026-09-17", "event": "入校", "persons": ["督学丁"]}]}  # fmt: skip
    burden = weigh(
        {
            "inspections": [first, second],
            "visits": [{"date": "2026-10-12", "school": "滨海市第一小学", "hours": 3}],
            "activities": {
                "allowed": [{"id": "BM-01", "name": "消防宣传", "body": "消防支队"}],
                "activities": [{"item": "BM-01", "schools": ["滨海市第一小学"], "date": "2026-11-09", "people": 4}],
                "forms": [{"date": "2026-03-01", "body": "财务处", "title": "统计表", "schools": ["滨海市第一小学"],
                           "fields": 12}],
            },
        }
    )  # fmt: skip
    assert (burden.visits, burden.visit_days, burden.bodies, burden.person_days) == (4, 5, 3, 3 * 3 + 1 + 1 + 4)
    assert (burden.items, burden.social, burden.general, burden.off_plan) == (1, 1, 1, 1)
    assert (len(burden.forms), burden.form_fields, burden.notice_days) == (1, 12, 45)
    assert [(pair.matter, pair.second.source) for pair in burden.duplicates] == [("校园安全", "DD-2026-002")]
    assert burden.count_hours(None) is None
    assert burden.count_hours(Decimal(2)) == Decimal(9)


def inspector(**given: Any) -> Inspector:
    return validated(Inspector, {"name": "督学甲", **given})


def test_terms_follow_each_other_or_not() -> None:
    terms = [{"from": f"{year}-01-01", "to": f"{year + 2}-12-31"} for year in (2012, 2018, 2021, 2024)]
    person = inspector(terms=terms)
    assert count_terms_in_row(person, dt.date(2026, 1, 1)) == 3
    assert is_serving(person, dt.date(2026, 12, 31))
    assert not is_serving(person, dt.date(2027, 1, 1))
    gone = inspector(terms=terms, exit={"date": "2026-03-01", "reason": "调离", "approver": "主任"})
    assert not is_serving(gone, dt.date(2026, 3, 1))


def test_who_left_must_keep_away_for_so_many_years() -> None:
    person = inspector(relations=[{"object": "甲小学", "kind": "曾任职", "until": "2024-02-29"}])
    last = dt.date(2027, 2, 27)
    assert must_recuse(person, "甲小学", last, 3)
    assert not must_recuse(person, "甲小学", last + dt.timedelta(days=1), 3)
    assert must_recuse(person, "甲小学", last + dt.timedelta(days=999), None)
    assert not must_recuse(person, "乙小学", last, 3)


def test_shares_print_half_up_with_their_whole() -> None:
    shares = [(2, 11), (8, 37), (5, 29), (1, 8), (0, 0), (1, 2000)]
    assert [make_rate(*each).value for each in shares] == [
        Decimal("18.2"), Decimal("21.6"), Decimal("17.2"), Decimal("12.5"), None, Decimal("0.1"),
    ]  # fmt: skip


def test_strata_share_a_draw_by_their_size() -> None:
    pools = {"小学": "abcdefg", "初中": "hij", "高中": "k"}
    assert split_takes(pools, 5) == {"小学": 3, "初中": 1, "高中": 1} or sum(split_takes(pools, 5).values()) == 5
    assert split_takes({"": "abc"}, 2) == {"": 2}
