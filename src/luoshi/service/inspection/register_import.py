"""``import --as 学校|督学``: a spreadsheet becomes a register, shown first and written only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.exchange.inspection.register_sheet import ReadRegister, read_register
from luoshi.exchange.workbooks.grids import read_grids
from luoshi.store.edit.record_file import write_record
from luoshi.store.files.atomic_write import create_file
from luoshi.store.files.files import READING, reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.service.workspace import Workspace

_LARGEST = 64 << 20


def read_register_file(word: str, kind: str, file: Path) -> ReadRegister:
    """Return the register of a file. Raises UnreadableError for what cannot be read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableError(f"“{file}”读不出来：{reason_of(error, READING)}", "检查文件名和权限") from None
    if len(data) > _LARGEST:
        raise UsageError(f"“{file}”超过 {_LARGEST >> 20} MB", "分成几个文件")
    return read_register(word, read_grids(kind, data, file.name))


def find_register_path(word: str, file: Path) -> str:
    """Return where the register goes: schools in a file of the name of the source, inspectors in their one file."""
    return "registers/inspectors.yaml" if word == "督学" else f"registers/schools/{file.stem}.yaml"


def keep_register(workspace: Workspace, found: ReadRegister, path: str) -> None:
    """Write a new register. Raises ChangedError where there is one: nothing is ever overwritten."""
    if found.register is None:
        raise UsageError("没有读到一行", "看上面的说明，改好列名再读")
    target = workspace.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    create_file(target, write_record(found.register, path))
