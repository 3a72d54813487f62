"""Whoever reads a promise reads the one in force on the day: questions, hints, forms, filters, letters, papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from luoshi.report.wording import spell_days
from tests.support.forms import filled
from tests.support.repositories import make_repo, surroundings
from tests.support.terminals import Terminal
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

FILE = f"{FOLDER}/ZD-2026-001.yaml"
BEFORE, AFTER = ("--as-of", "2026-10-19"), ("--as-of", "2026-10-31")
CHANGED = "".join(
    f"  - {{date: 2026-10-20, event: 调整, field: {field}, to: {to}, approver: 主任办公会, ref: 第9次, reason: 调整}}\n"
    for field, to in (("lead", "发展规划处"), ("leader", "处长"), ("support", "[办公室]"))
)


REPORTER = ("进展, by: 学前教育处", "进展, by: 发展规划处")


@pytest.fixture
def moved(workspace: Path) -> Path:
    """The task changed hands on 10-20: from the 学前教育处 to the 发展规划处, with its leader and its helpers."""
    head, _, report = task_text(1).partition("  - {date: 2026-10-23")
    return make_workspace(workspace, {FILE: f"{head}{CHANGED}  - {{date: 2026-10-24{report}".replace(*REPORTER)})


def listed(luoshi: Luoshi, *arguments: str) -> int:
    outcome = luoshi("list", *arguments, "--format", "json")
    assert outcome.code == 0, outcome.err
    return len(json.loads(outcome.out)["tasks"])


def test_filters_follow_the_change(moved: Path, luoshi: Luoshi) -> None:
    then = [listed(luoshi, *BEFORE, "--unit", unit) for unit in ("学前教育处", "财务处", "发展规划处", "办公室")]
    now = [listed(luoshi, *AFTER, "--unit", unit) for unit in ("学前教育处", "财务处", "发展规划处", "办公室")]
    assert (then, now) == ([1, 1, 0, 0], [0, 0, 1, 1])
    assert [listed(luoshi, *day, "--leader", "处长") for day in (BEFORE, AFTER)] == [0, 1]


def test_forms_go_to_the_lead_of_the_day(moved: Path, luoshi: Luoshi) -> None:
    for day, folder, unit in ((BEFORE, "前", "学前教育处"), (AFTER, "后", "发展规划处")):
        assert luoshi("form", "send", "--month", "2026-10", "--output", folder, *day).code == 0
        assert [unit in path.name for path in (moved / folder).iterdir()] == [True]


def test_the_state_of_forms_is_that_of_the_lead_of_the_day(moved: Path, luoshi: Luoshi) -> None:
    found = json.loads(luoshi("form", "status", "--month", "2026-10", *AFTER, "--format", "json").out)
    assert "发展规划处" in json.dumps(found, ensure_ascii=False)
    assert "学前教育处" not in json.dumps(found, ensure_ascii=False)


def test_a_form_is_collected_for_the_lead_of_its_day(moved: Path, luoshi: Luoshi) -> None:
    assert luoshi("form", "send", "--month", "2026-10", "--output", "前", *BEFORE).code == 0
    (form,) = (moved / "前").iterdir()
    form.write_bytes(filled(form.read_bytes(), {0: {"note": "已开工"}}))
    refused = luoshi("form", "collect", str(form), *AFTER)
    assert refused.code != 0
    assert "现由“发展规划处”牵头，不是“学前教育处”" in refused.err
    taken = luoshi("form", "collect", str(form), "--date", "2026-10-19", *AFTER)
    assert (taken.code, "记入 1 项" in taken.out) == (0, True), taken.err


def test_the_next_step_names_the_lead_of_the_day(moved: Path, luoshi: Luoshi) -> None:
    done = luoshi("progress", "ZD-2026-001", "--by", "发展规划处", "--note", "开工", "--progress", "40", *AFTER)
    assert done.code == 0, done.err
    assert "luoshi submit ZD-2026-001 --by 发展规划处" in done.out
    assert "学前教育处" not in done.out


def test_a_refusal_names_the_lead_of_the_day(moved: Path, luoshi: Luoshi) -> None:
    refused = luoshi(
        "close", "ZD-2026-001", "--approver", "主任办公会", "--grade", "全部落实", "--effect", "已用", *AFTER
    )
    assert refused.code != 0
    assert "--by 发展规划处" in refused.err
    assert "--by 学前教育处" not in refused.err


@pytest.mark.parametrize(("day", "unit"), [("2026-10-19", "学前教育处"), ("2026-10-31", "发展规划处")])
def test_a_question_offers_the_lead_of_the_day(moved: Path, terminals: list[Terminal], day: str, unit: str) -> None:
    terminal = Terminal("submit", "ZD-2026-001", "--date", day, "--as-of", "2026-10-31", "--dry-run")
    terminals.append(terminal)
    terminal.wait_for(f"单位［{unit}］")


def test_a_letter_goes_to_the_lead_of_the_day(moved: Path, luoshi: Luoshi) -> None:
    then, now = (luoshi("letter", "督办单", "ZD-2026-001", *day, "--format", "markdown").out for day in (BEFORE, AFTER))
    assert ("学前教育处" in then, "发展规划处" in then) == (True, False)
    assert "发展规划处：" in now


def test_each_period_stands_with_its_own_lead(moved: Path, luoshi: Luoshi) -> None:
    weeks = {"2026-W42": "学前教育处", "2026-W44": "发展规划处"}
    for week, unit in weeks.items():
        found = json.loads(luoshi("report", "--week", week, "--as-of", "2026-12-31", "--format", "json").out)
        behind = json.dumps(found["sections"], ensure_ascii=False)
        others = set(weeks.values()) - {unit}
        assert not any(other in behind for other in others)
        own = luoshi("report", "--week", week, "--as-of", "2026-12-31", "--for-unit", unit, "--format", "json")
        assert json.loads(own.out)["figures"]["total"]["value"] == 1


def test_a_head_that_is_no_longer_in_force_is_no_fault(moved: Path, luoshi: Luoshi) -> None:
    text = (moved / FILE).read_text(encoding="utf-8").replace("lead: 学前教育处", "lead: 旧幼教处")
    (moved / FILE).write_text(text, encoding="utf-8")
    codes = [each["code"] for each in json.loads(luoshi("check", *AFTER, "--format", "json").out)["findings"]]
    assert "LS203" not in codes
    then = [each["code"] for each in json.loads(luoshi("check", *BEFORE, "--format", "json").out)["findings"]]
    assert "LS203" in then


FIELDS = """indicators: [{id: 学位数, unit: 个, type: 累计, baseline: 0, target: 2400}]
milestones:
  - {id: 竣工, title: 全部竣工, due: 2026-11-30, weight: 100}
log:
  - {date: 2026-10-12, event: 签收, by: 学前教育处}
  - {date: 2026-10-20, event: 调整, field: indicators.学位数.target, to: '2600', approver: 主任办公会, ref: 第9次}
  - {date: 2026-10-21, event: 调整, field: milestones.竣工.due, to: '2026-12-20', approver: 主任办公会, ref: 第9次}
  - {date: 2026-10-22, event: 调整, field: lead, to: 财务处, approver: 主任办公会, ref: 第9次}
  - {date: 2026-10-23, event: 调整, field: objective, to: 全部竣工, ref: 第9次}
"""
SAID = (
    "学位数目标由2400调整为2600",
    "节点“全部竣工”时限由2026-11-30调整为2026-12-20",
    "牵头单位由学前教育处调整为财务处",
)
KEYS = ("indicators.学位数", "学位数.target", "milestones.竣工", "竣工.due", "objective", "lead ")


@pytest.mark.parametrize(
    "command",
    [
        ("show", "ZD-2026-001", *AFTER),
        ("explain", "ZD-2026-001", *AFTER),
        ("report", "--month", "2026-10", *AFTER, "--format", "markdown"),
        ("report", "--month", "2026-10", *AFTER, "--format", "html", "-o", "通报.html"),
        ("check", *AFTER),
    ],
)
def test_fields_go_by_their_chinese_titles(workspace: Path, luoshi: Luoshi, command: tuple[str, ...]) -> None:
    head = task_text(1).partition("log:")[0]
    make_workspace(workspace, {FILE: head + FIELDS})
    outcome = luoshi(*command)
    told = outcome.out if "-o" not in command else (workspace / "通报.html").read_text(encoding="utf-8")
    for line in told.splitlines():
        if "field:" not in line:  # the user's own line below a finding
            assert not any(key in line for key in KEYS), line
    if command[0] == "report":
        assert all(spell_days(words) in told for words in SAID), "a paper has one form of dates"


def test_history_and_diff_tell_old_and_new_value(
    tmp_path: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    repo = make_repo(tmp_path / "库", "台账")
    monkeypatch.chdir(repo.workspace)
    head, _, log = FIELDS.partition("log:\n")
    lines = log.splitlines(keepends=True)
    plain = f"{task_text(1).partition('log:')[0]}{head}log:\n{lines[0]}"
    repo.commit("指标", {FILE: plain})
    repo.commit("调整", {FILE: plain + "".join(lines[1:])})
    for told in (luoshi("history", "ZD-2026-001", "--format", "json").out, luoshi("diff", "HEAD~1..HEAD", *AFTER).out):
        joined = "".join(told.split())
        assert all("".join(words.split()) in joined for words in SAID)
        assert not any(key in joined for key in KEYS)
