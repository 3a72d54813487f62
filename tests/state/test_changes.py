"""Differences between two versions of a task."""

from __future__ import annotations

import copy
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from luoshi.state.changes import compare, compare_merged, find_dropped_changes
from tests.support.builders import task
from tests.support.strategies import tasks

if TYPE_CHECKING:
    from luoshi.model.task import Task

SIGNED = {"date": "2026-10-12", "event": "签收"}
REPORTED = {"date": "2026-10-23", "event": "进展", "progress": 30}
URGED = {"date": "2026-10-24", "event": "催办", "by": "办公室"}


def keys(entries: object) -> Counter[str]:
    return Counter(repr(entry) for entry in entries)  # type: ignore[attr-defined]


@given(tasks())
def test_a_task_does_not_differ_from_itself(one: Task) -> None:
    assert not compare(one, copy.deepcopy(one))


@given(tasks(), st.data())
def test_added_entries_are_found_and_nothing_else(whole: Task, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(whole.log), max_size=len(whole.log)))
    before = whole.but(log=tuple(e for e, keep in zip(whole.log, kept, strict=True) if keep))
    change = compare(before, whole)
    assert not change.head
    assert not list(change.lost)
    added = [each.after for each in change.added]
    assert keys(added) == keys(whole.log) - keys(before.log)
    assert all(whole.log[each.after_index or 0] == each.after for each in change.added)


@given(tasks(), tasks())
def test_forth_and_back_are_mirror_images(one: Task, other: Task) -> None:
    forth, back = compare(one, other), compare(other, one)
    assert bool(forth) == bool(back)
    assert [(each.field, each.before, each.after) for each in forth.head] == [
        (each.field, each.after, each.before) for each in back.head
    ]
    assert keys(each.after for each in forth.added) == keys(each.before for each in back.lost if each.after is None)


@given(tasks())
def test_a_new_task_has_all_its_entries_added(one: Task) -> None:
    new, gone = compare(None, one), compare(one, None)
    assert new
    assert gone
    assert [each.after for each in new.added] == list(one.log)
    assert [each.before for each in gone.lost] == list(one.log)


def test_an_entry_of_the_same_day_and_event_is_one_that_changed() -> None:
    before, after = task(log=[SIGNED, REPORTED]), task(log=[SIGNED, {**REPORTED, "progress": 60}])
    (change,) = compare(before, after).entries
    assert (change.before, change.after) == (before.log[1], after.log[1])
    assert (change.before_index, change.after_index) == (1, 1)


def test_of_equal_entries_one_more_is_one_added() -> None:
    change = compare(task(log=[URGED]), task(log=[URGED, URGED]))
    assert [(each.before, each.after_index) for each in change.entries] == [(None, 1)]


def test_a_merge_of_two_sides_that_kept_both_did_nothing_itself() -> None:
    ours, theirs = task(log=[SIGNED, REPORTED]), task(log=[SIGNED, URGED])
    assert not compare_merged([ours, theirs], task(log=[SIGNED, REPORTED, URGED]))


def test_a_merge_that_lost_an_entry_or_added_its_own_says_so() -> None:
    ours, theirs = task(log=[SIGNED, REPORTED]), task(log=[SIGNED, URGED])
    merged = task(due="2027-01-31", log=[SIGNED, URGED, {"date": "2026-10-30", "event": "报结"}])
    change = compare_merged([ours, theirs], merged)
    assert [each.field for each in change.head] == ["due"]
    assert [each.before for each in change.lost] == [ours.log[1]]
    assert [each.after for each in change.added] == [merged.log[2]]


def test_one_side_is_an_ordinary_change() -> None:
    one, other = task(), task(due="2027-01-31")
    assert compare_merged([one], other) == compare(one, other)
    assert compare_merged([], other) == compare(None, other)


def test_what_a_merge_dropped_is_what_the_other_side_had() -> None:
    kept, dropped = task(log=[SIGNED, URGED]), task(due="2027-01-31", log=[SIGNED, REPORTED])
    change = find_dropped_changes([dropped], kept)
    assert [each.field for each in change.head] == ["due"]
    assert [each.before for each in change.entries] == [dropped.log[1]]
