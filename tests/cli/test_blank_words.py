"""无, 暂无, / and the like are blank wherever written: no cause, no question answered, nothing to coordinate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.forms import filled
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-11-20")
FILE = f"{FOLDER}/ZD-2026-001.yaml"
BLANKS = ("无", "暂无。", "没有", "／", "—", "N/A", " none ", "（无）")
OVERDUE = ("due: 2026-12-31", "due: 2026-11-10")


def lagging(workspace: Path, word: str) -> Path:
    """A task past its limit, whose last report gives the word as cause, problem, request and next step."""
    report = f"progress: 30, note: 印发实施方案, problem: '{word}', cause: '{word}', request: '{word}', next: '{word}'"
    return make_workspace(workspace, {FILE: task_text(1, OVERDUE, ("progress: 30, note: 印发实施方案", report))})


@pytest.mark.parametrize("word", BLANKS)
def test_a_blank_cause_explains_no_lag_and_answers_no_question(workspace: Path, luoshi: Luoshi, word: str) -> None:
    make_workspace(workspace, {FILE: task_text(1, OVERDUE)})
    bare = luoshi("check", *DAY, "--format", "json").out
    shown = json.loads(luoshi("show", "ZD-2026-001", *DAY, "--format", "json").out)["tasks"][0]
    lagging(workspace, word)
    again = json.loads(luoshi("show", "ZD-2026-001", *DAY, "--format", "json").out)["tasks"][0]
    findings = [each["code"] for each in json.loads(luoshi("check", *DAY, "--format", "json").out)["findings"]]
    assert findings == [each["code"] for each in json.loads(bare)["findings"]]
    assert "LS315" in findings
    assert (again["question"], again["answered"]) == (shown["question"], shown["answered"])
    assert again["report"] == shown["report"]


@pytest.mark.parametrize("word", BLANKS)
def test_no_bulletin_asks_to_coordinate_nothing(workspace: Path, luoshi: Luoshi, word: str) -> None:
    make_workspace(workspace, {FILE: task_text(1, OVERDUE)})
    plain = luoshi("report", "--month", "2026-11", *DAY, "--format", "markdown").out
    lagging(workspace, word)
    assert luoshi("report", "--month", "2026-11", *DAY, "--format", "markdown").out == plain


@pytest.mark.parametrize("word", BLANKS)
def test_a_command_writes_no_blank(workspace: Path, luoshi: Luoshi, word: str) -> None:
    outcome = luoshi(
        "progress", "ZD-2026-001", "--by", "学前教育处", "--note", "开工", "--cause", word, "--problem", word, *DAY
    )
    assert outcome.code == 0, outcome.err
    last = (workspace / FILE).read_text(encoding="utf-8").splitlines()[-1]
    assert last.endswith("{date: 2026-11-20, event: 进展, by: 学前教育处, note: 开工}")


@pytest.mark.parametrize("word", BLANKS)
def test_a_blank_is_no_answer_to_what_must_be_said(workspace: Path, luoshi: Luoshi, word: str) -> None:
    before = (workspace / FILE).read_bytes()
    outcome = luoshi("remark", "ZD-2026-001", "--leader", "主任", "--text", word, *DAY)
    assert outcome.code == 2
    assert "缺少 --text" in outcome.err
    assert (workspace / FILE).read_bytes() == before


def test_a_batch_writes_no_blank(workspace: Path, luoshi: Luoshi) -> None:
    rows = "编号,事件,日期,单位,说明,原因,需协调事项\nZD-2026-001,进展,2026-11-20,学前教育处,开工,无,／\n"
    (workspace / "批.csv").write_text(rows, encoding="utf-8")
    assert luoshi("log", "--from", "批.csv", *DAY).code == 0
    last = (workspace / FILE).read_text(encoding="utf-8").splitlines()[-1]
    assert last.endswith("{date: 2026-11-20, event: 进展, by: 学前教育处, note: 开工}")


def test_a_new_task_has_no_blank_in_its_head(workspace: Path, luoshi: Luoshi) -> None:
    words = "--title 校车更新 --kind 重点任务 --category 市委市政府部署 --document 无 --lead 学前教育处 --objective /"
    outcome = luoshi("add", *words.split(), "--due", "2026-12-31", *DAY)
    assert outcome.code == 2
    assert "--objective" in outcome.err
    assert "--document" in outcome.err


def test_an_exception_without_a_reason_has_no_effect(workspace: Path, luoshi: Luoshi) -> None:
    text = task_text(1, OVERDUE) + "suppress: [{code: LS315, reason: 无}]\n"
    make_workspace(workspace, {FILE: text})
    codes = {each["code"] for each in json.loads(luoshi("check", *DAY, "--format", "json").out)["findings"]}
    assert {"LS315", "LS611"} <= codes


@pytest.mark.parametrize("word", BLANKS)
def test_a_form_brings_no_blank(workspace: Path, luoshi: Luoshi, word: str) -> None:
    assert luoshi("form", "send", "--month", "2026-11", "--output", "表", *DAY).code == 0
    (form,) = (workspace / "表").iterdir()
    form.write_bytes(
        filled(form.read_bytes(), {0: {"note": "已开工", "problem": word, "cause": word, "request": word}})
    )
    assert luoshi("form", "collect", str(form), *DAY).code == 0
    last = (workspace / FILE).read_text(encoding="utf-8").splitlines()[-1]
    assert "note: 已开工" in last
    assert not any(key in last for key in ("problem", "cause", "request"))


def test_a_form_of_blanks_alone_is_not_filled_in(workspace: Path, luoshi: Luoshi) -> None:
    assert luoshi("form", "send", "--month", "2026-11", "--output", "表", *DAY).code == 0
    (form,) = (workspace / "表").iterdir()
    before = (workspace / FILE).read_bytes()
    form.write_bytes(
        filled(form.read_bytes(), {0: {"note": "无", "problem": "暂无。", "confidence": "/", "progress": "—"}})
    )
    assert "没有填 1 项" in luoshi("form", "collect", str(form), *DAY).out
    assert (workspace / FILE).read_bytes() == before
