"""Help pages in Chinese, laid out by display width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.render.text.display_width import measure_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import typer

_COLUMN = 26
_OWN_WORDS = {
    "help": "显示本页",
    "install_completion": "为当前 shell 安装补全",
    "show_completion": "显示补全脚本，可自行复制",
}


def write_group_help(commands: Mapping[str, str]) -> str:
    """Return the page of ``luoshi --help``."""
    return "\n".join(
        [
            "用法：luoshi [选项] 命令 …",
            "",
            "落实：以文本文件记台账，按日期研判进度，出具督查通报。",
            "",
            "命令：",
            *(_row(name, text) for name, text in commands.items()),
            "",
            "选项：",
            _row("--version", "显示版本号"),
            _row("--install-completion", _OWN_WORDS["install_completion"]),
            _row("--show-completion", _OWN_WORDS["show_completion"]),
            _row("--help", _OWN_WORDS["help"]),
            "",
            "示例：",
            "  luoshi init 台账                    新建工作区",
            "  luoshi check                        检查全部台账",
            "  luoshi report --month 2026-10       十月份通报",
            "",
            "每个命令的用法：luoshi 命令 --help",
        ]
    )


def write_command_help(command: Any, ctx: typer.Context) -> str:
    """Return the page of one command: usage, what it does, arguments, options, examples."""
    parameters = [each for each in command.get_params(ctx) if not getattr(each, "hidden", False)]
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    places = " ".join(_place(each) for each in arguments)
    lines = [f"用法：luoshi {ctx.info_name} [选项] {places}".rstrip(), "", *_paragraph(command.help or "")]
    lines += _block("参数", ((_place(each), each.help or "") for each in arguments))
    lines += _block("选项", ((_option(each), _OWN_WORDS.get(each.name, each.help or "")) for each in options))
    if command.epilog:
        lines += ["", "示例：", *(f"  {line}" for line in command.epilog.splitlines())]
    return "\n".join(lines)


def _paragraph(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _block(title: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    written = [_row(left, right) for left, right in rows]
    return ["", f"{title}：", *written] if written else []


def _place(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    shown = f"{name} …" if parameter.nargs == -1 else name
    return shown if parameter.required else f"[{shown}]"


def _option(parameter: Any) -> str:
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag or parameter.count else f"{names} {parameter.metavar or '值'}"


def _row(left: str, right: str) -> str:
    gap = " " * (_COLUMN - measure_width(left))
    if measure_width(left) >= _COLUMN:
        gap = "\n" + " " * (_COLUMN + 2)
    return f"  {left}{gap}{right}".rstrip()
