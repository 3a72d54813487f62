"""``luoshi log`` and a command for each event: what is written, what is refused, what is left alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from luoshi.model.entry_forms import form_of
from luoshi.model.vocabulary import EventKind
from luoshi.service.recording.entry_needs import SHORTCUTS
from tests.support import builders
from tests.support.files import snapshot
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
PATH = f"{FOLDER}/ZD-2026-001.yaml"
UNSIGNED = builders.TASK[: builders.TASK.index("log:")]
MILESTONES = "milestones:\n  - {id: 方案, title: 印发方案, due: 2026-10-31, weight: 100}\n"


def log_of(workspace: Path) -> str:
    """Return what the file says from the log on."""
    return (workspace / PATH).read_text(encoding="utf-8").partition("log:\n")[2]


def with_log(workspace: Path, *entries: str, head: str = "") -> None:
    """Give the task this log, after its 签收."""
    lines = ["{date: 2026-10-12, event: 签收, by: 学前教育处}", *entries]
    text = UNSIGNED + head + "log:\n" + "".join(f"  - {line}\n" for line in lines)
    make_workspace(workspace, {PATH: text, "evidence/ZD-2026-001/表.pdf": "合格"})


PROGRESS = "{date: 2026-10-23, event: 进展, by: 学前教育处, progress: 100}"
SUBMITTED = "{date: 2026-10-24, event: 报结, by: 学前教育处, evidence: [表.pdf]}"
VERIFIED = "{date: 2026-10-26, event: 核查, by: 办公室, result: 通过}"
CLOSED = "{date: 2026-10-28, event: 销号, approver: 主任, grade: 全部落实, effect: 新增学位}"


@pytest.mark.parametrize(
    ("before", "arguments", "written"),
    [
        ((), ("progress", "--progress", "40", "--note", "再报"), "event: 进展, progress: 40, note: 再报}"),
        ((), ("progress", "--value", "竣工数=12.50"), "event: 进展, values: {竣工数: 12.50}}"),
        ((), ("reach", "--milestone", "方案"), "event: 节点, milestone: 方案}"),
        (
            (),
            ("extend", "--due", "2027-01-29", "--approver", "主任", "--reason", "汛期"),
            "event: 延期, due: 2027-01-29, approver: 主任, reason: 汛期}",
        ),
        (
            (),
            ("adjust", "--field", "objective", "--to", "建成100个", "--approver", "主任"),
            "event: 调整, field: objective, to: 建成100个, approver: 主任}",
        ),
        (
            (),
            ("adjust", "--field", "support", "--to", "财务处", "--to", "发展规划处", "--approver", "主任"),
            "event: 调整, field: support, to: [财务处, 发展规划处], approver: 主任}",
        ),
        ((), ("pause", "--reason", "招标", "--approver", "主任"), "event: 暂停, reason: 招标, approver: 主任}"),
        (
            ("{date: 2026-10-20, event: 暂停, reason: 招标, approver: 主任}",),
            ("resume", "--reason", "招标结束"),
            "event: 恢复, reason: 招标结束}",
        ),
        (
            (),
            ("return", "--reason", "不属本处", "--approver", "主任"),
            "event: 退办, reason: 不属本处, approver: 主任}",
        ),
        ((), ("remark", "--leader", "主任", "--text", "抓紧"), "event: 批示, leader: 主任, text: 抓紧}"),
        ((), ("urge", "--by", "办公室"), "event: 催办, by: 办公室}"),
        ((), ("urge", "--level", "约谈", "--reason", "逾期"), "event: 约谈, reason: 逾期}"),
        ((), ("praise", "--reason", "提前完成"), "event: 表扬, reason: 提前完成}"),
        ((), ("assess", "--result", "满意"), "event: 评价, result: 满意}"),
        (
            (PROGRESS, SUBMITTED),
            ("verify", "--result", "通过", "--by", "办公室"),
            "event: 核查, by: 办公室, result: 通过}",
        ),
        (
            (PROGRESS, SUBMITTED, VERIFIED),
            ("close", "--approver", "主任", "--grade", "全部落实", "--effect", "新增学位"),
            "event: 销号, approver: 主任, grade: 全部落实, effect: 新增学位}",
        ),
        ((PROGRESS, SUBMITTED, VERIFIED, CLOSED), ("revisit", "--result", "巩固"), "event: 回头看, result: 巩固}"),
        (
            (),
            ("cancel", "--reason", "政策调整", "--approver", "主任"),
            "event: 撤销, approver: 主任, reason: 政策调整}",
        ),
        (
            (PROGRESS,),
            ("correct", "--of", "2026-10-23", "--progress", "20"),
            "event: 更正, of: 2026-10-23, progress: 20}",
        ),
    ],
)
def test_every_event_has_a_command(
    workspace: Path, luoshi: Luoshi, before: tuple[str, ...], arguments: tuple[str, ...], written: str
) -> None:
    indicator = "indicators: [{id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}]\n"
    uses = {"reach": MILESTONES, "progress": indicator if "--value" in arguments else ""}
    with_log(workspace, *before, head=uses.get(arguments[0], ""))
    old = (workspace / PATH).read_bytes()
    name, *rest = arguments
    outcome = luoshi(name, "ZD-2026-001", *rest, *DAY)
    assert outcome.code == 0, outcome.err
    assert outcome.out.startswith("已记入 ZD-2026-001：2026-10-31 ")
    assert (workspace / PATH).read_bytes() == old + f"  - {{date: 2026-10-31, {written}\n".encode()


def test_commands_and_options_cover_every_event_and_field(luoshi: Luoshi) -> None:
    assert {event for events in SHORTCUTS.values() for event in events} == set(EventKind)
    everything = luoshi("log", "--help").out
    for name, events in SHORTCUTS.items():
        page = luoshi(name, "--help").out
        for event in events:
            for field in form_of(event).fields:
                assert f"  {field.option} " in page
                assert f"  {field.option} " in everything


def test_log_takes_the_event_as_a_word(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {PATH: UNSIGNED})
    outcome = luoshi("log", "ZD-2026-001", "签收", "--by", "学前教育处", "--date", "2026-10-12", *DAY)
    assert outcome.code == 0
    assert "现在是“办理中”，接下来可以记：\n  luoshi progress ZD-2026-001 --by 学前教育处 --note 说明\n" in outcome.out
    assert log_of(workspace) == "  - {date: 2026-10-12, event: 签收, by: 学前教育处}\n"
    assert luoshi("log", "ZD-2026-001", "progress", "--note", "再报", *DAY).code == 0
    assert luoshi("check", *DAY, "--severity", "error").code == 0


@pytest.mark.parametrize(
    ("before", "arguments", "code", "clause"),
    [
        ((), ("sign",), "LS401", "立项交办、签收"),
        ((), ("resume",), "LS401", "立项交办、签收"),
        ((), ("verify", "--result", "通过", "--by", "办公室"), "LS401", "立项交办、签收"),
        ((PROGRESS,), ("submit", "--by", "学前教育处"), "LS405", "津教委〔2018〕1号 二（六）"),
        ((PROGRESS, SUBMITTED), ("verify", "--result", "通过", "--by", "学前教育处"), "LS406", "第十七条"),
        ((PROGRESS, SUBMITTED), ("verify", "--result", "通过", "--by", "财务处"), "LS406", "第十七条"),
        ((PROGRESS, SUBMITTED), ("verify", "--result", "退回", "--by", "办公室"), "LS408", ""),
        ((PROGRESS, SUBMITTED), ("close", "--approver", "主任"), "LS404", "验收"),
        ((), ("cancel",), "LS412", ""),
        ((), ("return", "--reason", "不属本处"), "LS412", ""),
        (
            (),
            ("extend", "--due", "2027-03-01", "--approver", "主任", "--as-of", "2027-01-05"),
            "LS309",
            "津教委〔2018〕1号",
        ),
        ((), ("progress", "--note", "明天", "--date", "2026-11-01"), "LS305", "不得晚于当日"),
        ((), ("progress", "--note", "太早", "--date", "2026-10-01"), "LS302", ""),
        ((), ("progress", "--value", "竣工率=3"), "LS605", ""),
        ((), ("reach", "--milestone", "没有的"), "LS603", ""),
        ((), ("progress", "--note", "电话13812345678"), "LS903", ""),
    ],
)
def test_what_the_rules_forbid_is_refused_with_clause_and_way_out(
    workspace: Path, luoshi: Luoshi, before: tuple[str, ...], arguments: tuple[str, ...], code: str, clause: str
) -> None:
    with_log(workspace, *before)
    old = (workspace / PATH).read_bytes()
    name, *rest = arguments
    outcome = luoshi(name, "ZD-2026-001", *rest, *(DAY if "--as-of" not in rest else ()))
    assert (outcome.code, outcome.out) == (1, "")
    assert f"\n  {code} " in outcome.err
    assert "依据：" in outcome.err
    assert clause in outcome.err
    assert "现在可以记：\n  luoshi " in outcome.err
    assert (workspace / PATH).read_bytes() == old
    assert not list((workspace / PATH).parent.glob(".*"))


@pytest.mark.usefixtures("workspace")
def test_a_refused_extension_and_one_asked_for_in_time_pass(luoshi: Luoshi) -> None:
    late = ("extend", "ZD-2026-001", "--due", "2027-03-01", "--as-of", "2027-01-05")
    assert luoshi(*late, "--decision", "不同意", "--approver", "主任").code == 0
    asked = (*late, "--requested", "2026-12-30", "--approver", "主任")
    refused = luoshi(*asked)
    assert refused.code == 1
    assert "LS725" in refused.err
    Path("申请.pdf").write_bytes(b"2026-12-30")
    assert luoshi(*asked, "--evidence", "申请.pdf").code == 0


@pytest.mark.usefixtures("workspace")
def test_a_day_written_back_moves_no_limit(luoshi: Luoshi) -> None:
    back = ("--date", "2026-12-30", "--as-of", "2027-01-05", "--approver", "主任", "--reason", "招标")
    for words in (("extend", "ZD-2026-001", "--due", "2027-03-01"), ("pause", "ZD-2026-001")):
        outcome = luoshi(*words, *back)
        assert outcome.code == 1
        assert "LS725 今天 2027-01-05，要移动的时限 2026-12-31 已经过了" in outcome.err


def test_closing_seals_no_flaw_that_stands_already(workspace: Path, luoshi: Luoshi) -> None:
    with_log(workspace, PROGRESS, SUBMITTED.replace(", evidence: [表.pdf]", ""), VERIFIED)
    outcome = luoshi("close", "ZD-2026-001", "--approver", "主任", "--grade", "全部落实", "--effect", "学位", *DAY)
    assert outcome.code == 1
    assert "LS405" in outcome.err
    closing = ("--approver", "主任", "--grade", "全部落实", "--effect", "学位", "--evidence", "表.pdf")
    assert luoshi("close", "ZD-2026-001", *closing, *DAY).code == 0


def test_old_errors_do_not_keep_the_next_entry_out(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {PATH: task_text(1, ("lead: 学前教育处\n", "lead: 学前处\n"))})
    outcome = luoshi("progress", "ZD-2026-001", "--note", "再报", *DAY)
    assert outcome.code == 0
    assert "LS203" not in outcome.err


@pytest.mark.usefixtures("workspace")
def test_new_warnings_are_shown_with_their_place(luoshi: Luoshi) -> None:
    outcome = luoshi("progress", "ZD-2026-001", "--note", "再报", "--progress", "20", *DAY)
    assert outcome.code == 0
    assert f"{PATH}:18:31: LS316" in outcome.err


def test_dry_run_prints_the_difference_and_writes_nothing(workspace: Path, luoshi: Luoshi) -> None:
    old = (workspace / PATH).read_bytes()
    outcome = luoshi("progress", "ZD-2026-001", "--note", "再报", "--dry-run", *DAY)
    assert outcome.code == 0
    assert outcome.out.startswith(f"--- a/{PATH}\n+++ b/{PATH}\n@@ ")
    assert outcome.out.endswith("\n+  - {date: 2026-10-31, event: 进展, note: 再报}\n")
    assert (workspace / PATH).read_bytes() == old
    subprocess.run(["git", "apply", "-"], cwd=workspace, input=outcome.out.encode(), check=True)
    assert (workspace / PATH).read_bytes() == old + "  - {date: 2026-10-31, event: 进展, note: 再报}\n".encode()


def test_evidence_is_copied_in_and_recorded_with_its_hash(workspace: Path, luoshi: Luoshi) -> None:
    with_log(workspace, PROGRESS)
    (workspace / "验收.xlsx").write_bytes(b"x" * 100_000)
    outcome = luoshi(
        "submit", "ZD-2026-001", "--by", "学前教育处", "--evidence", "验收.xlsx", "--evidence", "表.pdf", *DAY
    )
    assert outcome.code == 0
    assert "已复制 evidence/ZD-2026-001/验收.xlsx" in outcome.out
    assert (workspace / "evidence/ZD-2026-001/验收.xlsx").read_bytes() == b"x" * 100_000
    assert log_of(workspace).count("sha256: ") == 2
    assert luoshi("evidence", "verify").out.splitlines()[-1] == "共 2 个文件，缺失或改动 0 个"


def test_a_refused_entry_copies_nothing(workspace: Path, luoshi: Luoshi) -> None:
    (workspace / "验收.xlsx").write_bytes(b"x")
    assert luoshi("verify", "ZD-2026-001", "--result", "通过", "--evidence", "验收.xlsx", *DAY).code == 1
    assert not (workspace / "evidence").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("log",), "缺少编号或事件"),
        (("log", "ZD-2026-001", "进度"), "没有事件“进度”；是否为“进展”？"),
        (("log", "ZD-2026-001", "签收", "--milestone", "方案"), "“签收”没有 --milestone 这一项"),
        (("progress", "ZD-2026-01", "--note", "x"), "是否为 ZD-2026-001"),
        (("progress", "ZD-2026-001", "--progress", "三成"), "--progress 的“三成”不是数字"),
        (("progress", "ZD-2026-001", "--progress", "130"), "--progress 的“130”不对"),
        (("progress", "ZD-2026-001", "--value", "12"), "写成 竣工数=12"),
        (("progress", "ZD-2026-001", "--confidence", "很高"), "--confidence 没有“很高”"),
        (("progress", "ZD-2026-001", "--note", " "), "--note 是空的"),
        (("progress", "ZD-2026-001", "--note", "\udcff"), "--note 里有不能识别的文字"),
        (("progress", "ZD-2026-001", "--date", "2026-02-30"), "“2026-02-30”不是有效的日期"),
        (("progress", "ZD-2026-001", "--evidence", "没有.pdf"), "没有佐证材料“没有.pdf”"),
        (("reach", "ZD-2026-001"), "“节点”缺少 --milestone（节点编号）"),
        (("urge", "ZD-2026-001", "--level", "批评"), "--level 没有“批评”"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_wrong_use_is_refused_with_a_way_out(luoshi: Luoshi, arguments: tuple[str, ...], words: str) -> None:
    outcome = luoshi(*arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert "办法：" in outcome.err


def test_a_broken_file_and_one_under_another_name_are_not_written_to(workspace: Path, luoshi: Luoshi) -> None:
    make_workspace(workspace, {PATH: "id: ["})
    assert luoshi("progress", "ZD-2026-001", "--note", "x", *DAY).code == 3
    make_workspace(workspace, {PATH: task_text(2)})
    outcome = luoshi("progress", "ZD-2026-001", "--note", "x", *DAY)
    assert outcome.code == 3
    assert "与文件名不同" in outcome.err


def test_an_id_in_two_ledgers_names_both_files(workspace: Path, luoshi: Luoshi) -> None:
    other = "ledgers/2026/zhuanxiang"
    make_workspace(workspace, {f"{other}/ledger.yaml": builders.LEDGER, f"{other}/ZD-2026-001.yaml": builders.TASK})
    outcome = luoshi("progress", "ZD-2026-001", "--note", "x", *DAY)
    assert outcome.code == 2
    assert f"{other}/ZD-2026-001.yaml、{PATH}" in outcome.err


def test_no_other_task_is_opened(workspace: Path) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-{number:03d}.yaml": task_text(number) for number in range(2, 60)})
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == 'open' else None)\n"
        "from luoshi.cli.door import run\n"
        "code = run(['progress', 'ZD-2026-001', '--note', '再报', '--as-of', '2026-10-31'])\n"
        "print(*sorted({name.rpartition('/')[2] for name in opened if '/ZD-' in name and name.endswith('.yaml')}))\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "ZD-2026-001.yaml"


@pytest.mark.posix("a pseudo-terminal")
def test_a_terminal_asks_for_what_is_missing(workspace: Path) -> None:
    with_log(workspace, head=MILESTONES)
    answers = {
        "extend": ("2027-02-30\n2027-01-29\n主任\n汛期\n", "延期, due: 2027-01-29, approver: 主任, reason: 汛期}")
    }
    answers["reach"] = ("1\n", "节点, milestone: 方案}")
    answers["urge"] = ("", "催办}")
    answers["progress"] = ("\n印发\n", "进展, by: 学前教育处, note: 印发}")
    for name, (typed, written) in answers.items():
        assert _typed([name, "ZD-2026-001", *DAY], workspace, typed) == 0
        assert log_of(workspace).splitlines()[-1] == f"  - {{date: 2026-10-31, event: {written}"
    with_log(workspace, PROGRESS, SUBMITTED)
    assert _typed(["verify", "ZD-2026-001", *DAY], workspace, "2\n\n补验收表\n") == 0
    assert "result: 退回, requirement: 补验收表}" in log_of(workspace)


def _typed(arguments: list[str], cwd: Path, text: str) -> int:
    """Run a command on a pseudo terminal, type ``text`` there, and return how it ended."""
    import pty  # noqa: PLC0415 -- there is none on Windows

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd)
        os.environ["TERM"] = "dumb"
        os.execv(sys.executable, [sys.executable, "-m", "luoshi", *arguments])
    os.write(terminal, text.encode())
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("progress", "ZD-2026-001", "--note", "a\x07"), "--note 里有控制字符 U+0007"),
        (("progress", "ZD-2026-001", "--value", "\x1b数=3"), "--value 里有控制字符 U+001B"),
        (("log", "ZD-2026-001", "进展", "--problem", "甲\x0b乙"), "--problem 里有控制字符 U+000B"),
        (("amend", "ZD-2026-001", "--note", "\x7f"), "--note 里有控制字符 U+007F"),
        (("adjust", "ZD-2026-001", "--field", "support", "--to", "办公室\x08"), "--to 里有控制字符 U+0008"),
        (("evidence", "add", "ZD-2026-001", "luoshi.yaml", "--note", "a\x07"), "--note 里有控制字符 U+0007"),
        (("add", "--title", "a\x07"), "--title 里有控制字符 U+0007"),
        (("add", "--title", "甲", "--output-form", "a\x07"), "--output-form 里有控制字符 U+0007"),
    ],
)
def test_a_control_character_is_told_with_its_option(
    workspace: Path, luoshi: Luoshi, arguments: tuple[str, ...], option: str
) -> None:
    before = snapshot(workspace)
    outcome = luoshi(*arguments, "--as-of", "2026-10-31")
    assert (outcome.code, option in outcome.err, "删去这个看不见的字符" in outcome.err) == (2, True, True), outcome.err
    assert snapshot(workspace) == before
