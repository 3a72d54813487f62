"""One reader to its callers: the fast and the slow way give the same record or both refuse."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from luoshi.blank_words import is_left_blank
from luoshi.model.configuration import Configuration
from luoshi.model.task import Task
from luoshi.store.yaml.reader import Reader, load, read_line
from tests.support.texts import HEAD, complaints, read_both, task_of

SCALARS = [
    "no", "yes", "on", "012", "1:30", "1.10", "2018.6", "0x1F", "0o17", "1_000", "1e3", ".5", "5.", "+1", "-0", "1.0",
    "true", "False", "NULL1", "2026-01-05", "1+X", "=", "甲:乙", "a#b",
    "12345678901234567890", ".inf", ".nan",
]  # fmt: skip
NUMBERS = {
    "0": "0", "30": "30", "12.5": "12.5", "1.10": "1.10", "2018.6": "2018.6", "-3": "-3", "0.000001": "0.000001",
    "-0": "0", "12345678901234567890.5": "12345678901234567890.5", "1.0": "1",
}  # fmt: skip
NO_NUMBERS = ["012", "1:30", "0x1F", "0o17", "1_000", "_1", "1e3", ".5", "5.", "+1", ".inf", "true", '"1"', "十", "1 2"]


@pytest.mark.parametrize("written", SCALARS)
def test_a_text_stays_what_was_written(written: str) -> None:
    task = task_of(HEAD + f"objective: {written}\nsupport: [{written}, 乙]\noutputs:\n  - {written}\n")
    assert (task.objective, task.support, task.outputs) == (written, (written, "乙"), (written,))


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_what_is_left_blank_is_not_there(nothing: str) -> None:
    task = task_of(HEAD + f"objective: {nothing}\nsupport: {nothing}\npublic: {nothing}\n")
    assert (task.objective, task.support, task.public) == (None, (), False)


@pytest.mark.parametrize("word", ["nUll", "none", "'null'", '"~"'])
def test_other_words_for_nothing_are_texts(word: str) -> None:
    entry = task_of(HEAD + f"log: [{{date: 2026-01-06, event: 评价, result: {word}}}]\n").log[0]
    assert getattr(entry, "result") == word.strip("'\"")  # noqa: B009 -- the class of the entry is not the point


@pytest.mark.parametrize("word", ["无", "暂无。", "none", "'null'", "／", "—", "Ｎ／Ａ"])
def test_a_text_that_need_not_be_there_is_blank_where_it_is_left_blank(word: str) -> None:
    task = task_of(HEAD + f"objective: {word}\nsupport: [{word}]\noutputs: [{word}, 台账]\n")
    assert (task.objective, task.support, task.outputs) == (None, (), (word.strip("'"), "台账"))


@pytest.mark.parametrize(("written", "value"), NUMBERS.items())
def test_a_number_is_exact(written: str, value: str) -> None:
    entry = task_of(HEAD + f"log: [{{date: 2026-01-06, event: 进展, values: {{甲: {written}}}}}]\n").log[0]
    assert getattr(entry, "values") == {"甲": Decimal(value)}  # noqa: B009 -- the class of the entry is not the point


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_what_is_no_plain_number_is_refused(written: str) -> None:
    (told,) = complaints(HEAD + f"log: [{{date: 2026-01-06, event: 进展, values: {{甲: {written}}}}}]\n")
    assert told.startswith("5:49 LS108 甲 的")


@pytest.mark.parametrize("written", ["1.5", "1.0", "'3'", "三", "0x3"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    word = written.strip("'")
    assert complaints(HEAD + f"due: {{within: {written}, unit: 自然日}}\n") == [f"5:15 LS108 within 的值“{word}”不对"]


def test_a_number_with_more_digits_than_python_takes_is_a_finding() -> None:
    (told,) = complaints(HEAD + f"due: {{within: {'9' * 5000}, unit: 自然日}}\n")
    assert told == f"5:15 LS108 within 的值“{'9' * 40}…”不对"


@pytest.mark.parametrize(("written", "value"), [("true", True), ("True", True), ("FALSE", False)])
def test_truth_is_written_as_yaml_writes_it(written: str, value: bool) -> None:  # noqa: FBT001 -- a table
    assert task_of(HEAD + f"public: {written}\n").public is value


@pytest.mark.parametrize("written", ["yes", "no", "on", "是", "'true'", "tRuE", "1"])
def test_other_words_for_truth_are_refused(written: str) -> None:
    assert complaints(HEAD + f"public: {written}\n")[0].startswith("5:9 LS108 public 的值“")


def test_a_block_text_that_ends_with_the_file_keeps_its_line_break() -> None:
    assert task_of(HEAD + "objective: |\n  甲\n  乙").objective == "甲\n乙\n"


def test_parameters_of_a_rule_are_read_alike_both_ways() -> None:
    text = "version: 1\norganisation: {name: 甲, office: 乙}\nrules: {LS101: {reason: 丙, parameters: {%s}}}\n"
    given = "a: 5, b: 012, c: [x, 12, no], d: 甲, e: '5', f: 1.5, g: -2, h: [], i: true"
    record = read_both(text % given, Configuration).record
    assert record is not None
    assert record.rules["LS101"].parameters == {
        "a": 5, "b": "012", "c": ["x", "12", "no"], "d": "甲", "e": "5", "f": "1.5", "g": -2, "h": [], "i": "true",
    }  # fmt: skip


def test_the_id_of_a_task_that_cannot_be_read_is_told_where_it_can() -> None:
    assert read_both(HEAD + "leed: 乙\n", Task).findings[0].task == "ZD-1"
    assert read_both(HEAD.replace("id: ZD-1", "id: [1]"), Task).findings[0].task is None
    assert read_both("- 甲\n", Task).findings[0].task is None


def test_a_line_past_the_end_is_empty() -> None:
    assert [read_line(b"\xef\xbb\xbfa\r\nb\xff", line) for line in (0, 1, 2, 3)] == ["", "a", "b�", ""]


@pytest.mark.parametrize("key", [":0", "::", ":", " :a", ":#", ":'甲'", ": ", "b: 1, :c", "b: 1,:"])
def test_a_key_that_begins_with_a_colon_is_read_alike_both_ways(key: str) -> None:
    read_both(HEAD + f"log:\n  - {{date: 2026-01-06, event: 进展, values: {{{key}: 0}}}}\n", Task)


@pytest.mark.parametrize("words", ["[:a]", "[:]", "[甲, :乙]", "[甲,:乙]", "[::]", "甲 :乙", ":甲", "{:甲}"])
def test_a_text_that_begins_with_a_colon_is_read_alike_both_ways(words: str) -> None:
    read_both(HEAD + f"support: {words}\nobjective: {words}\n", Task)


FLOWS = st.text(st.sampled_from(":{}[],-#\"' a0"), max_size=8)


@given(FLOWS)
def test_whatever_stands_in_brackets_is_read_alike(words: str) -> None:
    read_both(HEAD + f"log:\n  - {{date: 2026-01-06, event: 进展, values: {{甲: 1, {words}: 0}}}}\n", Task)
    read_both(HEAD + f"support: [{words}]\n", Task)


# ------------------------------------------------------------------------------------------------ both ways, by chance

# Without “?”: the dumper writes texts that begin with one so that neither reader takes them.
WORDS = st.text(st.sampled_from("甲乙丙，。：:- #'\"[]{}|>!&*%@`~\\/=0129.eExX_+no \n·＃　"), min_size=1, max_size=12)
TEXTS = WORDS | st.sampled_from(SCALARS + NO_NUMBERS + ["null", "~", " 甲", "甲 ", "- 甲", "<<", "---", "..."])
DAYS = st.dates().map(str)
AMOUNTS = st.integers(0, 10**6) | st.decimals(0, 1000, places=2).map(float)
ENTRIES = st.one_of(
    st.fixed_dictionaries(
        {"date": DAYS, "event": st.just("进展")},
        optional={
            "note": TEXTS,
            "values": st.dictionaries(TEXTS, AMOUNTS, max_size=2),
            "progress": st.integers(0, 100),
        },
    ),
    st.fixed_dictionaries({"date": DAYS, "event": st.just("报结"), "evidence": st.lists(TEXTS, max_size=2)}),
    st.fixed_dictionaries(
        {"date": DAYS, "event": st.just("调整"), "field": TEXTS, "to": TEXTS | st.lists(TEXTS, min_size=1, max_size=2)}
    ),
)
TASKS = st.fixed_dictionaries(
    {"id": st.sampled_from(["ZD-1", "甲-2026-001", "012"]), "title": TEXTS, "kind": TEXTS, "assigned": DAYS},
    optional={
        "objective": TEXTS,
        "support": st.lists(TEXTS, max_size=3),
        "due": DAYS | st.fixed_dictionaries({"within": st.integers(0, 99), "unit": st.just("工作日")}),
        "weight": st.integers(1, 100),
        "public": st.booleans(),
        "log": st.lists(ENTRIES, max_size=3),
    },
)


def dumped(data: Any, *, flow: bool, width: int, indent: int, explicit: bool) -> str:
    """Write the data in one of many styles."""
    yaml = YAML(typ="rt" if explicit else "safe", pure=True)
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = flow, width, True
    yaml.indent(mapping=indent, sequence=indent, offset=indent - 2)
    yaml.explicit_start = explicit
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


STYLES = st.fixed_dictionaries(
    {
        "flow": st.booleans(),
        "width": st.sampled_from([20, 80, 4096]),
        "indent": st.sampled_from([2, 4]),
        "explicit": st.booleans(),
    }
)
WRITTEN = st.builds(lambda data, style: dumped(data, **style), TASKS, STYLES)


@given(WRITTEN)
def test_whatever_is_dumped_is_read_alike(text: str) -> None:
    read_both(text, Task)


def begins_with_colon(data: Any) -> bool:
    """Whether any text in the data does."""
    if isinstance(data, (dict, list)):
        return any(map(begins_with_colon, data.values() if isinstance(data, dict) else data))
    return isinstance(data, str) and data.startswith(":")


@given(TASKS, STYLES)
def test_texts_come_back_as_they_were_dumped(data: dict[str, Any], style: dict[str, Any]) -> None:
    text = dumped(data, **style)
    assume(not (style["flow"] and begins_with_colon(data)))  # ruamel.yaml refuses what it wrote: refused, not lost
    loaded = read_both(text, Task)
    assert loaded.record is not None
    assert (loaded.record.title, loaded.record.kind) == (data["title"], data["kind"])
    support = data.get("support", ())
    assert loaded.record.support == (() if is_left_blank(support) else tuple(support))


PIECES = st.sampled_from(
    [
     "\t", "\r", '"', "'", ": ", "- ", " #", "\n", "\n  ", "[", "]", "{", "}", ", ", "|", ">", "|-\n",
     "&a ", "*a", "!x ",
     "? ", "~",
     "null", "0x1", "1_0", "012", "1e3", "\\u4e2d", "\\ud800",
     "：", "<<: ", "---\n", "...\n", "%", "@", "`", "\\",
     "\u2028", "\u0085", "\ufeff", "\x00", " ", "null: 1\n", "title: 乙\n", "1.50", "+1", "_1"]
)  # fmt: skip
BASE = (
    HEAD
    + """due: {within: 15, unit: 工作日}
measures: [项目清单化管理, 每月现场调度]
weight: 1.5
objective: >-
  甲
  乙
milestones:
  - {id: 方案, title: 印发, due: 2026-03-31, weight: 10}
log:
  - {date: 2026-02-10, event: 签收, by: 学前处}
  - date: 2026-05-24
    event: 进展
    values: {竣工数: 12}
    note: |
      已开工36个
      “竣工”12个
    problem: '三个乡镇: 土地'
"""
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return the base text with a few characters or lines deleted, doubled or put in."""
    text = BASE
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        lines = text.splitlines(keepends=True)
        line = draw(st.integers(0, max(0, len(lines) - 1)))
        change = draw(st.integers(0, 4))
        if change == 0:
            text = text[:place] + text[place + 1 :]
        elif change == 1:
            text = text[:place] + draw(PIECES) + text[place:]
        elif change == 2:
            text = "".join(lines[:line] + lines[line + 1 :])
        else:
            text = "".join(lines[:line] + lines[line : line + 1] + lines[line:])
    return text


@given(mutated())
@example(BASE.replace("[项目", "[|项目"))
@example(BASE.replace("竣工数: 12", "竣\n\n工数: 12"))
@example(BASE.replace("values: {竣工数: 12}", "values: {竣工数: _12}"))
@example(BASE.replace("event: 进展", "event\n      : 进展"))
@example(BASE.replace("每月", ">+\n每月"))
@example(BASE.replace("土地", "土\t地"))
@example(BASE.replace("项目清", "项目\u0085清"))
def test_whatever_is_mistyped_is_read_alike(text: str) -> None:
    read_both(text, Task)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    assert load(Task, data, "x.yaml", Reader.FAST) == load(Task, data, "x.yaml", Reader.PURE)
