"""The merge driver on random pairs of edits, against git's own merge of the same texts."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import pytest

from luoshi.model.task import Task
from luoshi.service.changes.merging import MergeFiles, merge
from luoshi.store.edit.text_merge import merge_texts
from luoshi.store.yaml.reader import load
from tests.support import builders
from tests.support.repositories import surroundings

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = 600
BLOCKS = 6
KINDS = ("进展", "进展", "进展", "提醒", "批示", "报结", "销号", "延期")
HEADS = {"objective": "年底前120个项目全部竣工", "standard": "验收合格率100%", "owner": "处长"}
OLD = (
    "  - {date: 2026-10-12, event: 签收, by: 学前教育处}",
    "  - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}",
)


@dataclass
class Side:
    """A text and what was done to it."""

    text: str = builders.TASK.lstrip("\n")
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def entry(chance: random.Random) -> str:
    kind = chance.choice(KINDS)
    day = f"2026-10-{chance.randint(24, 31)}"
    more = {
        "进展": f"by: {chance.choice(['学前教育处', '财务处'])}, note: 开工{chance.randint(1, 99)}个",
        "提醒": f"by: 办公室, reason: 第{chance.randint(1, 99)}次",
        "批示": f"leader: 分管副主任, text: 抓紧{chance.randint(1, 99)}",
        "报结": "by: 学前教育处",
        "销号": "approver: 分管领导",
        "延期": "due: 2027-01-15, approver: 主任办公会",
    }[kind]
    return f"{{date: {day}, event: {kind}, {more}}}"


def written(chance: random.Random, text: str) -> str:
    """Return an entry in flow or in block style."""
    if chance.random() < 0.6:
        return f"  - {text}\n"
    lines = text.strip("{}").split(", ")
    return "".join(f"{'  - ' if not index else '    '}{line}\n" for index, line in enumerate(lines))


def edited(chance: random.Random, shared: str) -> Side:
    """Edit the base text: mostly entries more, now and then the head, a comment, an old entry."""
    side = Side()
    for _ in range(chance.randint(1, 3)):
        what = chance.random()
        if what < 0.7:
            text = shared if chance.random() < 0.15 and shared not in side.added else entry(chance)
            side.added.append(text)
            side.text += written(chance, text)
        elif what < 0.85:
            name = chance.choice(sorted(HEADS))
            if name not in side.heads:
                side.heads[name] = f"{HEADS[name]}（改{chance.randint(1, 3)}）"
                side.text = side.text.replace(f"{name}: {HEADS[name]}", f"{name}: {side.heads[name]}")
        elif what < 0.95:
            remark = f"# 备注{chance.randint(1, 99)}"
            side.remarks.append(remark)
            side.text = side.text.replace("log:\n", f"{remark}\nlog:\n", 1)
        elif not side.removed:
            side.removed.append(OLD[1])
            side.text = side.text.replace(f"{OLD[1]}\n", "", 1)
    return side


@cache
def key(text: str) -> str:
    """Return what stands for an entry, however it is written."""
    task = load(
        Task, f"{builders.TASK.partition('log:')[0].lstrip()}log:\n  - {text.removeprefix('  - ')}\n".encode(), "x"
    )
    assert task.record is not None
    return repr(task.record.log[0])


def expected(ours: Side, theirs: Side) -> Counter[str]:
    """Return the entries that a right merge has, counted from what was done and not from any merge."""
    old = Counter(key(text) for text in OLD if text not in (*ours.removed, *theirs.removed))
    return old + (Counter(map(key, ours.added)) | Counter(map(key, theirs.added)))


def tasks_of(content: bytes) -> Task | None:
    return load(Task, content, "x").record


@pytest.mark.parametrize("block", range(BLOCKS))
def test_no_entry_is_lost_or_doubled(block: int, tmp_path: Path) -> None:
    outcomes = Counter(one_pair(random.Random(block * PAIRS + each), tmp_path) for each in range(PAIRS // BLOCKS))  # noqa: S311 -- the same pairs every time
    assert outcomes["solved"] > 20, "the driver is of use where plain git gives up"
    assert outcomes["refused"] > 10


def one_pair(chance: random.Random, folder: Path) -> str:
    """Merge one pair of edits, hold the result against what was done, and return how it went."""
    shared = entry(chance)
    ours, theirs = edited(chance, shared), edited(chance, shared)
    files = MergeFiles(folder / "O", folder / "A", folder / "B", "ZD-2026-001.yaml")
    for path, text in ((files.base, Side().text), (files.ours, ours.text), (files.theirs, theirs.text)):
        path.write_text(text, encoding="utf-8")
    plain = merge_texts(files.base, files.ours, files.theirs, surroundings())
    if merge(files, surroundings()):
        assert b"<<<<<<< " in files.ours.read_bytes()
        assert tasks_of(files.ours.read_bytes()) is None
        return "refused"
    hold(files.ours.read_bytes(), ours, theirs)
    return "as git" if plain.clean else "solved"


def hold(result: bytes, ours: Side, theirs: Side) -> None:
    """Fail unless the result is what was done on both sides, once."""
    task = tasks_of(result)
    assert task is not None, result.decode()
    assert Counter(repr(each) for each in task.log) == expected(ours, theirs)
    assert {name: getattr(task, name) for name in HEADS} == {**HEADS, **theirs.heads, **ours.heads}
    assert all(remark in result.decode() for remark in (*ours.remarks, *theirs.remarks))


def test_our_lines_stay_as_they_are(tmp_path: Path) -> None:
    odd = builders.TASK.lstrip("\n").replace("title: ", "title:   ").replace("\n", "\r\n")
    files = MergeFiles(tmp_path / "O", tmp_path / "A", tmp_path / "B", "ZD-2026-001.yaml")
    files.base.write_bytes(odd.encode())
    mine = odd + "  - {date: 2026-10-28, event: 提醒, by: 办公室, reason: 落后}   # 电话说过\r\n"
    files.ours.write_bytes(mine.encode())
    files.theirs.write_bytes((odd + "  - {date: 2026-10-27, event: 进展, by: 学前教育处, note: 开工}\r\n").encode())
    assert merge(files, surroundings()) == ()
    merged = files.ours.read_bytes().decode().split("\r\n")
    assert [line for line in merged if "开工" not in line or "印发" in line] == mine.split("\r\n")
    assert len(merged) == len(mine.split("\r\n")) + 1


def run(tmp_path: Path, ours: str, theirs: str, base: str = builders.TASK) -> tuple[tuple[str, ...], str]:
    files = MergeFiles(tmp_path / "O", tmp_path / "A", tmp_path / "B", "ZD-2026-001.yaml")
    for path, text in ((files.base, base), (files.ours, ours), (files.theirs, theirs)):
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return merge(files, surroundings()), files.ours.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        (
            "event: 销号, approver: 分管领导",
            "event: 进展, by: 学前教育处, note: 开工",
            "一边“销号”，另一边还在记“进展”",
        ),
        ("event: 进展, by: 学前教育处, note: 甲", "event: 进展, by: 学前教育处, note: 乙", "内容不一样"),
        ("event: 报结, by: 学前教育处", "event: 延期, due: 2027-02-01, approver: 主任", "两边都走了下一步"),
    ],
)
def test_what_contradicts_itself_is_left_to_a_person(ours: str, theirs: str, reason: str, tmp_path: Path) -> None:
    sides = [f"{builders.TASK}  - {{date: 2026-10-30, {text}}}\n" for text in (ours, theirs)]
    reasons, content = run(tmp_path, *sides)
    assert reason in "；".join(reasons)
    assert "<<<<<<< 我方" in content


def test_one_field_changed_two_ways_is_a_conflict(tmp_path: Path) -> None:
    sides = [builders.TASK.replace("owner: 处长", f"owner: {name}") for name in ("科长", "副处长")]
    reasons, content = run(tmp_path, *sides)
    assert reasons == ("两边都改了“责任人”，改得不一样",)
    assert "<<<<<<< 我方" in content


def test_one_old_entry_changed_two_ways_is_a_conflict(tmp_path: Path) -> None:
    sides = [builders.TASK.replace("印发实施方案", words) for words in ("印发方案", "印发了方案")]
    assert "两边都改动了同一条旧记录" in run(tmp_path, *sides)[0]


def test_a_contradiction_that_git_would_merge_in_silence_is_marked(tmp_path: Path) -> None:
    base = builders.TASK.replace("log:\n", "log:\n" + "".join(f"  # {number}\n" for number in range(9)))
    ours = base + "  - {date: 2026-10-30, event: 销号, approver: 分管领导}\n"
    theirs = base.replace("log:\n", "log:\n  - {date: 2026-10-30, event: 进展, by: 学前教育处, note: 开工}\n")
    reasons, content = run(tmp_path, ours, theirs, base)
    assert reasons
    assert content.startswith("<<<<<<< 我方\n")
    assert content.endswith(">>>>>>> 对方\n")


def test_a_file_that_is_no_task_is_merged_as_git_does(tmp_path: Path) -> None:
    base = "title: 清单\nkind: 综合\nyear: 2026\nprefix: ZD\nowner: 办公室\n"
    reasons, content = run(tmp_path, base.replace("清单", "新清单"), base + "# 尾\n", base)
    assert (reasons, content) == ((), base.replace("清单", "新清单") + "# 尾\n")
    reasons, content = run(tmp_path, base.replace("清单", "甲"), base.replace("清单", "乙"), base)
    assert reasons == ("两边改了同样的地方",)
    assert "<<<<<<< 我方" in content


def test_what_cannot_be_put_in_place_is_left_to_a_person(tmp_path: Path) -> None:
    ours = f"{builders.TASK}  - {{date: 2026-10-28, event: 提醒, by: 办公室}}\n"
    new = "  - {date: 2026-10-27, event: 进展, by: 学前教育处, note: 开工}"
    assert run(tmp_path, ours, f"{builders.TASK}{new}  # 电话说的\n")[0] == ("对方写了注释，自动合并会丢掉",)
    without = builders.TASK.replace("owner: 处长\n", "")
    assert run(tmp_path, ours, f"{without}{new}\n")[0] == ("对方删去了“owner”",)
    changed = builders.TASK.replace("印发实施方案", "印发方案")
    assert run(tmp_path, ours, f"{changed}{new}\n")[0] == ("对方改动或删去了旧记录，我方也改了这个文件",)


def test_a_side_that_cannot_be_read_is_merged_as_text(tmp_path: Path) -> None:
    broken = builders.TASK.replace("id: ZD-2026-001", "id: [")
    reasons, content = run(tmp_path, broken, builders.TASK + OLD[0] + "\n")
    assert reasons == ()
    assert content == broken.lstrip("\n") + OLD[0] + "\n"


def test_both_sides_adding_the_same_file_is_a_conflict(tmp_path: Path) -> None:
    reasons, content = run(tmp_path, builders.TASK, builders.TASK.replace("处长", "科长"), "")
    assert reasons == ("两边改了同样的地方",)
    assert "<<<<<<< 我方" in content
