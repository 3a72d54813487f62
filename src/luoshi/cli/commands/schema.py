"""``luoshi schema``: JSON Schemas for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions import schema
from luoshi.cli.arguments.options import WorkspaceFolder

HELP = """生成 schemas/ 下的 JSON Schema。编辑器（如 VS Code 的 YAML 插件）据此给出中文提示和补全。"""
EXAMPLES = (
    "luoshi schema             写入 schemas/",
    "luoshi schema --check     只看是否过期，过期则退出码为 1",
)


def command(
    *,
    check: Annotated[bool, typer.Option("--check", help="不写入，只检查是否与程序一致")] = False,
    folder: WorkspaceFolder = None,
) -> int:
    """Write the schemas, or tell whether they are stale."""
    return schema.run(folder, check=check)
