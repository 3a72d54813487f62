"""``luoshi renumber``: the id, and all that leads to it, changed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luoshi.errors import UnwritableError
from luoshi.store.files import transaction
from tests.support import builders
from tests.support.files import snapshot
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

OTHER = "ledgers/2026/zhuanxiang"
EVIDENCE = ("note: 印发实施方案}", "note: 印发实施方案, evidence: [表.pdf]}")


@pytest.fixture
def family(workspace: Path) -> Path:
    """A task with evidence, its child in another ledger, and one that only mentions it."""
    child = task_text(2, ("due: 2026-12-31\n", "due: 2026-12-31\nparent:   'ZD-2026-001'  # 上级\n"))
    files = {
        f"{FOLDER}/ZD-2026-001.yaml": "# 首\n" + task_text(1, EVIDENCE).lstrip("\n"),
        f"{FOLDER}/ZD-2026-003.yaml": task_text(3, ("note: 印发实施方案", "note: 见 ZD-2026-001")),
        f"{OTHER}/ledger.yaml": "{title: 专项, kind: 专项, year: 2026, prefix: ZX, owner: 办公室}\n",
        f"{OTHER}/ZX-2026-002.yaml": child.replace("id: ZD-2026-002", "id: ZX-2026-002"),
        "evidence/ZD-2026-001/表.pdf": "x",
        "evidence/ZD-2026-001/未登记.pdf": "y",
    }
    return make_workspace(workspace, files)


def test_file_id_children_and_evidence_move_together(family: Path, luoshi: Luoshi) -> None:
    before = snapshot(family)
    outcome = luoshi("renumber", "ZD-2026-001")
    assert outcome.code == 0
    assert outcome.out == (
        f"已换编号：ZD-2026-001 → ZD-2026-004（{FOLDER}/ZD-2026-004.yaml）\n"
        f"已改上级事项：{OTHER}/ZX-2026-002.yaml\n已移佐证材料：evidence/ZD-2026-004/\n"
    )
    moved = before.pop(f"{FOLDER}/ZD-2026-001.yaml").replace(b"id: ZD-2026-001", b"id: ZD-2026-004")
    child = before[f"{OTHER}/ZX-2026-002.yaml"].replace(b"'ZD-2026-001'", b"ZD-2026-004")
    files = {name.replace("evidence/ZD-2026-001", "evidence/ZD-2026-004"): content for name, content in before.items()}
    expected = {**files, f"{FOLDER}/ZD-2026-004.yaml": moved, f"{OTHER}/ZX-2026-002.yaml": child}
    assert snapshot(family) == expected
    assert luoshi("check", "--as-of", "2026-10-31", "--severity", "error").code == 0


def test_a_number_may_be_given(family: Path, luoshi: Luoshi) -> None:
    assert luoshi("renumber", "ZD-2026-001", "ZD-2026-030").code == 0
    assert (family / FOLDER / "ZD-2026-030.yaml").is_file()


@pytest.mark.parametrize(
    ("new", "words"),
    [("ZD-2026-003", "已经用过"), ("ZX-2026-030", "不能用作编号"), ("../x", "不能用作编号"), ("", "不能用作编号")],
)
def test_a_number_that_is_taken_or_of_another_form_is_refused(
    family: Path, luoshi: Luoshi, new: str, words: str
) -> None:
    before = snapshot(family)
    outcome = luoshi("renumber", "ZD-2026-001", new)
    assert (outcome.code, words in outcome.err) == (2, True)
    assert snapshot(family) == before


def test_a_dry_run_shows_all_of_it(family: Path, luoshi: Luoshi) -> None:
    before = snapshot(family)
    outcome = luoshi("renumber", "ZD-2026-001", "--dry-run")
    assert outcome.code == 0
    assert "\n-id: ZD-2026-001\n+id: ZD-2026-004\n" in outcome.out
    assert "\n+parent:   ZD-2026-004  # 上级\n" in outcome.out
    assert "evidence/ZD-2026-004" in outcome.err
    assert snapshot(family) == before


@pytest.mark.parametrize("step", ["Create", "Replace", "Move", "Remove"])
def test_a_failure_at_any_step_undoes_the_others(
    family: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def failing(_step: object) -> None:
        raise UnwritableError("写不进：磁盘满了")

    before = snapshot(family)
    monkeypatch.setattr(getattr(transaction, step), "do", failing)
    outcome = luoshi("renumber", "ZD-2026-001")
    assert (outcome.code, "磁盘满了" in outcome.err) == (3, True)
    assert snapshot(family) == before


def test_of_two_tasks_with_one_id_one_moves_with_its_own_evidence(family: Path, luoshi: Luoshi) -> None:
    twin = task_text(1, ("note: 印发实施方案}", "note: 印发实施方案, evidence: [表.pdf, 另.pdf]}"))
    files = {
        f"{OTHER}/ledger.yaml": builders.LEDGER,
        f"{OTHER}/ZD-2026-001.yaml": twin,
        "evidence/ZD-2026-001/另.pdf": "z",
    }
    files[f"{FOLDER}/ZD-2026-001.yaml"] = task_text(1, EVIDENCE)
    make_workspace(family, files)
    child = (family / OTHER / "ZX-2026-002.yaml").read_bytes()
    assert "有几个文件" in luoshi("renumber", "ZD-2026-001").err
    outcome = luoshi("renumber", f"{OTHER}/ZD-2026-001.yaml")
    assert outcome.code == 0
    assert f"ZD-2026-001 仍是：{FOLDER}/ZD-2026-001.yaml" in outcome.out
    assert (family / OTHER / "ZX-2026-002.yaml").read_bytes() == child
    names = {name for name in snapshot(family) if name.startswith("evidence/")}
    assert names == {
        f"evidence/{name}"
        for name in ("ZD-2026-001/表.pdf", "ZD-2026-001/未登记.pdf", "ZD-2026-004/表.pdf", "ZD-2026-004/另.pdf")
    }


@pytest.mark.parametrize(
    "words", [("show",), ("explain",), ("log", "进展", "--note", "甲"), ("sign", "--by", "办公室")]
)
def test_a_task_with_two_files_is_refused_by_every_command_that_looks_for_one(
    family: Path, luoshi: Luoshi, words: tuple[str, ...]
) -> None:
    make_workspace(family, {f"{OTHER}/ledger.yaml": builders.LEDGER, f"{OTHER}/ZD-2026-001.yaml": task_text(1)})
    outcome = luoshi(words[0], "ZD-2026-001", *words[1:], "--as-of", "2026-10-31")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"错误：编号“ZD-2026-001”有几个文件：{OTHER}/ZD-2026-001.yaml、{FOLDER}/ZD-2026-001.yaml\n"
        "办法：用 luoshi renumber 文件路径 给其中一个换编号\n"
    )


def test_a_file_whose_id_another_has_is_renumbered_by_its_path(family: Path, luoshi: Luoshi) -> None:
    make_workspace(family, {f"{FOLDER}/ZD-2026-001乙.yaml": task_text(1)})
    assert luoshi("renumber", f"{FOLDER}/ZD-2026-001乙.yaml").code == 0
    assert not (family / FOLDER / "ZD-2026-001乙.yaml").exists()
    assert "id: ZD-2026-004\n" in (family / FOLDER / "ZD-2026-004.yaml").read_text(encoding="utf-8")
    assert "id: ZD-2026-001\n" in (family / FOLDER / "ZD-2026-001.yaml").read_text(encoding="utf-8")


def test_a_broken_file_that_names_the_id_stops_it(family: Path, luoshi: Luoshi) -> None:
    make_workspace(family, {f"{FOLDER}/ZD-2026-009.yaml": "parent: ZD-2026-001\nid: ["})
    before = snapshot(family)
    outcome = luoshi("renumber", "ZD-2026-001")
    assert (outcome.code, f"{FOLDER}/ZD-2026-009.yaml:" in outcome.err) == (3, True)
    assert snapshot(family) == before


def test_a_ledger_without_its_file_needs_the_number_given(family: Path, luoshi: Luoshi) -> None:
    (family / OTHER / "ledger.yaml").unlink()
    assert "写明新编号" in luoshi("renumber", "ZX-2026-002").err
    assert luoshi("renumber", "ZX-2026-002", "ZX-2026-007").code == 0
