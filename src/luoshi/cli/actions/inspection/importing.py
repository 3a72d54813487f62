"""What ``luoshi import --as`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.pages import deliver
from luoshi.cli.output.terminal import say, tell
from luoshi.errors import ExitCode
from luoshi.service.inspection.register_import import find_register_path, keep_register, read_register_file
from luoshi.store.edit.record_file import write_record

if TYPE_CHECKING:
    from pathlib import Path


def import_register(
    word: str, kind: str, file: Path, output: Path | None, folder: Path | None, *, write: bool
) -> ExitCode:
    """Show a spreadsheet as a register, or write it; what was not understood is told either way."""
    found = read_register_file(word, kind, file)
    path = find_register_path(word, file)
    for note in found.notes:
        say(note)
    if found.register is None:
        say("没有读到一行")
        return ExitCode.NOTHING
    if write:
        keep_register(open_here(folder), found, path)
        tell(f"已写入 {path}：{found.size} 个")
    else:
        deliver(write_record(found.register, path), output)
        say(f"读到 {found.size} 个；加 --write 写入 {path}")
    return ExitCode.OK
