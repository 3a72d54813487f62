"""docs/reference/exit-codes and docs/reference/formats: from the enum, the constants and real output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from luoshi.cli.app import COMMANDS, build_command
from luoshi.errors import ExitCode
from tools.pages.gallery import checked, named
from tools.pages.marks import fenced, page, table
from tools.pages.program import luoshi

if TYPE_CHECKING:
    from pathlib import Path

MEANINGS = {
    ExitCode.OK: ("正常", "没有错误；可能有警告和提示"),
    ExitCode.FINDINGS: ("有错误", "按提示改正；`schema --check` 时为 schemas/ 已过期；`report` 时为数字不平"),
    ExitCode.USAGE: ("用法不对", "看错误信息中的办法，或 `luoshi 命令 --help`"),
    ExitCode.UNREADABLE: ("读不出或写不进", "没有找到工作区，luoshi.yaml 或 org.yaml 有错，或文件权限不够"),
    ExitCode.NOTHING: ("没有可做的", "没有事项，或没有符合条件的事项"),
    ExitCode.CHANGED: ("已被改动或锁定", "重新打开文件再做一次；什么都没有写入"),
    ExitCode.BUG: ("程序自身的错误", "把屏幕上的全文报给维护者；台账文件没有改动"),
    ExitCode.INTERRUPTED: ("已中断", "按了 Ctrl+C；文件没有动过，或已整个写好，照实说明"),
}
# Held to by tests/words, which send every such text through every output.
_ESCAPES = r"""## 文字按文字写出

台账里的文字，任何格式都照原样显示，不作标记、公式、模板或命令解释。

看不见而起作用的字符（控制字符、双向文字标记、零宽字符）写成 `\x1b`、`\u202e` 的样子，制表符写成空格。

JSON 里用的是 JSON 自己的转义，读出来仍是原文。此外：

| 格式 | 怎么写 |
| --- | --- |
| csv | 像公式的文字（以 `=`、`+`、`-`、`@` 开头，前有空格的也算）前加单引号；数字仍是数字 |
| xlsx、填报表 | 全部是文字单元格，没有公式和链接 |
| markdown | 标记前加反斜杠，`<`、`&` 写成实体，换行写成 `<br>` |
| html、docx、junit | 写成实体 |
| pdf | 本机字体没有的字写成编号 `\u{1f468}` |
| 屏幕 | 行首的 `::` 写成 `\x3a:`，`##[` 写成 `\x23#[`，免得流水线当成命令 |
| check --format text | 同上；一条说明只占一行，其中的换行写成 `\n` |
| github | 换行、`%` 写成 `%0A`、`%25` |
| sarif | 像链接的方括号前加反斜杠 |
| ics | 逗号、分号、反斜杠、换行前加反斜杠 |
"""
_DAY = ("--as-of", "2026-10-31")


def exit_codes_page() -> str:
    """Return the page of exit codes."""
    before = "脚本和 CI 按退出码判断结果。0 以外都不是成功；只有“错误”级的问题使 `luoshi check` 的退出码为 1。"
    rows = [(str(code.value), code.name, *MEANINGS[code]) for code in ExitCode]
    return page("退出码", before, table(("退出码", "代码中的名称", "含义", "怎么办"), rows))


def formats_page(root: Path) -> str:
    """Return the page of output formats; the JSON shown is real output of tests/errors/base."""
    base = root / "tests/errors/base"
    before = (
        "`--format` 选择输出格式。机器读的格式（json、csv、sarif、junit、github）"
        "单独写在标准输出上，消息写在标准错误上。"
        "JSON 以 `schema` 版本号开头，键名不变；以后只会增加键。文件路径都相对于工作区。"
    )
    return page(
        "输出格式",
        before,
        table(("命令", "格式"), [(f"`luoshi {name}`", f) for name in COMMANDS if (f := _formats(name))]),
        _ESCAPES,
        _shown("check", "check --format json", _check_facts(root)),
        _shown("list", "list --format json", _facts(base, "list", *_DAY)),
        _shown("report", "report --format json（图表、章节和表格的内容略去）", _brief(_report(base))),
        "### 通报里的数字\n\n`figures` 中每个数字的编号。办理状态各数之和、进度研判各数之和，都等于 `total`。",
        table(("编号", "名称"), [(f"`{name}`", facts["label"]) for name, facts in _report(base)["figures"].items()]),
    )


def _formats(name: str) -> str:
    """Return what the command's own help says of ``--format``; empty where there is no such option."""
    return next((option.help for option in build_command(name).params if "--format" in option.opts), "")


def _facts(folder: Path, *arguments: str) -> Any:
    return json.loads(luoshi(folder, *arguments, "--format", "json").out)


def _report(folder: Path) -> Any:
    return _facts(folder, "report", "--month", "2026-10", *_DAY)


def _check_facts(root: Path) -> Any:
    return json.loads(checked(named(root, "LS203-alias"), "--format", "json").out)


def _brief(report: Any) -> Any:
    """Keep the outer shape and the first figures."""
    figures = dict(list(report["figures"].items())[:3])
    return {**report, "figures": figures, "sections": ["…"], "tables": ["…"]}


def _shown(command: str, title: str, facts: Any) -> str:
    text = json.dumps(facts, ensure_ascii=False, indent=2)
    return f'<a id="{command}"></a>\n\n## {title}\n\n{fenced(text, "json")}'
