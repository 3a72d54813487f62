"""Scalars at the border: what YAML wrote becomes exactly one value, or is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.model.base import (
    Plain,
    WrongValueError,
    parse_date,
    parse_integer,
    parse_number,
    parse_parameter,
    parse_truth,
)
from luoshi.model.evidence import EvidenceFile, file_name
from luoshi.model.task import Within
from luoshi.model.vocabulary import DayUnit
from tests.support.builders import task

YES = True


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, "3"), (0.1, "0.1"), (2018.6, "2018.6"), (Plain("1.10"), "1.10"), (Plain("-0.5"), "-0.5"), (Plain("0"), "0"),
    ],
)  # fmt: skip
def test_numbers(value: object, number: str) -> None:
    assert str(parse_number(value)) == number


@pytest.mark.parametrize(
    "value",
    [
        "3", YES, None, [3], 1e300, float("nan"), Plain("012"), Plain("+1"), Plain("1e3"), Plain("1_0"), Plain("٣"),
        Plain("３"), Plain("1."), Plain(".5"), Plain(""), Plain("-"), Decimal(3),
    ],
)  # fmt: skip
def test_no_numbers(value: object) -> None:
    with pytest.raises(WrongValueError, match="not a number"):
        parse_number(value)


@pytest.mark.parametrize(
    ("value", "number"), [(3, 3), (Plain("3"), 3), (Plain("-3"), -3), (Plain("9" * 30), int("9" * 30))]
)
def test_whole_numbers(value: object, number: int) -> None:
    assert parse_integer(value) == number


@pytest.mark.parametrize("value", [YES, 3.0, "3", Plain("3.0"), Plain("03"), None])
def test_no_whole_numbers(value: object) -> None:
    with pytest.raises(WrongValueError, match="not a whole number"):
        parse_integer(value)


@pytest.mark.parametrize("value", ["2026-02-28", Plain("2026-02-28"), dt.date(2026, 2, 28)])
def test_dates(value: object) -> None:
    assert parse_date(value) == dt.date(2026, 2, 28)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2026-02-29", "luoshi_no_such_day"), ("2026-13-01", "luoshi_no_such_day"),
        ("0000-01-01", "luoshi_no_such_day"),
        ("2026-2-28", "luoshi_date"), ("20260228", "luoshi_date"), ("2026-02-28T00:00", "luoshi_date"),
        ("2026/02/28", "luoshi_date"), (20260228, "luoshi_date"),
        (dt.datetime(2026, 2, 28, tzinfo=dt.UTC), "luoshi_date"),
        (None, "luoshi_date"), ("２０２６-02-28", "luoshi_date"), ("2026-02-28\n", "luoshi_date"),
    ],
)  # fmt: skip
def test_no_dates(value: object, kind: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        parse_date(value)
    assert caught.value.kind == kind


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: dt.date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize("value", ["true", "yes", Plain("yes"), Plain("tRUE"), 1, 0, None])
def test_no_truth(value: object) -> None:
    with pytest.raises(WrongValueError, match="not true or false"):
        parse_truth(value)


def test_truth() -> None:
    assert [parse_truth(value) for value in (YES, not YES, Plain("true"), Plain("FALSE"))] == [True, False, True, False]


@pytest.mark.parametrize(
    ("value", "parameter"),
    [(5, 5), (Plain("5"), 5), (Plain("-5"), -5), ("5", "5"), (Plain("1.5"), "1.5"),
     (Plain("05"), "05"), (["甲", Plain("5")], ["甲", "5"])],
)  # fmt: skip
def test_parameters_of_rules(value: object, parameter: object) -> None:
    parsed = parse_parameter(value)
    assert (parsed, type(parsed)) == (parameter, type(parameter))


@pytest.mark.parametrize("value", [YES, 1.5, None, [5], [["甲"]], {"a": "b"}])
def test_no_parameters(value: object) -> None:
    with pytest.raises(WrongValueError, match="not a parameter"):
        parse_parameter(value)


def test_an_item_of_evidence_is_called_by_its_file() -> None:
    assert [file_name("甲.pdf"), file_name(EvidenceFile(file="乙.pdf"))] == ["甲.pdf", "乙.pdf"]


@pytest.mark.parametrize(
    ("due", "standing", "read"),
    [
        ("长期", True, "长期"),
        ("2026-11-30", False, dt.date(2026, 11, 30)),
        ({"within": 3, "unit": "自然日"}, False, Within(within=3, unit=DayUnit.NATURAL)),
    ],
)
def test_the_forms_of_a_due_date(due: object, standing: bool, read: object) -> None:  # noqa: FBT001 -- a table
    given_task = task(due=due)
    assert (given_task.standing, given_task.due) == (standing, read)


def test_records_do_not_change() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        setattr(task(), "title", "乙")  # noqa: B010 -- the type checker knows that it fails
