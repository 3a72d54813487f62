"""The fast way to a record and pydantic's: what the one takes, the other takes with the same result."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.model.accepting import accept
from luoshi.model.base import Plain, WrongDataError
from luoshi.model.configuration import Configuration
from luoshi.model.strict import validate
from luoshi.model.task import Task
from luoshi.store.edit.task_text import record_data, task_file
from luoshi.store.yaml.compose import compose
from luoshi.store.yaml.spans import plain_data
from tests.support import strategies
from tests.support.builders import CONFIG, read

JUNK: list[Any] = [
    None, "", "  ", "乙", "2026-03-31", "2026-02-30", "20260331", "长期", "进展", "高", "LS305", "1", 0, 1, -1, 101,
    3661, 0.5, 1e300, True, False, [], {}, [[]], ["甲", ""], ["甲", "乙"], {"within": 3, "unit": "工作日"},
    {"within": -3, "unit": "工作日"}, {"file": "甲.pdf"}, {"file": "甲.pdf", "sha256": "0" * 64}, {"竣工数": "3"},
    {"date": "2026-03-31", "event": "签收"}, {"date": "2026-03-31"}, {"event": ["签收"], "date": "2026-03-31"},
    Plain("乙"), Plain(""), Plain("012"), Plain("2.50"), Plain("2026-03-31"), Plain("长期"), Plain("LS305"),
    Plain("true"), dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, tzinfo=dt.UTC),
    {"within": Plain("3"), "unit": "工作日", "from": dt.date(2026, 3, 31)},
]  # fmt: skip
"""What a field may be found to hold: right for some, wrong for others."""

KEYS = ("title", "due", "log", "by", "values", "evidence", "from", "start", "leed", "weight", "public", "within", "to")


def places(node: Any) -> list[tuple[Any, Any]]:
    """Return (container, key) of every value below a node."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    found = [(node, key) for key, _ in pairs]
    return found + [place for _, value in list(pairs) for place in places(value)]


def agree(record: type[Any], data: Any) -> None:
    """Hold the two ways to one result."""
    taken = accept(record, data)
    try:
        strict = validate(record, data)
    except WrongDataError:
        assert taken is None
    else:
        assert taken is None or (taken == strict and repr(taken) == repr(strict))


@given(strategies.tasks())
def test_ordinary_tasks_are_taken_at_once(task: Task) -> None:
    data = read(task_file(task).decode())
    assert accept(Task, data) == task == validate(Task, data)


@given(strategies.tasks())
def test_what_the_slow_reader_gives_and_what_our_commands_write_is_taken_at_once(task: Task) -> None:
    read_slowly = plain_data(compose(task_file(task).decode()))
    assert accept(Task, read_slowly) == accept(Task, record_data(task)) == task
    assert repr(accept(Task, read_slowly)) == repr(validate(Task, read_slowly))
    assert repr(accept(Task, record_data(task))) == repr(validate(Task, record_data(task)))


@given(strategies.tasks(), st.data())
def test_of_damaged_tasks_none_is_taken_that_pydantic_refuses(task: Task, draw: st.DataObject) -> None:
    text = task_file(task).decode()
    data = read(text) if draw.draw(st.booleans()) else plain_data(compose(text))
    for _ in range(draw.draw(st.integers(1, 3))):
        damage(data, draw)
    agree(Task, data)


def damage(data: Any, draw: st.DataObject) -> None:
    """Put junk into one place, under its own key or another, or take it away."""
    holder, key = draw.draw(st.sampled_from(places(data)))
    other = draw.draw(st.sampled_from((key, *KEYS))) if isinstance(holder, dict) else key
    if draw.draw(st.booleans()):
        holder[other] = copy.deepcopy(draw.draw(st.sampled_from(JUNK)))
    elif isinstance(holder, dict):
        del holder[key]


@given(st.data())
def test_damaged_settings_likewise(draw: st.DataObject) -> None:
    data = read(CONFIG)
    damage(data, draw)
    agree(Configuration, data)


def test_a_record_is_made_whole_or_not_at_all() -> None:
    with pytest.raises(TypeError, match=r"missing \['id', 'title', 'kind', 'assigned'\], unknown \['leed'\]"):
        Task(leed="甲")  # type: ignore[call-arg]
