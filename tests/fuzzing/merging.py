"""Targets of the merge: two edits of one file, through real git: no entry of either side is lost, or it is told."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml_rs

from luoshi.model.accepting import validated
from luoshi.model.record import fields_of
from luoshi.model.task import Task
from luoshi.service.changes.merging import MergeFiles, merge
from luoshi.state.changes import build_key
from luoshi.state.three_way import ConflictError, merge_tasks
from luoshi.store.yaml.reader import load
from tests.fuzzing.mutation import mutated_text
from tests.fuzzing.target import Target
from tests.fuzzing.task_texts import task_text

if TYPE_CHECKING:
    import random

_PATH = "ledgers/2026/zonghe/ZD-1.yaml"
_ENVIRONMENT = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 -- a folder of our own is made in it
_ENTRIES = (
    "{date: 2026-05-24, event: 进展, by: 学前教育处, progress: 40}",
    "{date: 2026-05-24, event: 进展, by: 财务处, note: 甲}",
    "{date: 2026-10-12, event: 批示, leader: 主任, text: 抓紧}",
    "{date: 2026-10-12, event: 提醒, by: 办公室, to: 学前教育处}",
    "{date: 2026-12-31, event: 签收}",
    "{date: 2026-12-31, event: 延期, due: 2027-01-15}",
    "{date: 2026-11-01, event: 报结}",
    "{date: 2026-11-02, event: 销号, approver: 分管领导}",
)
_HEADS = ("title", "kind", "objective", "lead", "owner", "due", "weight", "parent")
_PIECES = ("\n", "# 注\n", " # 注", "甲", "乙", "\n\n", "  ", ", ", "- ", "\r\n", "\n# 备注：丙\n")


class MergeCase(NamedTuple):
    """The texts of the base and of both sides."""

    base: str
    ours: str
    theirs: str


def make(chance: random.Random) -> MergeCase:
    """Draw a file and two edits of it: entries more and fewer, heads, comments, slips."""
    base = task_text(chance)
    return MergeCase(base, _edited(chance, base), _edited(chance, base))


def judge(case: MergeCase) -> bool:
    """Merge, and count the entries."""
    folder = Path(tempfile.mkdtemp(dir=_SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None))
    try:
        for name, text in case._asdict().items():
            (folder / name).write_bytes(text.encode())
        reasons = merge(MergeFiles(folder / "base", folder / "ours", folder / "theirs", _PATH), _ENVIRONMENT)
        content = (folder / "ours").read_bytes()
    finally:
        shutil.rmtree(folder)
    if reasons:
        _judge_conflict(case, content)
    else:
        _judge_merged(case, content)
    return True


def _judge_conflict(case: MergeCase, content: bytes) -> None:
    """What either side wrote stands there, with marks that no reader takes."""
    assert b"<<<<<<< " in content
    assert load(Task, content, _PATH).record is None
    old = set(case.base.encode().splitlines())
    new = {line for side in (case.ours, case.theirs) for line in side.encode().splitlines()} - old
    assert new <= set(content.splitlines())


def _judge_merged(case: MergeCase, content: bytes) -> None:
    base, ours, theirs = (load(Task, text.encode(), _PATH).record for text in case)
    if base is None or ours is None or theirs is None:  # git's own merge stands
        return
    task = load(Task, content, _PATH).record
    assert task is not None
    was, mine, other, now = (Counter(map(build_key, each.log)) for each in (base, ours, theirs, task))
    assert (mine - was) | (other - was) <= now, "an entry that a side added is lost"
    assert was & mine & other <= now, "an entry that both kept is lost"
    assert set(now) <= set(mine) | set(other), "an entry that nobody wrote"
    for each, count in now.items():
        assert count <= max(mine[each], other[each]), "an entry is doubled"
    for field in fields_of(task).keys() - {"log"}:
        values = [getattr(each, field) for each in (base, ours, theirs)]
        assert getattr(task, field) == (values[2] if values[1] == values[0] else values[1]), field
        assert values[1] == values[0] or values[2] in {values[0], values[1]}, f"{field} was changed by both"


def judge_records(case: MergeCase) -> bool:
    """Merge the records alone, both ways round: the same entries or the same refusal."""
    base, ours, theirs = map(_record, case)
    if base is None or ours is None or theirs is None:
        return False
    there, back = _merge(base, ours, theirs), _merge(base, theirs, ours)
    assert (there is None) == (back is None)
    if there is None or back is None:
        return True
    assert there == back
    was, mine, other = (Counter(map(build_key, each.log)) for each in (base, ours, theirs))
    assert (mine - was) | (other - was) <= there
    assert was & mine & other <= there
    return True


def _record(text: str) -> Task | None:
    """Read a text the shortest way: here the records matter, not how they are read."""
    try:
        return validated(Task, yaml_rs.loads(text, parse_datetime=False))
    except (ValueError, TypeError):
        return None


def _merge(base: Task, ours: Task, theirs: Task) -> Counter[str] | None:
    try:
        return merge_tasks(base, ours, theirs).log
    except ConflictError:
        return None


def _edited(chance: random.Random, text: str) -> str:
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        text = chance.choice((_entry_more, _entry_more, _entry_more, _head, _head, _line_less, _slip))(chance, text)
    return text


def _entry_more(chance: random.Random, text: str) -> str:
    """Put an entry after one that is there, or at the end of the log in brackets."""
    entry = chance.choice(_ENTRIES)
    lines = text.split("\n")
    places = [at for at, line in enumerate(lines) if line.lstrip().startswith("- {date")]
    if places:
        at = chance.choice((places[-1], chance.choice(places)))
        blanks = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines.insert(at + 1, f"{blanks}- {entry}" + "\r" * lines[at].endswith("\r"))
        return "\n".join(lines)
    if "log: [{" in text:
        return text.replace("log: [{", f"log: [{entry}, {{", 1)
    return text if "log:" in text else f"{text.rstrip()}\nlog:\n  - {entry}\n"


def _head(chance: random.Random, text: str) -> str:
    name, value = chance.choice(_HEADS), chance.choice(("甲", "乙", "2027-01-31", "3"))
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if line.startswith(f"{name}:")), None)
    if at is None:
        lines.insert(chance.randint(0, 4), f"{name}: {value}")
    else:
        lines[at] = f"{name}: {value}"
    return "\n".join(lines)


def _line_less(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _slip(chance: random.Random, text: str) -> str:
    return mutated_text(chance, text, _PIECES, 1)


MERGE = Target(make, judge)
THREE_WAY = Target(make, judge_records)
