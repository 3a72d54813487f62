"""Entries that would have no effect: commands refuse them, name the clause and the way out, and write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.files import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
ID = "ZD-2026-001"
AGREED = ("--approver", "主任", "--ref", "2026年第14次", "--reason", "机构调整")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("adjust", ID, "--field", "due", "--to", "2027-03-31", *AGREED), "改记“延期”"),
        (("adjust", ID, "--field", "完成时限", "--to", "2027-03-31", *AGREED), "改记“延期”"),
        (("adjust", ID, "--field", "牵头处室", "--to", "财务处", *AGREED), "可调整："),
        (("adjust", ID, "--field", "lead", "--to", "学前处", *AGREED), "是否为“学前教育处”？"),
        (("adjust", ID, "--field", "lead", "--to", "不存在处", *AGREED), "不在 org.yaml 中"),
        (("adjust", ID, "--field", "support", "--to", "不存在处", *AGREED), "不在 org.yaml 中"),
        (("adjust", ID, "--field", "milestones.竣工.due", "--to", "2027-03-31", *AGREED), "没有编号为“竣工”的节点"),
        (("adjust", ID, "--field", "objective", "--to", "年底前完成"), "LS4"),
        (("extend", ID, "--due", "2026-12-01", *AGREED), "不晚于现行时限 2026-12-31"),
        (("extend", ID, "--due", "2026-12-31", *AGREED), "不晚于现行时限 2026-12-31"),
        (("urge", ID, "--level", "催办", "--by", "办公室", "--to", "财务科"), "是否为“财务处”？"),
        (("urge", ID, "--level", "催办", "--by", "督办室"), "不在 org.yaml 中"),
        (("progress", ID, "--by", "学前处", "--note", "开工"), "是否为“学前教育处”？"),
    ],
)
def test_an_entry_without_effect_is_refused(
    arguments: tuple[str, ...], told: str, workspace: Path, luoshi: Luoshi
) -> None:
    before = snapshot(workspace)
    outcome = luoshi(*arguments, *DAY)
    assert outcome.code in {1, 2}
    assert told in outcome.err
    assert "没有写入" in outcome.err
    assert snapshot(workspace) == before


@pytest.mark.parametrize(
    ("field", "to", "written"),
    [
        ("牵头单位", "财务处", "field: lead\n    to: 财务处"),
        ("目标任务", "年底前118个项目竣工", "field: objective"),
        ("lead", "财务处", "field: lead"),
    ],
)
def test_a_title_is_understood_and_written_as_its_key(
    field: str, to: str, written: str, workspace: Path, luoshi: Luoshi
) -> None:
    outcome = luoshi("adjust", ID, "--field", field, "--to", to, *AGREED, *DAY)
    assert outcome.code == 0, outcome.err
    text = (workspace / "ledgers/2026/zonghe/ZD-2026-001.yaml").read_text(encoding="utf-8")
    assert written in text
