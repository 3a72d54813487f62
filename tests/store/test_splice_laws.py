"""Laws of edits in place: random tasks, in random manners of writing, under random edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.blank_words import is_left_blank
from luoshi.model.entry_forms import entry_of
from luoshi.model.evidence import EvidenceFile
from luoshi.model.record import fields_of
from luoshi.model.task import Task
from luoshi.store.edit.task_edit import add_entry, add_evidence, change_entry, clear_fields, find_index_for, set_field
from luoshi.store.edit.task_text import record_data
from luoshi.store.yaml.reader import Reader, load
from tests.store.styles import texts
from tests.support.strategies import days, entries, tasks

if TYPE_CHECKING:
    from luoshi.model.entries import Entry

PATH = "ledgers/2026/zonghe/ZD-2026-001.yaml"
MANY = settings(max_examples=2_500) if settings.get_current_profile_name() == "soak" else settings()
"""Every law is drawn so often that together they are 12,500 edits in the soak."""
WORDS = st.sampled_from(
    (
        "印发方案",
        "三个乡镇: 土地手续未批",
        "是",
        "no",
        "012",
        "- 开工36个",
        "# 不是注释",
        "a, b]}",
        "第一段\n第二段",
        "字" * 80,
        "'引号'\"",
        " 前后有空格 ",
        "2026-10-31",
        "\t制表",
        "？",
        "? k",
        "{a: b}",
    )
)
NOTES = st.one_of(WORDS, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20))


@st.composite
def files(draw: st.DrawFn, least: int = 0) -> tuple[bytes, Task]:
    """Draw a task and a file that holds it; the log has at least ``least`` entries."""
    task = draw(tasks().filter(lambda task: len(task.log) >= least))
    log = tuple(_told(entry, draw(st.one_of(st.none(), NOTES))) for entry in task.log)
    task = task.but(log=log)
    content = draw(texts(task))
    loaded = load(Task, content, PATH)
    assert loaded.record == task, (loaded.findings, content.decode())
    return content, task


@st.composite
def new_entries(draw: st.DrawFn) -> Entry:
    """Draw an entry of any kind and day."""
    data = draw(entries(draw(days())).filter(bool))[-1]
    data |= {"note": draw(NOTES)} if draw(st.booleans()) else {}
    data |= {"evidence": draw(st.lists(NOTES, max_size=2))} if draw(st.booleans()) else {}
    return entry_of(data)


def _told(entry: Entry, note: str | None) -> Entry:
    return entry_of(record_data(entry) | ({"note": note} if note else {}))


def difference(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """Return what was taken out of ``old`` and what was put in, by the longest common start and end."""
    start = _common(old, new)
    rest_old, rest_new = old[start:], new[start:]
    end = _common(rest_old[::-1], rest_new[::-1])
    return rest_old[: len(rest_old) - end], rest_new[: len(rest_new) - end]


def _common(first: bytes, second: bytes) -> int:
    """Return how many bytes the two begin with in common."""
    pairs = zip(first, second, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))


def reads_back(content: bytes, task: Task) -> None:
    """Fail unless both readers find the task."""
    for reader in Reader:
        assert load(Task, content, PATH, reader).record == task


@MANY
@given(files(), new_entries())
def test_an_entry_more_takes_no_byte_away(file: tuple[bytes, Task], entry: Entry) -> None:
    content, task = file
    edited = add_entry(content, task, entry, PATH)
    index = find_index_for(task, entry.date)
    reads_back(edited.content, task.but(log=(*task.log[:index], entry, *task.log[index:])))
    gone, come = difference(content, edited.content)
    if task.log:
        assert gone == b""
        assert len(come) == len(edited.content) - len(content)
    else:
        # Of an empty list the end may be what the new entry ends with as well.
        assert (
            gone.strip() in {b"", b"[]", b"[", b"~"}
            or gone.startswith(b"[]")
            or gone.lstrip().startswith((b"~", b"[]"))
        )
    lines = edited.content.splitlines()
    kept = content.splitlines() if task.log and b"\n    {" not in content and b"log: [" not in content else []
    assert _within(kept, lines)
    assert (b"\r\n" in edited.content) == (b"\r\n" in content) or content.count(b"\n") == 0
    assert edited.content.endswith(b"\n") == content.endswith(b"\n") or not task.log


@MANY
@given(files(1), st.data())
def test_a_changed_field_changes_its_entry_alone(file: tuple[bytes, Task], data: Any) -> None:
    content, task = file
    index = data.draw(st.integers(0, len(task.log) - 1))
    told = NOTES.filter(lambda note: not is_left_blank(note))  # a word that says nothing never comes so far
    key, value = data.draw(st.one_of(st.tuples(st.just("note"), told), st.tuples(st.just("date"), days())))
    edited = change_entry(content, task, index, {key: value}, PATH)
    entry = entry_of(record_data(task.log[index]) | {key: value})
    reads_back(edited.content, task.but(log=(*task.log[:index], entry, *task.log[index + 1 :])))
    gone, _ = difference(content, edited.content)
    old = getattr(task.log[index], key)
    assert old is not None or gone == b""
    assert b"event" not in gone
    assert b"#" not in gone or "#" in str(old)


@MANY
@given(files(1), st.data())
def test_more_evidence_takes_no_byte_away(file: tuple[bytes, Task], data: Any) -> None:
    content, task = file
    index = data.draw(st.integers(0, len(task.log) - 1))
    items = [EvidenceFile(file=name, sha256=sum_) for name, sum_ in data.draw(st.lists(_ITEM, min_size=1, max_size=2))]
    edited = add_evidence(content, task, index, items, PATH)
    entry = task.log[index].but(evidence=(*task.log[index].evidence, *items))
    reads_back(edited.content, task.but(log=(*task.log[:index], entry, *task.log[index + 1 :])))
    assert len(edited.content) > len(content)
    if task.log[index].evidence:
        assert difference(content, edited.content)[0] == b""


@MANY
@given(files(1).filter(lambda file: any(map(_optional, file[1].log))), st.data())
def test_a_cleared_field_goes_alone(file: tuple[bytes, Task], data: Any) -> None:
    content, task = file
    index = data.draw(st.sampled_from([index for index, entry in enumerate(task.log) if _optional(entry)]))
    entry = task.log[index]
    name = data.draw(st.sampled_from(_optional(entry)))
    edited = clear_fields(content, task, index, [name], PATH)
    cleared = entry_of({key: value for key, value in record_data(entry).items() if key != name})
    reads_back(edited.content, task.but(log=(*task.log[:index], cleared, *task.log[index + 1 :])))
    gone, come = difference(content, edited.content)
    assert come == b""
    assert len(gone) == len(content) - len(edited.content)
    if name in {"by", "note"}:
        assert b"#" not in gone or "#" in getattr(entry, name)
    assert (b"\r\n" in edited.content) == (b"\r\n" in content)


@MANY
@given(files(), st.sampled_from(("id", "title", "parent", "objective")), NOTES)
def test_a_text_of_the_head_is_set_or_added(file: tuple[bytes, Task], key: str, value: str) -> None:
    content, task = file
    value = "ZD-2026-099" if key == "id" else value
    edited = set_field(content, task, key, value, PATH)
    reads_back(edited.content, task.but(**{key: value}))
    gone, _ = difference(content, edited.content)
    assert b"#" not in gone
    assert getattr(task, key) is not None or gone == b""


_ITEM = st.tuples(
    st.sampled_from(("验收表.pdf", "a, b.pdf", "现场 照片.jpg", "验收/表.xlsx", "x" * 90)),
    st.sampled_from(("a" * 64, None)),
)


def _optional(entry: Entry) -> list[str]:
    """Return the fields that stand in the entry and need not."""
    return [name for name in record_data(entry) if not fields_of(type(entry))[name].required]


def _within(few: list[bytes], many: list[bytes]) -> bool:
    """Whether ``few`` stand in ``many`` in the same order."""
    rest = iter(many)
    return all(any(line == other for other in rest) for line in few)
