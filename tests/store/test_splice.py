"""Edits in place, by example: what people's files look like, and what an entry more makes of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from luoshi.errors import UnwritableError
from luoshi.model.base import Plain
from luoshi.model.task import Task
from luoshi.store.edit.splice import add_key, confirm, insert_item, set_value
from luoshi.store.edit.task_edit import add_entry, find_index_for
from luoshi.store.yaml.reader import load
from tests.support.builders import task

HEAD = "id: A-1\ntitle: 甲\nkind: 批示件\nassigned: 2026-10-09\n"
ENTRY = {"date": dt.date(2026, 10, 12), "event": "签收"}
LINE = "- {date: 2026-10-12, event: 签收}"
BLOCK = "log:\n  - date: 2026-10-11\n    event: 进展\n    note: |\n      一\n\n      二\n"
PROGRESS = "{date: 2026-10-11, event: 进展}"


def appended(log: str, item: Any = ENTRY, index: int = 1) -> str:
    """Return what becomes of the log when an item comes in."""
    content = insert_item((HEAD + log).encode(), ("log",), index, item)
    assert load(Task, content, "A-1.yaml").record is not None, content.decode()
    text = content.decode()
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (f"log:\n  - {PROGRESS}\n", f"log:\n  - {PROGRESS}\n  {LINE}\n"),
        (f"log:\n- {PROGRESS}\n", f"log:\n- {PROGRESS}\n{LINE}\n"),
        (f"log:\n    -   {PROGRESS}\n", f"log:\n    -   {PROGRESS}\n    {LINE}\n"),
        (f"log:\n  - {PROGRESS}", f"log:\n  - {PROGRESS}\n  {LINE}"),
        (f"log:\n  - {PROGRESS}   \n\n\n", f"log:\n  - {PROGRESS}   \n  {LINE}\n\n\n"),
        (f"log:\n  - {PROGRESS}  # 注\n# 完\n", f"log:\n  - {PROGRESS}  # 注\n  {LINE}\n# 完\n"),
        (f"log: # 注\n  - {PROGRESS}\nsuppress: []\n", f"log: # 注\n  - {PROGRESS}\n  {LINE}\nsuppress: []\n"),
        (f"log: [{PROGRESS}]\n", f"log: [{PROGRESS}, {LINE[2:]}]\n"),
        (f"log: [\n  {PROGRESS},\n]\n", f"log: [\n  {PROGRESS},\n  {LINE[2:]},\n]\n"),
        (
            "log:\n  - date: 2026-10-11\n    event: 进展\n    # note: 暂缺\n  # 以下为十一月\n",
            f"log:\n  - date: 2026-10-11\n    event: 进展\n    # note: 暂缺\n  {LINE}\n  # 以下为十一月\n",
        ),
        (
            f"{BLOCK}\n\nsuppress: []\n",
            f"{BLOCK}  {LINE}\n\n\nsuppress: []\n",
        ),
        (
            "log:\n  - date: 2026-10-11\n    event: 进展\n    note: |+\n      一\n\n\nsuppress: []\n",
            f"log:\n  - date: 2026-10-11\n    event: 进展\n    note: |+\n      一\n\n\n  {LINE}\nsuppress: []\n",
        ),
    ],
)
def test_an_entry_comes_after_the_last_in_the_manner_of_the_file(log: str, expected: str) -> None:
    assert appended(log) == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("", f"log:\n  {LINE}\n"),
        ("# 完\n", f"log:\n  {LINE}\n# 完\n"),
        ("log:\n", f"log:\n  {LINE}\n"),
        ("log: []\n", f"log:\n  {LINE}\n"),
        ("log: []  # 尚无\n", f"log:   # 尚无\n  {LINE}\n"),
        ("log: null\nsuppress: []\n", f"log:\n  {LINE}\nsuppress: []\n"),
        ("log: [\n  ]\n", f"log: [{LINE[2:]}\n  ]\n"),
    ],
)
def test_the_first_entry_makes_the_log(log: str, expected: str) -> None:
    assert appended(log, index=0) == expected


def test_an_entry_may_come_before_the_first() -> None:
    assert appended("log:\n  # 十月\n  - {date: 2026-10-13, event: 进展}\n", index=0) == (
        f"log:\n  # 十月\n  {LINE}\n  - {{date: 2026-10-13, event: 进展}}\n"
    )


def test_line_ends_and_byte_order_mark_stay() -> None:
    before = (
        b"\xef\xbb\xbf"
        + HEAD.replace("\n", "\r\n").encode()
        + b"log:\r\n  - {date: 2026-10-11, event: \xe7\xad\xbe\xe6\x94\xb6}\r\n"
    )
    item = {"date": dt.date(2026, 10, 12), "event": "进展", "note": "字" * 60, "next": "再办"}
    after = insert_item(before, ("log",), 1, item)
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 4


def test_a_long_entry_stands_on_lines_and_a_short_one_on_one() -> None:
    item = {
        **ENTRY,
        "event": "进展",
        "values": {"竣工数": Plain("12")},
        "note": "字" * 40,
        "evidence": ["a.pdf", "b.pdf"],
    }
    assert appended(f"log:\n- {PROGRESS}\n", item) == (
        f"log:\n- {PROGRESS}\n"
        "- date: 2026-10-12\n  event: 进展\n  values: {竣工数: 12}\n"
        f"  note: {'字' * 40}\n  evidence: [a.pdf, b.pdf]\n"
    )


def test_paragraphs_stand_in_a_block_or_escaped_within_brackets() -> None:
    item = {**ENTRY, "note": "第一段\n第二段"}
    assert appended("log: []\n", item, 0).endswith("    note: |-\n      第一段\n      第二段\n")
    assert '"第一段\\n第二段"' in appended(f"log: [{PROGRESS}]\n", item)


def test_a_whole_file_in_braces_is_edited_too() -> None:
    before = b"{id: A-1, title: x, kind: y, assigned: 2026-10-09}\n"
    after = insert_item(before, ("log",), 0, ENTRY).decode()
    assert after == f"{{id: A-1, title: x, kind: y, assigned: 2026-10-09, log: [{LINE[2:]}]}}\n"


def test_a_scalar_changes_alone_with_its_comment_kept() -> None:
    before = (HEAD.replace("甲", "'旧的'   # 题") + "log: []\n").encode()
    assert set_value(before, ("title",), "新: 的") == before.replace("'旧的'".encode(), "'新: 的'".encode())
    assert set_value(before, ("parent",), "B-1") == before + b"parent: B-1\n"
    assert add_key(before, ("owner",), "处长").endswith("log: []\nowner: 处长\n".encode())


def test_a_list_over_lines_becomes_one_line() -> None:
    before = (HEAD + "measures:\n- 一  # 注\n- 二\nlog: []\n").encode()
    after = set_value(before, ("measures",), ["三"])
    assert load(Task, after, "").record == task(
        "{id: A-1, title: 甲, kind: 批示件, assigned: 2026-10-09, measures: [三]}",
        **dict.fromkeys(
            ("source", "objective", "standard", "outputs", "leader", "lead", "support", "owner", "due", "log")
        ),
    )


@pytest.mark.parametrize(("day", "index"), [("2026-10-09", 0), ("2026-10-12", 1), ("2026-10-20", 1), ("2026-12-01", 2)])
def test_the_place_of_an_entry_is_after_the_last_of_its_day_or_before(day: str, index: int) -> None:
    assert find_index_for(task(), dt.date.fromisoformat(day)) == index


def test_an_edit_that_would_not_read_back_is_refused() -> None:
    content = (HEAD + f"log:\n  - {PROGRESS}\n").encode()
    meant = load(Task, content, "").record
    assert meant is not None
    with pytest.raises(UnwritableError, match="改完读回后与原意不同") as odd:
        confirm(content.replace(b"A-1", b"A-2"), meant, "A-1.yaml")
    assert odd.value.hint == "没有写入；这里的写法不常见，请用编辑器手工改"
    with pytest.raises(UnwritableError, match="控制字符") as unfit:
        confirm(b"\x07", meant, "A-1.yaml")
    assert unfit.value.hint == "没有写入；删去要写的文字里的控制字符再写"
    with pytest.raises(UnwritableError, match="1024 KB"):
        add_entry(content, meant, meant.log[0].but(note="字" * 400_000), "A-1.yaml")


def test_a_text_of_several_lines_does_not_swallow_the_comment_after_it() -> None:
    before = HEAD + "  # 以上为任务\n"
    after = set_value(before.encode(), ("objective",), "一\n二").decode()
    assert after == HEAD + 'objective: "一\\n二"\n  # 以上为任务\n'
    assert load(Task, after.encode(), "A-1.yaml").record == task_of(HEAD, objective="一\n二")


def test_a_day_that_occurs_twice_is_written_twice() -> None:
    day = dt.date(2026, 10, 12)
    item = {"date": day, "event": "延期", "requested": day, "due": dt.date(2026, 11, 30)}
    assert (
        appended("", item, 0) == "log:\n  - {date: 2026-10-12, event: 延期, requested: 2026-10-12, due: 2026-11-30}\n"
    )


def task_of(text: str, **changed: Any) -> Task:
    """Return the task of a text with fields changed."""
    record = load(Task, text.encode(), "A-1.yaml").record
    assert record is not None
    return record.but(**changed)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{date: 2026-10-11, event: 进展, by}", "{date: 2026-10-11, event: 进展, by: 乙}"),
        ("{date: 2026-10-11, event: 进展, 'by'}", "{date: 2026-10-11, event: 进展, 'by': 乙}"),
        ("{date: 2026-10-11, event: 进展, by:}", "{date: 2026-10-11, event: 进展, by: 乙}"),
        ("{date: 2026-10-11, by :, event: 进展}", "{date: 2026-10-11, by : 乙, event: 进展}"),
        ("{by:, date: 2026-10-11, event: 进展}", "{by: 乙, date: 2026-10-11, event: 进展}"),
    ],
)
def test_a_key_in_brackets_without_a_value_gets_one(written: str, expected: str) -> None:
    data = f"{HEAD}log: [{written}]\n".encode()
    assert load(Task, data, "A-1.yaml").record is not None
    assert set_value(data, ("log", 0, "by"), "乙").decode() == f"{HEAD}log: [{expected}]\n"


@pytest.mark.parametrize("written", ["[]", "[a.pdf]", "{by}"])
def test_a_list_in_brackets_without_a_value_gets_an_item(written: str) -> None:
    data = f"{HEAD}log: [{{date: 2026-10-11, event: 进展, evidence}}]\n# 附：{written}\n".encode()
    changed = insert_item(data, ("log", 0, "evidence"), 0, "b.pdf")
    assert changed == data.replace(b"evidence}", b"evidence: [b.pdf]}")


def test_a_text_that_the_parser_does_not_take_is_refused() -> None:
    with pytest.raises(UnwritableError, match="不能自动改"):
        insert_item(b"a: [\n", ("log",), 0, "b")
