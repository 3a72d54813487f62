from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luoshi.errors import UnwritableError
from luoshi.model.accepting import validated
from luoshi.model.base import Plain
from luoshi.model.task import Task
from luoshi.store.edit.task_text import task_file
from luoshi.store.yaml.reader import Reader, load
from tests.support.builders import task

NASTY = (
    *("no", "yes", "on", "null", "~", "true", "012", "1.10", "1e3", "0x1F", "1_000", "1:30", "2026-10-31", ".inf"),
    *(
        "- x",
        "#a",
        "a #b",
        "{b}",
        "[c]",
        "'",
        '"',
        ": ",
        "a: b",
        "a:",
        "a：b",
        "? k",
        "! t",
        "& a",
        "* b",
        "| x",
        "> y",
    ),
    *("@a", "`b", "%c", "---", "...", "--- a", "<<", "=", "\\", "a\\nb", "，", "a, b", "a]b", "}", "<<<<<<< HEAD"),
    *(
        "😀",
        "a😀b",
        "𠮷",
        " x",
        "x ",
        "\tx",
        "x\t",
        "a\nb",
        "a\n\nb",
        "a\n",
        "\na",
        "\n",
        "a \nb",
        "a\n b",
        "　　一\n　　二",
    ),
    *(
        "a\rb",
        "a\x85b",
        "a\u2028b",
        "\ufeff",
        "\x80",
        "\x9f",
        "\ufdd0",
        "\U0010ffff",
        "e\u0301",
        "字" * 300,
    ),
    *("---\n...", "# a\n# b", "<<<<<<< a\n=======\n>>>>>>> b", "- a\n- b", "a\n---\nb", "a\t\nb", "\n\n\n", "a\n\n"),
)
UNFIT = tuple("\x00\x07\x1b\x1f\x7f\ufffe\uffff")
FIT = st.characters(
    codec="utf-8", exclude_categories=["Cc"], include_characters="\t\n\r\x85", exclude_characters="\ufffe\uffff"
)
TEXT = st.one_of(st.sampled_from(NASTY), st.text(FIT, min_size=1, max_size=60))
NUMBER = st.decimals(min_value=0, max_value=10**12, places=2).map(lambda number: Plain(f"{number:f}"))
POSITIVE = st.decimals(min_value="0.001", max_value=10**6, places=3).map(lambda number: Plain(f"{number:f}"))
WITHIN = st.fixed_dictionaries(
    {"within": st.integers(0, 3660), "unit": st.sampled_from(["工作日", "自然日"])}, optional={"from": st.dates()}
)
MILESTONE = st.fixed_dictionaries({"id": TEXT, "title": TEXT, "due": st.dates(), "weight": POSITIVE})
INDICATOR = st.fixed_dictionaries(
    {"id": TEXT, "type": st.sampled_from(["累计", "增幅", "水平"])},
    optional={
        "title": TEXT,
        "unit": TEXT,
        "direction": st.sampled_from(["不低于", "不高于"]),
        "baseline": NUMBER,
        "target": NUMBER,
        "weight": POSITIVE,
    },
)
SOURCE = st.fixed_dictionaries({"category": TEXT}, optional={"document": TEXT, "item": TEXT, "approver": TEXT})
TEXTS = st.lists(TEXT, max_size=3)
HEAD = st.fixed_dictionaries(
    {"id": st.just("ZD-2026-001"), "title": TEXT, "kind": TEXT, "assigned": st.dates()},
    optional={
        "source": SOURCE,
        **dict.fromkeys(("objective", "standard", "leader", "lead", "owner", "due_text", "parent"), TEXT),
        **dict.fromkeys(("measures", "outputs", "support", "lists"), TEXTS),
        "due": st.one_of(st.dates(), st.just("长期"), WITHIN),
        "cadence": st.sampled_from(["周", "月", "季", "半年"]),
        "basis": st.sampled_from(["子任务", "节点", "指标", "填报"]),
        "weight": POSITIVE,
        "public": st.booleans(),
        "milestones": st.lists(MILESTONE, max_size=2),
        "indicators": st.lists(INDICATOR, max_size=2),
    },
)


@given(HEAD)
def test_any_head_reads_back_equal_by_both_readers(head: dict[str, Any]) -> None:
    written = validated(Task, head)
    content = task_file(written)
    for reader in Reader:
        assert load(Task, content, "ZD-2026-001.yaml", reader).record == written


@given(TEXT, TEXT)
@example("a" * 50, "a\nb")
def test_texts_in_lists_and_short_maps_read_back_equal(first: str, second: str) -> None:
    milestone = {"id": first, "title": second, "due": "2026-10-31", "weight": 100}
    written = task(measures=[first, second], milestones=[milestone], objective=second)
    assert load(Task, task_file(written), "ZD-2026-001.yaml").record == written


def test_a_task_is_laid_out_as_the_design_shows() -> None:
    written = task(
        due={"within": 15, "unit": "工作日", "from": "2026-11-09"},
        milestones=[{"id": "方案", "title": "印发实施方案", "due": "2026-10-31", "weight": 100}],
        indicators=[{"id": "竣工数", "unit": "个", "type": "累计", "baseline": 0, "target": Plain("1.50")}],
        objective="第一段\n第二段：说明",
        title="012",
        weight=2,
        public=True,
    )
    assert task_file(written).decode() == (
        "# yaml-language-server: $schema=../../../schemas/task.schema.json\n"
        "id: ZD-2026-001\n"
        "title: '012'\n"
        "kind: 重点任务\n"
        "source:\n"
        "  category: 市委市政府部署\n"
        "  document: 津教委〔2026〕1号\n"
        "  item: 三（二）\n"
        "  approver: 主任办公会\n"
        "objective: |-\n"
        "  第一段\n"
        "  第二段：说明\n"
        "standard: 验收合格率100%\n"
        "measures: [项目清单化管理]\n"
        "outputs: [竣工验收表]\n"
        "leader: 分管副主任\n"
        "lead: 学前教育处\n"
        "support: [财务处]\n"
        "owner: 处长\n"
        "assigned: 2026-10-09\n"
        "due: {within: 15, unit: 工作日, from: 2026-11-09}\n"
        "weight: 2\n"
        "public: true\n"
        "milestones:\n"
        "  - {id: 方案, title: 印发实施方案, due: 2026-10-31, weight: 100}\n"
        "indicators:\n"
        "  - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 1.50}\n"
        "log:\n"
        "  - {date: 2026-10-12, event: 签收, by: 学前教育处}\n"
        "  - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30, note: 印发实施方案}\n"
    )


def test_a_long_chinese_line_is_not_folded_and_a_long_map_goes_to_lines() -> None:
    content = task_file(
        task(
            objective="字" * 500,
            measures=["甲" * 60, "乙"],
            milestones=[
                {"id": "方案", "title": "丙" * 60, "due": "2026-10-31", "weight": 100},
            ],
        )
    ).decode()
    assert f"objective: {'字' * 500}\n" in content
    assert f"measures:\n  - {'甲' * 60}\n  - 乙\n" in content
    assert f"  - id: 方案\n    title: {'丙' * 60}\n    due: 2026-10-31\n" in content


def test_what_the_reader_would_refuse_is_not_written() -> None:
    with pytest.raises(UnwritableError, match="1024 KB"):
        task_file(task(objective="字" * 400_000))


@pytest.mark.parametrize("character", UNFIT)
def test_what_no_document_takes_is_not_written(character: str) -> None:
    with pytest.raises(UnwritableError, match="不能用的字符"):
        task_file(task(objective=f"a{character}b"))


def test_dates_are_plain() -> None:
    assert b"assigned: 0001-01-01\n" in task_file(task(assigned=dt.date(1, 1, 1)))
