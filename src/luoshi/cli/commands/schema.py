"""``luoshi schema``: JSON Schemas for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.arguments.options import WorkspaceFolder
from luoshi.errors import ExitCode

HELP = """生成 schemas/ 下的 JSON Schema。编辑器（如 VS Code 的 YAML 插件）据此给出中文提示和补全。"""
EXAMPLES = (
    "luoshi schema             写入 schemas/",
    "luoshi schema --check     只看是否过期，过期则退出码为 1",
)


def command(
    *,
    check: Annotated[bool, typer.Option("--check", help="不写入，只检查是否与程序一致")] = False,
    folder: WorkspaceFolder = None,
) -> None:
    """Write the schemas, or tell whether they are stale."""
    from luoshi.cli import env  # noqa: PLC0415 -- help pages do without
    from luoshi.cli.output.terminal import say  # noqa: PLC0415
    from luoshi.service.schemas import FOLDER, stale_schemas, write_schemas  # noqa: PLC0415
    from luoshi.store.workspace import find_workspace  # noqa: PLC0415

    root = find_workspace(env.start_folder(folder))
    names = stale_schemas(root) if check else write_schemas(root)
    for name in names:
        say(f"{'已过期' if check else '已写入'}：{FOLDER}/{name}")
    if check and names:
        say("办法：运行 luoshi schema 重新生成，然后提交")
        raise typer.Exit(ExitCode.FINDINGS)
    if not names:
        say("schemas/ 与程序一致")
