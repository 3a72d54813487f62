"""Values that never change: as a frozen dataclass of the same fields would be."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import pytest

from luoshi.frozen import Frozen, field, values_of
from luoshi.lazy import lazy


class Point(Frozen):
    x: int
    y: int = 2
    names: dict[str, int] = field(default_factory=dict)


class Place(Point):
    label: str = ""

    @lazy
    def double(self) -> int:
        """Twice x."""
        return 2 * self.x


@dataclass(frozen=True)
class Model:
    x: int
    y: int = 2
    label: str = ""


class Like(Frozen):
    x: int
    y: int = 2
    label: str = ""


def test_fields_are_given_by_place_or_by_name_and_defaults_are_filled_in() -> None:
    assert values_of(Place(1, label="甲")) == {"x": 1, "y": 2, "names": {}, "label": "甲"}
    assert Point(1).names is not Point(1).names


@pytest.mark.parametrize(
    ("values", "named", "told"),
    [
        ((), {}, r"Point: missing \['x'\]"),
        ((1, 2, {}, 4), {}, "Point: unknown or given twice: .4,. "),
        ((1,), {"z": 3}, r"Point: unknown or given twice: \(\) \['z'\]"),
        ((1,), {"x": 3}, r"Point: unknown or given twice: \(\) \['x'\]"),
    ],
)
def test_what_does_not_fit_is_refused(values: tuple[Any, ...], named: dict[str, Any], told: str) -> None:
    with pytest.raises(TypeError, match=told):
        Point(*values, **named)


def test_a_default_that_can_change_is_refused_with_the_class() -> None:
    with pytest.raises(TypeError, match=r"Shared: one default for all values, and it can change: \['names'\]"):
        type("Shared", (Frozen,), {"__annotations__": {"names": "list[str]"}, "names": []})


def test_nothing_can_be_set_or_deleted() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="Point is frozen"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Point is frozen"):
        del point.x


def test_equality_is_that_of_the_fields_of_one_class() -> None:
    assert Place(1) == Place(1, 2)
    assert Place(1) != Point(1)
    assert Place(1) != Place(2)
    assert len({Like(1), Like(1, 2), Like(3)}) == 2
    assert repr(Place(1)) == "Place(x=1, y=2, names={}, label='')"


def test_a_copy_takes_along_what_was_given_and_nothing_that_was_worked_out() -> None:
    place = Place(1, label="甲")
    assert place.double == 2
    other = place.but(x=5)
    assert (other.x, other.label, other.double) == (5, "甲", 10)


def test_a_value_comes_back_out_of_a_pickle() -> None:
    assert pickle.loads(pickle.dumps(Place(1, label="甲"))) == Place(1, label="甲")  # noqa: S301 -- made here


CHOICES = {"x": (0, 1, -1, 2**70), "y": (None, 2, 3), "label": (None, "", "甲")}
"""The values of each field; None: it is left to its default."""


def test_values_behave_as_dataclasses() -> None:
    given: list[dict[str, Any]] = [
        {name: value for name, value in zip(CHOICES, values, strict=True) if value is not None}
        for values in product(*CHOICES.values())
    ]
    for one, other in product(given, given):
        first, second, model, mirror = Like(**one), Like(**other), Model(**one), Model(**other)
        assert (first == second) == (model == mirror)
        assert (hash(first) == hash(second)) == (hash(model) == hash(mirror))
        assert repr(first) == repr(model).replace("Model", "Like")
        assert values_of(first.but(**other)) == vars(replace(model, **other))
