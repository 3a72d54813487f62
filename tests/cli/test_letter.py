"""``luoshi letter``: files, folders, numbers, and the entry in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.word import words
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
TASK = f"{FOLDER}/ZD-2026-001.yaml"


@pytest.mark.parametrize(
    "kind", ["督办单", "催办通知单", "整改通知书", "约谈记录", "延期申请表", "销号申请表", "督查专报"]
)
def test_every_letter_says_the_same_in_word_and_in_markdown(workspace: Path, luoshi: Luoshi, kind: str) -> None:
    shown = luoshi("letter", kind, "ZD-2026-001", *DAY)
    written = luoshi("letter", kind, "ZD-2026-001", *DAY, "-o", "文书.docx")
    assert (shown.code, shown.err) == (0, "")
    assert (written.code, written.out, written.err) == (0, "", "已写入 文书.docx\n")
    found = words((workspace / "文书.docx").read_bytes())
    cells = [cell for line in shown.out.splitlines() if line.startswith("|") for cell in line.strip("| ").split(" | ")]
    plain = ["".join(cell.replace("<br>", "").replace("\\", "").split()) for cell in cells]
    assert [cell for cell in plain if cell not in {"项目", "内容"} and "---" not in cell and cell not in found] == []


def test_issuing_records_the_event_and_the_next_number_goes_on(workspace: Path, luoshi: Luoshi) -> None:
    arguments = ("letter", "督办单", "ZD-2026-001", *DAY, "--reason", "进度滞后", "--issue", "-o", "督办单.docx")
    outcome = luoshi(*arguments)
    text = (workspace / TASK).read_text(encoding="utf-8")
    assert outcome.code == 0, outcome.err
    assert "已记入 ZD-2026-001：2026-10-31 督办 滨教委督办〔2026〕1号" in outcome.err
    assert "滨教委督办〔2026〕1号" in words((workspace / "督办单.docx").read_bytes())
    for part in ("event: 督办", "by: 办公室", "to: 学前教育处", "ref: 滨教委督办〔2026〕1号", "reason: 进度滞后"):
        assert part in text
    assert "滨教委督办〔2026〕2号" in luoshi("letter", "督办单", "ZD-2026-001", *DAY).out
    assert "滨教委督办〔2026〕2号" in luoshi("letter", "督办单", "ZD-2026-001", "--as-of", "2026-10-30").out


def test_without_issue_nothing_is_recorded(workspace: Path, luoshi: Luoshi) -> None:
    before = (workspace / TASK).read_bytes()
    assert luoshi("letter", "约谈记录", "ZD-2026-001", *DAY).code == 0
    assert (workspace / TASK).read_bytes() == before


def test_several_tasks_are_several_letters_in_a_folder(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    both = ("ZD-2026-001", "ZD-2026-002")
    outcome = luoshi("letter", "催办通知单", *both, *DAY, "-o", "催办/十月")
    assert outcome.code == 0
    numbers = [words((workspace / f"催办/十月/催办通知单-{name}.docx").read_bytes()) for name in both]
    assert ["〔2026〕1号" in numbers[0], "〔2026〕2号" in numbers[1]] == [True, True]
    one = luoshi("letter", "督查专报", *both, *DAY, "-o", "专报.pdf")
    assert (one.code, (workspace / "专报.pdf").read_bytes()[:5]) == (0, b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("督办", "ZD-2026-001"), "没有“督办”"),
        (("督办单", "ZD-2026-009"), "没有编号为“ZD-2026-009”的事项"),
        (("销号申请表", "ZD-2026-001", "--issue"), "没有要记的事件"),
        (("督办单", "ZD-2026-001", "ZD-2026-002", "-o", "一份.docx"), "“一份.docx”是一个文件"),
        (("督办单", "ZD-2026-001", "ZD-2026-002", "--format", "docx"), "有 2 份文书"),
        (("督办单", "ZD-2026-001", "ZD-2026-002", "--number", "甲〔2026〕1号"), "--number 只能给一份"),
        (("督办单", "ZD-2026-001", "--as-of", "2026-10-01"), "还没有交办"),
        (("督办单", "ZD-2026-001", "--format", "html"), "--format 没有“html”"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    workspace: Path, luoshi: Luoshi, arguments: tuple[str, ...], message: str
) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    before = sorted(path.name for path in workspace.rglob("*"))
    day = () if "--as-of" in arguments else DAY
    outcome = luoshi("letter", *arguments, *day)
    assert outcome.code == 2
    assert message in outcome.err
    assert sorted(path.name for path in workspace.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_told(workspace: Path, luoshi: Luoshi) -> None:
    (workspace / "占用").write_text("", encoding="utf-8")
    outcome = luoshi("letter", "督办单", "ZD-2026-001", *DAY, "-o", "占用/督办单.docx")
    assert outcome.code == 3
    assert "文件夹“占用”建不了" in outcome.err


def test_a_number_can_be_given(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("letter", "督办单", "ZD-2026-001", *DAY, "--number", "滨教督办〔2026〕66号")
    assert "滨教督办〔2026〕66号" in outcome.out
