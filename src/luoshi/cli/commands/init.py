"""``luoshi init``: a new workspace."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import env
from luoshi.cli.arguments.choices import one_of
from luoshi.errors import UsageError

if TYPE_CHECKING:
    from luoshi.service.starting import Answers, Started

HELP = """新建一个台账工作区：设置、名录、放假安排、第一本台账、编辑器和检查用的文件。

在终端上运行会逐项询问；--yes 全用默认。已有的文件一律不动。
检查流水线默认写 GitHub 和 GitLab 的；在已有的工作区里用 --ci 只补流水线文件。"""
EXAMPLES = (
    "luoshi init                     在当前文件夹新建，逐项询问",
    "luoshi init 台账 --yes          在“台账”文件夹新建，全用默认",
    "luoshi init --ci gitee          在已有的工作区里补 Gitee 的检查流水线",
    "luoshi init 台账 --name 滨海市教育局 --short 滨教 --office 办公室 --unit 基础教育科 --unit 人事科 --yes",
)
PLATFORMS = ("github", "gitlab", "gitee")
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
Given = dict[str, str | list[str] | None]


def command(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="放在哪里，默认当前文件夹；没有就新建")] = Path(),
    *,
    name: Annotated[str | None, typer.Option(metavar="名称", help="机关名称")] = None,
    short: Annotated[str | None, typer.Option(metavar="简称", help="机关简称，用于发文字号")] = None,
    office: Annotated[str | None, typer.Option(metavar="单位", help="督查机构：管台账、核查、销号的单位")] = None,
    unit: Annotated[list[str] | None, typer.Option(metavar="单位", help="其他科室、单位，可写多次")] = None,
    ledger_title: Annotated[str | None, typer.Option(metavar="名称", help="第一本台账的名称")] = None,
    prefix: Annotated[str | None, typer.Option(metavar="前缀", help="编号前缀，如 ZD")] = None,
    year: Annotated[int | None, typer.Option(metavar="年度", help="台账年度，默认今年")] = None,
    ci: Annotated[
        list[str] | None,
        typer.Option(
            metavar="平台",
            help="写哪个平台的检查流水线：github、gitlab、gitee，可写多次；已有的工作区里只补这些文件",
            autocompletion=lambda: PLATFORMS,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="不询问，没写的用默认")] = False,
) -> None:
    """Ask what was not given, then write the workspace."""
    given: Given = {"name": name, "short": short, "office": office, "unit": unit or None}
    given |= {"ledger_title": ledger_title, "prefix": prefix}
    from luoshi.service.starting import DEFAULT_PLATFORMS, start  # noqa: PLC0415 -- costs 60 ms
    from luoshi.store.workspace import CONFIGURATION  # noqa: PLC0415

    root = env.start_folder(None) / folder  # it need not be there yet
    platforms = [one_of("--ci", platform, PLATFORMS) for platform in ci or DEFAULT_PLATFORMS]
    there = (root / CONFIGURATION).exists()
    if there and ci and not any(given.values()):
        _add_ci(root, platforms)
        return
    which = env.today().year if year is None else year
    if not there:  # else nothing is asked: `start` refuses
        _complete(given, root.resolve(), which, ask=not yes)
    answers = _answers(given, which)
    _tell(root, answers, start(root, answers, platforms))


def _add_ci(root: Path, platforms: list[str]) -> None:
    from luoshi.cli.output.terminal import tell  # noqa: PLC0415
    from luoshi.service.starting import add_ci  # noqa: PLC0415

    started = add_ci(root, platforms)
    for path in started.written:
        tell(f"写入 {path}")
    for path in started.kept:
        tell(f"已有，未动 {path}")


def _complete(given: Given, root: Path, year: int, *, ask: bool) -> None:
    """Ask for what was not given, or take the default. Raises UsageError where it should ask and nobody is there."""
    from luoshi.cli.asking import asking  # noqa: PLC0415

    missing = [name for name in _QUESTIONS if given[name] is None]
    if ask and missing and not asking.can_ask():
        options = "、".join(f"--{name.replace('_', '-')}" for name in missing)
        raise UsageError(f"不在终端上，没法询问：{options}", "在命令里写明，或加 --yes 全用默认")
    for name in missing:
        default = _default(name, given, root, year)
        answer = asking.ask(_QUESTIONS[name], default) if ask else default
        given[name] = [each for each in _BETWEEN.split(answer) if each] if name == "unit" else answer


def _default(name: str, given: Given, root: Path, year: int) -> str:
    defaults = {
        "name": root.name if _CHINESE.fullmatch(root.name) else "市教育局",
        "short": given["name"],
        "office": "办公室",
        "unit": "基础教育科、职业教育科、人事科、财务科",
        "ledger_title": f"{year}年重点任务清单",
        "prefix": "ZD",
    }
    return str(defaults[name])


def _answers(given: Given, year: int) -> Answers:
    from luoshi.service.starting import Answers  # noqa: PLC0415

    words = {name: str(given[name] or "") for name in _QUESTIONS}
    units = tuple(given["unit"] or ())
    return Answers(words["name"], words["short"], words["office"], units, words["ledger_title"], words["prefix"], year)


def _tell(root: Path, answers: Answers, started: Started) -> None:
    from luoshi.cli.output.terminal import write_bytes  # noqa: PLC0415

    lines = [f"新建台账工作区：{root}", *(f"  写入 {path}" for path in started.written)]
    lines += [f"  已有，未动 {path}" for path in started.kept]
    if not any(path.startswith("calendar/") for path in (*started.written, *started.kept)):
        lines += [f"没有写 calendar/{answers.year}.yaml：luoshi 未收录该年的放假安排，暂按周末推算，通知印发后再登记"]
    lines += ["接下来：", *(f"  {step}" for step in _next_steps(root, answers)), ""]
    write_bytes("\n".join(lines).encode())


def _next_steps(root: Path, answers: Answers) -> list[str]:
    import shlex  # noqa: PLC0415

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
