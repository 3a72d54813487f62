"""A supporting unit's part from the command line: signed, finished, owed; and the list of duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import builders
from tests.support.workspaces import FOLDER, make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
DUTY = "{unit: 财务处, part: 资金下达, due: 2026-09-30}"
DUTIES = "duties:\n  - {id: QZ-01, duty: 经费监管, basis: 教育法, unit: 财务处}\n"


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = builders.TASK.replace("support: [财务处]", f"support: [{DUTY}]\nduty: QZ-01")
    assert "duty: QZ-01" in text, "the base task has no plain support"
    made = make_workspace(tmp_path / "台账", {f"{FOLDER}/ZD-2026-001.yaml": text, "duties.yaml": DUTIES})
    monkeypatch.chdir(made)
    return made


def test_a_part_is_owed_until_its_unit_finishes_it(shared: Path, luoshi: Luoshi) -> None:
    assert "LS219" in luoshi("check", *DAY).out
    done = luoshi("submit", "ZD-2026-001", "--by", "财务处", "--note", "已下达", *DAY)
    assert done.code == 0, done.err
    assert "现在是“办理中”" in done.out
    assert "LS219" not in luoshi("check", *DAY).out
    assert "财务处（资金下达，2026-09-30前，逾期完成31天）" in luoshi("show", "ZD-2026-001", *DAY).out
    assert shared.is_dir()


def test_a_supporting_unit_signs_though_the_lead_has(shared: Path, luoshi: Luoshi) -> None:
    assert luoshi("sign", "ZD-2026-001", "--by", "财务处", *DAY).code == 0
    assert shared.is_dir()


def test_the_list_of_duties_names_its_tasks(shared: Path, luoshi: Luoshi) -> None:
    out = luoshi("export", "md", "--view", "权责清单", *DAY).out
    assert any("QZ-01" in line and "ZD-2026-001" in line for line in out.splitlines())
    (shared / "duties.yaml").write_text("duties: []\n", encoding="utf-8")
    assert "LS222" in luoshi("check", *DAY).out


def test_a_reply_is_owed_and_comes(shared: Path, luoshi: Luoshi) -> None:
    sent = luoshi("letter", "督办单", "ZD-2026-001", "--reply-by", "2026-10-20", "--issue", "--as-of", "2026-10-12")
    assert sent.code == 0, sent.err
    text = (shared / FOLDER / "ZD-2026-001.yaml").read_text(encoding="utf-8")
    assert "reply_by: 2026-10-20" in text
    assert "requirement: " in text
    assert "LS417" in luoshi("check", *DAY).out
    assert luoshi("reply", "ZD-2026-001", "--by", "学前教育处", "--note", "已办", *DAY).code == 0
    assert "LS417" not in luoshi("check", *DAY).out
