"""What ``luoshi schema`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.output.terminal import say
from luoshi.errors import ExitCode
from luoshi.service.schemas import FOLDER, stale_schemas, write_schemas
from luoshi.store.workspace import find_workspace

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path | None, *, check: bool) -> ExitCode:
    """Write the schemas, or tell whether they are stale."""
    root = find_workspace(env.start_folder(folder))
    names = stale_schemas(root) if check else write_schemas(root)
    for name in names:
        say(f"{'已过期' if check else '已写入'}：{FOLDER}/{name}")
    if not names:
        say("schemas/ 与程序一致")
    if not (check and names):
        return ExitCode.OK
    say("办法：运行 luoshi schema 重新生成，然后提交")
    return ExitCode.FINDINGS
