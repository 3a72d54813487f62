"""``luoshi add``: in scripts, on a terminal, twenty at once."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from luoshi.model.task import Task
from luoshi.store.yaml.reader import load
from tests.support import builders
from tests.support.patience import PATIENCE
from tests.support.terminals import LUOSHI, Terminal
from tests.support.workspaces import FOLDER, make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
LETTER = (
    *("--kind", "批示件", "--category", "领导批示交办", "--approver", "市政府分管领导"),
    *("--objective", "核清问题并处理", "--lead", "学前教育处", "--due", "10工作日"),
)


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / FOLDER).iterdir())


def test_a_task_is_written_and_the_next_steps_are_told(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("add", "--title", "核查一起投诉", *LETTER, *DAY)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        f"已登记 ZD-2026-002：{FOLDER}/ZD-2026-002.yaml",
        "接下来：",
        "  签收：luoshi sign ZD-2026-002 --by '学前教育处'    # 2026-11-04 前",
        f"  检查：luoshi check {FOLDER}/ZD-2026-002.yaml",
        f"  入库：git add {FOLDER}/ZD-2026-002.yaml",
        f"        git commit -m '登记 ZD-2026-002' -- {FOLDER}/ZD-2026-002.yaml",
    ]
    assert names(workspace) == ["ZD-2026-001.yaml", "ZD-2026-002.yaml", "ledger.yaml"]
    assert luoshi("check", *DAY).out == "共检查 3 个文件、2 个事项：没有发现问题\n"


def test_from_another_folder_git_is_told_where(
    workspace: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / FOLDER)
    assert f"  入库：git -C '{workspace}' add {FOLDER}/" in luoshi("add", "--title", "甲", *LETTER, *DAY).out


def test_the_next_steps_work_as_they_are_printed(workspace: Path, luoshi: Luoshi) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    lines = luoshi("add", "--title", "核查一起投诉", *LETTER, "--assigned", "2026-10-30", *DAY).out.splitlines()
    user = {"GIT_AUTHOR_NAME": "督查员", "GIT_AUTHOR_EMAIL": "d@example.cn"}
    surroundings = {**os.environ, **user, "GIT_COMMITTER_NAME": "督查员", "GIT_COMMITTER_EMAIL": "d@example.cn"}
    for line in lines[2:]:
        command = line.rpartition("：")[2].strip().replace("luoshi", f"{sys.executable} -m luoshi", 1)
        command = command.replace("#", "--date 2026-10-31 --as-of 2026-10-31 #")
        command += " --as-of 2026-10-31" if " check " in command else ""
        subprocess.run(command, shell=True, check=True, capture_output=True, env=surroundings)  # noqa: S602 -- as pasted
    assert "登记 ZD-2026-002" in subprocess.run(["git", "log"], capture_output=True, text=True, check=True).stdout
    task = load(Task, (workspace / FOLDER / "ZD-2026-002.yaml").read_bytes(), "x.yaml").record
    assert task is not None
    assert [entry.event for entry in task.log] == ["签收"]


def test_a_dry_run_prints_the_text_alone_and_writes_nothing(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("add", "--title", "012", *LETTER, *DAY, "--dry-run")
    assert outcome.code == 0
    task = load(Task, outcome.out.encode(), "x.yaml").record
    assert task is not None
    assert (task.id, task.title) == ("ZD-2026-002", "012")
    assert outcome.err == f"以上是 {FOLDER}/ZD-2026-002.yaml 的内容，没有写入\n"
    assert names(workspace) == ["ZD-2026-001.yaml", "ledger.yaml"]


def test_everything_missing_is_named_at_once_where_nobody_can_be_asked(workspace: Path) -> None:
    done = subprocess.run([*LUOSHI, "add"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "错误：缺少必填项：--kind（事项类型）、--title（事项）、--category（来源类别）、--document（文件或会议）、"
        "--approver（批准人）、--objective（目标任务）、--standard（工作标准）、--lead（牵头单位）、"
        "--leader（牵头领导）、--owner（责任人）、--due（完成时限）\n"
        "办法：在命令里写明；在终端上运行则会逐项询问\n"
    )
    assert names(workspace) == ["ZD-2026-001.yaml", "ledger.yaml"]


def test_errors_are_shown_at_the_users_own_words_and_nothing_is_written(workspace: Path, luoshi: Luoshi) -> None:
    outcome = luoshi("add", "--title", "甲", *LETTER[:-4], "--lead", "学前处", "--due", "长期", *DAY)
    assert (outcome.code, outcome.out) == (1, "")
    assert "LS203 error 牵头单位“学前处”不在 org.yaml 中；是否为“学前教育处”？\n    lead: 学前处\n" in outcome.err
    assert outcome.err.endswith("错误：没有登记：有 1 处错误，没有写入任何文件\n办法：按上面的办法改正后再登记\n")
    assert names(workspace) == ["ZD-2026-001.yaml", "ledger.yaml"]


@pytest.mark.usefixtures("workspace")
def test_warnings_are_shown_and_the_task_is_written(luoshi: Luoshi) -> None:
    outcome = luoshi("add", "--title", "甲", *LETTER[:-2], "--due", "40工作日", *DAY)
    assert outcome.code == 0
    assert "LS312 warning" in outcome.err
    assert "已登记 ZD-2026-002" in outcome.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--due", "年底"), "--due 的“年底”不是有效的时限"),
        (("--ledger", "zonghee"), "没有台账“zonghee”；是否为“zonghe”？"),
        (("--parent", "ZD-2026-010"), "--parent 的“ZD-2026-010”在本工作区中不存在；是否为“ZD-2026-001”？"),
        (("--as-of", "昨天"), "“昨天”不是有效的日期"),
    ],
)
def test_wrong_options_are_said_in_chinese(
    workspace: Path, luoshi: Luoshi, options: tuple[str, str], said: str
) -> None:
    outcome = luoshi("add", "--title", "甲", *LETTER, *DAY, *options)
    assert outcome.code == 2
    assert said in outcome.err
    assert names(workspace) == ["ZD-2026-001.yaml", "ledger.yaml"]


@pytest.mark.slow
def test_twenty_at_once_get_twenty_numbers(workspace: Path) -> None:
    command = [*LUOSHI, "add", *LETTER, *DAY, "--title"]
    running = [
        subprocess.Popen([*command, f"事项{number}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for number in range(20)
    ]
    for process in running:
        _, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (0, "")
    assert names(workspace) == [*(f"ZD-2026-{number:03d}.yaml" for number in range(1, 22)), "ledger.yaml"]
    texts = [(workspace / FOLDER / f"ZD-2026-{number:03d}.yaml").read_text(encoding="utf-8") for number in range(2, 22)]
    assert {line for text in texts for line in text.splitlines() if "title" in line} == {
        f"title: 事项{number}" for number in range(20)
    }


def fill(terminal: Terminal) -> None:
    """Answer everything for a letter, with one mistake of each kind on the way."""
    terminal.answer("事项类型（填序号或名称）［重点任务］：", "批示")
    terminal.wait_for("没有“批示”。填上面的序号或名称")
    terminal.answer("事项类型（填序号或名称）［重点任务］：", "批示件")
    terminal.answer("事项：", "")
    terminal.wait_for("这一项不能空着")
    terminal.answer("事项：", "核查一起投诉")
    terminal.answer("来源类别（填序号或名称）：", "3")
    terminal.answer("批准人：", "市政府分管领导")
    terminal.answer("目标任务：", "核清问题并处理")
    terminal.answer("牵头单位（填序号或名称）：", "学前教育科")
    terminal.wait_for("org.yaml 里没有“学前教育科”；是否为“学前教育处”？。填上面的序号或名称")
    terminal.answer("牵头单位（填序号或名称）：", "学前处")
    terminal.answer("2026-12-31、15工作日、长期）［15工作日］：", "年底")
    terminal.wait_for("时限 的“年底”不是有效的时限")
    terminal.answer("［15工作日］：", "")


def test_on_a_terminal_what_is_missing_is_asked(workspace: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal("add", *DAY)
    terminals.append(terminal)
    fill(terminal)
    said = terminal.rest()
    assert "已登记 ZD-2026-002" in said
    assert terminal.process.returncode == 0
    task = load(Task, (workspace / FOLDER / "ZD-2026-002.yaml").read_bytes(), "x.yaml").record
    assert task is not None
    assert (task.kind, task.title, task.lead) == ("批示件", "核查一起投诉", "学前教育处")
    assert task.source is not None
    assert task.source.category == "领导批示交办"


def test_questions_do_not_go_where_the_output_goes(workspace: Path, tmp_path: Path, terminals: list[Terminal]) -> None:
    with (tmp_path / "text").open("wb") as output:
        terminal = Terminal("add", *DAY, "--dry-run", stdout=output.fileno())
    terminals.append(terminal)
    fill(terminal)
    assert "没有写入" in terminal.rest()
    assert load(Task, (tmp_path / "text").read_bytes(), "x.yaml").record is not None
    assert names(workspace) == ["ZD-2026-001.yaml", "ledger.yaml"]


def test_the_ledger_and_the_leader_are_chosen_from_lists(workspace: Path, terminals: list[Terminal]) -> None:
    other = "{title: 批示件台账, kind: 批示件, year: 2026, prefix: PS, owner: 办公室}\n"
    make_workspace(workspace, {"ledgers/2026/pishi/ledger.yaml": other})
    terminal = Terminal(
        "add", *DAY, *LETTER[2:], "--document", "3号", "--title", "甲", "--standard", "乙", "--owner", "处长"
    )
    terminals.append(terminal)
    terminal.wait_for("批示件台账（2026/pishi）")
    terminal.answer("台账（填序号或名称）：", "2026年全委综合重点任务清单（2026/zonghe）")
    terminal.answer("事项类型（填序号或名称）［重点任务］：", "")
    terminal.answer("牵头领导（填序号或名称）［分管副主任］：", "")
    assert "已登记 ZD-2026-002" in terminal.rest()
    task = load(Task, (workspace / FOLDER / "ZD-2026-002.yaml").read_bytes(), "x.yaml").record
    assert task is not None
    assert (task.kind, task.leader) == ("重点任务", "分管副主任")


@pytest.mark.parametrize("way", ["interrupt", "end of input"])
def test_breaking_off_writes_nothing(workspace: Path, terminals: list[Terminal], way: str) -> None:
    terminal = Terminal("add", *DAY)
    terminals.append(terminal)
    terminal.answer("事项类型（填序号或名称）［重点任务］：", "")
    terminal.wait_for_question("事项：")
    if way == "interrupt":
        terminal.process.send_signal(signal.SIGINT)
        with contextlib.suppress(OSError):  # a signal just before readline waits is seen with the next key
            os.write(terminal.master, b"\n")
    else:
        os.write(terminal.master, b"\x04")
    assert "已中断，没有写入任何文件" in terminal.rest()
    assert terminal.process.returncode == 130
    assert names(workspace) == ["ZD-2026-001.yaml", "ledger.yaml"]


def test_without_posts_the_leader_is_asked_freely_and_a_closed_input_ends_it(
    workspace: Path, tmp_path: Path, terminals: list[Terminal]
) -> None:
    make_workspace(workspace, {"org.yaml": builders.ORG.partition("people:")[0]})
    options = ("--kind", "重点任务", *LETTER[2:], "--document", "3号", "--title", "甲", "--standard", "乙")
    with (tmp_path / "text").open("wb") as output:
        terminal = Terminal("add", *DAY, *options, stdout=output.fileno())
    terminals.append(terminal)
    terminal.answer("牵头领导［分管副主任］：", "")
    terminal.wait_for_question("责任人：")
    os.write(terminal.master, b"\x04")
    assert "已中断，没有写入任何文件" in terminal.rest()
    assert terminal.process.returncode == 130
