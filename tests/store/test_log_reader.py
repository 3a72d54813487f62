"""Versions read by their items: the record is the one that the whole file gives, and no version without one has one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.model.task import Task
from luoshi.store.yaml.log_reader import LogReader
from luoshi.store.yaml.reader import Reader, load

HEAD = "id: ZD-2026-001\ntitle: 甲\nkind: 重点任务\nassigned: 2026-01-05\n"
MEASURES = f"{HEAD}measures:\n  - 每月现场调度\n  - 联合检查\n"
ITEMS = (
    "{date: 2026-01-06, event: 签收, by: 教师工作处}",
    "{date: 2026-01-06, event: 签收, by: 教师工作处} # 注",
    "date: 2026-02-01\n    event: 进展\n    by: 教师工作处\n    progress: 10\n    note: |\n      第一段\n\n      乙",
    "date: 2026-02-01\n    event: 进展\n    by: 教师工作处\n    note: |+\n      第一段\n\n",
    "date: 2026-02-01\n    event: 进展\n    by: 教师工作处\n    evidence:\n    - a.md\n    - b.md",
    "date: 2026-02-02\n    event: 进展\n    by: 教师工作处\n    note: 一段\n      接下去",
    "date: 2026-02-02\n    event: 进展\n    by: 教师工作处\n    note: '一段\n\n      - 接下去'",
    '{date: 2026-02-03, event: 催办, by: 办公室, reason: "甲\n  - 乙"}',
    "{date: 2026-02-03, event: 催办, by: 办公室, reason: '甲",
    "乙'}",
    "{date: 2026-02-03, event: 没有这事, by: 办公室}",
    "{date: 2026-02-03, event: 催办, by: &a 办公室, reason: 甲}",
    "{date: 2026-02-03, event: 催办, by: *a, reason: 甲}",
    "{date: 2026-02-03, event: 催办, by: 办公室, reason: 甲}\nsupport: [教师工作处]",
    "{date: 2026-02-03, event: 催办, by: 办公室, reason: 甲}\n# 注\n  # 注",
    "{date: 2026-02-03, event: 催办, by: 办公室}\nlog:\n  - {date: 2026-02-03, event: 签收, by: 教师工作处}",
    "{date: 2026-02-03, event: 催办, by: 办公室, reason: 甲}\n...\n---\nid: ZD-2026-002",
    "{date: 2026-02-03, event: 催办, by: 办公室, reason: 甲}\r",
    "",
)
texts = st.builds(
    lambda head, items, end: f"{head}log:\n" + "".join(f"  - {item}\n" for item in items) + end,
    st.sampled_from((HEAD, MEASURES, f"# 头\r\n{HEAD}", f'title: "甲\nlog:\n  - 乙"\n{HEAD}', f"suppress: [\n{HEAD}")),
    st.lists(st.sampled_from(ITEMS), max_size=5),
    st.sampled_from(("", "\n", "due: 2026-12-31\n", "  # 完\n", "  -\n")),
)


@given(st.lists(texts, max_size=6), st.sampled_from(Reader), st.sampled_from((0, 1)))
def test_a_version_is_read_as_the_whole_file_is(versions: list[str], reader: Reader, cut: int) -> None:
    known = LogReader(reader)
    for text in versions:
        content = text.encode()
        content = content[: len(content) - cut]
        assert known.read(content) == load(Task, content, "", reader).record


def test_entries_that_stay_are_one_and_the_same() -> None:
    known = LogReader()
    start = f"{HEAD}log:\n  - {ITEMS[0]}\n"
    first, second = known.read(start.encode()), known.read(f"{start}  - {ITEMS[2]}\n".encode())
    assert first is not None
    assert second is not None
    assert second.log[0] is first.log[0]
    assert [entry.event for entry in second.log] == ["签收", "进展"]


def test_the_log_of_the_last_version_is_the_whole_log_whatever_came_before() -> None:
    known = LogReader()
    items = [f"{{date: 2026-03-{day:02}, event: 催办, by: 办公室, reason: 第{day}次}}" for day in range(1, 29)]
    for count in (3, 28, 1, 20):
        task = known.read((MEASURES + "log:\n" + "".join(f"  - {item}\n" for item in items[:count])).encode())
        assert task is not None
        assert [entry.date.day for entry in task.log] == list(range(1, count + 1))
        assert task.measures == ("每月现场调度", "联合检查")


@pytest.mark.parametrize("content", [b"", b"\n", b"log:", b"\nlog:\n  - ", b"\nlog:\n  - {", b"\xff\nlog:\n  - a\n"])
def test_what_is_no_task_is_none(content: bytes) -> None:
    assert LogReader().read(content) is None
