"""Target of edits in place: what comes out is what was meant, and no byte changes but those of the value concerned."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from luoshi.errors import UnwritableError
from luoshi.model.entry_forms import entry_of
from luoshi.model.evidence import EvidenceFile
from luoshi.model.record import fields_of
from luoshi.model.task import Task
from luoshi.store.edit.task_edit import (
    Edited,
    add_entry,
    add_evidence,
    change_entry,
    clear_fields,
    find_index_for,
    set_field,
)
from luoshi.store.edit.task_text import record_data
from luoshi.store.yaml.reader import load
from luoshi.store.yaml.yaml_events import build_parser
from tests.fuzzing.documents import told
from tests.fuzzing.mutation import mutated_text
from tests.fuzzing.target import Target
from tests.fuzzing.task_texts import DAYS, WORDS, task_text

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

PATH = "ledgers/2026/zonghe/ZD-1.yaml"
_NAMES = ("验收表.pdf", "a, b.pdf", "现场 照片.jpg", "x" * 90, "#a", "甲: 乙.pdf", "- a")
_PIECES = (
    "\n", "\n\n", "  ", "\n  ", " # 注", "\n# 注\n", "\n   # 注\n", "\n  \n", ", ", ",", "[]", "{}", "\n    ",
    "\n      # 注", "# 注", "\n...\n", "---\n", "甲", " ", "~", "null", '""', "''", "\nnote: 甲", "\r\n",
    "\n  - {date: 2026-05-24, event: 签收}", "|\n", ">-\n", "|+\n", "\t", " \n",
)  # fmt: skip
_REMARK = "#注%d "
_REMARKS = re.compile(r"(?<!\S)#注\d+ ".encode())
"""Stuck to a word it is a part of that word, not a comment."""


class EditCase(NamedTuple):
    """A file and an edit: its kind, and what it takes."""

    data: bytes
    kind: str
    given: tuple[Any, ...]


def make(chance: random.Random) -> EditCase:
    """Draw a file with comments that can be told apart, and one edit."""
    text = task_text(chance, 2)
    if chance.random() < 0.5:
        text = mutated_text(chance, text, _PIECES, 2)
    count = iter(range(99))
    text = re.sub(r"# ?注", lambda _: _REMARK % next(count), text)
    mark = chance.choice((b"", b"", b"", b"\xef\xbb\xbf"))
    kind = chance.choice(("entry", "entry", "field", "clear", "evidence", "head"))
    return EditCase(mark + text.encode(), kind, _GIVEN[kind](chance))


def judge(case: EditCase) -> bool:
    """Edit the file, if it is one and has what is edited."""
    task = load(Task, case.data, PATH).record
    if task is None or (case.kind in {"field", "clear", "evidence"} and not task.log):
        return False
    try:
        edited, intended, old = _EDITS[case.kind](case.data, task, *case.given)
    except UnwritableError as refused:
        return told(refused)
    assert edited.task == intended
    assert load(Task, edited.content, PATH).record == intended
    if case.kind == "clear":
        _judge_cleared(case.data, edited.content, task, intended)
        return True
    _judge_bytes(case.data, edited.content, old)
    return True


def _judge_bytes(before: bytes, after: bytes, old: str | None) -> None:
    """Hold what went away to the old value (None where there was none): no comment, no other line, no line end."""
    gone = _taken(before, after)
    if old is None:
        assert re.fullmatch(rb"\s*(\[\s*\]?|~|[nN]?[uU]?[lL]{0,2})?\s*", re.sub(rb"#[^\n]*", b"", gone)), gone
    remarks = set(_REMARKS.findall(before))
    assert {each for each in remarks if each not in after and each.decode() not in (old or "")} == set()
    assert before[:3] == after[:3] or not before.startswith(b"\xef\xbb\xbf")
    first = before.partition(b"\n")[0]
    if before.count(b"\r\n") == before.count(b"\n") > 0 and first:
        assert after.count(b"\r\n") == after.count(b"\n"), "a line end of another kind"


def _judge_cleared(before: bytes, after: bytes, task: Task, intended: Task) -> None:
    """Hold that nothing came, and that no remark went but those inside the value, or below one that is now alone."""
    if task == intended:
        assert before == after
        return
    assert _within(after, before), "something came"
    inside = _remarks_inside(before.decode("utf-8-sig"), task, intended)
    gone = {each for each in _REMARKS.findall(before) if each not in after}
    assert gone <= {each.encode() for each in inside}, gone


def _remarks_inside(text: str, task: Task, intended: Task) -> set[str]:
    """Return the remarks between the key and the end of the value that went, as ruamel.yaml's nodes have them."""
    index = next(place for place, pair in enumerate(zip(task.log, intended.log, strict=True)) if pair[0] != pair[1])
    old, new = (record_data(each.log[index]) for each in (task, intended))
    root: Any = build_parser().compose(text)
    log = next(value for key, value in root.value if key.value == "log")
    pairs = [pair for pair in log.value[index].value if pair[0].value.rstrip(": ") in old.keys() - new.keys()]
    return {
        each
        for key, value in pairs
        for each in re.findall(r"(?<!\S)#注\d+ ", text[key.start_mark.index : value.end_mark.index])
    }


def _within(few: bytes, many: bytes) -> bool:
    """Whether ``many`` is ``few`` with bytes put in."""
    rest = iter(many)
    return all(byte in rest for byte in few)


def _taken(before: bytes, after: bytes) -> bytes:
    """Return what stands between the longest common start and end of the two."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return before[start : len(before) - end]


def _common(one: bytes, other: bytes) -> int:
    least = min(len(one), len(other))
    return next((place for place in range(least) if one[place] != other[place]), least)


Done = tuple[Edited, Task, str | None]


def _add_entry(data: bytes, task: Task, fields: dict[str, Any]) -> Done:
    entry = entry_of(fields)
    index = find_index_for(task, entry.date)
    log = (*task.log[:index], entry, *task.log[index:])
    return add_entry(data, task, entry, PATH), task.but(log=log), None


def _change_entry(data: bytes, task: Task, at: int, key: str, value: str) -> Done:
    index = at % len(task.log)
    entry = task.log[index]
    old = getattr(entry, key)
    new = entry.but(**{key: dt.date.fromisoformat(value) if key == "date" else value})
    log = (*task.log[:index], new, *task.log[index + 1 :])
    edited = change_entry(data, task, index, {key: value}, PATH)
    return edited, task.but(log=log), None if old is None else str(old)


def _clear_field(data: bytes, task: Task, at: int, which: int) -> Done:
    index = at % len(task.log)
    entry = task.log[index]
    names = [name for name in record_data(entry) if not fields_of(type(entry))[name].required]
    if not names:
        return Edited(data, task, index), task, None
    name = names[which % len(names)]
    new = entry.but(**{name: fields_of(type(entry))[name].default})
    log = (*task.log[:index], new, *task.log[index + 1 :])
    return clear_fields(data, task, index, [name], PATH), task.but(log=log), None


def _add_evidence(data: bytes, task: Task, at: int, items: tuple[EvidenceFile, ...]) -> Done:
    index = at % len(task.log)
    entry = task.log[index]
    new = entry.but(evidence=(*entry.evidence, *items))
    log = (*task.log[:index], new, *task.log[index + 1 :])
    return add_evidence(data, task, index, items, PATH), task.but(log=log), None


def _set_head(data: bytes, task: Task, key: str, value: str) -> Done:
    old = getattr(task, key)
    return set_field(data, task, key, value, PATH), task.but(**{key: value}), old


_EDITS: dict[str, Callable[..., Done]] = {
    "entry": _add_entry,
    "field": _change_entry,
    "clear": _clear_field,
    "evidence": _add_evidence,
    "head": _set_head,
}


def _new_entry(chance: random.Random) -> tuple[dict[str, Any]]:
    entry: dict[str, Any] = {"date": chance.choice(DAYS), "event": "签收"}
    entry |= {"note": chance.choice(WORDS)} if chance.random() < 0.6 else {}
    entry |= {"evidence": [chance.choice(_NAMES)]} if chance.random() < 0.3 else {}
    entry |= {"by": chance.choice(WORDS)} if chance.random() < 0.3 else {}
    return (entry,)


def _items(chance: random.Random) -> tuple[EvidenceFile, ...]:
    names = [chance.choice(_NAMES) for _ in range(chance.randint(1, 2))]
    return tuple(EvidenceFile(file=name, sha256=chance.choice((None, "a" * 64))) for name in names)


def _field(chance: random.Random) -> tuple[int, str, str]:
    dated = chance.random() < 0.3
    return chance.randint(0, 3), *(("date", chance.choice(DAYS)) if dated else ("note", chance.choice(WORDS)))


def _head(chance: random.Random) -> tuple[str, str]:
    key = chance.choice(("id", "title", "parent", "objective"))
    return key, "ZD-2" if key == "id" else chance.choice(WORDS)


_GIVEN: dict[str, Callable[[random.Random], tuple[Any, ...]]] = {
    "entry": _new_entry,
    "field": _field,
    "clear": lambda chance: (chance.randint(0, 3), chance.randint(0, 9)),
    "evidence": lambda chance: (chance.randint(0, 3), _items(chance)),
    "head": _head,
}
EDITOR = Target(make, judge)
