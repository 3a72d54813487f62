"""The table of commands, each loaded only when it is called, and the help in Chinese."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from luoshi.cli.actions import help_pages
from luoshi.errors import UsageError
from luoshi.suggestion import suggest_code
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable


class CommandEntry(NamedTuple):
    """A command: the module under ``luoshi.cli.commands`` that holds it, and its line in the list of commands.

    ``module:name`` is the page that the module's ``page`` makes for that name. The table holds the lines so that the
    list is printed without importing every command.
    """

    module: str
    summary: str


COMMANDS = {
    "init": CommandEntry("init", "新建一个台账工作区"),
    "add": CommandEntry("add", "登记一个事项"),
    "today": CommandEntry("today", "今天要办什么，每行带着办它的命令"),
    "check": CommandEntry("check", "检查台账，列出全部问题"),
    "list": CommandEntry("list_tasks", "列出事项、工作落实清单、责任清单"),
    "backward": CommandEntry("backward", "倒排工期：从时限往回排各节点"),
    "show": CommandEntry("show", "看一个事项的全部情况"),
    "log": CommandEntry("log", "在办理记录里添一条，或成批添加"),
    "sign": CommandEntry("events:sign", "签收"),
    "progress": CommandEntry("events:progress", "报进展"),
    "reach": CommandEntry("events:reach", "节点完成"),
    "extend": CommandEntry("events:extend", "延期"),
    "adjust": CommandEntry("events:adjust", "调整"),
    "pause": CommandEntry("events:pause", "暂停"),
    "resume": CommandEntry("events:resume", "恢复"),
    "return": CommandEntry("events:return", "退办"),
    "remark": CommandEntry("events:remark", "领导批示"),
    "urge": CommandEntry("events:urge", "提醒、催办、督办、通报、约谈、问责"),
    "reply": CommandEntry("events:reply", "回复督办文书"),
    "praise": CommandEntry("events:praise", "表扬"),
    "assess": CommandEntry("events:assess", "第三方评价、满意度"),
    "submit": CommandEntry("events:submit", "报结"),
    "verify": CommandEntry("events:verify", "核查"),
    "close": CommandEntry("events:close", "销号"),
    "revisit": CommandEntry("events:revisit", "回头看"),
    "cancel": CommandEntry("events:cancel", "撤销"),
    "join": CommandEntry("events:join", "并入其他事项"),
    "split": CommandEntry("events:split", "拆成几个事项"),
    "file": CommandEntry("events:file", "补充佐证材料"),
    "correct": CommandEntry("events:correct", "更正已入库的记录"),
    "amend": CommandEntry("amend", "改正还没有提交的一条记录"),
    "evidence": CommandEntry("evidence", "佐证材料：收进档案、核对、打包"),
    "renumber": CommandEntry("renumber", "给一个事项换编号"),
    "form": CommandEntry("form", "填报表：发给各单位、收回来、看谁没有报"),
    "reconcile": CommandEntry("reconcile", "对账：把交回的表与台账逐格比对"),
    "export": CommandEntry("export", "导出清单：Excel、CSV、Markdown、JSON、日历"),
    "import": CommandEntry("import_files", "把文件和表格读成事项草稿"),
    "report": CommandEntry("report", "生成周、月、季、半年、年度通报"),
    "history": CommandEntry("history", "看一个事项的来历：谁在何时改了什么"),
    "diff": CommandEntry("diff", "比较两个版本的台账"),
    "explain": CommandEntry("explain", "解释一个数字、一个状态是怎么来的"),
    "letter": CommandEntry("letter", "出督办单、催办单、整改通知书等文书"),
    "inspect": CommandEntry("inspection.inspect", "督导、督查：计划、登记、各步骤、文书"),
    "visit": CommandEntry("inspection.visit", "责任督学的督导记录"),
    "inspector": CommandEntry("inspection.inspector", "督学名录：列出、检查"),
    "draw": CommandEntry("inspection.draw", "随机抽取：公告、抽取、核对"),
    "coverage": CommandEntry("inspection.coverage", "督导覆盖：谁还没有督导"),
    "burden": CommandEntry("inspection.burden", "学校负担：谁来了多少次"),
    "merge": CommandEntry("merge", "git 的合并驱动：两边各添的记录都留下"),
    "rule": CommandEntry("rule", "看规则的说明"),
    "schema": CommandEntry("schema", "生成编辑器用的 JSON Schema"),
}


class ChineseCommand(TyperCommand):
    """A command whose help page is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return help_pages.write_command_help(self, ctx)


class LazyGroup(TyperGroup):
    """The commands of the table; a command's module is imported when the command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- the signature is Typer's
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 -- the signature is Typer's
        """Return the command; None when there is none of that name."""
        return build_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed; raises UsageError with the nearest one."""
        if args[0] not in COMMANDS:
            suggestion = suggest_code(args[0], COMMANDS, cutoff=0.6)
            raise UsageError(f"没有命令“{args[0]}”{suggestion}", "luoshi --help 列出全部命令")
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002 -- the signature is Typer's
        """Return the help page."""
        return help_pages.write_group_help({name: entry.summary for name, entry in COMMANDS.items()})


def build_command(name: str) -> Any:
    """Import the module of a command and build the command from its ``command`` function, HELP and EXAMPLES."""
    place, _, part = COMMANDS[name].module.partition(":")
    found: Any = import_module(f"luoshi.cli.commands.{place}")
    module = found.page(part) if part else found
    function: Callable[..., None] = module.command
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=ChineseCommand, help=module.HELP, epilog="\n".join(module.EXAMPLES))(function)
    return typer.main.get_command(single)


app = typer.Typer(cls=LazyGroup, no_args_is_help=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    *,
    version: bool = typer.Option(False, "--version", help="显示版本号"),
) -> None:
    """Answer ``luoshi`` alone and ``--version`` among other options."""
    if version:
        typer.echo(f"luoshi {VERSION}")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
