"""What ``luoshi init`` does."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.asking import asking
from luoshi.cli.output.terminal import print_utf8, tell
from luoshi.errors import UsageError
from luoshi.service.starting import DEFAULT_PLATFORMS, Answers, add_ci, start
from luoshi.store.workspace import CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.service.starting import Started

    Given = dict[str, str | list[str] | None]

_BETWEEN = re.compile(r"[、，,；;\s]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{3,}")
_QUESTIONS = {
    "name": "机关名称",
    "short": "机关简称（用于发文字号）",
    "office": "督查机构（管台账、核查、销号的单位）",
    "unit": "其他科室、单位，用顿号隔开",
    "ledger_title": "第一本台账的名称",
    "prefix": "编号前缀（字母或汉字）",
}


def run(folder: Path, given: Given, year: int | None, platforms: Sequence[str], *, ask: bool) -> None:
    """Ask what was not given, then write the workspace; in one that is there only the platforms' files."""
    root = env.start_folder(None) / folder  # it need not be there yet
    there = (root / CONFIGURATION).exists()
    if there and platforms and not any(given.values()):
        _add_ci(root, platforms)
        return
    which = env.today().year if year is None else year
    if not there:  # else nothing is asked: `start` refuses
        _complete(given, root.resolve(), which, ask=ask)
    answers = _build_answers(given, which)
    _tell(root, answers, start(root, answers, platforms or DEFAULT_PLATFORMS))


def _add_ci(root: Path, platforms: Sequence[str]) -> None:
    started = add_ci(root, platforms)
    for path in started.written:
        tell(f"写入 {path}")
    for path in started.kept:
        tell(f"已有，未动 {path}")


def _complete(given: Given, root: Path, year: int, *, ask: bool) -> None:
    """Ask for what was not given, or take the default. Raises UsageError where it should ask and nobody is there."""
    missing = [name for name in _QUESTIONS if given[name] is None]
    if ask and missing and not asking.can_ask():
        options = "、".join(f"--{name.replace('_', '-')}" for name in missing)
        raise UsageError(f"不在终端上，没法询问：{options}", "在命令里写明，或加 --yes 全用默认")
    for name in missing:
        default = _suggest(name, given, root, year)
        answer = asking.ask(_QUESTIONS[name], default) if ask else default
        given[name] = [each for each in _BETWEEN.split(answer) if each] if name == "unit" else answer


def _suggest(name: str, given: Given, root: Path, year: int) -> str:
    defaults = {
        "name": root.name if _CHINESE.fullmatch(root.name) else "市教育局",
        "short": given["name"],
        "office": "办公室",
        "unit": "基础教育科、职业教育科、人事科、财务科",
        "ledger_title": f"{year}年重点任务清单",
        "prefix": "ZD",
    }
    return str(defaults[name])


def _build_answers(given: Given, year: int) -> Answers:
    words = {name: str(given[name] or "") for name in _QUESTIONS}
    units = tuple(given["unit"] or ())
    return Answers(words["name"], words["short"], words["office"], units, words["ledger_title"], words["prefix"], year)


def _tell(root: Path, answers: Answers, started: Started) -> None:
    lines = [f"新建台账工作区：{root}", *(f"  写入 {path}" for path in started.written)]
    lines += [f"  已有，未动 {path}" for path in started.kept]
    if not any(path.startswith("calendar/") for path in (*started.written, *started.kept)):
        lines += [f"没有写 calendar/{answers.year}.yaml：luoshi 未收录该年的放假安排，暂按周末推算，通知印发后再登记"]
    lines += ["接下来：", *(f"  {step}" for step in _list_steps(root, answers)), ""]
    print_utf8("\n".join(lines).encode())


def _list_steps(root: Path, answers: Answers) -> list[str]:
    here = root == env.start_folder(None)
    return [
        *([] if here else [f"cd {shlex.quote(str(root))}"]),
        *([] if (root / ".git").exists() else ["git init                         历史由 git 记"]),
        "git config diff.luoshi.xfuncname '^(id: .*)$'",
        "打开 org.yaml 补全单位和职务，打开 luoshi.yaml 核对时限和依据",
        f"luoshi add                       登记第一个事项（写入 {answers.ledger}/）",
        "luoshi check                     检查；还没有事项时会说“工作区里还没有事项”",
        "git add . && git commit -m '新建台账'",
    ]
