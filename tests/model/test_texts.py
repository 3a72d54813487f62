"""The texts of a task: every one, each with its place, and all of them joined."""

from __future__ import annotations

from luoshi.model.texts import joined_text, texts_of
from tests.support import builders

FULL = """
suppress: [{code: LS203, reason: 待批复}]
milestones: [{id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 100}]
indicators: [{id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}]
log:
  - {date: 2026-10-12, event: 签收, evidence: [甲.pdf, {file: 乙.pdf}]}
  - {date: 2026-10-20, event: 调整, field: measures, to: [丙, 丁]}
  - {date: 2026-10-21, event: 调整, field: title, to: 戊}
"""


def test_each_text_has_its_place() -> None:
    found = dict(texts_of(builders.task(FULL)))
    assert found["source", "document"] == "津教委〔2026〕1号"
    assert found["measures", 0] == "项目清单化管理"
    assert found["log", 0, "evidence", 1, "file"] == "乙.pdf"
    assert found["log", 1, "to", 1] == "丁"


def test_dates_numbers_and_hashes_are_no_texts() -> None:
    found = dict(texts_of(builders.task(FULL)))
    assert not found.keys() & {("assigned",), ("weight",), ("log", 0, "event"), ("log", 0, "evidence", 1, "sha256")}


def test_the_joined_text_has_every_text_once() -> None:
    for task in (builders.task(FULL), builders.task(source=None)):
        assert sorted(joined_text(task).splitlines()) == sorted(text for _, text in texts_of(task))


def test_two_tasks_are_not_taken_for_one_another() -> None:
    one, other = builders.task(), builders.task(title="另一事项")
    assert joined_text(one) != joined_text(other)
    assert joined_text(one) == joined_text(builders.task())
