"""``luoshi backward``: a proposal, written nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.files import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")


def test_new_milestones_come_as_lines_for_the_file(workspace: Path, luoshi: Luoshi) -> None:
    before = snapshot(workspace)
    outcome = luoshi("backward", "ZD-2026-001", "--milestone", "方案=20", "--milestone", "竣工=80", *DAY)
    assert outcome.code == 0, outcome.err
    assert "写进事项文件的 milestones：" in outcome.out
    assert "{id: 竣工, title: 竣工, due: 2026-12-31, weight: 80}" in outcome.out
    assert snapshot(workspace) == before


def test_the_machine_form_has_the_working_days(workspace: Path, luoshi: Luoshi) -> None:
    arguments = ("--milestone", "甲=1", "--milestone", "乙=1", "--format", "json", *DAY)
    facts = json.loads(luoshi("backward", "ZD-2026-001", *arguments).out)
    assert [each["id"] for each in facts["milestones"]] == ["甲", "乙"]
    assert facts["milestones"][-1]["proposed"] == "2026-12-31"
    assert abs(facts["milestones"][0]["workdays"] - facts["milestones"][1]["workdays"]) <= 1
    assert workspace.is_dir()


def test_what_cannot_be_placed_is_told(workspace: Path, luoshi: Luoshi) -> None:
    assert "--milestone 看不懂“竣工”" in luoshi("backward", "ZD-2026-001", "--milestone", "竣工", *DAY).err
    assert "没有未完成的时间节点" in luoshi("backward", "ZD-2026-001", *DAY).err
    late = luoshi("backward", "ZD-2026-001", "--milestone", "竣工=1", "--from", "2027-01-05", *DAY)
    assert (late.code, "排不开" in late.err) == (2, True)
    assert workspace.is_dir()
